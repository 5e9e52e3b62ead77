import type { CheckedCondition } from '../../model.ts';
import { graphOf } from '../graph.ts';
import { boundLine, speedLine } from '../headline.ts';
import type { Converged } from '../model.ts';
import { nextSteps } from '../next-steps.ts';
import { withNames } from '../problem-names.ts';
import { nameAndId, namesOf, type Row, SHOWN_STATES, stateMark, stateWord } from '../rows.ts';
import { sentence } from '../sentences/index.ts';
import { timelineOf } from '../timeline.ts';
import { type Tone, toneOf } from '../tone.ts';
import { count, duration } from '../words.ts';
import { type Cell, firstOf, type Limits, type Line, nothingLeft, type Section } from './tree.ts';

/** What to do now. */
export function next(converged: Converged, rows: readonly Row[], command: readonly string[] | null): Section | null {
  const lines = nextSteps(converged, rows, command).map(({ text, url }): Line => ({ text, url }));
  return lines.length === 0
    ? null
    : { id: 'next', title: 'Next', blocks: [{ kind: 'lines', lines, left: nothingLeft }] };
}

/** What passed only on a later try: a pass that is worth a look. */
export function flaky(rows: readonly Row[], limits: Limits): Section | null {
  const found = rows.filter((row) => row.flaky && !row.fails);
  if (found.length === 0) return null;
  const { shown, left } = firstOf(found, limits.failures, 'flaky task');
  const lines = shown.map((row): Line => ({ name: row.name, text: row.reason, mark: '~', tone: 'warn' }));
  return { id: 'flaky', title: 'Passed only on a later try', blocks: [{ kind: 'lines', lines, left }] };
}

/** Sequential, parallel, speedup, predicted against measured, and what bounded the run. */
export function speed(converged: Converged): Section | null {
  const lines = [speedLine(converged), boundLine(converged)].filter((text) => text !== null).map((text) => ({ text }));
  return lines.length === 0
    ? null
    : { id: 'speed', title: 'Speed', blocks: [{ kind: 'lines', lines, left: nothingLeft }] };
}

const SEVERITY: Readonly<Record<'error' | 'warning' | 'note', Tone>> = { error: 'fail', warning: 'warn', note: 'idle' };

/** What else was found; errors are here only when they did not make the verdict fail. */
export function notes({ plan, problems, verdict }: Converged, limits: Limits): Section | null {
  const found = problems.filter(({ severity }) => severity !== 'error' || verdict.verdict === 'pass');
  if (found.length === 0) return null;
  const { shown, left } = firstOf(found, limits.problems, 'note');
  const nameOf = namesOf(plan);
  const lines = shown.map(
    (problem): Line => ({
      text: `${problem.severity}: ${sentence(withNames(problem, nameOf))}`,
      tone: SEVERITY[problem.severity],
    }),
  );
  return { id: 'notes', title: 'Notes', blocks: [{ kind: 'lines', lines, left }] };
}

/** Every task, failures first. */
export function tasks(rows: readonly Row[], limits: Limits): Section | null {
  if (rows.length === 0) return null;
  const { shown, left } = firstOf(rows, limits.tableRows, 'task');
  const table = {
    id: 'tasks' as const,
    columns: ['Task', 'State', 'Time', 'Tries', 'Leg', 'Reason'],
    rows: shown.map(taskCells),
    tasks: shown,
  };
  return { id: 'tasks', title: 'Tasks', blocks: [{ kind: 'table', table, left }] };
}

function taskCells(row: Row): readonly Cell[] {
  const ran = row.tries > 0;
  const rank = SHOWN_STATES.indexOf(row.shown) * 2 + (row.flaky ? 0 : 1);
  return [
    { kind: 'code', text: row.name },
    { kind: 'state', text: `${stateMark(row)} ${stateWord(row)}`, tone: toneOf(row), key: rank },
    { kind: 'number', text: ran ? duration(row.durationMs) : '', key: row.durationMs },
    { kind: 'number', text: row.tries > 1 ? String(row.tries) : '', key: row.tries },
    { kind: 'code', text: row.leg, url: row.job?.url ?? null },
    { kind: 'sentence', text: row.reason },
  ];
}

/** When each task ran. */
export function timeline(converged: Converged, rows: readonly Row[], limits: Limits): Section | null {
  if (!limits.timeline) return null;
  const drawn = timelineOf(converged, rows);
  return drawn.spanMs <= 0
    ? null
    : { id: 'timeline', title: 'Timeline', blocks: [{ kind: 'timeline', timeline: drawn }] };
}

/** Who needs whom. */
export function needs(converged: Converged, rows: readonly Row[], limits: Limits): Section | null {
  const graph = limits.graph ? graphOf(converged, rows) : null;
  return graph === null ? null : { id: 'needs', title: 'Needs', blocks: [{ kind: 'graph', graph }] };
}

/** The outputs of the tasks. */
export function outputs({ plan, verdict }: Converged, limits: Limits): Section | null {
  const nameOf = namesOf(plan);
  const all = Object.entries(verdict.outputs).flatMap(([task, values]) =>
    Object.entries(values).map(([key, value]) => [nameAndId({ name: nameOf(task), task }), key, value]),
  );
  if (all.length === 0) return null;
  const { shown, left } = firstOf(all, limits.outputs, 'output');
  const rows = shown.map((texts) => texts.map((text): Cell => ({ kind: 'code', text })));
  const table = { id: 'outputs' as const, columns: ['Task', 'Output', 'Value'], rows };
  return { id: 'outputs', title: 'Outputs', blocks: [{ kind: 'table', table, left }] };
}

const STATUS: Readonly<Record<CheckedCondition['status'], readonly [text: string, tone: Tone]>> = {
  ok: ['✓ holds', 'pass'],
  conflict: ['✗ broken', 'fail'],
  warning: ['! warning', 'warn'],
  unknown: ['? unknown', 'idle'],
};

/** The four conditions of independence. */
export function independence({ checks = [] }: Converged): Section | null {
  if (checks.length === 0) return null;
  const rows = checks.map(({ name, status, summary }): readonly Cell[] => [
    { kind: 'sentence', text: name },
    { kind: 'state', text: STATUS[status][0], tone: STATUS[status][1] },
    { kind: 'sentence', text: summary },
  ]);
  const table = { id: 'independence' as const, columns: ['Condition', 'State', 'Why'], rows };
  return { id: 'independence', title: 'Independence', blocks: [{ kind: 'table', table, left: nothingLeft }] };
}

/** `and 3 more tasks`, or `null` when nothing is left. */
export function leftText({ count: left, noun }: { readonly count: number; readonly noun: string }): string | null {
  return left > 0 ? `and ${count(left, `more ${noun}`)}` : null;
}
