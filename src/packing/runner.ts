import type { Json, RunsOn, Task } from '../model.ts';
import { canonicalJson } from '../tasklist/canonical.ts';
import { MAX_JOB_MINUTES } from '../tasklist/github-limits.ts';

/** Seconds from the start of a job to its first task unless something else is known: checkout, and loading the action. */
export const DEFAULT_STARTUP_SECONDS = 25;

/** GitHub ends jobs on its runners of one processor after a quarter of an hour. */
const SHORT_JOBS: ReadonlyMap<string, number> = new Map([['ubuntu-slim', 15]]);

/** After how many minutes GitHub ends a job on these runners. */
export function jobMinutes(runsOn: RunsOn): number {
  if (typeof runsOn === 'object' && 'group' in runsOn) return MAX_JOB_MINUTES;
  const [label = '', ...others] = labelsOf(runsOn);
  return others.length > 0 ? MAX_JOB_MINUTES : (SHORT_JOBS.get(label.toLowerCase()) ?? MAX_JOB_MINUTES);
}

/** What people and timings call these runners: the label itself, labels joined by commas, or `group:NAME:LABELS`. */
export function runnerKey(runsOn: RunsOn): string {
  if (typeof runsOn === 'string') return runsOn;
  if ('group' in runsOn) return `group:${runsOn.group}:${labelsOf(runsOn).join(',')}`;
  return runsOn.join(',');
}

/** Begins no JSON list. */
const PLAIN_LABEL = /^[\w.-]+$/;

/** One text for equal `runs-on` values, different for different ones also when a label has a comma in it. */
export function canonicalRunner(runsOn: RunsOn): string {
  // Nearly every runner is one plain label, and this is asked for every task. No JSON text looks like one.
  if (typeof runsOn === 'string' && PLAIN_LABEL.test(runsOn)) return runsOn;
  const labels = labelsOf(runsOn);
  const [label = '', ...others] = labels;
  if (typeof runsOn === 'object' && 'group' in runsOn) return JSON.stringify([labels, [runsOn.group]]);
  return others.length === 0 && PLAIN_LABEL.test(label) ? label : JSON.stringify([labels, []]);
}

/** One text for tasks that may share a leg: equal runners, and equal `with` values, which set the leg up. */
export function kindKey({ runsOn, with: values }: Pick<Task, 'runsOn' | 'with'>): string {
  for (const _ in values) return `${canonicalRunner(runsOn)}${canonicalJson(values)}`;
  return canonicalRunner(runsOn);
}

/** What legs of a kind are set up for, for people: the runner, then each value of `with`. */
export function kindParts({ runsOn, with: values }: Pick<Task, 'runsOn' | 'with'>): readonly string[] {
  const shown = (value: Json) => (typeof value === 'string' ? value : canonicalJson(value));
  const keys = Object.keys(values).sort();
  return [runnerKey(runsOn), ...keys.map((key) => `${key}=${shown(values[key] ?? null)}`)];
}

function labelsOf(runsOn: RunsOn): readonly string[] {
  if (typeof runsOn === 'object' && 'group' in runsOn) return [runsOn.labels ?? []].flat();
  return [runsOn].flat();
}
