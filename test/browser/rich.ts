import type { Converged } from '../../src/report/model.ts';
import { manyTasks } from '../report/support.ts';

const START = Date.parse('2026-11-02T10:00:00.000Z');
const at = (ms: number): string => new Date(START + ms).toISOString();

/** A run of which everything is known that a page can tell. */
export function rich(): Converged {
  const base = manyTasks(40, 6, 4);
  const first = 'unit[packages/pkg-0001]';
  const tasks = base.plan.tasks.map((task, index) =>
    index === 21 || (index >= 35 && index <= 39) ? { ...task, needs: [first] } : task,
  );
  const records = new Map(
    [...base.records].map(([id, record]) => [
      id,
      record.leg === 'w1-leg-005' ? { ...record, batch: { id: 'unit-5', startMs: 300 } } : record,
    ]),
  );
  const whole = ['first line of the whole log', ...Array.from({ length: 400 }, (_, line) => `line ${line}`), 'its end'];
  return {
    ...base,
    records,
    plan: { ...base.plan, tasks },
    onRunners: true,
    jobs: new Map(
      base.plan.legs.map((leg, index) => [
        leg.id,
        {
          url: `https://github.com/octo/shop/actions/runs/1/job/${index}`,
          conclusion: 'success',
          createdAt: at(-40_000),
          startedAt: at(-40_000),
          beganAt: at(-30_000 + index * 3000),
          completedAt: at(200_000),
        },
      ]),
    ),
    failingTests: [
      { task: first, suite: 'cart', test: 'adds the fee', message: 'expected 12', file: 'src/cart.test.ts', line: 48 },
    ],
    before: new Map(base.plan.tasks.map(({ id }) => [id, [1200, 1300, 1250]])),
    logs: new Map([[first, whole.join('\n')]]),
    runUrl: 'https://github.com/octo/shop/actions/runs/1',
    source: { commit: '0123456789abcdef', branch: 'feature/delivery' },
  };
}
