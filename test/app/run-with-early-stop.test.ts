import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EarlyStopRun, runWithEarlyStop } from '../../src/app/run-with-early-stop.ts';
import type { RunEvent } from '../../src/event.ts';
import type { Plan, PlannedTask } from '../../src/model.ts';
import { createWatch } from '../../src/policy/watch.ts';
import { emptyRoom } from '../../src/store/copy-artifacts.ts';
import { readRecords } from '../../src/store/read-records.ts';
import { createRig, plan, type Rig, task } from '../run/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = createRig();
});
afterEach(() => rig.remove());

/** Runs a plan, and tells each event by one word. */
async function run(tasks: readonly PlannedTask[], overrides: Partial<Plan> = {}, more: Partial<EarlyStopRun> = {}) {
  const events: RunEvent[] = [];
  const whole = plan(tasks, overrides);
  const watch = createWatch(whole);
  const folder = join(rig.workspace, '.fanfold');
  mkdirSync(folder);
  const records = await runWithEarlyStop({
    plan: whole,
    tasks: tasks.map(({ id }) => id),
    jobs: 2,
    leg: 'w1-leg-001',
    attempt: 1,
    workspace: rig.workspace,
    records: join(folder, 'records'),
    carried: {
      folder: join(folder, 'results'),
      spell: (path) => path,
      seen: new Map(),
      roomFor: emptyRoom,
      keep: () => {},
    },
    scratch: rig.scratch,
    earlier: new Map(),
    known: { take: watch.take, settled: watch.stopped, decision: watch.decision },
    superseded: false,
    interrupt: rig.stop.signal,
    isolate: false,
    onEvent: (event) => void events.push(event),
    ...more,
  });
  const kept = await readRecords(join(folder, 'records'));
  return { records, events, kept: 'kind' in kept ? [] : kept.records.map(({ record }) => record.task).sort() };
}

const word = (event: RunEvent) => {
  switch (event.event) {
    case 'ended':
      return `${event.record.task} ${event.record.state}`;
    case 'decided':
      return `decided ${event.verdict} ${event.stops}`;
    case 'output':
      return `${event.task} says ${event.text}`;
    case 'started':
    case 'retried':
      return `${event.task} ${event.event}`;
    default:
      return event.event;
  }
};

it('tells one story: each task from its start to its end, what was seen, and when the verdict is certain', async () => {
  const retry = { ...task('').retry, maxAttempts: 2 };
  const { events, kept } = await run(
    [
      task('echo one > one; echo hi', { id: 'a' }),
      task('exit 1', { id: 'b', retry }),
      task(':', { id: 'c', needs: ['b'] }),
    ],
    {},
    { jobs: 1 },
  );
  expect(events.map(word)).toEqual([
    'a started',
    'a says hi',
    'observed',
    'a succeeded',
    'b started',
    'b retried',
    'observed',
    'b failed',
    'decided fail false',
    'c skipped',
  ]);
  expect(kept).toEqual(['a', 'b', 'c']);
});

it('stops the rest once the stop condition holds, and says so once', async () => {
  const any = { formula: { rule: { of: [], atLeast: { count: 1 } } } };
  const { records, events, kept } = await run(
    [task(':', { id: 'winner', estimateMs: 9_000 }), task('sleep 60', { id: 'a' }), task('sleep 60', { id: 'b' })],
    { policy: { ...plan([]).policy, ...any } },
  );
  expect(records.map(({ state }) => state)).toEqual(['succeeded', 'superseded', 'superseded']);
  expect(events.map(word).filter((one) => one.startsWith('decided'))).toEqual(['decided pass true']);
  expect(kept).toEqual(['a', 'b', 'winner']);
});

it('stops when another leg knows the verdict, which it need not know itself', async () => {
  const watch = createWatch(plan([task('', { id: 'a' })]));
  const known: EarlyStopRun['known'] = {
    take: () => {},
    settled: () => false,
    decision: watch.decision,
    poll: async (_done, onStop) => onStop(),
  };
  const { records, events } = await run([task('sleep 60', { id: 'a' })], {}, { known });
  expect(records.map(({ state }) => state)).toEqual(['superseded']);
  expect(events.map(word)).toEqual(['decided null true', 'a superseded']);
});

it('starts nothing when the stop condition held before', async () => {
  const { records, events } = await run([task('touch ran', { id: 'a' })], {}, { superseded: true });
  expect(records.map(({ state }) => state)).toEqual(['superseded']);
  expect(events.map(word)).toEqual(['a superseded']);
});
