/** The packing step of a plan: estimates, what must share a leg, and the facts about runners, put together. */
import type { Estimate, Leg, Locate, Location, PlannedTask, RunsOn, Serialised } from '../model.ts';
import { MINUTE_MS } from '../packing/billing.ts';
import { checkRunners } from '../packing/check-runners.ts';
import type { EstimateSources } from '../packing/estimate.ts';
import { median } from '../packing/median.ts';
import { MAX_LEGS, type PackedLegs, type PackInput, pack } from '../packing/pack.ts';
import { DEFAULT_STARTUP_SECONDS, runnerKey } from '../packing/runner.ts';
import { MARGIN } from '../packing/target.ts';
import { type TradeoffRow, tradeoff } from '../packing/tradeoff.ts';
import type { Unit } from '../packing/units.ts';
import { limitOf, MAX_LEG_MINUTES, type PackedWave, spanWithin } from '../packing/waves.ts';
import type { PackingProblem } from '../problem.ts';
import type { TaskFile } from '../tasklist/settings.ts';
import type { PlanFacts } from './make.ts';
import { splitExclusive, togetherGroups } from './serialise.ts';

export interface PackFacts {
  readonly file: TaskFile;
  /** Those that were skipped when planned are in no wave. */
  readonly tasks: readonly PlannedTask[];
  readonly sources: EstimateSources;
  readonly waves: readonly (readonly PlannedTask[])[];
  readonly serialised: readonly Serialised[];
  readonly facts: PlanFacts;
  readonly locate: Locate;
}

export interface Packed {
  readonly legs: readonly Leg[];
  readonly estimate: Estimate;
  readonly problems: readonly PackingProblem[];
  /** Why the plan looks so, for people. The table costs a few packings, so it is made when asked for. */
  readonly why: () => {
    readonly sources: EstimateSources;
    readonly tradeoff: readonly TradeoffRow[];
    readonly choice: string;
  };
}

export function packPlan({ file, tasks, sources, waves, serialised, facts, locate }: PackFacts): Packed {
  const ordered = splitExclusive(waves);
  const input: PackInput = {
    waves: ordered,
    together: ordered.map((wave) => togetherGroups(wave, serialised, file.resources)),
    max: Math.min(facts.jobs ?? MAX_LEGS, file.legs.max ?? MAX_LEGS),
    targetMinutes: facts.jobs === null ? file.legs.targetMinutes : null,
    minimize: facts.jobs === null ? file.legs.minimize : 'time',
    startupMs: facts.jobs === null ? (runsOn) => startupOf(runsOn, file, facts) : () => 0,
    maxParallel: (runsOn) => (facts.jobs === null ? (file.runners[runnerKey(runsOn)]?.maxParallel ?? null) : null),
    pricePerMinute: (runsOn) => (facts.jobs === null ? (file.runners[runnerKey(runsOn)]?.pricePerMinute ?? 0) : 0),
    sameRunner: facts.jobs !== null,
    locate: (what) => placeOf(what, file, tasks, locate),
  };
  const labels = Object.keys(file.runners);
  const used = new Set(ordered.flatMap((wave) => wave.map(({ runsOn }) => runsOn)));
  const runners = checkRunners(labels, [...used], (label) => locate(['runners', label]));
  const packed = pack(input);
  const why = () => {
    const rows = tradeoff(input, packed);
    const isPriced = rows.some(({ cost }) => cost !== null);
    return { sources, tradeoff: rows, choice: choiceOf({ input, packed, max: file.legs.max, isPriced }) };
  };
  return {
    legs: packed.legs,
    estimate: { ...packed.estimate, boundBy: boundOf(packed.estimate, ordered) },
    problems: [...runners, ...packed.problems],
    why,
  };
}

/** Waves that one task bounds each are a chain of needs, save where no task needs another: then it is `exclusive` ones. */
function boundOf({ boundBy }: Estimate, waves: readonly (readonly PlannedTask[])[]): string {
  if (boundBy !== 'needs') return boundBy;
  return waves.some((wave) => wave.some(({ needs }) => needs.length > 0)) ? boundBy : 'locks';
}

/** The place in the file of what a packing problem is about. */
function placeOf(
  what: 'target' | 'max' | { readonly task: string },
  file: TaskFile,
  tasks: readonly PlannedTask[],
  locate: Locate,
): Location {
  if (what === 'target') return locate(['legs', 'target-minutes']);
  if (what === 'max') return locate(file.legs.max === null ? ['tasks'] : ['legs', 'max']);
  const template = tasks.find(({ id }) => id === what.task)?.template;
  return locate([
    'tasks',
    Math.max(
      0,
      file.tasks.findIndex(({ id }) => id === template),
    ),
  ]);
}

/** What the file says of these runners, else what earlier runs measured, else a default. */
function startupOf(runsOn: RunsOn, { runners }: TaskFile, { history }: PlanFacts): number {
  const key = runnerKey(runsOn);
  const stated = runners[key]?.startupSeconds;
  const measured = history.startup.get(key);
  if (stated !== undefined && stated !== null) return Math.round(stated * 1000);
  return measured === undefined ? DEFAULT_STARTUP_SECONDS * 1000 : median(measured);
}

interface Chosen {
  readonly input: PackInput;
  readonly packed: PackedLegs;
  /** `legs.max` of the file. */
  readonly max: number | null;
  /** Some runner of the plan has a price. */
  readonly isPriced: boolean;
}

/** Why there are as many legs as there are, and what stopped it where there should have been more. */
function choiceOf(chosen: Chosen): string {
  const { input, packed } = chosen;
  if (input.targetMinutes !== null) return targetChoice(chosen, input.targetMinutes);
  const endless = Number.POSITIVE_INFINITY;
  if (input.minimize === 'time') {
    const limit = limitText(chosen, packed.waves, endless);
    return `the fewest legs that are as quick as the most allowed${limit === null ? '' : `; ${limit}`}`;
  }
  // Where no number of legs keeps each below what GitHub allows, the cheapest one is not asked for.
  const limit = limitText(chosen, packed.waves.filter(isTooLong), endless);
  return limit === null
    ? leastOf(chosen)
    : `the most legs allowed, as GitHub ends each after ${MAX_LEG_MINUTES} minutes; ${limit}`;
}

function isTooLong({ groups }: PackedWave): boolean {
  const roomMs = MAX_LEG_MINUTES * MINUTE_MS * (1 - MARGIN);
  return groups.some(({ filled, startupMs }) => filled.bins.some(({ ms }) => ms + startupMs > roomMs));
}

function leastOf({ isPriced }: Chosen): string {
  return isPriced ? 'the lowest cost' : 'the fewest billed minutes';
}

/** With a target: whether all ends within it, all but what takes longer by itself, and whether the margin is kept. */
function targetChoice(chosen: Chosen, minutes: number): string {
  const { waves, estimate } = chosen.packed;
  const targetMs = minutes * MINUTE_MS;
  const restMs = waves.reduce((sum, wave) => sum + spanWithin(wave, targetMs), 0);
  const aim = `${leastOf(chosen)} to end within ${inMinutes(minutes)}`;
  // Without the margin every wave is packed as quick as can be.
  const kept =
    restMs <= targetMs * (1 - MARGIN)
      ? `${aim}, less 10 % for estimates`
      : `${aim}, but without the 10 % for estimates; ${limitText(chosen, waves, targetMs) ?? 'more legs would not be quicker'}`;
  const [first, ...others] = waves.flatMap((wave) => longUnits(wave, targetMs));
  if (first === undefined) return kept;
  const long = others.length === 0 ? `${first} takes` : `${first} and ${others.length} more take`;
  const whole = inMinutes(estimate.parallelMs / MINUTE_MS);
  const missed = `the target of ${inMinutes(minutes)} is not met: ${long} longer, and the whole plan ${whole}`;
  return restMs === 0 ? missed : `${missed}; for the rest ${kept}`;
}

/** What is longer than the target however it is packed, in words. */
function longUnits({ groups }: PackedWave, targetMs: number): string[] {
  return groups.flatMap(({ group, startupMs }) =>
    [group.alone, group.shared].flatMap((units) => units.filter(({ ms }) => ms + startupMs > targetMs).map(unitText)),
  );
}

function unitText({ tasks: [first, ...others] }: Unit): string {
  const id = `\`${first.id}\``;
  return others.length === 0 ? id : `${id} with ${others.length} that may not overlap with it`;
}

/** What keeps these waves from more legs that could make them quicker, the slowest wave first. */
function limitText({ input, max }: Chosen, waves: readonly PackedWave[], longMs: number): string | null {
  const slowest = [...waves].sort((a, b) => b.spanMs - a.spanMs);
  const limit = slowest.flatMap((wave) => limitOf(wave, longMs) ?? [])[0];
  if (limit === undefined) return null;
  const at = max === null ? `GitHub starts at most ${input.max} jobs of a matrix` : `\`legs.max\` is ${input.max}`;
  return `more could be quicker, but ${limit.by === 'max' ? at : `\`max-parallel\` of \`${runnerKey(limit.runsOn)}\` is ${limit.parallel}`}`;
}

/** Minutes in words, parts of a tenth rounded up. */
function inMinutes(minutes: number): string {
  const tenths = Math.ceil(minutes * 10) / 10;
  return `${tenths} ${tenths === 1 ? 'minute' : 'minutes'}`;
}
