import type { Leg } from '../model.ts';
import type { PackTask } from './units.ts';

/** GitHub cuts longer names of jobs, and then they are no longer unique. */
const MAX_NAME = 100;
/** Control characters and controls of the writing direction would forge lines of the jobs list. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/gu;

type Unnamed = Omit<Leg, 'id' | 'name'> & { readonly members: readonly PackTask[] };

/**
 * Gives each leg its id, `w1-leg-001`, and a name that people recognise: that of its task, or what it is made of, `unit
 * (12 tasks)`. Names are unique in the plan and at most 100 characters; a name that is not gets the number of its leg.
 */
export function nameLegs(legs: readonly Unnamed[]): Leg[] {
  const numbers = new Map<number, number>();
  const ids = legs.map(({ wave }) => {
    const number = (numbers.get(wave) ?? 0) + 1;
    numbers.set(wave, number);
    return `w${wave}-leg-${String(number).padStart(3, '0')}`;
  });
  const wanted = legs.map(({ members }) => wantedName(members));
  const uses = new Map<string, number>();
  for (const name of wanted) uses.set(name.toLowerCase(), (uses.get(name.toLowerCase()) ?? 0) + 1);
  return legs.map(({ members: _, ...leg }, index) => {
    const id = ids[index] ?? '';
    const name = wanted[index] ?? id;
    const isPlain = uses.get(name.toLowerCase()) === 1 && name.length <= MAX_NAME && name !== '';
    return { id, ...leg, name: isPlain ? name : withId(name, id) };
  });
}

function withId(name: string, id: string): string {
  const tail = ` · ${id}`;
  const room = MAX_NAME - tail.length;
  return `${name.length > room ? `${name.slice(0, room - 1)}…` : name}${tail}`;
}

function wantedName(members: readonly PackTask[]): string {
  const [first, ...others] = members;
  if (first === undefined) return '';
  if (others.length === 0) return first.name.replace(UNPRINTABLE, '?').trim();
  const templates = [...new Set(members.map(({ template }) => template))];
  const shown =
    templates.length > 3
      ? `${templates.slice(0, 2).join(', ')} and ${templates.length - 2} more`
      : templates.join(', ');
  return `${shown} (${members.length} tasks)`;
}
