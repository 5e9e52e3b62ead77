import { describe, expect, test } from 'vitest';
import { inWorkspace } from './rig.ts';

const ONE = (run: string) => `tasks: [{ id: one, run: '${run}' }]`;

describe('exit codes', () => {
  test.concurrent(
    '0: a run that passes',
    inWorkspace(async ({ runList, verdict }) => {
      expect((await runList(ONE('true'))).code).toBe(0);
      expect(verdict().verdict).toBe('pass');
    }),
  );

  test.concurrent(
    '1: a run that fails',
    inWorkspace(async ({ runList, verdict }) => {
      const { code, stdout } = await runList(ONE('exit 3'));
      expect(code).toBe(1);
      expect(stdout).toContain('exit code 3');
      expect(verdict().verdict).toBe('fail');
    }),
  );

  test.concurrent(
    '0: a plan, whatever the tasks would do',
    inWorkspace(async ({ write, run, exists }) => {
      write('fanfold.yml', ONE('exit 3'));
      expect((await run(['plan'])).code).toBe(0);
      expect(exists('.fanfold')).toBe(false);
    }),
  );

  test.concurrent(
    '0: a check without conflicts; 1: one with',
    inWorkspace(async ({ write, run, exists }) => {
      write('ok.yml', 'tasks:\n  - { id: a, run: x, writes: [a] }\n  - { id: b, run: x, writes: [b] }\n');
      write('clash.yml', 'tasks:\n  - { id: a, run: x, writes: [c] }\n  - { id: b, run: x, writes: [c] }\n');
      expect((await run(['check', 'ok.yml'])).code).toBe(0);
      const clash = await run(['check', 'clash.yml']);
      expect(clash.code).toBe(1);
      expect(clash.stdout).toContain('NOT INDEPENDENT');
      expect(exists('.fanfold')).toBe(false);
    }),
  );

  test.concurrent(
    '2: a list with conflicts is refused by run and plan, nothing runs',
    inWorkspace(async ({ write, run, exists }) => {
      write(
        'fanfold.yml',
        'tasks:\n  - { id: a, run: touch c, writes: [c] }\n  - { id: b, run: touch c, writes: [c] }\n',
      );
      for (const command of ['run', 'plan']) {
        const { code, stdout, stderr } = await run([command]);
        expect(code).toBe(2);
        expect(stdout).toBe('');
        expect(stderr).toContain('fanfold.yml:2:');
      }
      expect(exists('c')).toBe(false);
      expect(exists('.fanfold')).toBe(false);
    }),
  );
});
