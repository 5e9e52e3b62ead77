/** What a timeline tells besides its bars: waits, predictions, batches, what the run waited for, when it was certain. */
import { describe, expect, it } from 'vitest';
import { decidedAtMs } from '../../src/report/decided.ts';
import { graphOf } from '../../src/report/graph.ts';
import type { Converged, LegJob } from '../../src/report/model.ts';
import { rowsOf } from '../../src/report/rows.ts';
import { timelineOf } from '../../src/report/timeline.ts';
import { ALL, atLeast, converged, type SceneTask } from './support.ts';

const START = Date.parse('2026-11-02T10:00:00.000Z');
const at = (ms: number): string => new Date(START + ms).toISOString();
const task = (id: string, start: number, ms: number, facts: Partial<SceneTask> = {}): SceneTask => ({
  id,
  start,
  ms,
  leg: 'w1-leg-001',
  state: 'succeeded',
  ...facts,
});
const job = (facts: Partial<LegJob>): LegJob => ({
  url: null,
  conclusion: 'success',
  createdAt: null,
  startedAt: null,
  completedAt: null,
  ...facts,
});

describe('the moment of decision', () => {
  const three = [
    task('a', 0, 1000),
    task('b', 0, 2000, { leg: 'w1-leg-002' }),
    task('c', 0, 3000, { leg: 'w1-leg-003' }),
  ];

  it('is the end of the task that made the verdict certain', () => {
    expect(decidedAtMs(converged({ tasks: three, policy: atLeast(2) }))).toBe(START + 2000);
    const failed = three.map((one) => (one.id === 'a' ? { ...one, state: 'failed' as const } : one));
    expect(decidedAtMs(converged({ tasks: failed, policy: ALL }))).toBe(START + 1000);
  });

  it('is none where only the last end decided, or where the records cannot have', () => {
    expect(decidedAtMs(converged({ tasks: three, policy: ALL }))).toBeNull();
    const passed = converged({ tasks: three, policy: atLeast(2) });
    expect(decidedAtMs({ ...passed, verdict: { ...passed.verdict, verdict: 'fail' } })).toBeNull();
    expect(decidedAtMs(converged({ tasks: [] }))).toBeNull();
  });
});

describe('what a leg waited for', () => {
  const given = converged({ tasks: [task('a', 9000, 1000)] });
  const drawn = (facts: Partial<LegJob>) => {
    const { originMs, spanMs, lanes } = timelineOf({ ...given, jobs: new Map([['w1-leg-001', job(facts)]]) });
    return { originMs: originMs - START, spanMs, waits: lanes[0]?.waits };
  };

  it('is a runner until its first step, then the set-up of the job', () => {
    expect(drawn({ createdAt: at(0), startedAt: at(1000), beganAt: at(6000) })).toEqual({
      originMs: 0,
      spanMs: 10_000,
      waits: [
        { what: 'queued', startMs: 0, endMs: 6000 },
        { what: 'start-up', startMs: 6000, endMs: 9000 },
      ],
    });
  });

  it('is not guessed from times that are absent, out of order or of another day', () => {
    expect(drawn({}).waits).toEqual([]);
    expect(drawn({ createdAt: at(0), beganAt: at(9500) }).waits).toEqual([]);
    expect(drawn({ createdAt: at(-90_000_000), beganAt: at(8000) })).toEqual({
      originMs: 9000,
      spanMs: 1000,
      waits: [],
    });
  });
});

it('shows what the plan predicted of each leg, and nothing where it only guessed', () => {
  const known = converged({ tasks: [task('a', 0, 1000, { estimate: 1500 }), task('b', 1000, 500, { estimate: 700 })] });
  expect(timelineOf(known).lanes[0]?.predicted).toEqual({ startMs: 0, endMs: 2200 });
  const guessed = converged({ tasks: [task('a', 0, 1000, { estimate: 60_000 })] });
  expect(timelineOf(guessed).lanes[0]?.predicted).toBeNull();
});

it('puts a frame around the tasks of one command', () => {
  const given = converged({ tasks: [task('a', 0, 1000), task('b', 1000, 500), task('c', 2000, 500)] });
  const records = new Map(
    [...given.records].map(([id, one]) => [id, id === 'c' ? one : { ...one, batch: { id: 'unit', startMs: null } }]),
  );
  expect(timelineOf({ ...given, records }).lanes[0]?.batches).toEqual([{ startMs: 0, endMs: 1500, tasks: 2 }]);
});

describe('the critical path', () => {
  const pathOf = (given: Converged) => timelineOf(given).critical.map(({ row }) => row.task);

  it('goes back from the last end through needs and through what ran before in the leg', () => {
    const given = converged({
      tasks: [
        task('build', 0, 4000),
        task('lint', 0, 1000, { leg: 'w1-leg-002' }),
        task('slow', 1000, 2000, { leg: 'w1-leg-002' }),
        task('deploy', 5000, 1000, { leg: 'w2-leg-001', needs: ['build', 'lint'] }),
      ],
    });
    expect(pathOf({ ...given, onRunners: true })).toEqual(['build', 'deploy']);
  });

  it('ends, and holds each bar once, whatever the clocks say', () => {
    const given = converged({
      tasks: [
        task('a', 1000, 3000, { needs: ['b'], leg: 'w1-leg-001' }),
        task('b', 1000, 3000, { needs: ['a'], leg: 'w1-leg-002' }),
      ],
    });
    expect(pathOf({ ...given, onRunners: true })).toHaveLength(1);
  });
});

describe('the graph of needs', () => {
  const graph = (tasks: readonly SceneTask[]) => {
    const given = converged({ tasks });
    return graphOf(given, rowsOf(given));
  };

  it('has a column for each length of chain, and leaves out what is tied to nothing', () => {
    const found = graph([
      task('build', 0, 1, { state: 'failed' }),
      task('test', 1, 1, { needs: ['build'] }),
      task('deploy', 2, 1, { needs: ['build', 'test'] }),
      task('docs', 0, 1),
    ]);
    expect(found?.columns.map((column) => column.map(({ label, tone }) => [label, tone]))).toEqual([
      [['build', 'fail']],
      [['test', 'pass']],
      [['deploy', 'pass']],
    ]);
    expect(found?.edges.map(([from, to]) => `${from.label} ${to.label}`)).toEqual([
      'build test',
      'build deploy',
      'test deploy',
    ]);
    expect(found?.apart).toBe(1);
  });

  it('is none without needs', () => expect(graph([task('a', 0, 1)])).toBeNull());

  it('is never more than can be drawn, and says what it leaves out', () => {
    const many = Array.from({ length: 400 }, (_, index) => task(`t${index}`, 0, 1, { needs: ['root'] }));
    const found = graph([task('root', 0, 1), ...many]);
    expect(found?.columns.flat()).toHaveLength(300);
    expect(found?.left).toBe(101);
  });

  it('survives needs that go round in a circle or lead to nothing', () => {
    expect(graph([task('a', 0, 1, { needs: ['b'] }), task('b', 0, 1, { needs: ['a', 'gone'] })])).not.toBeNull();
  });
});
