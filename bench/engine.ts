/** What the engine costs a task: as much for many as for few, and little beside starting a process. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Plan, PlannedTask } from '../src/model.ts';
import { executeTasks, type ScheduleOptions } from '../src/run/schedule.ts';
import { plan, record, task } from '../test/run/rig.ts';
import type { BenchRow } from './run.ts';

/** A task of many costs what one of few costs, within a fifth. */
const LIMIT = 1.2;
const ROUNDS = 2;
/** Few tasks, run up to ten times in a row. */
const FEW = 200;

export async function bench(): Promise<BenchRow[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'fanfold-bench-'));
  const { signal } = new AbortController();
  const options: ScheduleOptions = {
    jobs: 8,
    stop: signal,
    context: {
      planDigest: plan([]).digest,
      leg: '',
      runAttempt: 1,
      workspace: scratch,
      scratch,
      env: process.env,
      platform: process.platform,
      now: Date.now,
      onEvent: () => undefined,
    },
  };
  // Less than any process takes, and more than a collection of garbage.
  const execute = async ({ id }: PlannedTask) => {
    await pause(1);
    return record(id);
  };
  const stub: ScheduleOptions = { ...options, execute };
  try {
    return [
      await growth('the engine alone, 20,000 tasks to 200', 20_000, stub, free),
      await growth('the engine alone, 5,000 tasks of one lock to 200', 5_000, stub, locked),
      await growth('the engine alone, 20,000 tasks behind 100 to 200 behind 1', 20_000, stub, needy),
      await growth('processes, 2,000 tasks to 200', 2_000, options, free),
    ];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const free = (index: number): PlannedTask => task('exit 0', { id: `t${index}`, shell: 'sh', estimateMs: index });
const locked = (index: number): PlannedTask => ({ ...free(index), locks: ['db'] });
const needy = (index: number): PlannedTask => ({
  ...free(index),
  needs: index % 200 === 0 ? [] : [`t${index - (index % 200)}`],
});

/** The time of a task among `many` as a multiple of the time of one among `FEW`; the best of several rounds in turn. */
async function growth(
  name: string,
  many: number,
  options: ScheduleOptions,
  make: (index: number) => PlannedTask,
): Promise<BenchRow> {
  const large = plan(Array.from({ length: many }, (_, index) => make(index)));
  const small = plan(Array.from({ length: FEW }, (_, index) => make(index)));
  let [best, least] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    best = Math.min(best, (await timeOf([large], options)) / many);
    const rounds = Array.from({ length: Math.min(10, many / FEW) }, () => small);
    least = Math.min(least, (await timeOf(rounds, options)) / (FEW * rounds.length));
  }
  const value = best / least;
  return { name, value, limit: LIMIT, unit: 'x', pass: value <= LIMIT };
}

async function timeOf(plans: readonly Plan[], options: ScheduleOptions): Promise<number> {
  const started = performance.now();
  for (const one of plans)
    await executeTasks(
      one,
      one.tasks.map(({ id }) => id),
      options,
    );
  return performance.now() - started;
}
