import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { inWorkspace, ROOT } from './rig.ts';

const LIST = `
name: docs
stop: never
sync: { at-least: 2 }
tasks:
  - id: unit
    for-each: { items: [a, b, "c/../d"] }
    run: echo "n=$ITEM" >> "$GITHUB_OUTPUT"; echo to stdout; test "$ITEM" != b
    writes: ["out/\${{ item }}"]
  - { id: last, needs: [unit], run: "true", with: { k: [1, { v: null }] }, reads: ["out/**"], writes: [] }
`;
const CLASH = 'tasks:\n  - { id: a, run: x, writes: [c] }\n  - { id: b, run: x, writes: [c] }\n';

/** Parses the one document that a text must be, and checks it against a committed schema. */
function valid(text: string, schema: string): unknown {
  const document: unknown = JSON.parse(text);
  const compiled = new Ajv2020({ strict: false }).compile(
    JSON.parse(readFileSync(join(ROOT, 'schema', schema), 'utf8')) as AnySchema,
  );
  compiled(document);
  expect(compiled.errors).toBeNull();
  return document;
}

describe('--format json: one document on standard output and nothing else', () => {
  test.concurrent(
    'plan',
    inWorkspace(async ({ write, run }) => {
      write('fanfold.yml', LIST);
      const { code, stdout, stderr } = await run(['plan', '--format', 'json']);
      expect([code, stderr]).toEqual([0, '']);
      expect(valid(stdout, 'plan.schema.json')).toMatchObject({ version: 1, name: 'docs' });
    }),
  );

  test.concurrent(
    'plan as a matrix: the keys of the platform and `with`; one matrix a wave',
    inWorkspace(async ({ write, run }) => {
      write('fanfold.yml', LIST);
      const { code, stdout } = await run(['plan', '--format', 'matrix']);
      expect(code).toBe(0);
      const [first, second, ...more] = JSON.parse(stdout) as { include: Record<string, unknown>[] }[];
      expect(more).toEqual([]);
      const keys = ['leg', 'name', 'plan', 'runs-on', 'timeout-minutes'];
      for (const item of first?.include ?? []) expect(Object.keys(item).sort()).toEqual(keys);
      expect(second?.include.map((item) => Object.keys(item).sort())).toEqual([[...keys, 'k'].sort()]);
      expect(second?.include[0]).toMatchObject({ k: [1, { v: null }], 'runs-on': 'ubuntu-latest' });
      write('fanfold.yml', 'tasks: [{ id: a, run: "true" }]');
      expect(JSON.parse((await run(['plan', '--format', 'matrix'])).stdout)).toMatchObject({
        include: [{ name: 'a' }],
      });
      write('fanfold.yml', 'on-empty: pass\ntasks: [{ id: a, run: x, for-each: { items: [] } }]');
      expect(JSON.parse((await run(['plan', '--format', 'matrix'])).stdout)).toEqual({ include: [] });
    }),
  );

  test.concurrent(
    'check, with and without conflicts',
    inWorkspace(async ({ write, run }) => {
      write('clash.yml', CLASH);
      const clash = await run(['check', 'clash.yml', '--format', 'json']);
      expect([clash.code, clash.stderr]).toEqual([1, '']);
      expect(valid(clash.stdout, 'check.schema.json')).toMatchObject({
        conflicts: [{ kind: 'write-write', tasks: ['a', 'b'], patterns: ['c', 'c'], witness: 'c' }],
        problems: [{ kind: 'race', severity: 'error', file: 'clash.yml', line: 2 }],
      });
      write('fanfold.yml', LIST);
      const clear = await run(['check', '--format', 'json']);
      expect(clear.code).toBe(0);
      expect(valid(clear.stdout, 'check.schema.json')).toMatchObject({
        conflicts: [],
        unknown: 0,
        problems: [],
      });
    }),
  );

  test.concurrent(
    'converge; and what a run stores: plan, records, verdict',
    inWorkspace(async ({ runList, run, read, records }) => {
      const { code } = await runList(LIST, ['--sync', '{ max-failures: 2 }']);
      expect(code).toBe(0);
      const plan = valid(read('.fanfold/plan.json'), 'plan.schema.json') as { digest: string };
      expect([...records().keys()].sort()).toEqual(['last', 'unit[a]', 'unit[b]', 'unit[c/../d]']);
      for (const record of records().values()) {
        valid(JSON.stringify(record), 'record.schema.json');
        expect(record.plan).toBe(plan.digest);
      }
      const again = await run([
        ...['converge', '--plan', '.fanfold/plan.json', '--records', '.fanfold/records', '--format', 'json'],
      ]);
      expect([again.code, again.stderr]).toEqual([0, '']);
      const verdict = valid(again.stdout, 'verdict.schema.json');
      expect(verdict).toEqual(valid(read('.fanfold/verdict.json'), 'verdict.schema.json'));
      expect(verdict).toMatchObject({ verdict: 'pass', counts: { succeeded: 2, failed: 1, skipped: 1 } });
    }),
  );

  test.concurrent(
    'what is bad goes to standard error, and standard output stays empty',
    inWorkspace(async ({ write, run }) => {
      write('bad.yml', 'tasks: 1');
      for (const args of [
        ['plan', 'bad.yml'],
        ['check', 'bad.yml'],
        ['converge', '--plan', 'x', '--records', '.'],
      ]) {
        const { code, stdout, stderr } = await run([...args, '--format', 'json']);
        expect([code, stdout]).toEqual([2, '']);
        expect(stderr).toContain('error: ');
      }
    }),
  );
});
