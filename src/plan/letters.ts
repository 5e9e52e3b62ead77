import type { Leg, Outcome } from '../model.ts';

/**
 * Outcomes as letters, one a task in the order of the leg, so that the name of a leg's artifact already tells every other
 * leg what happened: S success, F failure, N neutral, P superseded (pending: it decides nothing).
 */
const LETTERS = { success: 'S', failure: 'F', neutral: 'N', pending: 'P' } as const;
const OUTCOMES: Readonly<Record<string, Outcome | 'pending'>> = {
  S: 'success',
  F: 'failure',
  N: 'neutral',
  P: 'pending',
};

/** The letters of a leg; a task without an outcome is pending. */
export function lettersOf(leg: Pick<Leg, 'tasks'>, outcomes: ReadonlyMap<string, Outcome>): string {
  return leg.tasks.map((id) => LETTERS[outcomes.get(id) ?? 'pending']).join('');
}

/**
 * Reads the letters of a leg back; `null` when they are not exactly one known letter a task, which only a forged or foreign
 * name has. Pending tasks are left out.
 */
export function outcomesOf(leg: Pick<Leg, 'tasks'>, letters: string): Map<string, Outcome> | null {
  if (letters.length !== leg.tasks.length) return null;
  const outcomes = new Map<string, Outcome>();
  for (const [index, id] of leg.tasks.entries()) {
    const outcome = OUTCOMES[letters[index] ?? ''];
    if (outcome === undefined) return null;
    if (outcome !== 'pending') outcomes.set(id, outcome);
  }
  return outcomes;
}
