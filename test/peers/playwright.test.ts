/** Playwright's own expectations of shards on `fanfold plan`. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/model.ts';
import { DEFAULT_STARTUP_SECONDS } from '../../src/packing/runner.ts';
import { inWorkspace } from '../cli/rig.ts';
import { type PeerRow, readPeer } from './cases.ts';

interface Row extends PeerRow {
  readonly tests: readonly string[];
  /** What runs in order in one worker, and so in one shard. */
  readonly together?: readonly (readonly string[])[];
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  readonly skipped?: readonly string[];
  readonly shards: number;
  /** What the tests say of some or of all shards. */
  readonly theirs: Readonly<Record<string, readonly string[]>>;
  /** How many legs fanfold takes. */
  readonly legs: number;
}

const { rows } = readPeer<Row>('playwright');

function listOf({ tests, together = [], needs = {}, skipped = [], shards }: Row): string {
  const tasks = tests.map((id) => {
    const group = together.findIndex((one) => one.includes(id));
    return {
      id,
      run: 'x',
      duration: 1,
      ...(group < 0 ? {} : { locks: [`group-${group}`] }),
      ...(needs[id] === undefined ? {} : { needs: needs[id] }),
      ...(skipped.includes(id) ? { if: 'false' } : {}),
    };
  });
  return JSON.stringify({ independence: 'off', legs: { max: shards, minimize: 'time' }, tasks });
}

describe('fanfold plan', () => {
  test.each(rows.map((row) => [row.case, row] as const))('%s', async (_, row) => {
    await inWorkspace(async ({ write, run }) => {
      const { tests, together = [], needs = {}, skipped = [], theirs } = row;
      write('fanfold.yml', listOf(row));
      const { code, stdout } = await run(['plan', '--format', 'json']);
      expect(code).toBe(0);
      const { legs } = JSON.parse(stdout) as Plan;
      const ours = legs.map((leg) => leg.tasks);
      // Each test in one shard, and all of them are what there is.
      expect(ours.flat().sort()).toEqual(tests.filter((id) => !skipped.includes(id)).sort());
      expect(ours).toHaveLength(row.legs);
      const legOf = (id: string) => ours.findIndex((leg) => leg.includes(id));
      for (const group of together) expect(new Set(group.map(legOf)).size).toBe(1);
      for (const [id, needed] of Object.entries(needs)) expect(new Set([id, ...needed].map(legOf)).size).toBe(1);
      const longest = Math.max(...legs.map(({ estimateMs }) => estimateMs / 1000 - DEFAULT_STARTUP_SECONDS));
      const isWhole = Object.values(theirs).flat().length === tests.length;
      if (isWhole) expect(longest).toBeLessThanOrEqual(Math.max(...Object.values(theirs).map(({ length }) => length)));
    })();
  });

  test('a plan is the same when it is made again, so a shard is', async () => {
    await inWorkspace(async ({ write, run }) => {
      for (const row of rows.slice(0, 2)) {
        write('fanfold.yml', listOf(row));
        const [first, second] = [await run(['plan', '--format', 'json']), await run(['plan', '--format', 'json'])];
        expect(second.stdout).toBe(first.stdout);
      }
    })();
  });

  test('a shard that is no number is refused, as there', async () => {
    await inWorkspace(async ({ write, run }) => {
      const [row] = rows;
      if (row === undefined) throw new Error('no row');
      write('fanfold.yml', listOf(row).replace('"max":2', '"max":"/3"'));
      expect((await run(['plan'])).code).toBe(2);
    })();
  });

  test('where it differs, a column says why', () => {
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const row of rows) if (row.legs !== row.shards) expect([row.case, row.differs]).not.toContain(undefined);
    expect(rows.filter(({ differs }) => differs === undefined).length).toBeGreaterThan(rows.length / 2);
  });
});
