import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReportEntry } from '../../src/packing/match.ts';
import { type ItemEnd, judgeItems, shareTime } from '../../src/run/batch-judge.ts';
import type { Failure } from '../../src/run/retry.ts';

const ITEMS = ['a.py', 'b.py', 'sub/c.py', 'd.py'];

/** `null`: a suite that has a time, and no test. */
function entry(file: string, outcome: ReportEntry['outcome'], ms: number | null = 1): ReportEntry {
  const failure = outcome === 'failed' ? { test: 'fails', message: 'why', file: null, line: null } : null;
  return { file, className: '', name: `${file} ${outcome}`, suites: [], suite: 1, ms, outcome, failure };
}

const failed = (failure: Partial<Failure>): ItemEnd => ({
  kind: 'failure',
  failure: { state: 'failed', reason: 'exit code 1', exitCode: null, signal: null, ...failure },
});

const items = fc.subarray(ITEMS, { minLength: 1 });
const entries = fc.array(
  fc
    .record({
      file: fc.constantFrom(...ITEMS, 'elsewhere.py', ''),
      outcome: fc.constantFrom<ReportEntry['outcome']>('passed', 'failed', 'skipped', null),
      ms: fc.option(fc.nat(1000)),
    })
    .map(({ file, outcome, ms }) => entry(file, outcome, ms)),
  { maxLength: 8 },
);
const failure = fc.constantFrom(
  failed({ exitCode: 1 }),
  failed({ exitCode: 0, reason: 'file `x` does not exist' }),
  failed({ signal: 'SIGSEGV' }),
  failed({ state: 'timed-out', signal: 'SIGTERM' }),
  failed({ reason: 'shell `x` was not found' }),
);
const success = fc.constant<ItemEnd>({ kind: 'success' });
const stop = fc.constantFrom<ItemEnd>({ kind: 'superseded' }, { kind: 'cancelled', signal: 'SIGINT' });
const isZero = (code: number) => code === 0;
const judge = (of: readonly string[], end: ItemEnd, report: readonly ReportEntry[]) =>
  judgeItems(of, end, report, isZero).ends;

/** What the report says of an item, by the plainest reading. */
const says = (report: readonly ReportEntry[], item: string) => {
  const outcomes = report.filter(({ file }) => file === item).map(({ outcome }) => outcome);
  return outcomes.includes('failed') ? 'failed' : outcomes.includes('passed') ? 'fine' : 'nothing';
};

it('property: a command that failed never leaves all items green', () => {
  fc.assert(
    fc.property(items, failure, entries, (of, end, report) => {
      expect(judge(of, end, report).some(({ kind }) => kind !== 'success')).toBe(true);
    }),
  );
});

it('property: a failed command without a failed item is green for none, unless it broke before some had a result', () => {
  fc.assert(
    fc.property(items, failure, entries, (of, end, report) => {
      fc.pre(of.every((item) => says(report, item) !== 'failed'));
      const broke = end.kind === 'failure' && (end.failure.signal !== null || end.failure.state === 'timed-out');
      fc.pre(!broke || of.every((item) => says(report, item) === 'fine'));
      expect(new Set(judge(of, end, report))).toEqual(new Set([end]));
    }),
  );
});

it('property: a failed item fails, however its command ended', () => {
  fc.assert(
    fc.property(items, fc.oneof(success, failure, stop), entries, (of, end, report) => {
      judge(of, end, report).forEach((one, index) => {
        if (says(report, of[index] ?? '') === 'failed') expect(one.kind).toBe('failure');
      });
    }),
  );
});

it('property: a failed test is never lost: somewhere something is not green', () => {
  fc.assert(
    fc.property(items, fc.oneof(success, failure), entries, (of, end, report) => {
      fc.pre(report.some(({ outcome }) => outcome === 'failed'));
      expect(judge(of, end, report).some(({ kind }) => kind === 'failure')).toBe(true);
    }),
  );
});

it('property: an item of which the report says no test that ran shares the end of the command', () => {
  fc.assert(
    fc.property(items, fc.oneof(failure, stop), entries, (of, end, report) => {
      judge(of, end, report).forEach((one, index) => {
        if (says(report, of[index] ?? '') === 'nothing') expect(one).toEqual(end);
      });
    }),
  );
});

it('property: a stopped batch has nothing but results and what stopped it', () => {
  fc.assert(
    fc.property(items, stop, entries, (of, end, report) => {
      judge(of, end, report).forEach((one, index) => {
        const kinds = { failed: 'failure', fine: 'success', nothing: end.kind };
        expect(one.kind).toBe(kinds[says(report, of[index] ?? '')]);
      });
    }),
  );
});

it('a missed criterion counts for all items alike', () => {
  const end = failed({ exitCode: 0, reason: 'file `x` does not exist' });
  const report = [entry('a.py', 'failed'), entry('b.py', 'passed')];
  expect(judge(['a.py', 'b.py'], end, report)).toEqual([end, end]);
});

it('items that passed stay so beside a failed one, and after a crash that cost others their result', () => {
  const report = [entry('a.py', 'failed'), entry('b.py', 'passed'), entry('sub/c.py', 'skipped')];
  const kinds = (end: ItemEnd, of = report) => judge(ITEMS, end, of).map(({ kind }) => kind);
  expect(kinds(failed({ exitCode: 1 }))).toEqual(['failure', 'success', 'failure', 'failure']);
  expect(kinds(failed({ signal: 'SIGKILL' }), report.slice(1))).toEqual(['failure', 'success', 'failure', 'failure']);
  expect(kinds({ kind: 'success' }, report.slice(1))).toEqual(['success', 'success', 'success', 'success']);
});

it('what a tool never ran, since it stops at a failure, is not green: it is reported as skipped, or as a suite with a time alone', () => {
  const report = [entry('a.py', 'failed'), entry('b.py', 'skipped'), entry('sub/c.py', null), entry('d.py', 'passed')];
  const kinds = judge(ITEMS, failed({ exitCode: 1 }), report).map(({ kind }) => kind);
  expect(kinds).toEqual(['failure', 'failure', 'failure', 'success']);
});

it('property: the times of items are never more than passed, and with the start they are all of it', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(5000)), { minLength: 1, maxLength: 20 }), fc.nat(20_000), (times, wall) => {
      const { itemMs, startMs } = shareTime(times, wall);
      const sum = itemMs.reduce((total, ms) => total + ms, 0);
      expect(sum).toBeLessThanOrEqual(wall + times.length);
      if (startMs === null) return;
      expect(itemMs).toEqual(times);
      expect(sum + startMs).toBe(wall);
    }),
  );
});
