/**
 * Gate mode: judges jobs that fanfold did not plan, from the `needs` context alone. Job outputs are hostile and can be
 * megabytes long; only the name and the `result` of a job are looked at, and nothing else reaches a reader.
 */
import type { SyncProblem } from '../problem.ts';
import { type Allowance, readAllowance } from './gate-list.ts';
import { type Jobs, readNeeds } from './gate-needs.ts';

export interface GateInput {
  /** `${{ toJSON(needs) }}` */
  readonly needs: string;
  /** Job ids that may end with `failure`: separated by commas or white space, or a JSON list. */
  readonly allowedFailures: string;
  /** Job ids that may end with `skipped`. */
  readonly allowedSkips: string;
  /** Job ids that may end with `cancelled`. A job that runs into its timeout ends so. */
  readonly allowedCancels: string;
}

/** How one job ended, and whether it may end so. */
export interface GateJob {
  readonly job: string;
  /** `success`, `failure`, `cancelled` or `skipped`; otherwise what stands there, cut short, or `null` when nothing does. */
  readonly result: string | null;
  /** An allow-list names the job for this result. */
  readonly allowed: boolean;
  readonly ok: boolean;
}

export interface GateVerdict {
  readonly verdict: 'pass' | 'fail';
  /** In the order of `needs`. */
  readonly jobs: readonly GateJob[];
  /** The arithmetic, at least one line, each starting with `pass: ` or `fail: `. Job names stand in backticks. */
  readonly reasons: readonly string[];
  readonly problems: readonly SyncProblem[];
}

/** How many jobs one line names. */
const MAX_NAMES = 10;

/**
 * Passes when every job succeeded or may end as it did, at least one job succeeded, and every input is well-formed. A
 * job on several lists may end in each of these ways. Unlike the gates this one replaces, it never passes on zero
 * successes, and an allow-list that names a job outside `needs` is an error, because it protects nothing.
 */
export function evaluateGate(input: GateInput): GateVerdict {
  const needs = readNeeds(input.needs);
  const names = needs.jobs === null ? null : [...needs.jobs.keys()];
  const allowances = [
    readAllowance('allowed-failures', input.allowedFailures, names),
    readAllowance('allowed-skips', input.allowedSkips, names),
    readAllowance('allowed-cancels', input.allowedCancels, names),
  ] as const;
  const jobs = judge(needs.jobs ?? new Map(), allowances);
  const problems = [...needs.problems, ...allowances.flatMap((allowance) => allowance.problems)];
  const failed = failures(jobs, problems);
  if (failed.length > 0) return { verdict: 'fail', jobs, reasons: failed, problems };
  return { verdict: 'pass', jobs, reasons: [passed(jobs)], problems };
}

function judge(jobs: Jobs, [failures, skips, cancels]: readonly [Allowance, Allowance, Allowance]): GateJob[] {
  const allowing = new Map([
    ['failure', failures.jobs],
    ['skipped', skips.jobs],
    ['cancelled', cancels.jobs],
  ]);
  return [...jobs].map(([job, result]) => {
    const allowed = result !== null && allowing.get(result)?.has(job) === true;
    return { job, result, allowed, ok: allowed || result === 'success' };
  });
}

function failures(jobs: readonly GateJob[], problems: readonly SyncProblem[]): string[] {
  const wrong = jobs.filter((job) => !job.ok);
  const succeeded = jobs.filter((job) => job.result === 'success').length;
  const reasons: string[] = [];
  if (wrong.length > 0)
    reasons.push(`fail: ${wrong.length} of ${jobs.length} jobs may not end like this: ${endings(wrong)}`);
  if (succeeded === 0)
    reasons.push(
      jobs.length === 0
        ? 'fail: there is no job to judge'
        : `fail: 0 of ${jobs.length} jobs succeeded, need at least 1`,
    );
  if (problems.length > 0)
    reasons.push(`fail: ${problems.length} ${problems.length === 1 ? 'error' : 'errors'} in the inputs`);
  return reasons;
}

function passed(jobs: readonly GateJob[]): string {
  const allowed = jobs.filter((job) => job.allowed);
  const head = `pass: ${jobs.length - allowed.length} of ${jobs.length} jobs succeeded`;
  return allowed.length === 0 ? head : `${head}, ${allowed.length} may end like this: ${endings(allowed)}`;
}

/** `` `lint` failure, `docs` skipped ``. */
function endings(jobs: readonly GateJob[]): string {
  const shown = jobs
    .slice(0, MAX_NAMES)
    .map(({ job, result }) => `\`${plain(job)}\` ${result === null ? 'without a result' : plain(result)}`);
  const more = jobs.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** One line without backticks, cut short. */
function plain(text: string): string {
  const line = text.slice(0, 100).replace(/[`\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return text.length > 100 ? `${line}…` : line;
}
