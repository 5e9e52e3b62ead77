import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/problem.ts';
import { annotations } from '../../src/report/annotations.ts';
import { converged, hostileConverged, manyTasks, SCENES } from './support.ts';

const scene = (name: string) => annotations(SCENES[name]?.() ?? converged({ tasks: [] }));

describe('annotations', () => {
  it('has one error for each failure, with the end of its log', () => {
    const [first, ...others] = scene('failed');
    expect(others).toEqual([]);
    expect(first).toMatchObject({ level: 'error', title: 'unit[packages/cart] failed' });
    expect(first?.message).toMatch(/^exit code 1\n[\s\S]*Test Files {2}1 failed \| 5 passed \(6\)$/);
  });

  it('warns only, where the run passes in spite of it', () => {
    expect(scene('any').map(({ level, title }) => [level, title])).toEqual([['warning', 'solver[minisat] failed']]);
  });

  it('notes what was tolerated or flaky', () => {
    expect(scene('tolerated')).toEqual([
      { level: 'notice', title: 'node[nightly] tolerated', message: 'exit code 1, tolerated by continue-on-error' },
    ]);
    expect(scene('flaky').map(({ level, title }) => [level, title])).toEqual([['notice', 'e2e flaky']]);
  });

  it('is silent for a plain pass', () => expect(scene('pass')).toEqual([]));

  it('points into the file where a problem has a place', () => {
    const problem: Problem = {
      area: 'rim',
      severity: 'warning',
      at: { file: 'f.yml', line: 3, column: 2 },
      kind: 'unreadable',
      path: 'x',
      detail: 'gone',
    };
    const given = { ...converged({ tasks: [{ id: 'a', state: 'succeeded' }] }), problems: [problem] };
    expect(annotations(given)).toEqual([
      { level: 'warning', title: 'fanfold', message: expect.stringContaining('gone'), file: 'f.yml', line: 3 },
    ]);
  });

  it('puts the first failing tests of a task at their lines, in place of its log', () => {
    const given = converged({
      tasks: ['a', 'b', 'c'].map((id) => ({ id, state: 'failed', log: 'LOG' })),
    });
    const test = (task: string, file: string | null, line: number | null = 7) => ({
      task,
      suite: 's',
      test: 't',
      message: 'm',
      file,
      line,
    });
    const failingTests = [
      test('a', 'e2e/login.spec.js'),
      ...['one.py', 'two.py', '/srv/three.py', 'four.py'].map((file) => test('b', file)),
      test('c', null, null),
    ];
    const all = annotations({ ...given, failingTests });
    expect(all.map(({ title, message, file, line }) => [title, message, file, line])).toEqual([
      ['a: t', 'm', 'e2e/login.spec.js', 7],
      ['b: t', 'm', 'one.py', 7],
      ['b: t', 'm', 'two.py', 7],
      ['b: t', 'm', '/srv/three.py', 7],
      ['c failed', expect.stringContaining('LOG'), undefined, undefined],
    ]);
  });

  it('leaves the tenth to the reason of the verdict, and says in the ninth how many more there are', () => {
    const all = annotations(manyTasks(500, 8, 50));
    expect(all).toHaveLength(9);
    expect(all[7]?.title).toMatch(/^unit\[.*failed$/);
    expect(all[8]).toEqual({
      level: 'error',
      title: '42 more annotations',
      message: '42 more annotations, all in the job summary. 450 of 500 tasks succeeded, 50 failed',
    });
  });

  it('never has more than nine, or a message that GitHub would cut', () => {
    fc.assert(
      fc.property(hostileConverged, (given) => {
        const all = annotations(given);
        expect(all.length).toBeLessThanOrEqual(9);
        for (const { message, title } of all) {
          expect(message.length).toBeLessThanOrEqual(4096);
          expect(title.length).toBeLessThanOrEqual(200);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 200 },
    );
    const long = converged({ tasks: [{ id: 'a', state: 'failed', reason: 'r'.repeat(5000), log: 'x' }] });
    expect(annotations(long)[0]?.message.length).toBe(4096);
    const talkative = converged({
      tasks: [{ id: 'a', state: 'failed', reason: 'exit code 1', log: `${'x'.repeat(9000)}END` }],
    });
    expect(annotations(talkative)[0]?.message).toMatch(/^exit code 1\nx+END$/);
    expect(annotations(talkative)[0]?.message.length).toBe(4096);
  });
});
