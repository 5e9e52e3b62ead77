/**
 * Legs by number. A forge that evaluates no matrix of an earlier job's output (Gitea) has jobs whose matrices are written out:
 * each names a wave, a runner and a number, and is the leg of that number among those of its wave and runner.
 */
import type { Leg, RunsOn } from '../model.ts';
import { canonicalRunner, runnerKey } from './runner.ts';

/** Which leg a job of a written-out matrix is. Wave and number count from 1. */
export interface LegNumber {
  readonly wave: number;
  /** One label. */
  readonly runner: string;
  readonly number: number;
}

type Placed = Pick<Leg, 'wave' | 'group' | 'runsOn'>;

/** The one label of a runner; `null` where it takes several, or a group: a written-out matrix has no room for those. */
export function oneLabel(runsOn: RunsOn): string | null {
  if (typeof runsOn === 'string') return runsOn;
  return Array.isArray(runsOn) && runsOn.length === 1 ? (runsOn[0] ?? null) : null;
}

/** The name of the job that is a leg by its number. */
export function numberedJobName({ wave, runner, number }: LegNumber): string {
  return `wave ${wave} leg ${number} on ${runner}`;
}

/** What `numberedJobName` gives, in a workflow. */
export const NUMBERED_JOB = `wave \${{ matrix.wave }} leg \${{ matrix.leg }} on \${{ matrix.runs-on }}`;

/** Whether a job is named as a leg by its number. */
export function isNumberedJob(name: string): boolean {
  return /(?:^| \/ )wave [1-9]\d* leg [1-9]\d* on /.test(name);
}

/** The legs of one wave and runner, in the order of their numbers. */
export function legsOfRunner<One extends Placed>(legs: readonly One[], wave: number, runner: string): readonly One[] {
  const wanted = canonicalRunner(runner);
  return legs.filter((leg) => leg.wave === wave && leg.group === undefined && canonicalRunner(leg.runsOn) === wanted);
}

/** The name of each leg's job where legs are numbered; none for a leg that no number can have. */
export function numberedJobNames(legs: readonly (Placed & Pick<Leg, 'id'>)[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  for (const { id, wave, group, runsOn } of legs) {
    const runner = oneLabel(runsOn);
    if (runner === null || group !== undefined) continue;
    const key = `${wave} ${runnerKey(runsOn)}`;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    names.set(id, numberedJobName({ wave, runner, number }));
  }
  return names;
}
