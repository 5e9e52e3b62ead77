import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toldVerdict } from '../../src/report/sentences/verdict-reasons.ts';
import { weighRecords } from '../../src/verdict/evidence.ts';
import { parseRecords, RECORD_LIMITS } from '../../src/verdict/parse-records.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import { ALL, caseArbitrary, planOf, policyOf, recordOf, shared, TIMING, task } from '../policy/support.ts';
import { recordJsonSchema, verdictJsonSchema } from '../support/schemas/json-schema.ts';
import { verdictSchema } from '../support/schemas/verdict.ts';

const plan = planOf(policyOf(ALL), [task('a'), task('b')]);
const a = recordOf(plan, 'a', 'succeeded', { outputs: { k: 'v' } });
const b = recordOf(plan, 'b', 'failed');
const read = (text: string, limits = RECORD_LIMITS) => parseRecords(text, 'leg.jsonl', limits);
const kinds = (text: string) => read(text).problems.map(({ kind }) => kind);

describe('reading records', () => {
  test('one object, pretty or not, with or without a byte order mark', () => {
    expect(read(JSON.stringify(a))).toEqual({ records: [a], problems: [] });
    expect(read(`\uFEFF${JSON.stringify(a, null, 2)}\n`)).toEqual({ records: [a], problems: [] });
  });

  test('JSON Lines, with empty lines and either line end', () => {
    const text = `${JSON.stringify(a)}\r\n\n${JSON.stringify(b)}\n`;
    expect(read(text)).toEqual({ records: [a, b], problems: [] });
  });

  test('a key that version 1 does not know is dropped', () => {
    expect(read(JSON.stringify({ ...a, runner: 'linux' })).records).toEqual([a]);
  });

  test('truncated: the lines before the cut count, the cut one is told with its line', () => {
    const text = `${JSON.stringify(a)}\n${JSON.stringify(b).slice(0, -20)}`;
    expect(read(text).records).toEqual([a]);
    expect(read(text).problems).toMatchObject([{ kind: 'malformed', source: 'leg.jsonl', line: 2 }]);
    expect(read(JSON.stringify(a, null, 2).slice(0, 100)).problems).toMatchObject([{ kind: 'malformed', line: null }]);
  });

  test('a broken first line does not hide the others', () => {
    expect(read(`{"version":\n${JSON.stringify(b)}`)).toMatchObject({ records: [b], problems: [{ line: 1 }] });
  });

  test.each([
    ['nothing', '', 'empty-source'],
    ['only white space', ' \n\n', 'empty-source'],
    ['not JSON', 'succeeded', 'malformed'],
    ['another type', '[]', 'malformed'],
    ['null', 'null', 'malformed'],
    ['an unknown state', JSON.stringify({ ...a, state: 'green' }), 'malformed'],
    ['a wrong type', JSON.stringify({ ...a, durationMs: '1' }), 'malformed'],
    ['a negative time', JSON.stringify({ ...a, durationMs: -1 }), 'malformed'],
    [
      'a time that is none',
      JSON.stringify({ ...a, tries: [{ ...a.tries[0], endedAt: '2025-13-01T00:00:00.000Z' }] }),
      'malformed',
    ],
    ['a missing key', JSON.stringify({ ...a, plan: undefined }), 'malformed'],
    ['no version', JSON.stringify({ ...a, version: undefined }), 'malformed'],
    ['a future version', JSON.stringify({ ...a, version: 2 }), 'future-version'],
    ['__proto__ among the outputs', JSON.stringify(a).replace('"k":', '"__proto__":'), 'malformed'],
    ['__proto__ in disguise', JSON.stringify(a).replace('"k":', '"__pr\\u006fto__":'), 'malformed'],
    ['__proto__ at the top', JSON.stringify(a).replace('{', '{"__proto__":{"state":"succeeded"},'), 'malformed'],
  ])('%s is a problem and no record', (_, text, kind) => {
    expect(read(text).records).toEqual([]);
    expect(kinds(text)).toEqual([kind]);
    expect(read(text).problems[0]).toMatchObject({ source: 'leg.jsonl', severity: 'warning' });
  });

  test('a log tail of more than 8 KiB is no record', () => {
    expect(read(JSON.stringify({ ...a, logTail: 'x'.repeat(8192) })).records).toHaveLength(1);
    expect(read(JSON.stringify({ ...a, logTail: 'x'.repeat(8193) })).problems).toMatchObject([{ kind: 'malformed' }]);
  });

  test('oversized: one record, measured in bytes and not in characters', () => {
    const big = { ...a, logTail: 'é'.repeat(140_000) };
    expect(JSON.stringify(big).length).toBeLessThan(RECORD_LIMITS.recordBytes);
    const text = `${JSON.stringify(big)}\n${JSON.stringify(b)}`;
    expect(read(text)).toMatchObject({ records: [b], problems: [{ kind: 'oversized', line: 1 }] });
  });

  test('oversized: a whole source is not looked at', () => {
    const text = `${JSON.stringify(a)}\n`.repeat(3);
    const limits = { ...RECORD_LIMITS, sourceBytes: text.length - 1 };
    expect(read(text, limits)).toMatchObject({ records: [], problems: [{ kind: 'oversized', line: null }] });
    expect(read(text, { ...limits, sourceBytes: text.length }).records).toHaveLength(3);
  });

  test('many defects are counted, not listed', () => {
    const text = `${JSON.stringify(a)}\n${'{}\n'.repeat(500)}`;
    const { records, problems } = read(text);
    expect(records).toHaveLength(1);
    expect(problems).toHaveLength(RECORD_LIMITS.problems + 1);
    expect(problems.at(-1)).toMatchObject({ kind: 'more-malformed', count: 480 });
  });

  test('nesting deeper than any call stack is read without harm', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(read(JSON.stringify(a).replace('{', `{"x":${deep},`)).records).toEqual([a]);
  });

  test('no text makes it throw', () => {
    const line = fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify(a)));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { records, problems } = read(lines.join('\n'));
        expect(records.length + problems.length).toBeGreaterThan(0);
        for (const record of records) expect(record.version).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the committed schemas', () => {
  const asText = (schema: unknown) => `${JSON.stringify(schema, null, 2)}\n`;

  test('are current', async () => {
    await expect(asText(recordJsonSchema())).toMatchFileSnapshot('../../schema/record.schema.json');
    await expect(asText(verdictJsonSchema())).toMatchFileSnapshot('../../schema/verdict.schema.json');
  });

  test('accept and refuse what the code accepts and refuses', () => {
    const validate = new Ajv2020({ strict: true }).compile(recordJsonSchema() as object);
    expect(validate(a)).toBe(true);
    expect(validate({ ...a, later: 1 })).toBe(true);
    expect(validate({ ...a, state: 'green' })).toBe(false);
    expect(validate({ ...a, runAttempt: 0 })).toBe(false);
  });

  test('every verdict that is evaluated satisfies its schema', () => {
    const validate = new Ajv2020({ strict: true }).compile(verdictJsonSchema() as object);
    const states = { success: 'succeeded', failure: 'failed', neutral: 'tolerated' } as const;
    fc.assert(
      fc.property(caseArbitrary(), ({ policy, tasks, known }) => {
        const judged = planOf(policy, tasks);
        const records = tasks.flatMap(({ id }, index) => {
          const outcome = known[index];
          return outcome == null ? [] : [shared(recordOf(judged, id, states[outcome]))];
        });
        const verdict = toldVerdict(evaluate(judged, weighRecords(judged, records, { runAttempt: 1 }), TIMING));
        const document = JSON.parse(JSON.stringify(verdict));
        expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
        expect(verdictSchema.parse(document)).toEqual(document);
      }),
      { numRuns: 500 },
    );
  });
});
