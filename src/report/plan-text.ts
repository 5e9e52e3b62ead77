import type { Leg, Plan, RunsOn, Serialised } from '../model.ts';
import { startsOfPlan } from '../packing/batch-start.ts';
import { type EstimateSources, isGuess } from '../packing/estimate.ts';
import type { TradeoffRow } from '../packing/tradeoff.ts';
import type { LegChoice } from '../plan/choice.ts';
import type { Problem } from '../problem.ts';
import { line } from './escape/terminal.ts';
import { boundPhrase } from './headline.ts';
import { table } from './layout.ts';
import { formatProblems } from './problems.ts';
import { namesOf } from './rows.ts';
import { choiceSentence } from './sentences/choice.ts';
import type { Style } from './style.ts';
import { shorten, width } from './width.ts';
import { count, duration, grouped, listed, percent, times } from './words.ts';

/** What is known about a plan beyond its document. */
export interface PlanExtras {
  readonly sources?: EstimateSources;
  readonly tradeoff?: readonly TradeoffRow[];
  /** Why the marked row was chosen. */
  readonly choice?: LegChoice;
  readonly serialised?: readonly Serialised[];
  readonly notes?: readonly string[];
  readonly problems?: readonly Problem[];
  /** Texts of the files that `problems` point into, by name. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** From this share of the predicted time on, the start of legs is named. */
const START_SHARE = 0.1;
const MOST = { legs: 30, serialised: 20 } as const;

/**
 * A plan for a terminal: how much work, how long it will take, what bounds it and where the estimates come from; then the legs
 * wave by wave, the choice of the number of legs, and what stays serial. Ends with a newline.
 */
export function planText(plan: Plan, style: Style, extras: PlanExtras = {}): string {
  const parts = [
    answer(plan, style, extras.sources),
    legs(plan, style),
    isGuess(plan.tasks) ? [] : tradeoff(extras, style),
    notes(plan, extras, style),
    problems(extras, style),
  ];
  const filled = parts.filter((part) => part.length > 0);
  return `${filled.map((part) => part.join('\n')).join('\n\n')}\n`;
}

function answer(plan: Plan, style: Style, sources: EstimateSources | undefined): string[] {
  const waves = wavesOf(plan).length;
  const { lowerBoundMs, parallelMs, boundBy } = plan.estimate;
  const groups = new Set(plan.legs.flatMap(({ group }) => group ?? [])).size;
  const parts = groups === 0 ? count(waves, 'wave') : `${count(groups, 'group')} of up to ${count(waves, 'wave')}`;
  const size = `${count(plan.tasks.length, 'task')} in ${parts} on ${count(plan.legs.length, 'leg')}`;
  const head = `${style.bold(plan.name)}: ${plan.legs.length === 0 ? count(plan.tasks.length, 'task') : size}`;
  if (plan.legs.length === 0) return [`${head}, nothing to run`, `  verdict of an empty run: ${plan.policy.onEmpty}`];
  if (isGuess(plan.tasks)) return [head, `  ${guessLine(sources)}`];
  const gap = lowerBoundMs > 0 ? parallelMs / lowerBoundMs - 1 : 0;
  const distance = gap < 0.0005 ? 'this plan reaches it' : `this plan is ${percent(gap)} above it`;
  return [
    head,
    `  ${predictedLine(plan, style)}`,
    `  lower bound ${duration(lowerBoundMs)} (${line(boundPhrase(boundBy, namesOf(plan)))}): ${distance}`,
    ...(sources === undefined ? [] : [`  ${sourcesLine(sources)}`]),
  ];
}

/** A time that nobody measured is not printed, not even as a guess. */
function guessLine(sources: EstimateSources | undefined): string {
  const by = (sources?.size ?? 0) > 0 ? 'the sizes of their files' : 'their number';
  return `no duration is known yet, so tasks are spread by ${by}; the next plan knows what this run took`;
}

/** Below this, legs cost more than they bring, and a ratio would only be odd. */
const LEAST_SPEEDUP = 1.05;

function predictedLine(plan: Plan, style: Style): string {
  const { sequentialMs, parallelMs, speedup } = plan.estimate;
  const time = `predicted ${style.bold(duration(parallelMs))}${startText(plan)}`;
  if (speedup < LEAST_SPEEDUP) return `${time} for ${duration(sequentialMs)} of work`;
  return `${time} instead of ${duration(sequentialMs)} one after another: ${style.bold(times(speedup))}`;
}

/** What of the predicted time is not work, where that is worth saying. */
function startText({ tasks, legs, estimate: { parallelMs } }: Plan): string {
  const startMs = startsOfPlan(legs, tasks);
  return startMs < START_SHARE * parallelMs ? '' : ` (${duration(startMs)} of it to start)`;
}

function wavesOf(plan: Plan): number[] {
  return [...new Set(plan.legs.map((leg) => leg.wave))].sort((a, b) => a - b);
}

function legs(plan: Plan, style: Style): string[] {
  const waves = wavesOf(plan);
  const perWave = Math.max(3, Math.floor(MOST.legs / Math.max(1, waves.length)));
  return waves.flatMap((wave, at) => {
    const members = plan.legs.filter((leg) => leg.wave === wave);
    const of = plan.legs.some(({ group }) => group !== undefined) ? ' of its group' : '';
    const when = waves.length === 1 ? '' : at === 0 ? `Wave ${wave}` : `Wave ${wave}, after wave ${waves[at - 1]}${of}`;
    const head = when === '' ? [] : [...(at === 0 ? [] : ['']), style.bold(when)];
    return [
      ...head,
      ...legTable(members, { most: perWave, guessed: isGuess(plan.tasks), nameOf: namesOf(plan) }, style),
    ];
  });
}

interface Shown {
  readonly most: number;
  readonly guessed: boolean;
  readonly nameOf: (id: string) => string;
}

function legTable(members: readonly Leg[], { most, guessed, nameOf }: Shown, style: Style): string[] {
  const columns = [
    { title: 'Leg', most: 32 },
    { title: 'Runner', most: 24 },
    { title: 'Time', align: 'right' },
    { title: 'Tasks' },
  ] as const;
  const room = Math.max(24, style.columns - 54);
  const shown = members.slice(0, members.length > most ? most - 1 : most);
  const cells = shown.map((leg) => [
    { text: line(leg.id) },
    { text: line(runnerText(leg.runsOn)), paint: style.dim },
    { text: guessed ? '' : duration(leg.estimateMs) },
    {
      text: listedWithin(
        leg.tasks.map((id) => line(nameOf(id))),
        room,
      ),
    },
  ]);
  const rest = members.slice(shown.length);
  return [...table(columns, cells, style), ...(rest.length === 0 ? [] : [style.dim(restLine(rest, guessed))])];
}

/** As many names as fit, and how many more there are. */
function listedWithin(names: readonly string[], room: number): string {
  for (let most = Math.min(names.length, 20); most > 1; most--) {
    const text = listed(names, most);
    if (width(text) <= room) return text;
  }
  const rest = names.length > 1 ? ` and ${grouped(names.length - 1)} more` : '';
  return `${shorten(names[0] ?? '', room - rest.length)}${rest}`;
}

function restLine(rest: readonly Leg[], guessed: boolean): string {
  const tasks = rest.reduce((sum, leg) => sum + leg.tasks.length, 0);
  const longest = rest.reduce((most, leg) => Math.max(most, leg.estimateMs), 0);
  const time = guessed ? '' : `, ${duration(longest)} at most`;
  return `and ${count(rest.length, 'more leg')} with ${count(tasks, 'task')}${time}`;
}

/**
 * GitHub's `runs-on` in one line.
 * @internal exported for its tests
 */
export function runnerText(runsOn: RunsOn): string {
  if (typeof runsOn === 'string') return runsOn;
  if (!('group' in runsOn)) return runsOn.join(', ');
  const labels = runsOn.labels === undefined ? '' : ` (${[runsOn.labels].flat().join(', ')})`;
  return `group ${runsOn.group}${labels}`;
}

function tradeoff({ tradeoff: rows = [], choice }: PlanExtras, style: Style): string[] {
  if (rows.length < 2) return choice === undefined || rows.length === 0 ? [] : [line(choiceSentence(choice))];
  const columns = [
    { title: 'Legs', align: 'right' },
    { title: 'Time', align: 'right' },
    { title: 'Billed', align: 'right' },
    { title: 'Cost', align: 'right' },
    { title: 'Speedup', align: 'right' },
    { title: 'Efficiency', align: 'right' },
    { title: '' },
  ] as const;
  const cells = rows.map((row) => {
    const paint = row.chosen ? { paint: style.bold } : {};
    return [
      { text: grouped(row.legs), ...paint },
      { text: duration(row.makespanMs), ...paint },
      { text: `${grouped(row.billedMinutes)} min`, ...paint },
      { text: row.cost === null ? '' : price(row.cost), ...paint },
      { text: times(row.speedup), ...paint },
      { text: percent(row.efficiency), ...paint },
      { text: row.chosen ? '< chosen' : '', ...paint },
    ];
  });
  return [...table(columns, cells, style), ...(choice === undefined ? [] : [line(choiceSentence(choice))])];
}

/** A sum of money in a currency that only the user knows: two decimals, three below 1. */
function price(amount: number): string {
  const [whole = '', decimals = ''] = amount.toFixed(Number(amount.toFixed(3)) < 1 ? 3 : 2).split('.');
  return `${grouped(Number(whole))}.${decimals}`;
}

function notes(plan: Plan, { serialised = [], notes: said = [] }: PlanExtras, style: Style): string[] {
  const nameOf = namesOf(plan);
  const serial = serialised.slice(0, MOST.serialised).map((entry) => serialisedLine(entry, nameOf, plan));
  const more = serialised.length - MOST.serialised;
  const rest = more > 0 ? [style.dim(`and ${grouped(more)} more groups that stay serial`)] : [];
  return [...serial, ...rest, ...said.map(line)];
}

function serialisedLine({ kind, name, tasks }: Serialised, nameOf: (id: string) => string, plan: Plan): string {
  const what = kind === 'exclusive' ? 'exclusive' : `${kind} \`${line(name)}\``;
  const held = new Set(tasks);
  const legs = plan.legs.filter((leg) => leg.tasks.some((id) => held.has(id)));
  const waves = [...new Set(legs.map(({ wave }) => wave))].sort((a, b) => a - b);
  // What no leg can run one after another must be apart by a job that GitHub starts later.
  const apart =
    waves.length < 2 ? '' : `; no leg may run them all, so waves ${listed(waves.map(String))} keep them apart`;
  return `Not at the same time (${what}): ${listed(tasks.map((id) => line(nameOf(id))))}${apart}`;
}

function sourcesLine(sources: EstimateSources): string {
  const parts = [
    [sources.duration, 'from `duration`'],
    [sources.timings, 'from earlier runs'],
    [sources.folder, 'the mean of the known in the same folder'],
    [sources.mean, 'the mean of the known'],
  ] as const;
  const said = parts.filter(([found]) => found > 0).map(([found, text]) => `${grouped(found)} ${text}`);
  return `estimates: ${said.join(', ')}`;
}

function problems({ problems: found = [], texts = new Map() }: PlanExtras, style: Style): string[] {
  return found.length === 0 ? [] : formatProblems(found, texts, style).trimEnd().split('\n');
}
