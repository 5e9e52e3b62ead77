import type { RunsOn } from '../model.ts';

/** What a plan knows about the runners of one label. */
export interface RunnerFacts {
  readonly maxParallel: number | null;
  readonly startupSeconds: number;
  /** Of one billed minute, in whatever currency the user thinks in; 0 when unknown. */
  readonly pricePerMinute: number;
}

/** Seconds from the start of a job to its first task when nobody says otherwise: checkout, and loading the action. */
export const DEFAULT_STARTUP_SECONDS = 25;

/** One text for equal `runs-on` values; the label itself where there is one. */
export function runnerKey(runsOn: RunsOn): string {
  if (typeof runsOn === 'string') return runsOn;
  if ('group' in runsOn) return `group:${runsOn.group}:${[runsOn.labels ?? []].flat().join(',')}`;
  return runsOn.join(',');
}

/**
 * US dollars a minute of GitHub's standard runners since 2026-01-01 (docs.github.com, Actions runner pricing), for plans whose
 * `runners` state no price. Free on public repositories.
 */
export const STANDARD_PRICES: Readonly<Record<string, number>> = {
  'ubuntu-latest': 0.006,
  'ubuntu-24.04': 0.006,
  'ubuntu-22.04': 0.006,
  'ubuntu-24.04-arm': 0.005,
  'ubuntu-22.04-arm': 0.005,
  'windows-latest': 0.01,
  'windows-2025': 0.01,
  'windows-2022': 0.01,
  'windows-11-arm': 0.008,
  'macos-latest': 0.062,
  'macos-15': 0.062,
  'macos-14': 0.062,
};
