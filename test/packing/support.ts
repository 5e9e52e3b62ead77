import fc from 'fast-check';
import type { RunsOn } from '../../src/model.ts';
import type { PackInput } from '../../src/packing/pack-input.ts';
import type { PackTask } from '../../src/packing/units.ts';

interface Other extends Partial<PackTask> {
  /** Its leg is its own. */
  readonly alone?: boolean;
  readonly tries?: number;
}

export function task(id: string, estimateMs: number, { alone = false, tries = 1, ...other }: Other = {}): PackTask {
  return {
    id,
    name: id,
    template: id.replace(/\[.*/, ''),
    estimateMs,
    runsOn: 'ubuntu-latest',
    timeoutMinutes: 10,
    run: alone ? null : 'true',
    with: {},
    maxLegs: null,
    batch: null,
    needs: [],
    exclusive: false,
    resources: {},
    retry: { maxAttempts: tries },
    ...other,
  };
}

export function input(waves: readonly (readonly PackTask[])[], other: Partial<PackInput> = {}): PackInput {
  return {
    waves,
    together: waves.map(() => []),
    max: 256,
    atATime: 256,
    targetMinutes: null,
    minimize: 'time',
    startupMs: () => 0,
    maxParallel: () => null,
    sameRunner: false,
    ...other,
  };
}

const RUNNERS: readonly RunsOn[] = [
  'ubuntu-latest',
  'windows-latest',
  ['self-hosted', 'linux'],
  'self-hosted,linux',
  { group: 'large', labels: 'x64' },
];

interface Drawn {
  readonly ms: number;
  readonly runner: number;
  readonly alone: boolean;
  /** Tasks of a wave and runner with the same number share a leg; 0 shares with none. */
  readonly lock: number;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  ms: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 400_000 })),
  runner: fc.nat(RUNNERS.length - 1),
  alone: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
  lock: fc.nat(9).map((draw) => Math.max(0, draw - 6)),
});

/** Waves of tasks on several runners, some alone in their leg, some that must share one. */
export const packable: fc.Arbitrary<PackInput> = fc
  .record({
    waves: fc.array(fc.array(drawn, { minLength: 1, maxLength: 40 }), { maxLength: 3 }),
    max: fc.integer({ min: 60, max: 256 }),
    startupMs: fc.integer({ min: 0, max: 60_000 }),
    sameRunner: fc.boolean(),
  })
  .map(({ waves, max, startupMs, sameRunner }) => {
    const tasks = waves.map((wave, at) =>
      wave.map(({ ms, runner, alone }, index) => task(`t${at}_${index}`, ms, { runsOn: RUNNERS[runner]!, alone })),
    );
    const together = waves.map((wave, at) => {
      const byLock = new Map<string, string[]>();
      for (const [index, { runner, lock, alone }] of wave.entries()) {
        const key = `${runner} ${lock}`;
        if (lock > 0 && !alone) byLock.set(key, [...(byLock.get(key) ?? []), tasks[at]![index]!.id]);
      }
      return [...byLock.values()].filter((ids) => ids.length > 1);
    });
    return input(tasks, { together, max: sameRunner ? 1 + (max % 12) : max, startupMs: () => startupMs, sameRunner });
  });
