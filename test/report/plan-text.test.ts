import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planText, runnerText } from '../../src/report/plan-text.ts';
import { plain } from '../../src/report/style.ts';
import { hostileConverged, manyTasks, planOf, SCENES } from './support.ts';

describe('planText', () => {
  const plan = planOf({
    tasks: [
      { id: 'a', ms: 600_000 },
      { id: 'b', ms: 900_000 },
      { id: 'c', ms: 480_000 },
    ],
  });

  it('answers first: how much, how long, and what bounds it', () => {
    expect(planText(plan, plain)).toBe(`ci: 3 tasks in 1 wave on 3 legs
  predicted 15 min 00 s instead of 33 min 00 s one after another: 2.20x
  lower bound 15 min 00 s (the longest task, \`b\`): this plan reaches it

Leg         Runner                Time  Tasks
w1-leg-001  ubuntu-latest  10 min 00 s  a
w1-leg-002  ubuntu-latest  15 min 00 s  b
w1-leg-003  ubuntu-latest   8 min 00 s  c
`);
  });

  it('shows the choice of legs, the sources of the estimates, and what stays serial', () => {
    const row = {
      legs: 1,
      makespanMs: 1_980_000,
      billedMinutes: 33,
      cost: null,
      speedup: 1,
      efficiency: 1,
      chosen: false,
    };
    const out = planText(plan, plain, {
      tradeoff: [
        row,
        { ...row, legs: 3, makespanMs: 900_000, billedMinutes: 1234, speedup: 2.2, efficiency: 0.733, chosen: true },
      ],
      choice: { why: 'time', limit: null },
      sources: { duration: 1, timings: 2, folder: 0, mean: 0, size: 0, equal: 0 },
      serialised: [{ kind: 'lock', name: 'db', tasks: ['a', 'b'] }],
      notes: ['a note'],
    });
    expect(out.split('\n\n')[0]).toMatch(/\n {2}estimates: 1 from `duration`, 2 from earlier runs$/);
    expect(out).toContain(`Legs         Time     Billed  Speedup  Efficiency
   1  33 min 00 s     33 min    1.00x       100 %
   3  15 min 00 s  1,234 min    2.20x      73.3 %  < chosen
the fewest legs that are as quick as the most allowed

Not at the same time (lock \`db\`): a and b
a note
`);
  });

  it('a column of costs where there are any: two decimals, three below 1', () => {
    const row = { makespanMs: 900_000, billedMinutes: 30, speedup: 1, efficiency: 1, chosen: false };
    const costs = [0.0384, 0.9996, 1, 12.345, 1234.5, 1_234_567];
    const out = planText(plan, plain, { tradeoff: costs.map((cost, at) => ({ ...row, legs: at + 1, cost })) });
    expect(out).toContain(`Legs         Time  Billed          Cost  Speedup  Efficiency
   1  15 min 00 s  30 min         0.038    1.00x       100 %
   2  15 min 00 s  30 min          1.00    1.00x       100 %
   3  15 min 00 s  30 min          1.00    1.00x       100 %
   4  15 min 00 s  30 min         12.35    1.00x       100 %
   5  15 min 00 s  30 min      1,234.50    1.00x       100 %
   6  15 min 00 s  30 min  1,234,567.00    1.00x       100 %
`);
    expect(planText(plan, plain, { tradeoff: [{ ...row, legs: 1, cost: null }] })).not.toContain('Cost');
  });

  it.each([
    ['legs', 'the work divided by the legs'],
    ['needs', 'the longest chain of needs'],
    ['locks', 'tasks that share a lock or a resource, or are exclusive'],
    ['b', 'the longest task, `b`'],
  ])('bound by %s: %s', (boundBy, words) => {
    const bound = { ...plan, estimate: { ...plan.estimate, boundBy } };
    expect(planText(bound, plain)).toContain(`lower bound 15 min 00 s (${words}): `);
  });

  it('separates waves', () => {
    const out = planText(SCENES['blocked']?.().plan ?? plan, plain);
    expect(out).toMatch(/4 tasks in 2 waves on 4 legs[\s\S]*\nWave 1\n[\s\S]*\n\nWave 2, after wave 1\n/);
  });

  it('says what an empty plan will do', () => {
    expect(planText(planOf({ tasks: [] }), plain)).toBe(
      'ci: 0 tasks, nothing to run\n  verdict of an empty run: fail\n',
    );
  });

  it('cuts many legs politely', () => {
    const out = planText(manyTasks(5000, 256, 0).plan, plain);
    expect(out.split('\n').length).toBeLessThan(45);
    expect(out).toMatch(/\nand 227 more legs with \d,\d{3} tasks, \d min \d\d s at most\n/);
    for (const row of out.split('\n')) expect(row.length).toBeLessThanOrEqual(110);
  });

  it('lets no hostile text out of its line', () => {
    fc.assert(
      fc.property(hostileConverged, ({ plan: given }) => {
        const out = planText(given, plain);
        expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
        expect(out).not.toContain('##[');
        for (const row of out.split('\n')) expect(row.trimStart().startsWith('::')).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  ['ubuntu-latest', 'ubuntu-latest'],
  [['self-hosted', 'linux'], 'self-hosted, linux'],
  [{ group: 'big' }, 'group big'],
  [{ group: 'big', labels: ['x', 'y'] }, 'group big (x, y)'],
  [{ group: 'big', labels: 'x' }, 'group big (x)'],
] as const)('%j is %s', (runsOn, text) => expect(runnerText(runsOn)).toBe(text));
