/** Sentences about tasks while they run: their records, logs, reports, and what is seen of them. */
import type { IsolationFault, RimProblem } from '../../problem.ts';
import { count, listed } from '../words.ts';

const KINDS = [
  'record-unwritable',
  'log-unwritable',
  'output-not-set',
  'summary-cut',
  'survivors',
  'report-unused',
  'items-by-file',
  'not-observed',
  'observation-cut',
  'not-isolated',
] as const;

type TasksProblem = Extract<RimProblem, { kind: (typeof KINDS)[number] }>;

/** Whether the sentence of a problem is one of these. */
export function isOfTasks(problem: RimProblem): problem is TasksProblem {
  return (KINDS as readonly string[]).includes(problem.kind);
}

/** The sentence of a problem with a task while it runs. */
export function tasksSentence(problem: TasksProblem): string {
  switch (problem.kind) {
    case 'record-unwritable':
      return `the record of \`${problem.task}\` cannot be written to \`${problem.path}\`: ${problem.detail}; make room or choose a folder that can be written`;
    case 'log-unwritable':
      return `the log of \`${problem.task}\` in \`${problem.path}\` is incomplete: ${problem.detail}; the task itself was not affected`;
    case 'output-not-set':
      return `\`${problem.task}\` reads \`needs.${problem.need}.outputs.${problem.key}\`, which \`${problem.need}\` did not set, so it is empty; ${problem.set.length === 0 ? 'it set no output' : `it set ${listed(problem.set.map((key) => `\`${key}\``))}`}`;
    case 'summary-cut':
      return `the step summary of \`${problem.task}\` has more than ${problem.max / 1024} KiB and was cut`;
    case 'survivors':
      if (problem.pids.length === 0)
        return `a process of \`${problem.task}\` that was not found has its output open and may still run; what it prints is lost`;
      return `${count(problem.pids.length, 'process', 'processes')} of \`${problem.task}\` could not be ended and may still run: ${problem.pids.join(', ')}`;
    case 'report-unused':
      return `the exit code counts for all items of \`${problem.batch}\` alike: ${reportText(problem)}`;
    case 'items-by-file':
      return `the ${problem.items} items of \`${problem.batch}\` are too long for arguments, so they are in \`$FANFOLD_ITEMS\` alone; \`batch.max-items\` makes smaller batches`;
    case 'not-observed':
      if (problem.why === 'budget')
        return 'what the tasks write is not looked at after each: that would take more than a twentieth of the run; `independence: strict` does it all the same';
      return problem.why === 'too-many-files'
        ? `what the tasks write is not observed: ${problem.detail}; ignore or move what is not part of the work`
        : `what the tasks write is not observed: ${problem.detail}`;
    case 'observation-cut':
      return `${listed(problem.tasks.map((task) => `\`${task}\``))} wrote ${problem.total} files, of which the record names the first ${problem.kept}`;
    case 'not-isolated':
      return `tasks run without isolation in the workspace itself: ${isolationText(problem.fault)}`;
  }
}

function isolationText(fault: IsolationFault): string {
  switch (fault.why) {
    case 'not-linux':
      return 'only Linux has overlay mounts';
    case 'no-tools':
      return '`unshare` or `mount` is not installed';
    case 'odd-path':
      return 'a path with `,`, `:`, `"` or a backslash cannot be mounted';
    case 'not-allowed':
      return `this system does not allow overlay mounts (${fault.detail})`;
    default:
      return fault satisfies never;
  }
}

function reportText({ report, why, detail }: Extract<TasksProblem, { kind: 'report-unused' }>): string {
  const file = `its report \`${report}\``;
  switch (why) {
    case 'absent':
      return `its command wrote no report to \`${report}\``;
    case 'old':
      return `${file} is older than its start`;
    case 'too-large':
      return `${file} is too large`;
    case 'not-junit':
      return `${file} is not JUnit (${detail})`;
    case 'no-item':
      return `no test of ${file} is about one of them${detail === '' ? '' : `; ${detail} makes it name files`}`;
  }
}
