import { cut } from '../../merge/cut.ts';
import type { PackingProblem, TimingsFault } from '../../problem.ts';
import { MAX_MATRIX_JOBS } from '../../tasklist/github-limits.ts';
import { count, grouped, listed } from '../words.ts';
import { faultText } from './merge.ts';

/** Characters of what a leg is set up for. */
const MOST_SET_UP = 80;

/** The sentence of a problem with estimates, timings or the number of legs. */
export function packingSentence(problem: PackingProblem): string {
  switch (problem.kind) {
    case 'too-many-legs':
      return `wave ${problem.wave} needs at least ${count(problem.legs, 'leg')}${kindsText(problem.kinds)} and may have ${problem.max}; ${fewerLegs(problem.max)}`;
    case 'too-many-waves':
      return `a group has at most ${problem.max} waves, and \`${problem.task}\` would be in a later one of ${problem.waves}; let tasks of one kind follow each other, or remove some of its \`needs\``;
    case 'target-too-short':
      return `\`target-minutes: ${problem.minutes}\` cannot be met: ${named(problem.tasks)} ${problem.together ? 'with what must share the leg' : 'alone'} ${problem.tasks.length === 1 ? 'takes' : 'take'} longer; the smallest target that can be met is ${problem.smallest} minutes`;
    case 'target-unreachable':
      return `\`target-minutes: ${problem.minutes}\` cannot be met with the most legs allowed${problem.severity === 'warning' ? ', by what is known of durations' : ''}; the smallest target that can be met is ${problem.smallest} minutes; raise it, or allow more legs (\`legs.max\`, \`max-parallel\`)`;
    case 'target-margin':
      return `\`target-minutes: ${problem.minutes}\` is met only if every estimate is right; from ${problem.comfortable} minutes on there are 10 % to spare`;
    case 'leg-too-long': {
      const more = problem.legs > 1 ? ` and ${count(problem.legs - 1, 'more leg')}` : '';
      return `the leg \`${problem.leg}\`${more} will probably take ${problem.minutes} minutes, and GitHub ends a job after ${problem.max}; allow more legs (\`legs.max\`), or split the longest tasks`;
    }

    case 'bad-runner':
      return problem.why === 'comma'
        ? `\`${problem.label}\` under \`runners\` is not one label; write an entry for each label`
        : `\`${problem.label}\` under \`runners\` is an expression; write the label that it stands for`;
    case 'unknown-runner':
      return `no task runs on \`${problem.label}\`, so what \`runners\` says of it has no effect${problem.nearest === null ? '' : `; did you mean \`${problem.nearest}\`?`}`;
    case 'timings-ignored':
      return `the durations in \`${problem.source}\` are ignored: ${timingsFaultText(problem.fault)}`;
    case 'timings-matched':
      return `${grouped(problem.known)} of ${count(problem.tasks, 'task')} known (${listed(problem.sources.map(matchedText), 10)})`;
    case 'timings-values':
      return `${count(problem.count, 'value')} in \`${problem.source}\` ${problem.count === 1 ? 'is not a duration and is' : 'are not durations and are'} ignored`;
    default:
      return problem satisfies never;
  }
}

const TIMINGS_FAULTS = {
  empty: 'it is empty',
  'broken-json': 'it is not complete JSON',
  'no-durations': 'it is neither a mapping nor a list of durations',
  'unknown-form': 'it is neither XML, nor JSON, nor lines of `path:seconds`',
  'nothing-timed': 'nothing in it has a time',
  'tasks-not-mapping': '`tasks` is not a mapping',
  'bad-glob': 'it is not a pattern that can be read',
  'no-match': 'no file matches it',
  'no-reports': 'the folder has no reports in it (`*.xml`, `*.json`, `*.log`)',
} as const;

function timingsFaultText(fault: TimingsFault): string {
  switch (fault.why) {
    case 'version':
      return `it has version ${fault.version}, and only version 1 is known`;
    case 'too-many-entries':
      return `it has more than ${fault.max} entries`;
    case 'too-large':
      return `it has ${fault.bytes} bytes; at most ${fault.max} are read`;
    case 'too-many-files':
      return `it names ${fault.files} files, and at most ${fault.max} are read`;
    case 'report':
      return `it ${faultText(fault)}`;
    default:
      return TIMINGS_FAULTS[fault.why];
  }
}

type Source = Extract<PackingProblem, { kind: 'timings-matched' }>['sources'][number];

function matchedText({ source, matched, unmatched, ambiguous, hint }: Source): string {
  const more = ambiguous === 0 ? '' : `, ${grouped(ambiguous)} could be of several tasks and are not used`;
  const advice = hint === null ? '' : `; with ${hint} it would name the files of its tests`;
  return `${source}: ${grouped(matched)} matched, ${grouped(unmatched)} of its entries match no task${more}${advice}`;
}

/** Which kinds of legs there are too many of. */
function kindsText(kinds: Extract<PackingProblem, { kind: 'too-many-legs' }>['kinds']): string {
  const shown = kinds.map(({ setUp, legs }) => `${grouped(legs)} of \`${cut(setUp, MOST_SET_UP)}\``);
  return shown.length === 0 ? '' : ` (${listed(shown, 4)})`;
}

/** Below what GitHub allows the limit is the user's own. */
function fewerLegs(max: number): string {
  if (max < MAX_MATRIX_JOBS)
    return `raise \`legs.max\` (up to ${MAX_MATRIX_JOBS}) and the numbers of a matrix that is written out, or give tasks a \`run\`, so that several share a leg`;
  return [
    'split them into groups that do not wait for each other:',
    '`with: { groups: true }` for the plan step, and one caller job: `strategy: { matrix: "${{ fromJSON(needs.plan.outputs.groups) }}" }` (docs/actions.md)',
  ].join('\n');
}

function named(tasks: readonly string[]): string {
  return listed(
    tasks.map((task) => `\`${task}\``),
    4,
  );
}
