import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8Bytes } from '../../src/report/bytes.ts';
import { gateSummary, gateText } from '../../src/report/gate-text.ts';
import { plain } from '../../src/report/style.ts';
import { evaluateGate } from '../../src/verdict/gate.ts';

function gate(results: Readonly<Record<string, unknown>>, lists: Readonly<Record<string, string>> = {}) {
  const needs = `{${Object.entries(results)
    .map(([job, result]) => `${JSON.stringify(job)}:${JSON.stringify({ result, outputs: {} })}`)
    .join()}}`;
  return evaluateGate({ needs, allowedFailures: '', allowedSkips: '', allowedCancels: '', onAllSkipped: '', ...lists });
}

const mixed = gate(
  { build: 'success', lint: 'failure', bench: 'cancelled', docs: 'skipped', test: 'success' },
  { allowedCancels: 'bench', allowedSkips: 'dosc' },
);

describe('a gate that fails', () => {
  test('as a summary: verdict, arithmetic, errors, then the jobs, wrong ones first', () => {
    expect(gateSummary(mixed)).toBe(`## ❌ Gate failed

- 2 of 5 jobs may not end like this: \`lint\` failure, \`docs\` skipped
- 1 error in the inputs

### Inputs

- error: \`allowed-skips\` names \`dosc\`, which is not in \`needs\` of this job; did you mean \`docs\`?

### 5 jobs

| Job | Result |
|---|---|
| \`lint\` | ❌ \`failure\` |
| \`docs\` | ❌ \`skipped\` |
| \`bench\` | ⚠️ \`cancelled\`, which is allowed |
| \`build\` | ✅ \`success\` |
| \`test\` | ✅ \`success\` |
`);
  });

  test('as text', () => {
    expect(gateText(mixed, plain)).toBe(`FAIL  2 of 5 jobs may not end like this: \`lint\` failure, \`docs\` skipped
      1 error in the inputs

error: \`allowed-skips\` names \`dosc\`, which is not in \`needs\` of this job; did you mean \`docs\`?
1 error

Job    Result
lint   ✗ failure
docs   ✗ skipped
bench  ! cancelled, which is allowed
build  ✓ success
test   ✓ success
`);
  });

  test('without any job', () => {
    expect(gateSummary(gate({}))).toContain('- there is no job to judge\n');
    expect(gateText(gate({}), plain)).toMatch(/^FAIL {2}there is no job to judge\n/);
  });

  test('a job without a result', () => {
    expect(gateSummary(gate({ a: null }))).toContain('| `a` | ❌ no result |');
    expect(gateText(gate({ a: null }), plain)).toContain('a    ✗ no result');
  });
});

test('a gate that passes', () => {
  const passing = gate({ build: 'success', docs: 'skipped' }, { allowedSkips: 'docs' });
  expect(gateSummary(passing)).toMatch(
    /^## ✅ Gate passed\n\n- 1 of 2 jobs succeeded, 1 may end like this: `docs` skipped\n\n### 2 jobs/,
  );
  expect(gateText(passing, plain)).toMatch(/^PASS {2}1 of 2 jobs succeeded/);
});

describe('hostile names', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '|',
      '`',
      '<img src=x onerror=alert(1)>',
      '\n## Gate passed',
      '@team',
      '](x)',
      '\u001b[2J',
      '\u202e',
    ),
    fc.constantFrom('__proto__', '::error::x', '$(touch pwned)', '\\'),
  );
  const results = fc.oneof(fc.constantFrom('success', 'failure', 'skipped'), hostile);

  test('never leave their cell or line', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, results), { minLength: 1, maxLength: 6 }), (pairs) => {
        const judged = gate(Object.fromEntries(pairs));
        const lines = gateSummary(judged).split('\n');
        const rows = lines.filter((text) => text.startsWith('| '));
        expect(rows).toHaveLength(judged.jobs.length + 1);
        for (const row of rows) expect(row.split('|')).toHaveLength(4);
        const headings = lines.filter((text) => text.startsWith('#'));
        expect(headings.length).toBe(2 + Number(judged.problems.length > 0));
        // What stands between backticks is code.
        expect(lines.map((text) => text.replace(/`[^`]*`/g, '')).join('')).not.toMatch(/<(?!\/?code>)|[\p{Cc}\u202e]/u);
        const text = gateText(judged, plain);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
        expect(text.split('\n').filter((row) => /^(?:FAIL|PASS) {2}/.test(row))).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  test('ten thousand of them stay below 1 MiB', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => [
      `${index}${'\u202e|`'.repeat(100)}`,
      '\u202e'.repeat(99),
    ]);
    const summary = gateSummary(gate(Object.fromEntries(names), { allowedSkips: '\u202e'.repeat(5000) }));
    expect(utf8Bytes(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toContain('9,500 more jobs');
    expect(gateText(gate(Object.fromEntries(names)), plain)).toContain('and 9,960 more');
  });
});
