import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWorkspace, ROOT, unprintable } from './rig.ts';

const CASES = join(ROOT, 'test/cases/cli');

describe('a bad file: every problem at once, exit 2, nothing run, nothing written', () => {
  test.concurrent.for(['run', 'plan', 'check'])('%s', (command, { expect }) =>
    inWorkspace(async ({ write, run, exists }) => {
      write('broken.yml', readFileSync(join(CASES, 'broken.yml'), 'utf8'));
      const { code, stdout, stderr } = await run([command, 'broken.yml']);
      expect(stderr).toBe(readFileSync(join(CASES, 'broken.txt'), 'utf8'));
      expect([code, stdout]).toEqual([2, '']);
      expect(exists('.fanfold')).toBe(false);
    })(),
  );

  test.concurrent(
    'YAML errors have a place',
    inWorkspace(async ({ runList, exists }) => {
      const { code, stderr } = await runList('tasks:\n  - { id: one, run: x\n  - id: [\n');
      expect(stderr).toMatch(/^fanfold\.yml:2:5: error: not YAML: this has no closing `}`\n/);
      expect(stderr).toContain('fanfold.yml:3:9: error: not YAML: this has no closing `]`\n');
      expect(code).toBe(2);
      expect(exists('.fanfold')).toBe(false);
    }),
  );

  test.concurrent(
    'at-least above the total weight',
    inWorkspace(async ({ runList, run, exists }) => {
      const list = 'sync: { at-least: 9 }\ntasks:\n  - { id: one, run: x, weight: 3 }\n  - { id: two, run: x }\n';
      for (const answer of [await runList(list), await run(['plan']), await run(['check'])]) {
        expect(answer.stderr).toContain(
          'fanfold.yml:1:19: error: `at-least: 9` can never be reached: the tasks weigh 4',
        );
        expect([answer.code, answer.stdout]).toEqual([2, '']);
      }
      expect(exists('.fanfold')).toBe(false);
    }),
  );

  test.concurrent(
    'a cycle is spelled out',
    inWorkspace(async ({ runList }) => {
      const direct =
        'tasks:\n  - { id: a, run: x, needs: [b] }\n  - { id: b, run: x, needs: [c] }\n  - { id: c, run: x, needs: [a] }';
      expect((await runList(direct)).stderr).toContain('`a -> b -> c -> a`');
      const self = 'tasks: [{ id: a, run: x, needs: [a] }]';
      expect((await runList(self)).stderr).toContain('`a` needs itself');
    }),
  );

  test.concurrent(
    'a for-each that cannot be read is an error; one that finds nothing is a warning',
    inWorkspace(async ({ runList, run, exists }) => {
      const missing = await runList('tasks: [{ id: a, run: x, for-each: { file: nope.json } }]');
      expect(missing.stderr).toContain('nope.json');
      expect(missing.code).toBe(2);
      expect(exists('.fanfold')).toBe(false);
      const list = 'tasks: [{ id: a, run: "true", for-each: { glob: "nope/*" } }, { id: b, run: "true" }]';
      const empty = await runList(list);
      expect(empty.stderr).toMatch(/fanfold\.yml:1:\d+: warning: .*`a`/);
      expect(empty.code).toBe(0);
      expect((await run(['plan'])).code).toBe(0);
    }),
  );

  test.concurrent(
    'a hostile file does not write to the terminal',
    inWorkspace(async ({ runList }) => {
      const { code, stderr } = await runList('"\\e[31mred\\r\\u2028\\u202e": 1\ntasks: [{ id: "a\\eb", run: x }]');
      expect(code).toBe(2);
      expect(unprintable(stderr)).toEqual([]);
    }),
  );
});

test('the broken file of the snapshot has more than eight kinds of problems', () => {
  const text = readFileSync(join(CASES, 'broken.txt'), 'utf8');
  const problems = text.split('\n').filter((line) => /^broken\.yml:\d+:\d+: error: /.test(line));
  expect(problems.length).toBeGreaterThan(12);
  for (const near of ['`run`', '`needs`', '`at-least`', '`max-attempts`', '`five`'])
    expect(text).toContain(`did you mean ${near}?`);
});
