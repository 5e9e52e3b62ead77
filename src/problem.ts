/**
 * The closed union of all that can be wrong. A problem is data with the facts that its sentence needs; the sentences
 * stand in `report/sentences/`, one file an area. Modules collect problems and return them all at once.
 */
import type { Location } from './model.ts';

/** `error` stops the work, `warning` does not, `note` only informs. */
export type Severity = 'error' | 'warning' | 'note';

interface Base<Area extends string> {
  readonly area: Area;
  readonly severity: Severity;
  /** `null` when the problem has no place in a text, e.g. an unreadable folder. */
  readonly at: Location | null;
}

/** Reading, validating and expanding a task file. */
export type TasklistProblem = Base<'tasklist'> &
  (
    | { readonly kind: 'yaml'; readonly detail: string }
    | {
        readonly kind: 'unknown-key';
        readonly key: string;
        readonly nearest: string | null;
        readonly known: readonly string[];
      }
    | { readonly kind: 'wrong-type'; readonly key: string; readonly expected: string; readonly found: string }
  );

/** Policies, records and verdicts. */
export type SyncProblem = Base<'sync'> & {
  readonly kind: 'unreachable';
  readonly need: number;
  readonly total: number;
  readonly of: string;
};

/** Hazards, order and waves. */
export type IndependenceProblem = Base<'independence'> &
  (
    | { readonly kind: 'cycle'; readonly ids: readonly string[] }
    | { readonly kind: 'unknown-need'; readonly task: string; readonly need: string }
  );

/** Estimates, history, legs. */
export type PackingProblem = Base<'packing'> & {
  readonly kind: 'too-many-legs';
  readonly legs: number;
  readonly max: number;
};

/** Assembling the plan and its matrix. */
export type PlanProblem = Base<'plan'> & { readonly kind: 'not-enforced'; readonly keys: readonly string[] };

/** Files, processes and services at the rim. */
export type RimProblem = Base<'rim'> & { readonly kind: 'unreadable'; readonly path: string; readonly detail: string };

export type Problem = TasklistProblem | SyncProblem | IndependenceProblem | PackingProblem | PlanProblem | RimProblem;
