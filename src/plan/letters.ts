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

/**
 * The letters of a leg; a task without an outcome is pending. Where that is shorter, each run of equal letters is one letter and
 * its length: `SFN`, and `S311F1`.
 */
export function lettersOf(leg: Pick<Leg, 'tasks'>, outcomes: ReadonlyMap<string, Outcome>): string {
  const plain = leg.tasks.map((id) => LETTERS[outcomes.get(id) ?? 'pending']).join('');
  const coded = plain.replace(/(.)\1*/g, (run, letter: string) => `${letter}${run.length}`);
  return coded.length < plain.length ? coded : plain;
}

/**
 * Reads the letters of a leg back; `null` when they are not exactly one known letter a task, which only a forged or foreign
 * name has. Pending tasks are left out.
 */
export function outcomesOf(leg: Pick<Leg, 'tasks'>, letters: string): Map<string, Outcome> | null {
  if (!/^(?:[SFNP](?:[1-9]\d{0,5})?)*$/.test(letters)) return null;
  const outcomes = new Map<string, Outcome>();
  let index = 0;
  for (const [, letter = '', length = ''] of letters.matchAll(/([SFNP])(\d*)/g)) {
    const outcome = OUTCOMES[letter];
    const end = index + Number(length || '1');
    if (end > leg.tasks.length) return null;
    for (const id of leg.tasks.slice(index, end))
      if (outcome !== undefined && outcome !== 'pending') outcomes.set(id, outcome);
    index = end;
  }
  return index === leg.tasks.length ? outcomes : null;
}
