import type { SyncProblem } from '../../problem.ts';
import { SYNC_WORDS } from '../../tasklist/sync.ts';
import { evidenceSentence } from './evidence.ts';
import { plain, quoted } from './parts.ts';
import { amountText, toldReason } from './verdict-reasons.ts';

/** Says what is wrong with a policy or a record, and what to do. Texts of records are quoted; the caller escapes them. */
export function syncSentence(problem: SyncProblem): string {
  switch (problem.kind) {
    case 'wrong-shape':
    case 'unknown-key':
    case 'bad-amount':
    case 'no-threshold':
    case 'empty-list':
    case 'too-large':
      return syntaxSentence(problem);
    case 'unreachable':
    case 'all-of-chosen':
    case 'none-of-chosen':
    case 'empty-selector':
    case 'never-passes':
    case 'never-fails':
    case 'report-only':
    case 'weight-sum':
      return policySentence(problem);
    case 'empty-source':
    case 'malformed':
    case 'oversized':
    case 'future-version':
    case 'more-malformed':
      return recordSentence(problem);
    case 'foreign-plan':
    case 'unknown-task':
    case 'wrong-leg':
    case 'wrong-attempt':
    case 'later-attempt':
    case 'contradictory':
      return foldSentence(problem);
    case 'lost-record':
    case 'doubtful':
    case 'impossible-state':
    case 'not-started':
    case 'not-restarted':
    case 'no-job':
    case 'two-jobs':
    case 'still-queued':
      return evidenceSentence(problem);
    case 'gate-needs':
    case 'gate-choice':
    case 'gate-repeated':
    case 'gate-result':
    case 'gate-list':
    case 'gate-unknown-job':
      return gateSentence(problem);
    default:
      return problem satisfies never;
  }
}

type Of<Kind extends SyncProblem['kind']> = Extract<SyncProblem, { kind: Kind }>;

const FORMS = [
  ...SYNC_WORDS.filter((word) => word !== 'none').map(quoted),
  'a number, a percentage, `{of, at-least, max-failures}`, a list of these, `{any-of: […]}` or `none`',
].join(', ');

function syntaxSentence(
  problem: Of<'wrong-shape' | 'unknown-key' | 'bad-amount' | 'no-threshold' | 'empty-list' | 'too-large'>,
): string {
  switch (problem.kind) {
    case 'wrong-shape':
      return `${quoted(problem.found)} is not ${expected(problem.key)}${hint(problem.nearest)}`;
    case 'unknown-key':
      return `unknown key ${quoted(problem.key)} in a rule of \`sync\`${hint(problem.nearest) || `; the keys are ${list(problem.known)}`}`;
    case 'bad-amount':
      return `\`${problem.key}\`: ${quoted(problem.found)} ${AMOUNT[problem.why](problem.key)}${hint(problem.nearest)}`;
    case 'no-threshold':
      return 'a rule of `sync` needs `at-least` or `max-failures`; without one it asks for nothing';
    case 'empty-list':
      return problem.key === 'of'
        ? '`of: []` selects nothing; leave `of` out to count every task'
        : `an empty ${problem.key === 'any-of' ? '`any-of` can never pass' : 'list of rules asks for nothing'}; write a rule, or \`none\` to only report`;
    case 'too-large':
      return problem.what === 'depth'
        ? `\`sync\` is nested more than ${problem.max} deep; lists within lists can be written as one list`
        : `\`sync\` has more than ${problem.max} rules; use tags or id globs to count tasks together`;
  }
}

const AMOUNT: Readonly<Record<Of<'bad-amount'>['why'], (key: string) => string>> = {
  'not-an-amount': () => 'is neither a whole number nor a percentage such as `80%` (without a space)',
  'not-whole': () => 'is not a whole number; for a share of the tasks write a percentage such as `80%`',
  'count-range': (key) =>
    `must be ${key === 'max-failures' ? '0 or more' : '1 or more; to only report, write `sync: none`'}`,
  'percent-range': (key) =>
    key === 'max-failures' ? 'must be between 0% and 100%' : 'must be above 0% and at most 100%',
  'percent-decimals': () => 'has more than three decimals',
};

function policySentence(
  problem: Of<
    | 'unreachable'
    | 'all-of-chosen'
    | 'none-of-chosen'
    | 'empty-selector'
    | 'never-passes'
    | 'never-fails'
    | 'report-only'
    | 'weight-sum'
  >,
): string {
  switch (problem.kind) {
    case 'unreachable': {
      const of = problem.of === '' ? 'the tasks' : quoted(problem.of);
      return `\`at-least: ${problem.need}\` can never be reached: ${of} weigh ${problem.total} in all; ask for at most ${problem.total}`;
    }
    case 'all-of-chosen':
      return `\`at-least: ${problem.need}\` is more than was chosen: all ${problem.total}${problem.of === '' ? '' : ` of ${quoted(problem.of)}`} must succeed`;
    case 'none-of-chosen':
      return `no task of ${quoted(problem.of)} was chosen, so this rule asks for nothing`;
    case 'empty-selector':
      return `${quoted(problem.selector)} selects no task${hint(problem.nearest) || '; a selector is an id, an id with `*`, or `tag:` and a tag'}`;
    case 'never-passes':
      return `this plan can never pass, because of what is skipped: ${problem.reasons.map((reason) => toldReason(reason).text).join('; ')}`;
    case 'never-fails':
      return `${problem.maxFailures === null ? '`sync`' : quoted(`max-failures: ${amountText(problem.maxFailures)}`)} holds even if every task fails; if that is meant, write \`sync: none\``;
    case 'report-only':
      return '`sync: none` only reports: failed tasks do not make the verdict fail';
    case 'weight-sum':
      return `the weights add up to ${problem.total}, above ${problem.max}, the most that can be counted exactly; use smaller weights`;
  }
}

function recordSentence(
  problem: Of<'empty-source' | 'malformed' | 'oversized' | 'future-version' | 'more-malformed'>,
): string {
  switch (problem.kind) {
    case 'empty-source':
      return `${quoted(problem.source)} holds no record; its tasks count as missing`;
    case 'malformed':
      return `${quoted(problem.source)}${line(problem.line)}: not a task record (${plain(problem.detail)}); it does not count`;
    case 'oversized':
      return `${quoted(problem.source)}${line(problem.line)}: larger than ${problem.max / 1024} KiB; it does not count`;
    case 'future-version':
      return `${quoted(problem.source)}${line(problem.line)}: a record of version ${problem.version}, and this fanfold reads version 1; use the same version in every job`;
    case 'more-malformed':
      return `${quoted(problem.source)}: ${problem.count} more records that cannot be read`;
  }
}

function foldSentence(
  problem: Of<'foreign-plan' | 'unknown-task' | 'wrong-leg' | 'wrong-attempt' | 'later-attempt' | 'contradictory'>,
): string {
  const task = quoted(problem.task);
  switch (problem.kind) {
    case 'foreign-plan':
      return `${quoted(problem.source)}: a record of ${task} from another plan (${quoted(problem.plan)}); it does not count`;
    case 'unknown-task':
      return `${quoted(problem.source)}: a record of ${task}, which is not in the plan; it does not count`;
    case 'wrong-leg':
      return `${quoted(problem.source)}: leg ${quoted(problem.leg)} speaks for ${task}, which ${problem.expected === null ? 'has no leg because it is skipped' : `belongs to leg ${quoted(problem.expected)}`}; the record does not count`;
    case 'wrong-attempt':
      return `${quoted(problem.source)}: a record of ${task} for run attempt ${problem.runAttempt} from attempt ${problem.expected}; it does not count`;
    case 'later-attempt':
      return `a record of ${task} from run attempt ${problem.runAttempt} came after this attempt (${problem.current}); it does not count here`;
    case 'contradictory':
      return `different records of ${task} for run attempt ${problem.runAttempt}: ${problem.claims.map((claim) => `${claim.state} in ${quoted(claim.source)}`).join(', ')}; the worst counts (${problem.counted})`;
  }
}

function gateSentence(
  problem: Of<'gate-needs' | 'gate-choice' | 'gate-repeated' | 'gate-result' | 'gate-list' | 'gate-unknown-job'>,
): string {
  switch (problem.kind) {
    case 'gate-needs':
      return `\`needs\` ${NEEDS_FAULT[problem.why]}`;
    case 'gate-choice':
      return `\`on-all-skipped\` is \`fail\` or \`pass\`, not ${quoted(problem.found)}${hint(problem.nearest)}`;
    case 'gate-repeated':
      return `\`needs\` says twice how ${quoted(problem.job)} ended; write ${WHOLE_NEEDS}`;
    case 'gate-result':
      return problem.result === null
        ? `${quoted(problem.job)} has no \`result\` in \`needs\`; it counts as not succeeded`
        : `${quoted(problem.job)} ended with ${quoted(problem.result)}, which is not a result that GitHub documents${hint(problem.nearest)}; it counts as not succeeded`;
    case 'gate-list':
      return `\`${problem.input}\` ${LIST_FAULT[problem.why]}; write job ids separated by commas, a JSON list of strings, or \`\${{ toJSON(needs) }}\` for all of them`;
    case 'gate-unknown-job':
      return `\`${problem.input}\` names ${quoted(problem.job)}, which is not in \`needs\` of this job${hint(problem.nearest) || (problem.known.length === 0 ? '' : `; it needs ${list(problem.known)}`)}`;
  }
}

const WHOLE_NEEDS = `\`needs: \${{ toJSON(needs) }}\``;

const NEEDS_FAULT: Readonly<Record<Of<'gate-needs'>['why'], string>> = {
  empty: `is empty; write ${WHOLE_NEEDS}`,
  'too-large': 'is larger than a gate reads; give the jobs smaller outputs',
  'not-json': `is not JSON; write ${WHOLE_NEEDS}`,
  'not-an-object': `is not the \`needs\` context; write ${WHOLE_NEEDS}`,
  'no-jobs': 'names no job: a gate over nothing protects nothing; list the jobs in `needs:` of this job',
};

const LIST_FAULT: Readonly<Record<Of<'gate-list'>['why'], string>> = {
  'not-json': 'starts like JSON and is not JSON',
  'not-a-list': 'is JSON and not a list',
  'not-text': 'has an entry that is not text',
  'too-many': 'has more entries than a gate reads',
};

function expected(key: string): string {
  if (key === 'of') return 'a selector or a list of selectors (an id, an id with `*`, or `tag:` and a tag)';
  if (key === 'any-of') return 'a list of policies';
  return `a policy; write ${FORMS}`;
}

function hint(nearest: string | null): string {
  return nearest === null ? '' : `; did you mean ${quoted(nearest)}?`;
}

function list(words: readonly string[]): string {
  return words.map(quoted).join(', ');
}

function line(number: number | null): string {
  return number === null ? '' : `, line ${number}`;
}
