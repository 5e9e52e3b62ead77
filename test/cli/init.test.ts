import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWorkspace, ROOT } from './rig.ts';

describe('fanfold init', () => {
  test.concurrent(
    'writes a task file that is independent and runs green, and the workflow of the README',
    inWorkspace(async ({ run, read, verdict, write }) => {
      const { code, stdout, stderr } = await run(['init']);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/written {2}fanfold\.yml\nwritten {2}\.github\/workflows\/fanfold\.yml\n/);
      const example = readFileSync(join(ROOT, 'examples/workflows/three-steps.yml'), 'utf8');
      expect(read('.github/workflows/fanfold.yml')).toBe(example);
      const ran = await run(['run']);
      expect([ran.code, ran.stderr]).toEqual([0, '']);
      expect(verdict()).toMatchObject({ verdict: 'pass', outputs: { 'greet[moon]': { length: '4' } } });
      const workflow = '.github/workflows/fanfold.yml';
      const asWritten = await run(['check', '--workflow', workflow]);
      expect(asWritten.stdout.match(/error: .*/g)).toEqual([
        expect.stringContaining('`OWNER/fanfold@v1`: `OWNER` only holds a place'),
        expect.stringContaining('`OWNER/fanfold/task@v1`: '),
        expect.stringContaining('`OWNER/fanfold/converge@v1`: '),
      ]);
      expect(asWritten.code).toBe(1);
      write(workflow, example.replaceAll('OWNER/', 'acme/'));
      const check = await run(['check', '--workflow', workflow]);
      expect(check.stdout).toMatch(/^INDEPENDENT/);
      expect(check.code).toBe(0);
      expect((await run(['plan'])).stderr).toBe('');
    }),
  );

  test.concurrent(
    'never overwrites, and says what it kept',
    inWorkspace(async ({ run, read, write }) => {
      write('fanfold.yml', 'mine');
      const { code, stdout } = await run(['init']);
      expect(code).toBe(0);
      expect(stdout).toMatch(/kept +fanfold\.yml \(it exists already\)/);
      expect(read('fanfold.yml')).toBe('mine');
      const workflow = read('.github/workflows/fanfold.yml');
      write('.github/workflows/fanfold.yml', `${workflow}# mine\n`);
      await run(['init']);
      expect(read('.github/workflows/fanfold.yml')).toBe(`${workflow}# mine\n`);
    }),
  );

  test.concurrent(
    'a folder that cannot be written is exit 2 and a sentence',
    inWorkspace(async ({ run, write, exists }) => {
      write('.github', 'a file where a folder belongs');
      const { code, stderr } = await run(['init']);
      expect(stderr).toMatch(/error: `\.github\/workflows\/fanfold\.yml` cannot be written: /);
      expect(code).toBe(2);
      expect(exists('.github/workflows')).toBe(false);
    }),
  );
});
