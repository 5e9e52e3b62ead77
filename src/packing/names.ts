import type { Leg } from '../model.ts';
import type { PackTask } from './units.ts';

/** GitHub cuts longer names of jobs, and then they are no longer unique. */
const MAX_NAME = 100;
/** Control characters and controls of the writing direction would forge lines of the jobs list. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/gu;
/** What a leg of several tasks is called begins like this; a task of that name is numbered too. */
const NUMBERED = /^(?:w\d+ )?leg \d+(?:: |$)/i;

export interface UnnamedLeg extends Omit<Leg, 'id' | 'name'> {
  /** See `contentName`. */
  readonly content: string;
}

/**
 * Gives each leg its id, `w1-leg-001`, and a name that people recognise: that of its task, or its number and what it is made
 * of, `leg 003: unit (12 tasks)`. Names are printable, unique in the plan without regard to case, and at most 100 UTF-16
 * units; a task's name that is not gets the number of its leg.
 */
export function nameLegs(legs: readonly UnnamedLeg[]): Leg[] {
  const isOneWave = legs.every(({ wave }) => wave === 1);
  const counts = new Map<number, number>();
  const numbers = legs.map(({ wave }) => {
    counts.set(wave, (counts.get(wave) ?? 0) + 1);
    return String(counts.get(wave)).padStart(3, '0');
  });
  const uses = new Map<string, number>();
  for (const { content } of legs) uses.set(content.toLowerCase(), (uses.get(content.toLowerCase()) ?? 0) + 1);
  return legs.map(({ content, ...leg }, at) => {
    const isTask = leg.tasks.length === 1 && content !== '' && content.length <= MAX_NAME && !NUMBERED.test(content);
    const number = `${isOneWave ? '' : `w${leg.wave} `}leg ${numbers[at]}`;
    const numbered = content === '' ? number : `${number}: ${cut(content, MAX_NAME - number.length - 2)}`;
    const name = isTask && uses.get(content.toLowerCase()) === 1 ? content : numbered;
    return { id: `w${leg.wave}-leg-${numbers[at]}`, ...leg, name };
  });
}

/** What is in a leg: the name of its only task, or the templates of its tasks and their number. */
export function contentName(members: readonly PackTask[]): string {
  const [first, ...others] = members;
  if (first === undefined) return '';
  if (others.length === 0) return first.name.replace(UNPRINTABLE, '?').trim();
  const { templates, count } = templatesOf(members);
  const shown = count > 3 ? [...templates.slice(0, 2), `${count - 2} more`] : templates;
  return `${shown.join(', ')} (${members.length} tasks)`;
}

/** The first three templates of the tasks, and how many there are: a task that was not expanded is the only one of its own. */
function templatesOf(members: readonly PackTask[]): { templates: readonly string[]; count: number } {
  const templates: string[] = [];
  const expanded = new Set<string>();
  let count = 0;
  for (const { id, template } of members) {
    if (expanded.has(template)) continue;
    if (template !== id) expanded.add(template);
    if (++count <= 3) templates.push(template);
  }
  return { templates, count };
}

/** At most `most` UTF-16 units, no character split. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
