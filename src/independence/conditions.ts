/** The four conditions of independence as four named checks. */
import type { CheckedCondition } from '../model.ts';
import { countOf, hasError, type IndependenceProblem } from '../problem.ts';
import type { HazardGroup, Hazards } from './hazards.ts';

export interface Condition extends CheckedCondition {
  /** At most ten lines more. */
  readonly details: readonly string[];
}

const DETAILS = 10;

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function pairsOf(groups: readonly HazardGroup[]): number {
  return groups.reduce((total, group) => total + group.count, 0);
}

function detail(group: HazardGroup): string {
  const [p, q] = group.patterns;
  return `${p} and ${q} meet at ${group.witness} (${plural(group.count, 'pair')})`;
}

function unknownSummary({ unknown, problems }: Hazards): string | null {
  if (hasError(problems)) return 'not every declaration could be checked';
  return unknown > 0 ? `${plural(unknown, 'task')} declared nothing` : null;
}

function dataDependencies(hazards: Hazards): Condition {
  const name = 'data dependencies';
  const races = hazards.races.filter(({ kind }) => kind !== 'write-write');
  if (races.length > 0) {
    const summary = `${plural(pairsOf(races), 'pair')} of unordered tasks where one reads what the other writes`;
    return { name, status: 'conflict', summary, details: races.slice(0, DETAILS).map(detail) };
  }
  const unknown = unknownSummary(hazards);
  if (unknown !== null) return { name, status: 'unknown', summary: unknown, details: [] };
  return { name, status: 'ok', summary: 'no task reads what an unordered task writes', details: [] };
}

function resourceConflicts(hazards: Hazards): Condition {
  const name = 'resource conflicts';
  const races = hazards.races.filter(({ kind }) => kind === 'write-write');
  const impossible = hazards.problems.filter(({ kind }) => kind === 'resource-over' || kind === 'unknown-resource');
  if (races.length > 0 || impossible.length > 0) {
    const parts: string[] = [];
    if (races.length > 0) parts.push(`${plural(pairsOf(races), 'pair')} of unordered tasks write the same path`);
    if (impossible.length > 0) parts.push(`${plural(impossible.length, 'claim')} can never be met`);
    return { name, status: 'conflict', summary: parts.join('; '), details: races.slice(0, DETAILS).map(detail) };
  }
  const kept = hazards.serialised.map(({ kind, name: what, tasks }) =>
    kind === 'exclusive'
      ? `${plural(tasks.length, 'task')} run alone`
      : `${kind} ${what}: ${plural(tasks.length, 'task')}`,
  );
  const details = kept.slice(0, DETAILS);
  const unknown = unknownSummary(hazards);
  if (unknown !== null) return { name, status: 'unknown', summary: unknown, details };
  const summary = kept.length > 0 ? `none; ${plural(kept.length, 'claim')} kept apart` : 'none';
  return { name, status: 'ok', summary, details };
}

function orderingRequirements(hazards: Hazards): Condition {
  const { order } = hazards;
  const name = 'ordering requirements';
  const cycles = order.problems.length;
  if (cycles > 0) {
    const details = order.problems.flatMap((problem) => (problem.kind === 'cycle' ? [problem.ids.join(' -> ')] : []));
    const summary = `${plural(cycles, 'need')} that can never be met`;
    return { name, status: 'conflict', summary, details: details.slice(0, DETAILS) };
  }
  const { undefinedOrder } = hazards;
  if (undefinedOrder.length > 0) {
    const summary = `${plural(pairsOf(undefinedOrder), 'pair')} of tasks that share files cannot overlap, but either may come first`;
    const status = hazards.options.mode === 'strict' ? 'conflict' : 'warning';
    return { name, status, summary, details: undefinedOrder.slice(0, DETAILS).map(detail) };
  }
  const waves = order.waves.length;
  const summary = waves > 1 ? `met in ${plural(waves, 'wave')}` : 'none';
  return { name, status: 'ok', summary, details: [] };
}

function failureIsolation(workflow: readonly IndependenceProblem[] | null, unchecked: string | null): Condition {
  const name = 'failure isolation';
  if (workflow === null) {
    const how = `no workflow was checked; give one with \`--workflow ${unchecked ?? 'FILE'}\``;
    return { name, status: 'unknown', summary: how, details: [] };
  }
  const [errors, warnings] = [countOf(workflow, 'error'), countOf(workflow, 'warning')];
  const details = workflow
    .map((problem) => (problem.kind === 'workflow' ? problem.finding : problem.kind))
    .slice(0, DETAILS);
  if (errors + warnings === 0)
    return { name, status: 'ok', summary: 'no failure reaches another task or the gate', details };
  const parts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ];
  return { name, status: errors > 0 ? 'conflict' : 'warning', summary: `${parts.join(', ')} in the workflow`, details };
}

/**
 * The four conditions: no data dependency, no resource conflict, no ordering requirement left open, isolated failures.
 *
 * @param workflow What `checkWorkflow` found; `null` when no workflow was looked at.
 * @param unchecked The workflow that could have been looked at, when it is known.
 */
export function fourConditions(
  hazards: Hazards,
  workflow: readonly IndependenceProblem[] | null,
  unchecked: string | null = null,
): readonly [Condition, Condition, Condition, Condition] {
  return [
    dataDependencies(hazards),
    resourceConflicts(hazards),
    orderingRequirements(hazards),
    failureIsolation(workflow, unchecked),
  ];
}
