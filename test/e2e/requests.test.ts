import { describe, expect, it } from 'vitest';
import { runCase } from './case.ts';

const LEGS = 16;

describe('early stop of many legs, run by act', () => {
  it('any of 16: the first success ends all, with few requests', async () => {
    const sleepers = Array.from({ length: LEGS - 1 }, (_, n) => `  - { id: slow-${n}, run: sleep 150, duration: 600 }`);
    const run = await runCase(
      `sync: any\nlegs: { target-minutes: 15 }\ntasks:\n  - { id: quick, run: sleep 3, duration: 600 }\n${sleepers.join('\n')}\n`,
      {
        maxParallel: LEGS,
      },
    );
    expect(run.seconds, run.log).toBeLessThan(150);
    expect(run.resultsOf('converge', './converge')).toEqual(['success']);
    expect(run.resultsOf('task', './task')).toEqual(Array.from({ length: LEGS }, () => 'success'));
    expect([...run.records.values()].filter(({ state }) => state === 'superseded')).toHaveLength(LEGS - 1);

    const counts = new Map<string, number>();
    for (const { method } of run.service.requests) counts.set(method, (counts.get(method) ?? 0) + 1);
    const total = run.service.requests.length;
    console.log(
      `${total} requests of a run of ${LEGS} legs in ${run.seconds.toFixed(0)} s:`,
      Object.fromEntries(counts),
    );
    // Each leg: the plan, a look at the start, its records, two looks at the end. The rest are looks every two seconds.
    const looks = LEGS * Math.ceil(run.seconds / 2);
    expect(total).toBeLessThan(LEGS * 14 + looks);
    // Records, plan, marker, report and timings, each stored once; legs that lose the race for the marker are told so.
    expect(counts.get('FinalizeArtifact')).toBeLessThanOrEqual(LEGS + 4);
  });
});
