/** Task lists and the plans made of them. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Json, Plan } from '../../src/model.ts';
import { NO_TIMINGS } from '../../src/packing/measured.ts';
import type { PlanFacts } from '../../src/plan/facts.ts';
import { type Made, makePlan } from '../../src/plan/make.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import { forEachSources } from '../../src/tasklist/items.ts';
import { readTaskFile } from '../../src/tasklist/read.ts';

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Makes the plan of a list that must be readable: YAML text, or a value. A look-up finds nothing. */
export function makeOf(list: string | object, facts: Partial<PlanFacts> = {}): Made {
  const text = typeof list === 'string' ? list : JSON.stringify(list);
  const { taskFile, locate, problems } = readTaskFile(text, 'ci.yml');
  if (taskFile === null) throw new Error(problems.map(sentence).join('\n'));
  const answers = new Map(forEachSources(taskFile, locate).map(({ key }) => [key, { text: '' }]));
  return makePlan(taskFile, locate, { answers, timings: NO_TIMINGS, jobs: null, hash, ...facts });
}

/** The plan of a list that must have one. */
export function planOf(list: string | object, facts: Partial<PlanFacts> = {}): Plan {
  const { plan, problems } = makeOf(list, facts);
  if (plan === null) throw new Error(problems.map(sentence).join('\n'));
  return plan;
}

const text = fc.oneof(fc.string({ maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 8 }));
const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,6}$/);
const json = (fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>).filter(
  // No key of a list may have this name.
  (value) => !JSON.stringify(value).includes('"__proto__"'),
);

interface Entry {
  readonly id: string;
  readonly [key: string]: unknown;
}

/** Everything about a task but its id and needs. Patterns stay apart: conflicts are the business of other tests. */
const entry = fc.record(
  {
    run: fc.constantFrom('true', 'echo "$ITEM"', 'a\nb', 'é\u2028'),
    env: fc.dictionary(
      fc.stringMatching(/^[A-Z]{1,4}_X$/),
      text.filter((value) => !value.includes('${{')),
      { maxKeys: 2 },
    ),
    duration: fc.integer({ min: 1, max: 100_000 }).map((ms) => ms / 1000),
    weight: fc.integer({ min: 1, max: 50 }),
    required: fc.boolean(),
    tags: fc.uniqueArray(key, { maxLength: 2 }),
    'runs-on': fc.constantFrom('ubuntu-latest', 'macos-15', ['self-hosted', 'linux']),
    'timeout-minutes': fc.constantFrom(1, 0.5, 20, 360),
    'continue-on-error': fc.oneof(fc.boolean(), fc.constant({ 'exit-codes': [3] })),
    retry: fc.record({ 'max-attempts': fc.integer({ min: 1, max: 3 }) }),
    locks: fc.uniqueArray(fc.constantFrom('db', 'port'), { maxLength: 2 }),
    exclusive: fc.boolean(),
    matrix: fc.record({ os: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }) }),
    'for-each': fc.record({
      items: fc.uniqueArray(fc.constantFrom('x', 'y', 1, true, 'a/b.c'), { minLength: 1, maxLength: 4 }),
    }),
    with: fc.dictionary(
      key.filter((name) => !['name', 'leg', 'plan'].includes(name)),
      json,
      { maxKeys: 2 },
    ),
  },
  { requiredKeys: ['run'] },
);

/** Lists that have a plan: unique ids, needs that point backwards, no conflicts. */
export const listArbitrary: fc.Arbitrary<{ readonly tasks: readonly Entry[]; readonly [key: string]: unknown }> = fc
  .record({
    name: fc.constantFrom('ci', 'A_b-9'),
    sync: fc.constantFrom('all', 'any', 'majority', 1, '80%', { 'max-failures': 0 }, [{ 'at-least': 1 }, 'all']),
    stop: fc.constantFrom('success', 'failure', 'decided', 'never'),
    entries: fc.array(fc.tuple(entry, fc.array(fc.nat(20), { maxLength: 2 })), { minLength: 1, maxLength: 6 }),
  })
  .map(({ entries, ...head }) => {
    // Tasks that may not overlap share a leg, which one with its own runner or its own steps cannot.
    const shares = entries.some(([task]) => task.exclusive === true || (task.locks ?? []).length > 0);
    const tasks = entries.map(
      ([{ matrix, 'for-each': forEach, 'runs-on': runsOn, with: values, ...plain }, needs], index) => {
        const expansion = matrix === undefined ? (forEach === undefined ? {} : { 'for-each': forEach }) : { matrix };
        const own = shares ? {} : { ...(runsOn && { 'runs-on': runsOn }), ...(values && { with: values }) };
        const behind = index === 0 ? [] : [...new Set(needs.map((need) => `t${need % index}`))];
        return { id: `t${index}`, ...plain, ...own, ...expansion, ...(behind.length > 0 ? { needs: behind } : {}) };
      },
    );
    return { ...head, tasks };
  });
