/** The events of a run as documents: `run --format json`. */
import type { RunEvent } from '../event.ts';
import type { ToldProblem } from '../model.ts';
import { tellProblems } from './problems.ts';

export type ToldEvent =
  | Exclude<RunEvent, { readonly event: 'problem' }>
  | { readonly event: 'problem'; readonly problem: ToldProblem };

/** An event as it is printed: a problem as a sentence, with its place. */
export function toldEvent(event: RunEvent): ToldEvent {
  if (event.event !== 'problem') return event;
  const [problem] = tellProblems([event.problem]);
  if (problem === undefined) throw new RangeError('a problem can be told');
  return { event: 'problem', problem };
}
