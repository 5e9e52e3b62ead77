/**
 * The price of knowing at once: `decide` after every single arrival, for 10,000 tasks under 10 rules that each count
 * every second task or more. The yardstick is a bare loop over the same arrivals.
 *
 * Run: `node bench/decide.ts` (Node 24).
 */
import { fileURLToPath } from 'node:url';
import type { Formula, Outcome, Policy } from '../src/model.ts';
import { createTally, type JudgedTask } from '../src/policy/tally.ts';
import { TASK_DEFAULTS } from '../src/tasklist/task-fields.ts';

const TASKS = 10_000;
const RULES = 10;
const LIMIT_MS = 1000;

export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly pass: boolean;
}

/** Measures building the tally and all arrivals; the best of three runs, since other work only ever adds time. */
export async function bench(): Promise<Measure[]> {
  const judged = { policy, tasks };
  const arrivals = tasks.map(
    (task, index) => [task.id, (index % 10 === 0 ? 'failure' : 'success') as Outcome] as const,
  );
  let open = 0;
  const total = best(() => {
    const tally = createTally(judged);
    open = 0;
    for (const [id, outcome] of arrivals) {
      tally.add(id, outcome);
      if (!tally.decide().decided) open++;
    }
  });
  if (open < TASKS / 2) throw new Error(`the policy was decided after ${open} arrivals: nothing was measured`);
  const plain = best(() => {
    const seen = new Map<string, Outcome>();
    for (const [id, outcome] of arrivals) seen.set(id, outcome);
    if (seen.size !== TASKS) throw new Error('arrivals were lost');
  });
  const name = `decide after each of ${TASKS} arrivals, ${RULES} rules`;
  return [
    { name, value: total, limit: LIMIT_MS, unit: 'ms', pass: total < LIMIT_MS },
    { name: `${name}, to a plain loop`, value: total / plain, limit: 500, unit: 'x', pass: total / plain < 500 },
  ];
}

const tasks: readonly JudgedTask[] = Array.from({ length: TASKS }, (_, index) => ({
  ...TASK_DEFAULTS,
  id: `t[${index}]`,
  template: 't',
  tags: index % 2 === 0 ? ['even'] : ['odd'],
  weight: 1 + (index % 3),
  continueOnError: index % 5 === 0,
}));

// Shares near the share that succeeds, so that the verdict stays open almost to the end.
const rules: readonly Formula[] = Array.from({ length: RULES }, (_, index) => ({
  rule: {
    of: index % 2 === 0 ? [] : ['tag:even', 't[*]'],
    ...(index % 3 === 0 ? { maxFailures: { count: TASKS } } : { atLeast: { thousandths: 80_000 + index } }),
  },
}));

const policy: Policy = {
  formula: { all: rules },
  onEmpty: 'fail',
  onSkipped: 'neutral',
  onAllNeutral: 'fail',
  onMissing: 'failure',
  flaky: 'success',
};

function best(work: () => void): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, value, limit, unit, pass } of await bench())
    console.log(`${pass ? 'ok  ' : 'FAIL'} ${name}: ${value.toFixed(1)} ${unit} (limit ${limit} ${unit})`);
}
