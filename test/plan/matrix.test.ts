import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jobGraph } from '../../bench/instances.ts';
import type { Plan } from '../../src/model.ts';
import {
  groupsOf,
  MAX_OUTPUT_CHARACTERS,
  type Matrix,
  matrixOf,
  parsePlanReference,
  planReference,
  waveCount,
} from '../../src/plan/matrix.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import { listArbitrary, makeOf, planOf } from './support.ts';

const RESERVED = ['leg', 'plan', 'name', 'runs-on', 'timeout-minutes'];

describe('the matrix', () => {
  test('law: one item a leg, in the order of the plan, with the reserved keys and those of `with`, nothing else', () => {
    fc.assert(
      fc.property(listArbitrary, (list) => {
        const plan = planOf(list);
        const byId = new Map(plan.tasks.map((task) => [task.id, task]));
        const items = Array.from({ length: waveCount(plan) }, (_, index) => matrixOf(plan, index + 1).include).flat();
        expect(items.map((item) => item['leg'])).toEqual(plan.legs.map(({ id }) => id));
        for (const [index, leg] of plan.legs.entries()) {
          const values = byId.get(leg.tasks[0] ?? '')?.with ?? {};
          expect(items[index]).toEqual({
            ...values,
            leg: leg.id,
            plan: `${plan.name}@${plan.digest}`,
            name: leg.name,
            'runs-on': leg.runsOn,
            'timeout-minutes': leg.timeoutMinutes,
          });
          expect(Object.keys(items[index] ?? {}).slice(0, 5)).toEqual(RESERVED);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a record-mode job can be tolerated: its item says so, and no other does', () => {
    const list = 'tasks: [{ id: a, continue-on-error: true }, { id: b }, { id: c, run: x, continue-on-error: true }]';
    const items = matrixOf(planOf(list), 1).include;
    const byName = Object.fromEntries(items.map((item) => [item['name'], item['continue-on-error']]));
    expect(byName).toEqual({ a: true, b: false, c: undefined });
  });

  test('`with` cannot replace what the platform reads, even in a plan that no list can make', () => {
    const plan = planOf('tasks: [{ id: a, with: { k: 1 } }]');
    const forged = Object.fromEntries(RESERVED.map((key) => [key, 'forged']));
    const tasks = plan.tasks.map((task) => ({ ...task, with: { ...forged, k: 1 } }));
    expect(matrixOf({ ...plan, tasks }, 1)).toEqual(matrixOf(plan, 1));
  });

  test('a wave that does not exist has no items; a plan without legs has no waves', () => {
    const plan = planOf('tasks: [{ id: a, run: x }, { id: b, run: x, runs-on: windows-2025, needs: [a] }]');
    expect(waveCount(plan)).toBe(2);
    expect(matrixOf(plan, 3)).toEqual({ include: [] });
    const empty = planOf('tasks: [{ id: a, run: x, for-each: { items: [] } }]');
    expect([empty.legs, waveCount(empty), matrixOf(empty, 1)]).toEqual([[], 0, { include: [] }]);
  });
});

describe('groups', () => {
  const jobs = (first: number, second: number) => ({
    legs: { minimize: 'time' },
    tasks: jobGraph(first, second, 1).map(({ id, ms, runsOn, needs }) => ({
      id,
      duration: ms / 1000,
      'runs-on': runsOn,
      needs,
    })),
  });

  test('the outputs of 1,202 legs stay below what GitHub takes', () => {
    const plan = planOf(jobs(890, 312), { groups: true });
    const { include } = groupsOf(plan);
    expect(plan.legs).toHaveLength(1202);
    expect(JSON.stringify({ include }).length).toBeLessThan(MAX_OUTPUT_CHARACTERS);
    const items = include.flatMap((group) =>
      [group['matrix'], group['matrix-2']].map((matrix) => (matrix as unknown as Matrix).include),
    );
    expect(
      items
        .flat()
        .map((item) => item['leg'])
        .sort(),
    ).toEqual(plan.legs.map(({ id }) => id).sort());
    expect(include.every((group) => Number(group['legs']) <= 256 && Number(group['legs-2']) <= 256)).toBe(true);
    // Without groups nothing is left of the one matrix.
    expect(matrixOf(plan, 1)).toEqual({ include: [] });
  });

  test('more than 256 legs without groups are an error that says how, in two lines', () => {
    const { plan, problems } = makeOf(jobs(300, 0));
    expect(plan).toBeNull();
    const [first] = problems.filter(({ severity }) => severity === 'error').map(sentence);
    expect(first?.split('\n')).toHaveLength(2);
    expect(first).toContain('groups: true');
  });

  test('a plan without groups has none', () => {
    expect(groupsOf(planOf('tasks: [{ id: a, run: x }]'))).toEqual({ include: [] });
  });
});

describe('a plan reference', () => {
  const digest = `sha256:${'0a'.repeat(32)}`;
  const reference = fc.record({ name: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/), digest: fc.constant(digest) });

  test('law: what was written is what is read', () => {
    fc.assert(
      fc.property(reference, (plan) => {
        expect(parsePlanReference(planReference(plan))).toEqual(plan);
        expect(parsePlanReference(` ${planReference(plan)}\n`)).toEqual(plan);
      }),
    );
  });

  test.each([
    '',
    ' ',
    'ci',
    '@',
    `@${digest}`,
    'ci@sha256:',
    `ci@${digest}0`,
    `ci@${digest.slice(0, -1)}`,
    `ci@${digest.toUpperCase()}`,
    `ci@md5:${'0'.repeat(32)}`,
    `a/b@${digest}`,
    `${'n'.repeat(65)}@${digest}`,
    `ci@${digest}\nci@${digest}`,
    'null',
  ])('%j is none', (text) => {
    expect(parsePlanReference(text)).toBeNull();
  });

  test('every plan has one', () => {
    const plan: Plan = planOf('tasks: [{ id: a, run: x }]');
    expect(parsePlanReference(planReference(plan))).toEqual({ name: 'ci', digest: plan.digest });
  });
});
