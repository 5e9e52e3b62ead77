/** What a laptop cannot run: tasks without `run`. */
import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import type { Plan, State, TaskRecord } from '../../src/model.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import { toldVerdict } from '../../src/report/sentences/verdict-reasons.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import { record } from '../run/rig.ts';
import { makeOf } from './support.ts';

const laptop = { jobs: 2, recordMode: 'skip' } as const;

function judged(plan: Plan, states: Readonly<Record<string, State>>) {
  const winners = new Map<string, TaskRecord>(
    plan.tasks.map(({ id }) => [id, record(id, { state: states[id] ?? 'skipped', reason: 'no command' })]),
  );
  const timing = { sequentialMs: 0, parallelMs: 0, speedup: 1, predictedSpeedup: 1, boundBy: '' };
  return toldVerdict(evaluate(plan, { winners, flaky: [] }, timing));
}

const MIXED = {
  tasks: [
    { id: 'lint', run: 'true' },
    { id: 'build', matrix: { os: ['linux', 'windows'] }, required: true },
    { id: 'upload', needs: ['build'], run: 'true' },
    { id: 'tidy', needs: ['build'], if: 'always()', run: 'true' },
  ],
};

describe('a list with tasks without `run`', () => {
  test('says what cannot run here, and judges the others as if there were only they', () => {
    const { plan, problems } = makeOf({ ...MIXED, sync: { 'at-least': 5 } }, laptop);
    expect(problems.map(({ severity, kind }) => `${severity} ${kind}`)).toEqual([
      'warning not-here',
      'note all-of-chosen',
      'note unverifiable',
    ]);
    expect(sentence(problems[0]!)).toBe(
      '2 tasks have no `run` and so their work only in a job on GitHub, and so does what needs them (`upload`): `build[os=linux]` and `build[os=windows]`; so no rule counts them here (with `--record-mode fail` they count as skipped)',
    );
    const verdict = judged(plan!, { lint: 'succeeded', tidy: 'succeeded' });
    expect([verdict.verdict, verdict.decidedBy[0]?.text]).toEqual(['pass', 'pass: 2 of 2 succeeded, need at least 2']);
    expect(judged(plan!, { lint: 'failed', tidy: 'succeeded' }).verdict).toBe('fail');
  });

  test('is no fail by itself when there is nothing else', () => {
    const list = { tasks: [{ id: 'a' }, { id: 'b', needs: ['a'], run: 'true' }] };
    const { plan, problems } = makeOf(list, laptop);
    expect(sentence(problems[0]!)).toContain('so nothing runs here');
    const { verdict, decidedBy } = judged(plan!, {});
    expect([verdict, decidedBy.map(({ text }) => text)]).toEqual([
      'pass',
      ['pass: none of the 2 tasks counts (on-empty: pass)'],
    ]);
  });

  test('with `fail` they count as skipped, as they do where nobody says', () => {
    for (const recordMode of ['fail', undefined] as const) {
      const { plan, problems } = makeOf({ tasks: [{ id: 'a' }] }, { jobs: 2, ...(recordMode && { recordMode }) });
      expect(problems).toEqual([]);
      expect(judged(plan!, {}).verdict).toBe('fail');
    }
  });

  test('a list whose tasks all run has nothing to say', () => {
    expect(makeOf({ tasks: [{ id: 'a', run: 'true' }] }, laptop).problems).toEqual([]);
  });

  test('`--record-mode` is skip where nobody says, and takes no other word', () => {
    const mode = (...argv: string[]) => {
      const parsed = parseArguments(['run', ...argv], '1');
      return 'command' in parsed && parsed.command.name === 'run' ? parsed.command.recordMode : parsed;
    };
    expect(mode()).toBe('skip');
    expect(mode('--record-mode', 'fail')).toBe('fail');
    expect(mode('--record-mode', 'no')).toEqual({ usage: '--record-mode is skip or fail, not "no"' });
    expect(mode('--record-mod', 'skip')).toMatchObject({ usage: expect.stringContaining('--record-mode') });
  });
});
