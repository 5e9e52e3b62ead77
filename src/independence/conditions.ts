/** The four conditions of independence as four named checks, each with the facts that its sentence needs. */
import type { ConditionName, ConditionStatus } from '../model.ts';
import { countOf, hasError, type IndependenceProblem } from '../problem.ts';
import type { HazardGroup, Hazards } from './hazards.ts';

/** Why a condition has its status. Numbers are of pairs, tasks, claims, needs or findings, as the name says. */
export type ConditionFinding =
  | { readonly why: 'unchecked-declarations' }
  | { readonly why: 'undeclared'; readonly tasks: number }
  | { readonly why: 'read-write'; readonly pairs: number }
  | { readonly why: 'no-read-write' }
  | { readonly why: 'write-write'; readonly pairs: number; readonly impossible: number }
  | { readonly why: 'no-write-write'; readonly apart: number }
  | { readonly why: 'unmet-needs'; readonly needs: number }
  | { readonly why: 'undefined-order'; readonly pairs: number }
  | { readonly why: 'in-waves'; readonly waves: number }
  | { readonly why: 'no-workflow'; readonly unchecked: string | null }
  | { readonly why: 'workflow'; readonly errors: number; readonly warnings: number };

export interface ConditionCheck {
  readonly name: ConditionName;
  readonly status: ConditionStatus;
  readonly finding: ConditionFinding;
}

function pairsOf(groups: readonly HazardGroup[]): number {
  return groups.reduce((total, group) => total + group.count, 0);
}

function unknownFinding({ unknown, problems }: Hazards): ConditionFinding | null {
  if (hasError(problems)) return { why: 'unchecked-declarations' };
  return unknown > 0 ? { why: 'undeclared', tasks: unknown } : null;
}

function dataDependencies(hazards: Hazards): ConditionCheck {
  const name = 'data dependencies';
  const races = hazards.races.filter(({ kind }) => kind !== 'write-write');
  if (races.length > 0) return { name, status: 'conflict', finding: { why: 'read-write', pairs: pairsOf(races) } };
  const unknown = unknownFinding(hazards);
  if (unknown !== null) return { name, status: 'unknown', finding: unknown };
  return { name, status: 'ok', finding: { why: 'no-read-write' } };
}

function resourceConflicts(hazards: Hazards): ConditionCheck {
  const name = 'resource conflicts';
  const races = hazards.races.filter(({ kind }) => kind === 'write-write');
  const impossible = hazards.problems.filter(({ kind }) => kind === 'resource-over' || kind === 'unknown-resource');
  if (races.length > 0 || impossible.length > 0) {
    const finding = { why: 'write-write', pairs: pairsOf(races), impossible: impossible.length } as const;
    return { name, status: 'conflict', finding };
  }
  const unknown = unknownFinding(hazards);
  if (unknown !== null) return { name, status: 'unknown', finding: unknown };
  return { name, status: 'ok', finding: { why: 'no-write-write', apart: hazards.serialised.length } };
}

function orderingRequirements({ order, undefinedOrder, options }: Hazards): ConditionCheck {
  const name = 'ordering requirements';
  const needs = order.problems.length;
  if (needs > 0) return { name, status: 'conflict', finding: { why: 'unmet-needs', needs } };
  if (undefinedOrder.length === 0)
    return { name, status: 'ok', finding: { why: 'in-waves', waves: order.waves.length } };
  const status = options.mode === 'strict' ? 'conflict' : 'warning';
  return { name, status, finding: { why: 'undefined-order', pairs: pairsOf(undefinedOrder) } };
}

function failureIsolation(workflow: readonly IndependenceProblem[] | null, unchecked: string | null): ConditionCheck {
  const name = 'failure isolation';
  if (workflow === null) return { name, status: 'unknown', finding: { why: 'no-workflow', unchecked } };
  const [errors, warnings] = [countOf(workflow, 'error'), countOf(workflow, 'warning')];
  const status = errors > 0 ? 'conflict' : warnings > 0 ? 'warning' : 'ok';
  return { name, status, finding: { why: 'workflow', errors, warnings } };
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
): readonly [ConditionCheck, ConditionCheck, ConditionCheck, ConditionCheck] {
  return [
    dataDependencies(hazards),
    resourceConflicts(hazards),
    orderingRequirements(hazards),
    failureIsolation(workflow, unchecked),
  ];
}
