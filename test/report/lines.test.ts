import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/report/check-text.ts';
import { speedLine } from '../../src/report/headline.ts';
import { type Progress, progressLine } from '../../src/report/progress.ts';
import { plain } from '../../src/report/style.ts';
import { converged } from './support.ts';

describe('progressLine', () => {
  const base: Progress = { done: 3, total: 16, task: 'unit[a]', event: 'succeeded', durationMs: 1200, reason: null };
  it.each<[Partial<Progress>, string]>([
    [{}, '[ 3/16] ✓ unit[a] succeeded in 1.2 s'],
    [{ event: 'started', done: 0 }, '[ 0/16] > unit[a] started'],
    [{ event: 'failed', reason: 'exit code 1', done: 12 }, '[12/16] ✗ unit[a] failed after 1.2 s: exit code 1'],
    [{ event: 'retried', reason: 'exit code 75' }, '[ 3/16] ~ unit[a] starts again: exit code 75'],
    [
      { event: 'superseded', reason: 'the verdict is certain' },
      '[ 3/16] - unit[a] superseded in 1.2 s: the verdict is certain',
    ],
    [{ event: 'blocked', durationMs: 0, reason: 'needs lint' }, '[ 3/16] ✗ unit[a] blocked: needs lint'],
    [{ task: 'a\u001b[31m\n::error::x' }, '[ 3/16] ✓ a\\x1b[31m\\n::error::x succeeded in 1.2 s'],
  ])('%j', (change, text) => expect(progressLine({ ...base, ...change }, plain)).toBe(text));
});

describe('checkText', () => {
  const conditions = [
    { name: 'data dependencies', status: 'ok', summary: 'no task reads what an unordered task writes', details: [] },
    { name: 'resource conflicts', status: 'conflict', summary: '10,000 pairs write the same path', details: [] },
    { name: 'ordering requirements', status: 'warning', summary: 'either may come first', details: [] },
    { name: 'failure isolation', status: 'unknown', summary: 'no workflow was checked', details: [] },
  ] as const;
  const base = { conflicts: 0, unknown: 0, tasks: 9, conditions: [conditions[0]], problems: [], texts: new Map() };

  it('answers first, then the four conditions, then the conflicts', () => {
    const problem = { area: 'independence', severity: 'error', at: null, kind: 'cycle', ids: ['a', 'b'] } as const;
    const out = checkText({ ...base, conflicts: 10_000, conditions, problems: [problem] }, plain);
    expect(out).toMatch(
      /^NOT INDEPENDENT {2}10,000 pairs of tasks in conflict\n\n {2}✓ data dependencies {6}no task reads/,
    );
    expect(out).toContain('  ✗ resource conflicts     10,000 pairs write the same path\n');
    expect(out).toContain('  ? failure isolation      no workflow was checked\n\nerror: ');
    expect(out).toMatch(/\n1 error\n$/);
  });

  it.each([
    [{}, 'INDEPENDENT  9 tasks, no conflict'],
    [{ unknown: 2 }, 'NO CONFLICT FOUND  but 2 of 9 tasks declared nothing'],
    [{ conditions }, 'NOT INDEPENDENT  1 condition broken'],
  ])('%j', (change, first) => expect(checkText({ ...base, ...change }, plain).split('\n')[0]).toBe(first));
});

it('names the overhead where it is nearly all of a run, and no work of 0 ms', () => {
  const given = converged({ tasks: [{ id: 'a', state: 'succeeded', ms: 0 }] });
  const timing = { ...given.verdict.timing, sequentialMs: 3, parallelMs: 855 };
  expect(speedLine({ ...given, verdict: { ...given.verdict, timing } })).toBe(
    'Took 855 ms, nearly all of it to start and end commands',
  );
});
