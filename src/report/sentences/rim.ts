import type { PlanFault, RimProblem } from '../../problem.ts';
import { count, grouped, listed } from '../words.ts';
import { type FilesProblem, filesSentence } from './files.ts';
import { type MergeProblem, mergeSentence } from './merge.ts';
import { isOfTasks, tasksSentence } from './tasks.ts';

const READING: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is a file and not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  ELOOP: 'its links lead in a circle',
};

/** What the system says of a file that it does not give, in words. */
function faultOfReading(detail: string): string {
  return READING[/^E[A-Z]+/.exec(detail)?.[0] ?? ''] ?? detail;
}

/** The sentence of a problem with files, processes or services. */
export function rimSentence(problem: RimProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return `\`${problem.path}\` cannot be read: ${faultOfReading(problem.detail)}`;
    case 'no-task-file':
      return `there is no task file: looked for ${listed(problem.looked.map((path) => `\`${path}\``))}; \`fanfold init\` writes one`;
    case 'bad-pair':
    case 'bad-inputs':
    case 'unknown-fact':
      return factSentence(problem);
    case 'unwritable':
      return `\`${problem.path}\` cannot be written: ${problem.detail}`;
    case 'no-last-run':
      return `there is no earlier run in \`${problem.path}\`; \`fanfold run\` makes one`;
    case 'last-run-differs':
      return `the list is not what the last run in \`${problem.path}\` ran: nothing of it is kept, and all tasks run`;
    case 'run-locked':
      return `another \`fanfold run\` (process ${problem.pid}) is at work in this folder; wait for it, or end it (\`${problem.path}\` says so)`;
    case 'store-absent':
      return `this runner offers no artifact service to the step (\`${problem.variable}\` is not what GitHub's runner gives), and fanfold's jobs speak to each other through it; github.com, *.ghe.com, Gitea, and act under \`--artifact-server-path\` give it to a \`uses:\` step, and \`fanfold run\` does without`;
    case 'store-unknown':
      return `\`${problem.server}\` does not answer as GitHub's artifact service, through which fanfold's jobs speak to each other: ${problem.asked} was answered with ${problem.answer}; \`actions/upload-artifact@v4\` needs the same service, so ask whoever runs the server for it, or run the list on one machine with \`fanfold run\``;
    case 'store-full':
      return `the artifact storage of this account is full, so nothing can be ${problem.what}: ${problem.detail}; delete old artifacts or raise the spending limit`;
    case 'store-fault':
      return `the artifacts of this run cannot be ${problem.what}: ${problem.detail}`;
    case 'artifact-oversized':
      return `the artifact \`${problem.artifact}\` has ${problem.bytes} bytes, more than the ${problem.max} that are read; it does not count`;
    case 'artifact-altered':
      return `the artifact \`${problem.artifact}\` does not have the digest that GitHub lists for it; it does not count`;
    case 'fold-refused':
      return `the artifact \`${problem.artifact}\` looks like folded records, but the job of a leg stored it; it does not count`;
    case 'artifact-unreadable':
      return `the artifact \`${problem.artifact}\` could not be downloaded: ${problem.detail}`;
    case 'not-a-plan':
      return `\`${problem.source}\` is not a plan that can be trusted: ${planFaultText(problem.fault)}`;
    case 'jobs-unchecked':
      return `the jobs of this run could not be checked against the records: ${problem.detail}`;
    case 'list-cut':
    case 'waited-for-records':
    case 'records-too-large':
      return listSentence(problem);
    case 'timings-unavailable':
      return `the timings of earlier runs could not be read, so the plan does without them: ${problem.detail}`;
    case 'comment-failed':
      return `the comment on #${problem.issue} could not be written: ${problem.detail}`;
    default:
      return isOfTasks(problem) ? tasksSentence(problem) : carriedSentence(problem);
  }
}

/** Why text is not a plan that can be trusted. */
export function planFaultText(fault: PlanFault): string {
  switch (fault.why) {
    case 'not-json':
      return `not JSON: ${fault.detail}`;
    case 'too-deep':
      return 'it nests too deeply';
    case 'form':
      return `not a plan of version 1: ${fault.key === '' ? '' : `${fault.key}: `}${fault.detail}`;
    case 'digest':
      return 'the digest does not belong to its content';
    default:
      return fault satisfies never;
  }
}

/** The sentence of a problem with files that tasks carry, or with folding them. */
function carriedSentence(problem: FilesProblem | MergeProblem): string {
  switch (problem.kind) {
    case 'junit-unreadable':
    case 'junit-cut':
    case 'lcov-lines':
    case 'report-empty':
    case 'fold-unreadable':
    case 'lcov-unreadable':
    case 'merge-conflict':
    case 'merge-refused':
    case 'merge-link':
    case 'merge-too-many':
      return mergeSentence(problem);
    default:
      return filesSentence(problem);
  }
}

function listSentence(
  problem: Extract<RimProblem, { kind: 'list-cut' | 'waited-for-records' | 'records-too-large' }>,
): string {
  switch (problem.kind) {
    case 'list-cut':
      return `the list of artifacts ends at ${problem.max}, and the rest of it could not be read: ${problem.detail}`;
    case 'waited-for-records':
      return waitedText(problem);
    case 'records-too-large':
      return problem.why === 'bytes'
        ? `the artifact \`${problem.artifact}\` was not read: the records of a run may have ${grouped(problem.max / 1024 / 1024)} MiB together; give tasks fewer outputs, or plan fewer of them`
        : `the artifact \`${problem.artifact}\` holds more than the ${grouped(problem.max)} records that its leg can have left; it does not count`;
  }
}

function waitedText({ seconds, legs, left }: Extract<RimProblem, { kind: 'waited-for-records' }>): string {
  const end = left === 0 ? 'all of them came' : `${count(left, 'leg')} left none`;
  return `the list of artifacts was read again for ${seconds} s, for the records of ${listed(legs.map((leg) => `\`${leg}\``))}: ${end}`;
}

type Of<K extends RimProblem['kind']> = Extract<RimProblem, { kind: K }>;

/** What was given, or read, beside the list. */
function factSentence(problem: Of<'bad-pair' | 'bad-inputs' | 'unknown-fact'>): string {
  switch (problem.kind) {
    case 'bad-pair':
      return `\`--${problem.flag} ${problem.text}\` is not a name and a value; write \`--${problem.flag} name=value\``;
    case 'bad-inputs':
      return '`inputs` of the plan step is not a YAML mapping of names to values';
    case 'unknown-fact':
      return `\`--github ${problem.name}=…\` sets a value that no expression can read${problem.nearest === null ? `; there are ${listed(problem.known.map((name) => `\`${name}\``))}` : `; did you mean \`${problem.nearest}\`?`}`;
    default:
      return problem satisfies never;
  }
}
