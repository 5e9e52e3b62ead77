import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPlan } from '../../src/app/load.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import { readTaskFile } from '../../src/tasklist/read.ts';
import { parseSync } from '../../src/tasklist/sync.ts';
import { taskFileJsonSchema } from '../support/schemas/json-schema.ts';

const amount = fc.oneof(
  fc.constantFrom('majority', '3', '0', '00', '007', '-1', '+1', '80%', '0%', '000%', '0.000%', '12.5%', '66.667%'),
  fc.constantFrom('66.6667%', '100%', '100.0%', '100.1%', '120%', '07%', '007%', '0007%', '80 %', '1.5', '1e3', ''),
  fc.constantFrom('1000000000', '1000000001', '99999999999999999999'),
  fc.constantFrom(0, 1, 3, -1, 0.5, 1.5, 1_000_000_000, 1_000_000_001),
);
const other = fc.constantFrom<unknown>('all', 'any', 'none', 'al', 'ALL', null, true, [], {}, { of: 'a' });
const rule = (sync: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      of: fc.constantFrom<unknown>('a', ['a', 'tag:x'], [], '', [1], 7),
      'at-least': amount,
      'max-failures': amount,
      'any-of': fc.oneof(fc.array(sync, { maxLength: 2 }), sync),
      'at-leest': fc.constant(1),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
const { sync } = fc.letrec((tie) => ({
  sync: fc.oneof({ maxDepth: 3 }, amount, other, rule(tie('sync')), fc.array(tie('sync'), { maxLength: 2 })),
}));

const nowhere = () => ({ file: 'ci.yml', line: 1, column: 1 });

describe('sync', () => {
  it('is for an editor what it is for the reader', () => {
    const validate = new Ajv2020({ strict: false }).compile(taskFileJsonSchema());
    fc.assert(
      fc.property(sync, (value) => {
        const { problems } = parseSync(value, ['sync'], { locate: nowhere, locateKey: nowhere });
        expect([value, validate({ sync: value, tasks: [] })]).toEqual([value, problems.length === 0]);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    '{any-of: [3, 50%], at-least: 1}',
    '"3"',
    '{at-least: majority}',
    '120%',
    '{at-leest: 2}',
    '[[all], 0.5]',
    '!!null x',
    '',
  ])('%s has one answer in the file, under --sync and as an input', async (text) => {
    const tasks = 'tasks: [{ id: a, run: x }, { id: b, run: x }, { id: c, run: x }]\n';
    const inFile = readTaskFile(`sync: ${text}\n${tasks}`, 'ci.yml');
    const timings = async () => ({ timings: { tasks: new Map(), startup: new Map() }, problems: [] }) as never;
    const list = { file: 'ci.yml', text: tasks } as never;
    const beside = await loadPlan(list, '.', {}, { timings, jobs: null, sync: { name: '--sync', text } });
    const told = (problems: typeof beside.problems) =>
      problems.flatMap((problem) => (problem.severity === 'error' ? [sentence(problem)] : [])).sort();
    expect(told(beside.problems)).toEqual(told(inFile.problems));
    const shift = 'sync: '.length;
    const columns = (problems: typeof beside.problems) => problems.map(({ at }) => at?.column ?? 0).sort();
    if (inFile.taskFile === null) {
      expect(columns(beside.problems).map((column) => column + shift)).toEqual(columns(inFile.problems));
      expect(beside.problems.every(({ at }) => at?.file === '--sync')).toBe(true);
    } else expect(beside.plan?.sync).toEqual(inFile.taskFile.sync);
  });
});
