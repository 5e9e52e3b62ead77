/** May the rest stop? */
import type { Stop } from '../model.ts';
import type { Decision } from './tally.ts';

/**
 * Whether the stop condition holds: no new task should start. A pass that was certain before anything ran stops
 * nothing, otherwise a policy that cannot fail, like `none`, would end its run before the first result.
 */
export function stopReached(decision: Decision, stop: Stop): boolean {
  if (!decision.decided || stop === 'never') return false;
  if (decision.verdict === 'fail') return stop !== 'success';
  return stop !== 'failure' && !decision.foregone;
}
