/** What the command of a batch takes to start is no time of its items, and each leg that runs it pays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchStartsIn } from '../../src/app/batch-starts.ts';
import { packList } from '../../src/packing/choose.ts';
import { readDurations } from '../../src/packing/durations.ts';
import { addMeasured, expectedStart, NO_TIMINGS, timingsText } from '../../src/packing/measured.ts';
import { pack } from '../../src/packing/pack.ts';
import { record } from '../run/rig.ts';
import { plan, task as planned } from '../support/task.ts';
import { input, task } from './support.ts';

const batch = { maxItems: null, maxMinutes: null };
const suite = (count: number, ms: number, other = {}) =>
  Array.from({ length: count }, (_, at) => task(`unit[${at}]`, ms, { batch, ...other }));
const list = (count: number, ms: number, startMs: number) => ({
  ...input([]),
  levels: [suite(count, ms)],
  serialised: [],
  resources: {},
  minimize: 'knee' as const,
  startupMs: () => 20_000,
  batchStartMs: () => startMs,
});

describe('the start of batches in a plan', () => {
  test('is in the time of each leg that runs it, once for each command', () => {
    const batchStartMs = (entry: string) => (entry === 'unit' ? 9000 : 0);
    const tasks = [...suite(4, 1000), task('lint', 1000, { runsOn: 'other' })];
    const { legs, estimate } = pack(input([tasks], { max: 3, startupMs: () => 500, batchStartMs }));
    expect(legs.map(({ name, estimateMs }) => [name, estimateMs])).toEqual([
      ['unit 1', 11_500],
      ['unit 2', 11_500],
      ['lint', 1500],
    ]);
    expect(estimate.parallelMs).toBe(11_500);
    const split = suite(4, 1000, { batch: { maxItems: 2, maxMinutes: null } });
    expect(pack(input([split], { max: 1, batchStartMs })).legs[0]?.estimateMs).toBe(4000 + 2 * 9000);
  });

  test('makes a further leg dearer, so that there are fewer', () => {
    const legsAt = (startMs: number) => packList(list(40, 5000, startMs)).packed.legs.length;
    expect(legsAt(0)).toBeGreaterThan(legsAt(40_000));
    expect(legsAt(40_000)).toBeGreaterThan(0);
  });

  test('law: what is promised is never less than the slowest leg of each wave', () => {
    const drawn = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(drawn, fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 1, max: 8 }), (ms, start, max) => {
        const tasks = ms.map((one, at) => task(`u[${at}]`, one, { batch }));
        const { legs, estimate } = pack(input([tasks], { max, batchStartMs: () => start }));
        expect(estimate.parallelMs).toBe(Math.max(...legs.map(({ estimateMs }) => estimateMs)));
        expect(legs.reduce((sum, leg) => sum + leg.estimateMs - start, 0)).toBe(ms.reduce((sum, one) => sum + one, 0));
      }),
    );
  });
});

describe('the start of batches in the timings', () => {
  const tasks = ['a', 'b', 'c'].map((item) => planned(`unit[${item}]`, { template: 'unit' }));
  const made = plan([...tasks, planned('lint')]);
  const of = (
    item: string,
    id: string,
    startMs: number | null,
    state: 'succeeded' | 'failed' | 'timed-out' = 'succeeded',
  ) => record(`unit[${item}]`, { state, durationMs: 10, batch: { id, startMs } });

  test('is one measurement a command, and none of one that was cut short or whose report does not tell', () => {
    const unit = { id: 'unit', runner: 'ubuntu-latest' };
    expect(batchStartsIn(made, [of('a', 'x', 700), of('b', 'x', 700), of('c', 'y', 900, 'failed')])).toEqual([
      { ...unit, ms: 700 },
      { ...unit, ms: 900 },
    ]);
    expect(batchStartsIn(made, [of('a', 'x', 700), of('b', 'x', 700, 'timed-out'), of('c', 'y', null)])).toEqual([]);
    expect(batchStartsIn(made, [record('lint'), record('gone', { batch: { id: 'x', startMs: 1 } })])).toEqual([]);
  });

  test('is the median of the last three, and survives the file', () => {
    const starts = [9000, 100, 300, 200].map((ms) => ({ id: 'unit', runner: 'x', ms }));
    const kept = addMeasured(NO_TIMINGS, [], [], 20_000, starts);
    const read = readDurations(timingsText(kept));
    const timings = 'timings' in read && read.timings !== null ? read.timings : NO_TIMINGS;
    expect(expectedStart(timings, 'unit', 'x')).toBe(200);
    expect(expectedStart(timings, 'unit', 'another runner')).toBe(200);
    expect(expectedStart(timings, 'other', 'x')).toBe(0);
    expect(timingsText(addMeasured(timings, [], [], 20_000))).toBe(timingsText(kept));
  });

  test('is no duration that is none', () => {
    const starts = [{ id: 'unit', runner: 'x', ms: Number.NaN }];
    expect(addMeasured(NO_TIMINGS, [], [], 1, starts)).toEqual({ ...NO_TIMINGS, seen: new Map() });
  });
});
