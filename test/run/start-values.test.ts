import { describe, expect, test } from 'vitest';
import { unsetOutputs, withStartValues } from '../../src/run/needs.ts';
import { record, task } from './rig.ts';

const TRY = { startedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-01-01T00:00:01.000Z', exitCode: 0, signal: null };
const RUN = { runAttempt: 2, env: { GITHUB_RUN_ID: '77' } };
const records = new Map([
  ['build', record('build', { outputs: { version: '1.2', other: '' }, tries: [TRY] })],
  ['unit[a]', record('unit[a]', { outputs: { n: '3' }, tries: [TRY] })],
]);

describe('variables that are known when a task starts', () => {
  const needs = ['build', 'unit[a]'];

  test('are filled from outputs of needs and the numbers of the run', () => {
    const envAtStart = {
      V: [{ text: 'v' }, { expression: 'needs.build.outputs.version' }, { text: '${{ not one }}' }],
      N: [{ expression: "needs['unit[a]'].outputs.n" }],
      R: [{ expression: 'github.run_id' }, { text: '.' }, { expression: 'github.run_attempt' }],
      E: [{ expression: 'needs.build.outputs.nope' }],
      S: [{ expression: 'needs.build.result' }],
    };
    expect(withStartValues(task('x', { needs, envAtStart, env: { OWN: 'o' } }), records, RUN)).toMatchObject({
      env: { OWN: 'o', V: 'v1.2${{ not one }}', N: '3', R: '77.2', E: '', S: 'success' },
    });
  });

  test('fail the task in words when they cannot be evaluated', () => {
    const envAtStart = {
      V: [{ expression: 'fromJSON(needs.build.outputs.version).x.y' }],
      W: [{ expression: 'needs.build' }],
    };
    expect(withStartValues(task('x', { needs, envAtStart }), records, RUN)).toMatchObject({
      fault: '`needs.build` is a mapping',
    });
  });

  test('an output that the ended task did not set is said, once, with what it did set', () => {
    const condition = "needs.build.outputs.nope == '' && needs.build.outputs.Version && always()";
    const envAtStart = { E: [{ expression: 'needs.build.outputs.nope' }] };
    expect(unsetOutputs(task('x', { id: 'reader', needs, condition, envAtStart }), records)).toMatchObject([
      { kind: 'output-not-set', task: 'reader', need: 'build', key: 'nope', set: ['version', 'other'] },
    ]);
    // What did not run set nothing, and nobody expects it to.
    const skipped = new Map([['build', record('build', { state: 'skipped' })]]);
    expect(unsetOutputs(task('x', { needs: ['build'], condition }), skipped)).toEqual([]);
  });
});
