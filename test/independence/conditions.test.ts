import { describe, expect, it } from 'vitest';
import { fourConditions } from '../../src/independence/conditions.ts';
import type { Task } from '../../src/model.ts';
import type { IndependenceProblem } from '../../src/problem.ts';
import { saidCondition } from '../../src/report/sentences/conditions.ts';
import { find, task } from './support/tasks.ts';

function statuses(tasks: readonly Task[], workflow: readonly IndependenceProblem[] | null = [], options = {}) {
  return fourConditions(find(tasks, options), workflow)
    .map(saidCondition)
    .map(({ name, status, summary }) => `${name}: ${status}, ${summary}`);
}
const declared = { reads: [], writes: [] };

describe('fourConditions', () => {
  it('are all met by tasks that say what they touch', () => {
    expect(
      statuses([task('a', { ...declared, writes: ['x'] }), task('b', { ...declared, needs: ['a'], reads: ['x'] })]),
    ).toEqual([
      'data dependencies: ok, no task reads what an unordered task writes',
      'resource conflicts: ok, none',
      'ordering requirements: ok, met in 2 waves',
      'failure isolation: ok, no failure reaches another task or the gate',
    ]);
  });

  it('tell reads of what is written from writes of the same path', () => {
    const reader = [task('a', { writes: ['x'] }), task('b', { reads: ['x'] })];
    expect(statuses(reader).slice(0, 2)).toEqual([
      'data dependencies: conflict, 1 pair of unordered tasks where one reads what the other writes',
      'resource conflicts: ok, none',
    ]);
    const writers = [1, 2, 3].map((n) => task(`t[${n}]`, { writes: ['x'] }));
    expect(statuses(writers).slice(0, 2)).toEqual([
      'data dependencies: ok, no task reads what an unordered task writes',
      'resource conflicts: conflict, 3 pairs of unordered tasks write the same path',
    ]);
  });

  it('are unknown where nothing was declared, and name claims that can never be met', () => {
    expect(statuses([task('a'), task('b')], null)).toEqual([
      'data dependencies: unknown, 2 tasks declared nothing',
      'resource conflicts: unknown, 2 tasks declared nothing',
      'ordering requirements: ok, none',
      'failure isolation: unknown, no workflow was checked; give one with `--workflow FILE`',
    ]);
    const unchecked = saidCondition(fourConditions(find([]), null, '.github/workflows/ci.yml')[3]).summary;
    expect(unchecked).toBe('no workflow was checked; give one with `--workflow .github/workflows/ci.yml`');
    expect(statuses([task('a', { ...declared, resources: { db: 1 } })])[1]).toBe(
      'resource conflicts: conflict, 1 claim can never be met',
    );
    expect(statuses([task('a', { reads: ['[z-a]'] })])[0]).toBe(
      'data dependencies: unknown, not every declaration could be checked',
    );
  });

  it('warn of an order that nobody defined, and fail under strict', () => {
    const tasks = ['a', 'b'].map((id) => task(id, { ...declared, writes: ['x'], locks: ['l'] }));
    const sentence = '1 pair of tasks that share files cannot overlap, but either may come first';
    expect(statuses(tasks).slice(1, 3)).toEqual([
      'resource conflicts: ok, none; 1 claim kept apart',
      `ordering requirements: warning, ${sentence}`,
    ]);
    expect(statuses(tasks, [], { mode: 'strict' })[2]).toBe(`ordering requirements: conflict, ${sentence}`);
  });

  it('fail on a cycle and on what a workflow breaks', () => {
    const ring = [task('a', { ...declared, needs: ['b'] }), task('b', { ...declared, needs: ['a'] })];
    expect(statuses(ring)[2]).toBe('ordering requirements: conflict, 1 need that can never be met');
    const finding = (severity: 'error' | 'warning'): IndependenceProblem => ({
      area: 'independence',
      severity,
      at: null,
      kind: 'workflow',
      finding: 'fail-fast',
      job: 'task',
      found: null,
      want: null,
    });
    expect(statuses([], [finding('error'), finding('warning')])[3]).toBe(
      'failure isolation: conflict, 1 error, 1 warning in the workflow',
    );
    expect(statuses([], [finding('warning')])[3]).toBe('failure isolation: warning, 1 warning in the workflow');
  });
});
