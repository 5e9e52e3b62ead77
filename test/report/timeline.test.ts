import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Timeline, timelineOf } from '../../src/report/timeline.ts';
import { converged, hostileConverged, SCENES, type SceneTask } from './support.ts';

const task = (id: string, start: number, ms: number, leg = 'w1-leg-001'): SceneTask => ({
  id,
  start,
  ms,
  leg,
  state: 'succeeded',
});

describe('timelineOf', () => {
  const overlapping = converged({
    tasks: [task('a', 500, 1000), task('b', 1000, 1000), task('c', 1500, 500), task('d', 500, 200, 'w1-leg-002')],
  });
  const drawn = ({ lanes }: Timeline) =>
    lanes.map(({ name, rows }) => [name, rows.map((row) => row.map((bar) => [bar.row.task, bar.startMs, bar.endMs]))]);

  it('counts from the first start, and stacks what overlaps into the fewest rows', () => {
    const timeline = timelineOf({ ...overlapping, jobs: new Map() });
    expect(timeline.spanMs).toBe(1500);
    expect(drawn(timeline)).toEqual([
      [
        'w1-leg-001',
        [
          [
            ['a', 0, 1000],
            ['c', 1000, 1500],
          ],
          [['b', 500, 1500]],
        ],
      ],
      ['w1-leg-002', [[['d', 0, 200]]]],
    ]);
  });

  it('knows no legs where tasks of one leg ran at the same time, which only a laptop does', () => {
    expect(drawn(timelineOf(overlapping))).toEqual([
      [
        'side by side',
        [
          [
            ['d', 0, 200],
            ['b', 500, 1500],
          ],
          [
            ['a', 0, 1000],
            ['c', 1000, 1500],
          ],
        ],
      ],
    ]);
  });

  it('leaves out times that cannot be read and runs that cannot be', () => {
    const given = SCENES['pass']?.() ?? converged({ tasks: [] });
    const broken = (startedAt: string, endedAt: string) => {
      const records = new Map(given.records);
      const record = records.get('b');
      if (record !== undefined)
        records.set('b', { ...record, tries: [{ startedAt, endedAt, exitCode: 0, signal: null }] });
      return timelineOf({ ...given, records }).lanes.flatMap(({ rows }) => rows.flat().map((bar) => bar.row.task));
    };
    expect(broken('nonsense', '2026-11-02T10:00:00Z')).toEqual(['a', 'c']);
    expect(broken('2026-11-02T10:00:01Z', '2026-11-02T10:00:00Z')).toEqual(['a', 'c']);
    expect(broken('2026-11-02T10:00:00Z', '+275760-01-01T00:00:00Z')).toEqual(['a', 'c']);
  });

  it('never overlaps two bars of a row and never loses one', () => {
    fc.assert(
      fc.property(hostileConverged, (given) => {
        const { lanes } = timelineOf(given);
        const tries = [...given.records.values()].reduce((sum, record) => sum + record.tries.length, 0);
        expect(lanes.reduce((sum, { rows }) => sum + rows.flat().length, 0)).toBe(tries);
        for (const row of lanes.flatMap(({ rows }) => rows))
          for (const [at, bar] of row.entries()) expect(bar.startMs).toBeGreaterThanOrEqual(row[at - 1]?.endMs ?? 0);
      }),
      { numRuns: 200 },
    );
  });
});
