/** What fails a run although its tasks may have succeeded, in words. */
import type { Reason, State } from '../../model.ts';
import { count } from '../words.ts';

/** A step of the end of a run that a disk or a command kept from being done. */
export type FinishingStep = 'results' | 'files' | 'verdict' | 'synthesis' | 'report';

export type RunFault =
  | { readonly kind: 'step-failed'; readonly step: FinishingStep; readonly detail: string }
  | { readonly kind: 'not-merged'; readonly folder: string; readonly problems: number }
  | { readonly kind: 'not-stored'; readonly problems: number }
  | { readonly kind: 'synthesis-failed'; readonly state: State; readonly reason: string | null };

const STEP_FAILED: Readonly<Record<FinishingStep, string>> = {
  results: 'the results could not be written',
  files: 'the files of the tasks could not be put together',
  verdict: 'the verdict could not be written',
  synthesis: '`converge.run` could not be run',
  report: 'the report could not be written',
};

/** One line. Text of the system and of the task file is unescaped. */
export function runFaultText(fault: RunFault): string {
  switch (fault.kind) {
    case 'step-failed':
      return `${STEP_FAILED[fault.step]}: ${fault.detail}`;
    case 'not-merged':
      return `the files of the tasks could not all be folded into ${fault.folder}: ${count(fault.problems, 'problem')}`;
    case 'not-stored':
      return `not everything that belongs to the run could be stored: ${count(fault.problems, 'problem')}`;
    case 'synthesis-failed':
      return `converge.run ${fault.state}${fault.reason === null ? '' : `: ${fault.reason}`}`;
    default:
      return fault satisfies never;
  }
}

/** The line of the arithmetic for a fault of the end of a run. */
export function runFaultReason(fault: RunFault): Reason {
  const have = 'problems' in fault ? fault.problems : 1;
  return { rule: ruleOf(fault), need: 0, have, text: `fail: ${runFaultText(fault)}` };
}

function ruleOf(fault: RunFault): string {
  switch (fault.kind) {
    case 'step-failed':
      return fault.step === 'synthesis' ? 'converge.run' : fault.step;
    case 'not-merged':
      return 'files';
    case 'not-stored':
      return 'results';
    case 'synthesis-failed':
      return 'converge.run';
    default:
      return fault satisfies never;
  }
}

const UNSEEN = {
  artifacts: 'the list of artifacts is full and may be cut: the converge job needs `permissions: { actions: read }`',
  records: 'the records of this run are larger than what converge reads',
} as const;

/** The line of the arithmetic for what keeps converge from knowing all records of a run. */
export function unseenReason(rule: keyof typeof UNSEEN): Reason {
  return { rule, need: 0, have: 1, text: `fail: ${UNSEEN[rule]}` };
}
