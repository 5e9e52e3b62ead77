/** Instances with fixed seeds: the generators of the literature and shapes of real test suites. Whole milliseconds. */

/** Numbers in [0, 1) from a 32-bit state; the same on every engine. */
export type Random = () => number;

export function splitmix32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 4294967296;
  };
}

function whole(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** Box and Muller, the cosine branch only. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Uniform in [1, most] (França et al. 1994). */
export function uniform(tasks: number, most: number, random: Random, least = 1): number[] {
  return Array.from({ length: tasks }, () => whole(random, least, most));
}

/** 98 % in [0.9 most, most], the rest in [1, 0.2 most] (Frangioni et al. 2004). */
export function nearEqual(tasks: number, most: number, random: Random): number[] {
  return Array.from({ length: tasks }, () =>
    random() < 0.98 ? whole(random, Math.ceil(0.9 * most), most) : whole(random, 1, Math.floor(0.2 * most)),
  );
}

/** Like the times of tests: one second times e to the power of a normal variable, cut at one hour. */
export function logNormal(tasks: number, sigma: number, random: Random): number[] {
  return Array.from({ length: tasks }, () =>
    Math.min(3_600_000, Math.max(1, Math.round(1000 * Math.exp(sigma * normal(random))))),
  );
}

/** `bins` bins cut at random into `tasks / bins` pieces and shuffled: `capacity` is the optimum. */
export function perfect(tasks: number, bins: number, capacity: number, random: Random): number[] {
  const pieces = Math.floor(tasks / bins);
  const found: number[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const cuts = new Set<number>();
    while (cuts.size < pieces - 1) cuts.add(whole(random, 1, capacity - 1));
    const sorted = [0, ...[...cuts].sort((a, b) => a - b), capacity];
    for (let piece = 0; piece < pieces; piece++) found.push((sorted[piece + 1] as number) - (sorted[piece] as number));
  }
  for (let at = found.length - 1; at > 0; at--) {
    const other = whole(random, 0, at);
    [found[at], found[other]] = [found[other] as number, found[at] as number];
  }
  return found;
}

export interface Instance {
  readonly name: string;
  readonly durations: readonly number[];
  readonly bins: number;
}

/** 780 instances: two classes, three ranges, thirteen sizes, ten seeds each (França 1994, Frangioni 2004). */
export function published(): Instance[] {
  const sizes = [[10, 5], ...[50, 100, 500, 1000].flatMap((tasks) => [5, 10, 25].map((bins) => [tasks, bins]))];
  const found: Instance[] = [];
  for (const kind of ['U', 'NU'])
    for (const most of [100, 1000, 10000])
      for (const [tasks = 0, bins = 0] of sizes)
        for (let seed = 0; seed < 10; seed++) {
          const random = splitmix32(0x5eed0000 + found.length);
          const durations = kind === 'U' ? uniform(tasks, most, random) : nearEqual(tasks, most, random);
          found.push({ name: `${kind} ${most} ${tasks}/${bins} #${seed}`, durations, bins });
        }
  return found;
}

/** Seven classes with few tasks for each bin (Dell'Amico and Martello 1995, Haouari et al. 2006). */
export function fewTasks(perBin: number): Instance[] {
  const clip = (value: number) => Math.max(1, Math.round(value));
  const gauss = (tasks: number, mean: number, sigma: number, random: Random) =>
    Array.from({ length: tasks }, () => clip(mean + sigma * normal(random)));
  const classes: ((tasks: number, random: Random) => number[])[] = [
    (n, random) => uniform(n, 100, random),
    (n, random) => uniform(n, 100, random, 20),
    (n, random) => uniform(n, 100, random, 50),
    (n, random) => gauss(n, 100, 50, random),
    (n, random) => gauss(n, 100, 20, random),
    (n, random) => uniform(n, 4 * n, random, n),
    (n, random) => gauss(n, 4 * n, n, random),
  ];
  const found: Instance[] = [];
  for (const [kind, make] of classes.entries())
    for (const about of [20, 70, 120, 170, 220])
      for (let seed = 0; seed < 10; seed++) {
        const bins = Math.round(about / perBin);
        const durations = make(Math.round(bins * perBin), splitmix32(0xfe000000 + found.length));
        found.push({ name: `class ${kind + 1}, ${durations.length}/${bins} #${seed}`, durations, bins });
      }
  return found;
}

/** A job of a drawn workflow. */
export interface GraphJob {
  readonly id: string;
  readonly ms: number;
  readonly runsOn: string;
  readonly needs: readonly string[];
}

/** Jobs on mixed runners, some of which need one of the first: the shape of a real build of 406 and 125 jobs with 125 edges. */
export function jobGraph(first: number, second: number, seed: number): GraphJob[] {
  const random = splitmix32(seed);
  const runners = ['ubuntu-latest', 'ubuntu-latest', 'windows-latest', 'macos-latest'];
  const times = logNormal(first + second, 1, random).map((ms) => 60 * ms);
  const draw = () => runners[Math.floor(random() * runners.length)] ?? 'ubuntu-latest';
  const builds = Array.from({ length: first }, (_, at) => ({
    id: `build-${at}`,
    ms: times[at] ?? 1,
    runsOn: draw(),
    needs: [],
  }));
  const tests = Array.from({ length: second }, (_, at) => ({
    id: `test-${at}`,
    ms: times[first + at] ?? 1,
    runsOn: draw(),
    needs: [`build-${Math.floor((at * first) / Math.max(1, second))}`],
  }));
  return [...builds, ...tests];
}
