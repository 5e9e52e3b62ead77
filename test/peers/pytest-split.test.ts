/** pytest-split's own expectations on `fanfold plan`, which reads the file of durations that pytest-split writes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INLINE } from '../../src/app/list.ts';
import { loadPlan } from '../../src/app/load.ts';
import { noTimings } from '../../src/app/timings.ts';
import type { Plan } from '../../src/model.ts';
import { DEFAULT_STARTUP_SECONDS } from '../../src/packing/runner.ts';
import { inWorkspace } from '../cli/rig.ts';
import { type PeerRow, type PeerTable, readPeer } from './cases.ts';

type Groups = readonly (readonly string[])[];

interface Row extends PeerRow {
  readonly items: readonly string[];
  /** Seconds. */
  readonly durations: Readonly<Record<string, number>>;
  readonly splits: number;
  /** Chosen by a marker; default: all. */
  readonly only?: readonly string[];
  readonly theirs: { readonly least_duration?: Groups; readonly duration_based_chunks?: Groups };
  /** How many legs fanfold takes. */
  readonly legs: number;
}

interface Other extends PeerRow {
  readonly theirs: string;
  readonly ours: 'refused' | 'read' | 'always' | 'longest first' | 'absent';
}

const { rows, others } = readPeer<Row>('pytest-split') as PeerTable<Row> & { readonly others: readonly Other[] };

const node = (name: string): string => `test_suite.py::${name}`;
const nameOf = (item: unknown): string => String(item).replace('test_suite.py::', '');

/** The tests of the row as items, those that a marker chooses with a tag. */
function listOf({ items, only = items, splits }: Pick<Row, 'items' | 'only' | 'splits'>): string {
  const entry = (id: string, names: readonly string[]) => {
    const source = { items: names.map(node) };
    return { id, tags: [id], 'for-each': source, run: 'x' };
  };
  const rest = items.filter((name) => !only.includes(name));
  const tasks = [entry('chosen', only), ...(rest.length === 0 ? [] : [entry('others', rest)])];
  return JSON.stringify({ name: 'split', independence: 'off', legs: { max: splits, minimize: 'time' }, tasks });
}

/** Of each leg the names of its tests. */
function groupsOf({ legs, tasks }: Pick<Plan, 'legs' | 'tasks'>): string[][] {
  const names = new Map(tasks.map(({ id, item }) => [id, nameOf(item)]));
  return legs.map((leg) => leg.tasks.map((id) => names.get(id) ?? ''));
}

/** What a test takes of which nothing is known: the mean of what is known of the others that are there. */
function meanOf({ items, only = items, durations }: Row): number | null {
  const known = only.flatMap((name) => durations[name] ?? []);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}

/** What the longest of their groups takes. */
function longest(groups: Groups, { durations }: Row, mean: number): number {
  return Math.max(...groups.map((group) => group.reduce((sum, name) => sum + (durations[name] ?? mean), 0)));
}

function judge(row: Row, plan: Plan): void {
  const ours = groupsOf(plan);
  expect(ours.flat().sort()).toEqual([...(row.only ?? row.items)].sort());
  expect(ours).toHaveLength(row.legs);
  expect([row.case, row.differs === undefined]).toEqual([row.case, row.legs === row.splits]);
  // Without any duration all tests are equal, and no time is meant.
  const mean = meanOf(row) ?? (plan.tasks[0]?.estimateMs ?? 0) / 1000;
  const unknown = plan.tasks.filter(({ item }) => !(nameOf(item) in row.durations));
  for (const { estimateMs } of unknown) expect(estimateMs / 1000).toBeCloseTo(mean, 2);
  const seconds = Math.max(...plan.legs.map(({ estimateMs }) => estimateMs / 1000 - DEFAULT_STARTUP_SECONDS));
  for (const theirs of Object.values(row.theirs))
    expect(seconds).toBeLessThanOrEqual(longest(theirs, row, mean) + 0.01);
}

describe('fanfold plan', () => {
  test.each(rows.map((row) => [row.case, row] as const))('%s', async (_, row) => {
    await inWorkspace(async ({ write, run }) => {
      const durations = Object.entries(row.durations).map(([name, time]) => [node(name), time]);
      write('fanfold.yml', listOf(row));
      write('.test_durations', JSON.stringify(Object.fromEntries(durations)));
      const chosen = row.only === undefined ? [] : ['--only', 'tag:chosen'];
      const { code, stdout } = await run(['plan', '--format', 'json', '--timings', '.test_durations', ...chosen]);
      expect(code).toBe(0);
      judge(row, JSON.parse(stdout) as Plan);
    })();
  });

  test.each([2, 3, 4])('seven equal tests on %i legs: the same sets in every order', async (splits) => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const planned = async (items: readonly string[]) => {
      const facts = { timings: noTimings, jobs: null };
      const { plan } = await loadPlan({ file: INLINE, text: listOf({ items, splits }) }, '.', {}, facts);
      const groups = plan === null ? [] : groupsOf(plan);
      return groups.map((group) => group.sort().join(' ')).sort();
    };
    const first = await planned(names);
    expect(first).toHaveLength(splits);
    const orders = fc.shuffledSubarray(names, { minLength: names.length });
    const law = fc.asyncProperty(orders, async (order) => {
      expect(await planned(order)).toEqual(first);
    });
    await fc.assert(law, { numRuns: 30 });
  });

  test('what else its tests say', async () => {
    await inWorkspace(async ({ write, run }) => {
      const plan = async (splits: number) => {
        write('fanfold.yml', listOf({ items: ['a', 'b', 'c', 'd', 'e'], splits }));
        return run(['plan', '--format', 'json', '--timings', 'old.json']);
      };
      write('old.json', JSON.stringify(['a', 'b', 'c', 'd', 'e'].map((name, at) => [node(name), at + 1])));
      const read = JSON.parse((await plan(1)).stdout) as Plan;
      const said: Readonly<Record<Other['ours'], boolean>> = {
        refused: (await plan(0)).code === 2,
        read: read.tasks.every(({ estimateMs }, at) => estimateMs === 1000 * (at + 1)),
        'longest first': groupsOf(read)[0]?.join('') === 'edcba',
        // Shown above.
        always: true,
        absent: true,
      };
      for (const { case: name, ours } of others) expect([name, said[ours]]).toEqual([name, true]);
      const same = others.filter(({ differs }) => differs === undefined);
      expect(same.map(({ ours }) => ours)).toEqual(['refused', 'read', 'always']);
    })();
  });
});
