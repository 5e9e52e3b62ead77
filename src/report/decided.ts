/** When the verdict of a run was certain, which may be long before its last task ends. */
import { recordOutcome } from '../policy/outcome.ts';
import { createWatch } from '../policy/watch.ts';
import type { Converged } from './model.ts';

/**
 * The end of the task whose outcome made the verdict certain, in milliseconds since 1970; `null` when only the last end did, when
 * it was certain before anything ran, or when something besides the tasks decided.
 */
export function decidedAtMs({
  plan,
  records,
  verdict,
}: Pick<Converged, 'plan' | 'records' | 'verdict'>): number | null {
  const ends = [...records.values()]
    .map((record) => ({ record, ms: Date.parse(record.tries.at(-1)?.endedAt ?? '') }))
    .filter(({ ms }) => Number.isFinite(ms))
    .sort((a, b) => a.ms - b.ms);
  const watch = createWatch(plan);
  for (const [at, { record, ms }] of ends.entries()) {
    watch.take(new Map([[record.task, recordOutcome(record, plan.policy)]]));
    const decision = watch.decision();
    if (!decision.decided) continue;
    const isLast = at === ends.length - 1;
    return decision.foregone || isLast || decision.verdict !== verdict.verdict ? null : ms;
  }
  return null;
}
