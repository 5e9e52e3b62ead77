/** Judges each item of a batch from its report and from how the command ended. No item is green by omission. */
import { type ItemResult, matchReports, type ReportEntry } from '../packing/match.ts';
import { taskReason } from '../report/sentences/task-reasons.ts';
import type { AttemptResult } from './attempt.ts';
import type { Failure } from './retry.ts';
import type { StopReason } from './stop.ts';

export type ItemEnd =
  | { readonly kind: 'success' }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | StopReason;

export interface Judged {
  /** In the order of the items. */
  readonly ends: readonly ItemEnd[];
  /** Milliseconds by the report; `null` for an item without a time. */
  readonly times: readonly (number | null)[];
  /** How many items the report is about. */
  readonly named: number;
}

/**
 * @param entries what the report says; empty when there is none that counts
 * @param isExitCode whether an exit code alone is not a failure of the command
 *
 * - A failed item fails even when the command succeeds.
 * - A test that failed and is about no item makes the command fail.
 * - A command that fails while no item failed fails them all; so does a criterion that is missed at a good exit code.
 * - Of a command that fails beside failed items, those that passed stay passed, and those without a result fail with it: tools
 *   that stop at a failure report what they never ran as skipped, and a suite that broke before its first test has only a time.
 * - A command that was killed, timed out or stopped keeps the results that there are. They are not enough to be green:
 *   when all items passed and the command still failed, they all fail.
 */
export function judgeItems(
  items: readonly string[],
  end: AttemptResult['end'],
  entries: readonly ReportEntry[],
  isExitCode: (code: number) => boolean,
): Judged {
  const { results } = matchReports(items, [entries]);
  const whole = endOf(items, end, entries);
  const times = results.map((result) => result?.ms ?? null);
  const named = results.filter((result) => result !== null).length;
  return { ends: results.map(endOfItem(whole, results, isExitCode)), times, named };
}

/** How the command ended, which a failed test that is about no item makes a failure. */
function endOf(items: readonly string[], end: AttemptResult['end'], entries: readonly ReportEntry[]): ItemEnd {
  if (end.kind !== 'success') return end;
  const failing = entries.filter(({ outcome }) => outcome === 'failed');
  const { unmatched, ambiguous } = matchReports(items, [failing]);
  if (unmatched + ambiguous === 0) return end;
  const test = failing[0]?.failure?.test ?? '';
  const reason = taskReason({ kind: 'foreign-test', test });
  return { kind: 'failure', failure: { state: 'failed', reason, exitCode: null, signal: null } };
}

function endOfItem(
  whole: ItemEnd,
  results: readonly (ItemResult | null)[],
  isExitCode: (code: number) => boolean,
): (result: ItemResult | null) => ItemEnd {
  const someFailed = results.some((result) => result?.outcome === 'failed');
  const someUnknown = results.some((result) => !isKnown(result));
  const exitCode = whole.kind === 'failure' ? whole.failure.exitCode : null;
  const failsAll = whole.kind === 'failure' && failsAllItems(whole.failure, someFailed, someUnknown, isExitCode);
  return (result) => {
    if (failsAll) return whole;
    if (result?.outcome === 'failed') return failureOf(result, exitCode);
    return isKnown(result) ? { kind: 'success' } : whole;
  };
}

function isKnown(result: ItemResult | null): boolean {
  return result?.outcome === 'passed' || result?.outcome === 'failed';
}

function failsAllItems(
  failure: Failure,
  someFailed: boolean,
  someUnknown: boolean,
  isExitCode: (code: number) => boolean,
): boolean {
  if (failure.exitCode !== null && isExitCode(failure.exitCode)) return true;
  const broke = failure.state === 'timed-out' || failure.signal !== null;
  return !(someFailed || (broke && someUnknown));
}

function failureOf({ failures }: ItemResult, exitCode: number | null): ItemEnd {
  const reason = taskReason({ kind: 'failed-tests', first: failures[0] ?? null, more: failures.length - 1 });
  return { kind: 'failure', failure: { state: 'failed', reason, exitCode, signal: null } };
}

/**
 * How long each item took, and how long the command took to start. Tools that run items side by side report more time than
 * passed: then items are scaled to the time that passed, and the start is not known. Items without a time share what is left.
 *
 * @param wallMs of the command
 * @returns whole milliseconds; `startMs` is `null` where it cannot be told from the items
 */
export function shareTime(
  times: readonly (number | null)[],
  wallMs: number,
): { readonly itemMs: readonly number[]; readonly startMs: number | null } {
  const sum = times.reduce<number>((total, ms) => total + (ms ?? 0), 0);
  const untimed = times.filter((ms) => ms === null).length;
  const left = Math.max(0, wallMs - sum);
  const scale = sum > wallMs ? wallMs / sum : 1;
  const itemMs = times.map((ms) => Math.round(ms === null ? left / untimed : ms * scale));
  return { itemMs, startMs: untimed === 0 && sum > 0 && sum <= wallMs ? Math.round(left) : null };
}
