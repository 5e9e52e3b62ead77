import { describe, expect, it } from 'vitest';
import { countsLine } from '../../src/report/headline.ts';
import { rowsOf } from '../../src/report/rows.ts';
import { ALL, converged, type Scene, type SceneTask } from './support.ts';

const one = (task: Omit<SceneTask, 'id'>, scene: Omit<Scene, 'tasks'> = {}) =>
  rowsOf(converged({ ...scene, tasks: [{ id: 'x', ...task }] }))[0];

describe('rowsOf', () => {
  it.each<[string, Omit<SceneTask, 'id'>, Omit<Scene, 'tasks'>, string, boolean, string]>([
    ['success', { state: 'succeeded' }, {}, 'succeeded', false, ''],
    [
      'flaky as failure',
      { state: 'succeeded', tries: 2 },
      { policy: { ...ALL, flaky: 'failure' } },
      'succeeded',
      true,
      'after 1 failed try (flaky counts as failure)',
    ],
    [
      'timeout',
      { state: 'timed-out', reason: 'timed out after 5 min' },
      {},
      'timed-out',
      true,
      'timed out after 5 min',
    ],
    ['blocked', { state: 'skipped', reason: 'needs' }, {}, 'blocked', true, 'a task it needs did not succeed'],
    ['skipped at run time', { state: 'skipped', reason: 'if' }, {}, 'skipped', false, '`if` was false'],
    ['skipped when planned', { skip: true }, {}, 'skipped', false, '`if` was false'],
    [
      'skipped as failure',
      { skip: true },
      { policy: { ...ALL, onSkipped: 'failure' } },
      'skipped',
      true,
      '`if` was false',
    ],
    [
      'tolerated',
      { state: 'tolerated', reason: 'exit code 1' },
      {},
      'tolerated',
      false,
      'exit code 1, tolerated by continue-on-error',
    ],
    ['missing', {}, {}, 'missing', true, 'no record from w1-leg-001'],
    [
      'missing but neutral',
      {},
      { policy: { ...ALL, onMissing: 'neutral' } },
      'missing',
      false,
      'no record from w1-leg-001',
    ],
    ['superseded without a decision', { state: 'superseded' }, {}, 'superseded', true, 'superseded without a decision'],
    ['cancelled', { state: 'cancelled', reason: 'SIGTERM' }, {}, 'cancelled', true, 'SIGTERM'],
  ])('%s', (_, task, scene, shown, fails, reason) => {
    expect(one(task, scene)).toMatchObject({ shown, fails, reason });
  });

  it('says what became of the job of a missing task', () => {
    const job = { url: null, conclusion: null, createdAt: null, startedAt: null, completedAt: null };
    const scene = (given: Partial<typeof job> & { conclusion?: string; startedAt?: string }) => ({
      jobs: new Map([['w1-leg-001', { ...job, ...given }]]),
    });
    expect(one({}, scene({}))?.reason).toBe('w1-leg-001 never started');
    expect(one({}, scene({ startedAt: 'x' } as object))?.reason).toBe(
      'no record from w1-leg-001, whose job ended as nothing yet',
    );
  });

  it('orders failures by how much they explain, then the plan, and everything else behind', () => {
    const rows = rowsOf(
      converged({
        tasks: [
          { id: 'ok2', state: 'succeeded' },
          { id: 'blocked', state: 'skipped', reason: 'needs', needs: ['bad', 'lost'] },
          { id: 'lost' },
          { id: 'ok1', state: 'succeeded' },
          { id: 'bad2', state: 'failed' },
          { id: 'bad', state: 'failed' },
          { id: 'tolerated', state: 'tolerated' },
          { id: 'slow', state: 'timed-out' },
        ],
      }),
    );
    expect(rows.map(({ task }) => task)).toEqual(['bad2', 'bad', 'slow', 'lost', 'blocked', 'tolerated', 'ok2', 'ok1']);
    expect(rows.find(({ task }) => task === 'blocked')?.reason).toBe('needs bad and lost');
    expect(countsLine(rows)).toBe('2 of 8 tasks succeeded, 2 failed, 1 timed out, 1 missing, 1 blocked, 1 tolerated');
  });

  it('has one row for each task of the plan, whatever the records say', () => {
    const given = converged({ tasks: [{ id: '__proto__', state: 'succeeded' }, { id: 'constructor' }] });
    expect(rowsOf(given).map(({ task, shown }) => [task, shown])).toEqual([
      ['constructor', 'missing'],
      ['__proto__', 'succeeded'],
    ]);
  });
});
