import { type ActiveTask, activeOf } from '../../../src/independence/active.ts';
import { findConflicts, type HazardOptions, type Hazards } from '../../../src/independence/hazards.ts';
import type { Location, Path, TaskRecord } from '../../../src/model.ts';
import { task } from '../../support/task.ts';

export { task };

/** Places that spell what they locate: the file is the entry, the line the index in the list plus one. */
function locate(one: ActiveTask, path: Path): Location {
  const index = path[1];
  return { file: `${one.template}.${path[0]}`, line: typeof index === 'number' ? index + 1 : 1, column: 1 };
}

export function find(tasks: readonly ActiveTask[], options: Partial<HazardOptions> = {}): Hazards {
  return findConflicts(activeOf(tasks), { foldCase: false, resources: {}, mode: 'enforce', locate, ...options });
}

export function record(id: string, writesObserved: readonly string[] | null): TaskRecord {
  return {
    version: 1,
    plan: `sha256:${'0'.repeat(64)}`,
    task: id,
    leg: 'w1-leg-001',
    runAttempt: 1,
    state: 'succeeded',
    reason: null,
    tries: [],
    durationMs: 0,
    outputs: {},
    writesObserved,
    logTail: '',
  };
}
