/** A batch through the actions as GitHub's runner starts them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { startRun } from './support.ts';

const SUITE = `
mkdir -p cov
cases=
for item in "$@"; do
  echo "running $item"
  echo "$item" >> cov/all.txt
  case $item in
    bad*) cases="$cases<testcase file='$item' name='adds up'><failure message='1 is not 2'/></testcase>"; code=1 ;;
    *) cases="$cases<testcase file='$item' name='works' time='0.01'/>" ;;
  esac
done
echo "<testsuite>$cases</testsuite>" > "$FANFOLD_REPORT"
echo "of=$FANFOLD_BATCH" >> "$GITHUB_OUTPUT"
exit \${code:-0}
`;

const LIST = `
name: ci
sync: { max-failures: 1 }
stop: never
legs: { max: 1 }
tasks:
  - id: unit
    name: Unit \${{ item }}
    for-each: { items: [a.py, bad.py, c.py] }
    run: sh suite.sh "$@"
    batch: true
    artifacts: [cov/all.txt]
`;

describe('a batch in a leg', { timeout: 120_000 }, () => {
  it('is one command whose items have results of their own, and files that are carried once', async () => {
    await using run = await startRun({ files: { 'suite.sh': SUITE } });
    const { items, reference } = await run.planned(LIST);
    expect(items.map(({ name }) => name)).toEqual(['unit 1']);
    const leg = await run.leg(items[0]);
    expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 0]);
    for (const line of ['::group::> unit started: 3 tasks', '< Unit bad.py failed', '  | running bad.py'])
      expect(leg.log).toContain(line);
    expect(leg.outputs).toMatchObject({ state: 'failed', failed: '["unit[bad.py]"]', colour: 'green' });
    expect(leg.annotations.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      'Unit bad.py (unit[bad.py]) failed: adds up: 1 is not 2',
    ]);
    expect(readFileSync(join(run.workspace, 'cov/all.txt'), 'utf8')).toBe('a.py\nbad.py\nc.py\n');
    expect(run.names()).toEqual(expect.arrayContaining(['a1-w1-leg-001-SFS', 'a1-w1-leg-001-logs']));

    const records = run.records('a1-w1-leg-001-SFS');
    const [id] = [...new Set(records.map(({ batch }) => batch?.id))];
    expect(new Set(records.map(({ batch }) => batch?.id)).size).toBe(1);
    for (const { outputs, tries } of records) {
      expect(outputs).toEqual({ of: id });
      expect(tries).toMatchObject([{ exitCode: 1 }]);
    }
    const carried = records.flatMap(({ files }) => (files === undefined || files.count === 0 ? [] : [files]));
    expect(carried).toMatchObject([{ count: 1, bytes: 17 }]);

    const end = await run.converge(reference);
    expect(end.outputs).toMatchObject({ verdict: 'pass', failed: '["unit[bad.py]"]' });
    const results = end.outputs['results'] ?? '';
    const found = readdirSync(results, { recursive: true }).filter((path) => String(path).endsWith('all.txt'));
    expect(found).toHaveLength(1);
    expect(String(found[0])).toBe(join(taskFileName(id ?? ''), 'cov/all.txt'));
    expect(readFileSync(join(results, String(found[0])), 'utf8')).toBe('a.py\nbad.py\nc.py\n');
    expect(end.log).not.toMatch(/not carried|lost/);
  });
});
