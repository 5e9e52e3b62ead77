import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/model.ts';
import { parsePlan } from '../../src/plan/document.ts';
import { digestOf, encodePlan } from '../../src/plan/encode.ts';
import { planFaultText } from '../../src/report/sentences/rim.ts';
import { canonicalJson } from '../../src/tasklist/canonical.ts';
import { plannedTask, TASK_DEFAULTS, TASK_KEYS } from '../../src/tasklist/task-fields.ts';
import { planJsonSchema } from '../support/schemas/json-schema.ts';
import { hash, listArbitrary, planOf } from './support.ts';

const textOf = (plan: Plan) => JSON.stringify(encodePlan(plan));

describe('a plan as a document', () => {
  test('law: reading what was written gives the same plan', () => {
    fc.assert(
      fc.property(listArbitrary, (list) => {
        const plan = planOf(list);
        expect(parsePlan(textOf(plan), hash)).toEqual({ plan });
      }),
      { numRuns: 150 },
    );
  });

  test('law: the digest is of the canonical JSON without it, whatever the order of keys and the white space', () => {
    fc.assert(
      fc.property(listArbitrary, (list) => {
        const plan = planOf(list);
        const { digest, ...rest } = JSON.parse(textOf(plan)) as Record<string, unknown>;
        expect(digest).toBe(`sha256:${hash(canonicalJson(rest))}`);
        const reversed = JSON.stringify(reverseKeys({ ...rest, digest }), null, 3);
        expect(parsePlan(reversed, hash)).toEqual({ plan });
      }),
      { numRuns: 60 },
    );
  });

  test('law: changing any value anywhere is refused', () => {
    fc.assert(
      fc.property(listArbitrary, fc.nat(), (list, pick) => {
        const plan = planOf(list);
        const document = JSON.parse(textOf(plan)) as unknown;
        const places = placesOf(document, []);
        const place = places[pick % places.length] ?? [];
        expect(parsePlan(JSON.stringify(changeAt(document, place)), hash)).toHaveProperty('fault');
      }),
      { numRuns: 150 },
    );
  });

  test('taking a task or a leg out is refused', () => {
    const plan = planOf('tasks: [{ id: a, run: x }, { id: b, run: x }]');
    for (const key of ['tasks', 'legs'] as const) {
      const less = { ...(encodePlan(plan) as object), [key]: plan[key].slice(1) };
      expect(parsePlan(JSON.stringify(less), hash)).toEqual({ fault: { why: 'digest' } });
    }
  });

  test.each([
    ['', /^not JSON: /],
    ['{', /^not JSON: /],
    [`{"version":1,"sync":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, /^it nests too deeply$/],
    ['null', /^not a plan of version 1: /],
    ['[]', /^not a plan of version 1: /],
    ['{"version":2}', /^not a plan of version 1: version: /],
  ])('%.20j is refused', (text, says) => {
    const parsed = parsePlan(text, hash);
    expect('fault' in parsed && planFaultText(parsed.fault)).toMatch(says);
  });

  test('a plan of another version is refused even with a digest of its own', () => {
    const plan = { ...planOf('tasks: [{ id: a, run: x }]'), version: 2 } as unknown as Plan;
    expect(parsePlan(textOf({ ...plan, digest: digestOf(plan, hash) }), hash)).toHaveProperty('fault');
  });

  test('fields with their default are left out', () => {
    const plan = planOf('tasks: [{ id: a, run: x }, { id: b, run: x, exclusive: true }]');
    const { tasks } = JSON.parse(textOf(plan)) as { tasks: Record<string, unknown>[] };
    expect(Object.keys(tasks[0] ?? {})).toEqual(Object.keys(tasks[0] ?? {}).sort());
    for (const [key, omitted] of TASK_KEYS) expect([key, Object.hasOwn(tasks[0] ?? {}, key)]).toEqual([key, !omitted]);
    expect({ ...TASK_DEFAULTS, ...tasks[0] }).toEqual(plan.tasks[0]);
    expect(tasks[0]).not.toHaveProperty('exclusive');
    expect(tasks[1]).toHaveProperty('exclusive', true);
  });

  test('law: a task that says nothing is the defaults of the one table, wherever it comes from', () => {
    const [made] = planOf('tasks: [{ id: a, run: x }]').tasks;
    const own = { id: 'a', template: 'a', name: 'a', run: 'x' };
    expect({ ...TASK_DEFAULTS, ...own, estimateMs: made?.estimateMs }).toEqual(made);
    const { estimateMs, required, tags, timeoutMinutes, weight } = TASK_DEFAULTS;
    expect(plannedTask.parse({ ...own, estimateMs, required, tags, timeoutMinutes, weight })).toEqual({
      ...TASK_DEFAULTS,
      ...own,
    });
  });

  test('the JSON Schema is the committed one', async () => {
    const file = join(import.meta.dirname, '../../schema/plan.schema.json');
    await expect(`${JSON.stringify(planJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(file);
  });
});

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reverseKeys(inner)]),
  );
}

type Place = readonly (string | number)[];

/** The places of all values that are neither objects nor lists. */
function placesOf(value: unknown, place: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => placesOf(inner, [...place, key]));
}

function changeAt(value: unknown, [step, ...rest]: Place): unknown {
  if (step === undefined) return changed(value);
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[step] = changeAt(copy[step], rest);
  return copy;
}

function changed(value: unknown): unknown {
  if (typeof value === 'string') return `${value}x`;
  // Beyond 2^53 the next number is not 1 larger.
  if (typeof value === 'number') return value + 1 === value ? 0 : value + 1;
  if (typeof value === 'boolean') return !value;
  return 'x';
}
