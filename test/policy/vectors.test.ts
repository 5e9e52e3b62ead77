/**
 * The rows of `cases/policy/`: a policy as a user writes it, how each task ended, the verdict and its arithmetic. The
 * guide shows the same rows. A row with a `pending` task asks for the early decision, any other for the final verdict.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Outcome, PlannedTask, Policy, State, TaskRecord } from '../../src/model.ts';
import { BLOCKED, outcomeOf } from '../../src/policy/outcome.ts';
import { compilePolicy, type PolicyOptions } from '../../src/policy/policy.ts';
import { toldVerdict } from '../../src/report/sentences/verdict-reasons.ts';
import { weighRecords } from '../../src/verdict/evidence.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import { bruteForce } from './oracle.ts';
import { decide, nowhere, planOf, recordOf, shared, TIMING, task, tryOf } from './support.ts';

interface Row {
  readonly note: string;
  readonly policy: unknown;
  readonly settings?: Readonly<Record<string, string>>;
  readonly tasks?: Readonly<Record<string, Partial<PlannedTask>>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly verdict: 'pass' | 'fail' | 'open';
  readonly why: readonly string[];
}

const folder = new URL('../cases/policy/', import.meta.url);
const files = readdirSync(folder).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { title: string; rows: Row[] }),
}));

const SETTINGS = {
  'on-empty': 'onEmpty',
  'on-skipped': 'onSkipped',
  'on-all-neutral': 'onAllNeutral',
  'on-missing': 'onMissing',
  flaky: 'flaky',
} as const;

function compiled(row: Row): { policy: Policy; tasks: PlannedTask[] } {
  const tasks = Object.keys(row.outcomes).map((id) => task(id, row.tasks?.[id]));
  const settings = Object.entries(row.settings ?? {}).map(([key, value]) => [
    SETTINGS[key as keyof typeof SETTINGS],
    value,
  ]);
  const { policy, problems } = compilePolicy(row.policy, Object.fromEntries(settings) as PolicyOptions, tasks, nowhere);
  if (policy === null) throw new Error(JSON.stringify(problems));
  return { policy, tasks };
}

/** The record of a task that ended in `words`; none for one that is missing or pending. */
function recordFor(plan: ReturnType<typeof planOf>, id: string, words: string): TaskRecord | null {
  if (words === 'missing' || words === 'pending') return null;
  if (words === 'blocked') return recordOf(plan, id, 'skipped', { reason: BLOCKED });
  if (words === 'flaky') return recordOf(plan, id, 'succeeded', { tries: [tryOf(0, 1, 1), tryOf(2, 3, 0)] });
  return recordOf(plan, id, words as State);
}

function judged(row: Row) {
  const { policy, tasks } = compiled(row);
  const plan = planOf(policy, tasks);
  const records = tasks.flatMap(({ id }) => recordFor(plan, id, row.outcomes[id] ?? '') ?? []);
  const closed = weighRecords(
    plan,
    records.map((record) => shared(record)),
    { runAttempt: 1 },
  );
  if (!Object.values(row.outcomes).includes('pending')) {
    const { verdict, decidedBy, counts } = toldVerdict(evaluate(plan, closed, TIMING));
    expect(counts.total).toBe(tasks.length);
    return { verdict, reasons: decidedBy.map(({ text }) => text) };
  }
  const known = tasks.map(({ id }): Outcome | null => {
    const record = closed.winners.get(id);
    return record === undefined ? null : outcomeOf(record, policy, closed.flaky.includes(id));
  });
  const outcomes = new Map(
    tasks.flatMap(({ id }, index) => (known[index] == null ? [] : [[id, known[index]] as const])),
  );
  const decision = decide(policy, tasks, outcomes);
  const verdict = decision.decided ? decision.verdict : 'open';
  expect(verdict).toBe(bruteForce(policy, tasks, known));
  return { verdict, reasons: decision.decided ? decision.reasons.map(({ text }) => text) : null };
}

describe.each(files)('$title', ({ rows }) => {
  test.each(rows.map((row) => [row.note, row] as const))('%s', (_, row) => {
    const { verdict, reasons } = judged(row);
    expect(verdict).toBe(row.verdict);
    if (reasons === null) expect(row.why).toHaveLength(1);
    else expect(reasons).toEqual(row.why);
  });
});

test('the table is as large as the guide says, and no row stands twice', () => {
  const rows = files.flatMap((file) => file.rows);
  expect(rows.length).toBeGreaterThanOrEqual(60);
  expect(new Set(rows.map(({ note }) => note)).size).toBe(rows.length);
});
