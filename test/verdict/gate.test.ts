/** The rows of `cases/gate/`, and the laws of the gate for any needs and any lists. The guide shows the same rows. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gateReason } from '../../src/report/sentences/gate.ts';
import { syncSentence } from '../../src/report/sentences/sync.ts';
import { evaluateGate, type GateInput, type GateVerdict } from '../../src/verdict/gate.ts';

interface Row {
  readonly note: string;
  readonly needs?: unknown;
  readonly text?: string;
  readonly 'allowed-failures'?: string;
  readonly 'allowed-skips'?: string;
  readonly 'allowed-cancels'?: string;
  readonly 'on-all-skipped'?: string;
  readonly verdict: 'pass' | 'fail';
  readonly why: readonly string[];
  readonly problems?: readonly string[];
}

const { rows } = JSON.parse(readFileSync(new URL('../cases/gate/gate.json', import.meta.url), 'utf8')) as {
  rows: Row[];
};

function gate(needs: string, lists: Partial<GateInput> = {}): GateVerdict {
  return evaluateGate({ allowedFailures: '', allowedSkips: '', allowedCancels: '', onAllSkipped: '', ...lists, needs });
}

describe('gate mode', () => {
  test.each(rows.map((row) => [row.note, row] as const))('%s', (_, row) => {
    const result = gate(row.text ?? JSON.stringify(row.needs), {
      allowedFailures: row['allowed-failures'] ?? '',
      allowedSkips: row['allowed-skips'] ?? '',
      allowedCancels: row['allowed-cancels'] ?? '',
      onAllSkipped: row['on-all-skipped'] ?? '',
    });
    expect({
      verdict: result.verdict,
      why: result.reasons.map(gateReason),
      problems: result.problems.map(syncSentence),
    }).toEqual({ verdict: row.verdict, why: row.why, problems: row.problems ?? [] });
  });

  test('the table is as large as the guide says, and no row stands twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map(({ note }) => note)).size).toBe(rows.length);
  });
});

describe('bounds', () => {
  const job = (result: string) => ({ result, outputs: {} });

  test('megabytes of outputs are read quickly and never shown', () => {
    const secret = '$(touch pwned) `\\"\n'.repeat(200_000);
    const result = gate(JSON.stringify({ a: { result: 'failure', outputs: { secret } }, b: job('success') }));
    expect(result.verdict).toBe('fail');
    expect(JSON.stringify(result)).not.toContain('pwned');
  });

  test('what is not JSON is never shown either', () => {
    const result = gate('{"a": {"outputs": {"token": "hunter2"}, ');
    expect(result.verdict).toBe('fail');
    expect(`${JSON.stringify(result)}${result.problems.map(syncSentence)}`).not.toContain('hunter2');
  });

  test('needs beyond the limit fail', () => {
    const result = gate(`{"a": {"result": "success"}}${' '.repeat(33 * 1024 * 1024)}`);
    expect(result).toMatchObject({ verdict: 'fail', problems: [{ kind: 'gate-needs', why: 'too-large' }] });
  });

  test('a list beyond the limit fails', () => {
    const allowedSkips = Array.from({ length: 1001 }, (_, index) => `j${index}`).join();
    const result = gate(JSON.stringify({ a: job('success') }), { allowedSkips });
    expect(result).toMatchObject({ verdict: 'fail', problems: [{ kind: 'gate-list', why: 'too-many' }] });
  });

  test('thousands of unknown names and results give a readable number of problems', () => {
    const needs = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`job-${index}`, job('odd')]));
    const allowedFailures = Array.from({ length: 1000 }, (_, index) => `jub-${index}`).join();
    const result = gate(JSON.stringify(needs), { allowedFailures });
    expect(result.verdict).toBe('fail');
    expect(result.problems.length).toBeLessThanOrEqual(70);
    expect(gateReason(result.reasons[0]!)).toContain('10000 of 10000 jobs');
  });

  test('a result of any length is cut', () => {
    const result = gate(JSON.stringify({ a: job('x'.repeat(1e6)), b: job('success') }));
    expect(result.verdict).toBe('fail');
    expect(JSON.stringify(result).length).toBeLessThan(2000);
  });

  test('deep nesting is judged without recursion', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(gate(`{"a": {"outputs": {"x": ${deep}}, "result": "success"}}`).verdict).toBe('pass');
  });
});

describe('laws', () => {
  const name = fc.oneof(
    fc.constantFrom('a', 'b', 'c', 'lint', '__proto__', 'constructor', 'toString', 'A'),
    fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,8}$/),
  );
  const result = fc.constantFrom('success', 'failure', 'cancelled', 'skipped');
  const jobs = fc.uniqueArray(fc.tuple(name, result, fc.dictionary(fc.string(), fc.string())), {
    selector: ([job]) => job,
    minLength: 1,
    maxLength: 8,
  });
  const subset = jobs.chain((list) =>
    fc.record({
      list: fc.constant(list),
      allowedFailures: fc.subarray(list.map(([job]) => job)),
      allowedSkips: fc.subarray(list.map(([job]) => job)),
      allowedCancels: fc.subarray(list.map(([job]) => job)),
    }),
  );
  const textOf = (list: readonly (readonly [string, string, Record<string, string>])[]): string =>
    `{${list.map(([job, ended, outputs]) => `${JSON.stringify(job)}:${JSON.stringify({ outputs, result: ended })}`).join()}}`;

  test('agrees with the definition, for lists with commas and lists in JSON', () => {
    fc.assert(
      fc.property(subset, fc.boolean(), fc.boolean(), ({ list, ...allowed }, json, passes) => {
        const write = (names: readonly string[]) => (json ? JSON.stringify(names) : names.join(', '));
        const got = gate(textOf(list), {
          allowedFailures: write(allowed.allowedFailures),
          allowedSkips: write(allowed.allowedSkips),
          allowedCancels: write(allowed.allowedCancels),
          onAllSkipped: passes ? 'pass' : 'fail',
        });
        const fine = list.every(
          ([job, ended]) =>
            ended === 'success' ||
            (ended === 'failure' && allowed.allowedFailures.includes(job)) ||
            (ended === 'skipped' && allowed.allowedSkips.includes(job)) ||
            (ended === 'cancelled' && allowed.allowedCancels.includes(job)),
        );
        const some = list.some(([, ended]) => ended === 'success');
        const none = list.every(([, ended]) => ended === 'skipped');
        expect(got.verdict).toBe(fine && (some || (none && passes)) ? 'pass' : 'fail');
        expect(got.problems).toEqual([]);
        expect(got.jobs.map(({ job, result: ended }) => [job, ended])).toEqual(
          Object.entries(JSON.parse(textOf(list)) as Record<string, { result: string }>).map(([job, value]) => [
            job,
            value.result,
          ]),
        );
        expect(got.reasons.every((reason) => gateReason(reason).startsWith(`${got.verdict}: `))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('a repeated key anywhere in the first two levels is found, and no other is', () => {
    fc.assert(
      fc.property(jobs, fc.nat(), ([...list], pick) => {
        const [job, , outputs] = list[pick % list.length]!;
        const text = textOf(list.map(([id, , values]) => [id, 'success', values]));
        expect(gate(text).verdict).toBe('pass');
        const twice = `${text.slice(0, -1)},${JSON.stringify(job)}:${JSON.stringify({ outputs, result: 'success' })}}`;
        expect(gate(twice).problems).toEqual([expect.objectContaining({ kind: 'gate-repeated', job })]);
      }),
      { numRuns: 500 },
    );
  });

  test('never throws, and never passes without a success, whatever the texts', () => {
    const anyText = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom('{', '[', '[""]', '{"a":{}}', '{"":{"result":"success"}}'),
    );
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (needs, allowedFailures, allowedSkips, onAllSkipped) => {
        const got = evaluateGate({ needs, allowedFailures, allowedSkips, allowedCancels: allowedSkips, onAllSkipped });
        expect(got.reasons.length).toBeGreaterThan(0);
        for (const problem of got.problems) expect(syncSentence(problem)).not.toBe('');
        if (got.verdict === 'pass' && onAllSkipped.trim() !== 'pass') expect(needs).toContain('"success"');
        if (got.problems.length > 0) expect(got.verdict).toBe('fail');
      }),
      { numRuns: 2000 },
    );
  });
});
