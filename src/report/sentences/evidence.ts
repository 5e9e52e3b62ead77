import type { SyncProblem } from '../../problem.ts';
import { listed } from '../words.ts';
import { quoted } from './parts.ts';

type EvidenceProblem = Extract<
  SyncProblem,
  {
    kind:
      | 'lost-record'
      | 'doubtful'
      | 'impossible-state'
      | 'not-started'
      | 'not-restarted'
      | 'no-job'
      | 'two-jobs'
      | 'still-queued';
  }
>;

/** Says which records do not count beside the jobs of the run, and what to do. */
export function evidenceSentence(problem: EvidenceProblem): string {
  switch (problem.kind) {
    case 'lost-record':
      return `leg ${quoted(problem.leg)} was started again in run attempt ${problem.runAttempt} and left no record of ${names(problem.tasks)}; what attempt ${problem.last} recorded no longer counts, so ${are(problem.tasks)} missing`;
    case 'doubtful':
      return `${doubtfulHead(problem)}; ${problem.tasks.length === 1 ? 'it does' : 'they do'} not count as a success: re-run the job of ${names(problem.tasks.slice(0, 1))}`;
    case 'impossible-state':
      return `the record of ${quoted(problem.task)} says ${quoted(problem.state)}, which this task cannot end as; it does not count as that: re-run the job of ${quoted(problem.task)}`;
    case 'not-started':
      return `there are records of ${names(problem.tasks)} for run attempt ${problem.runAttempt}, in which the job of leg ${quoted(problem.leg)} was never started; they do not count: re-run the job of ${names(problem.tasks.slice(0, 1))}`;
    case 'not-restarted':
      return `the job ${quoted(problem.job)} of leg ${quoted(problem.leg)} should have started again in run attempt ${problem.runAttempt}, since ${quoted(problem.need)}, which it needs, did; GitHub does not always run what depends on a job again in a workflow that a matrix calls (actions/runner 2810): use "Re-run all jobs"`;
    case 'no-job':
      if (problem.numbered.length > 0)
        return `no job of this run is called ${names(problem.numbered)}, so ${problem.numbered.length === 1 ? 'that leg' : 'those legs'} never ran; write the missing numbers into the matrix of the leg job, or plan fewer legs with \`legs.max\``;
      return `no job of this run is called ${names(problem.legs)}, so the records of ${problem.legs.length === 1 ? 'that leg do' : 'those legs do'} not count; the leg job needs \`name: \${{ matrix.name }}\``;
    case 'two-jobs':
      return `the jobs ${names(problem.jobs)} could both be leg ${quoted(problem.leg)}, so its records do not count; plan each call of the workflow under a \`name\` and with task names of its own`;
    case 'still-queued':
      return `the job ${quoted(problem.job)} of leg ${quoted(problem.leg)} still waits for a runner, so earlier records of it do not count; put the leg job into \`needs\` of converge, or set \`wait: true\``;
    default:
      return problem satisfies never;
  }
}

function doubtfulHead({ tasks, leg, job, ended }: Extract<EvidenceProblem, { kind: 'doubtful' }>): string {
  const whose = `the job ${quoted(job)} of leg ${quoted(leg)}`;
  if (ended === 'in_progress') return `${names(tasks)} left a result, but ${whose} was still running`;
  return `${names(tasks)} left a result, but ${whose} ended as ${quoted(ended)}`;
}

function names(tasks: readonly string[]): string {
  return listed(tasks.map(quoted), 5);
}

function are(tasks: readonly string[]): string {
  return tasks.length === 1 ? 'it is' : 'they are';
}
