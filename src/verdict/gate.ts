/**
 * Gate mode: judges jobs that fanfold did not plan, from the `needs` context alone. Job outputs are hostile and can be
 * megabytes long; only the name and the `result` of a job are looked at, and nothing else reaches a reader.
 */
import { problem, type SyncProblem } from '../problem.ts';
import { nearest } from '../tasklist/nearest.ts';
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
  /** `fail` or `pass`: the verdict when every job was skipped and may be. Empty is `fail`. */
  readonly onAllSkipped: string;
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

/** One line of the arithmetic. */
export type GateReason =
  | { readonly kind: 'wrong-endings'; readonly jobs: readonly GateJob[]; readonly total: number }
  | { readonly kind: 'no-jobs' }
  | { readonly kind: 'no-success'; readonly total: number }
  | { readonly kind: 'all-skipped'; readonly total: number; readonly verdict: 'pass' | 'fail' }
  | { readonly kind: 'bad-inputs'; readonly errors: number }
  | { readonly kind: 'passed'; readonly total: number; readonly allowed: readonly GateJob[] };

export interface GateVerdict {
  readonly verdict: 'pass' | 'fail';
  /** In the order of `needs`. */
  readonly jobs: readonly GateJob[];
  /** At least one. */
  readonly reasons: readonly GateReason[];
  readonly problems: readonly SyncProblem[];
}

/**
 * Passes when every job succeeded or may end as it did, at least one job succeeded, and every input is well-formed. A
 * job on several lists may end in each of these ways. Unlike the gates this one replaces, it passes on zero successes only
 * where every job was skipped, may be, and `on-all-skipped: pass` says so; and an allow-list that names a job outside
 * `needs` is an error, because it protects nothing.
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
  const choice = readChoice(input.onAllSkipped);
  const problems = [...needs.problems, ...allowances.flatMap((allowance) => allowance.problems), ...choice.problems];
  const failed = failures(jobs, problems, choice.verdict);
  if (failed.length > 0) return { verdict: 'fail', jobs, reasons: failed, problems };
  const total = jobs.length;
  const reason: GateReason = isAllSkipped(jobs)
    ? { kind: 'all-skipped', total, verdict: 'pass' }
    : { kind: 'passed', total, allowed: jobs.filter(({ allowed }) => allowed) };
  return { verdict: 'pass', jobs, reasons: [reason], problems };
}

const CHOICES = ['fail', 'pass'] as const;

function readChoice(text: string): { readonly verdict: 'pass' | 'fail'; readonly problems: readonly SyncProblem[] } {
  const found = text.trim() === '' ? 'fail' : CHOICES.find((choice) => choice === text.trim());
  if (found !== undefined) return { verdict: found, problems: [] };
  return {
    verdict: 'fail',
    problems: [problem('sync/gate-choice', null, { found: text, nearest: nearest(text, CHOICES) })],
  };
}

/** Every job was skipped, and may be. */
function isAllSkipped(jobs: readonly GateJob[]): boolean {
  return jobs.length > 0 && jobs.every(({ result, ok }) => ok && result === 'skipped');
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

function failures(
  jobs: readonly GateJob[],
  problems: readonly SyncProblem[],
  onAllSkipped: 'pass' | 'fail',
): GateReason[] {
  const wrong = jobs.filter((job) => !job.ok);
  const total = jobs.length;
  const reasons: GateReason[] = [];
  if (wrong.length > 0) reasons.push({ kind: 'wrong-endings', jobs: wrong, total });
  if (total === 0) reasons.push({ kind: 'no-jobs' });
  else if (isAllSkipped(jobs)) {
    if (onAllSkipped === 'fail') reasons.push({ kind: 'all-skipped', total, verdict: 'fail' });
  } else if (!jobs.some((job) => job.result === 'success')) reasons.push({ kind: 'no-success', total });
  if (problems.length > 0) reasons.push({ kind: 'bad-inputs', errors: problems.length });
  return reasons;
}
