import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/report/sentences/index.ts';
import { expand } from '../../src/tasklist/expand.ts';
import { forEachSources } from '../../src/tasklist/items.ts';
import { readTaskFile } from '../../src/tasklist/read.ts';
import { braces } from './support.ts';

const folder = join(import.meta.dirname, '../cases/tasklist');
const texts = ['good', 'bad'].flatMap((kind) =>
  readdirSync(join(folder, kind))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => readFileSync(join(folder, kind, name), 'utf8')),
);

/** What must hold for any text: no exception, no task with an error, each problem with a place inside it and a sentence. */
function checkText(text: string, answer: string): void {
  const { taskFile, problems, locate } = readTaskFile(text, 'f.yml');
  const lines = text.split('\n').length;
  expect(taskFile === null).toBe(problems.some(({ severity }) => severity === 'error'));
  const all = [...problems];
  if (taskFile) {
    const answers = forEachSources(taskFile, locate).map(
      ({ key, kind }) => [key, kind === 'glob' ? { files: answer.split('\n') } : { text: answer }] as const,
    );
    const expansion = expand(taskFile, new Map(answers), locate);
    all.push(...expansion.problems);
    const ids = expansion.tasks.map(({ id }) => id);
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
    const known = new Set(ids);
    for (const task of expansion.tasks) {
      expect(task.id.length).toBeLessThanOrEqual(200);
      for (const need of task.needs) expect(known.has(need)).toBe(true);
    }
  }
  for (const problem of all) {
    expect(problem.at?.line).toBeLessThanOrEqual(lines);
    expect(sentence(problem)).not.toMatch(/undefined|\[object|Invalid (input|string)|expected .* received/);
  }
}

describe('any text', () => {
  it('is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        checkText(text, 'a');
      }),
      { numRuns: 300 },
    );
  });

  it('made of the words of a task file is', () => {
    const word = fc.constantFrom(
      ...[
        'tasks',
        'id',
        'run',
        'a',
        'needs',
        'matrix',
        'for-each',
        'items',
        'sync',
        'any-of',
        'if',
        'env',
        '${{',
        '}}',
      ],
      ...[
        'item',
        "'",
        '"',
        ':',
        ': ',
        '- ',
        '\n',
        '\n  ',
        '\n    ',
        '{',
        '}',
        '[',
        ']',
        ', ',
        '&x ',
        '*x',
        '!',
        '|',
        '0',
        '%',
        '__proto__',
        '#',
        '?',
        '<<',
        'constructor',
      ],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        checkText(words.join(''), 'a');
        checkText(`tasks: [{ id: a, run: x, ${words.join('')} }]`, 'a');
      }),
      { numRuns: 1000 },
    );
  });

  it('that a slip made of a good or bad one is', () => {
    const slip = fc.record({
      text: fc.constantFrom(...texts.filter((text) => text.length < 5000)),
      at: fc.nat(),
      length: fc.nat({ max: 12 }),
      insert: fc.oneof(
        fc.constantFrom('', '  ', '\n', '[', '}', '"', "'", '${{ ', ' }}', '*', ': '),
        fc.string({ maxLength: 3 }),
      ),
      answer: fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.json()),
    });
    fc.assert(
      fc.property(slip, ({ text, at, length, insert, answer }) => {
        const from = at % (text.length + 1);
        checkText(text.slice(0, from) + insert + text.slice(from + length), answer);
      }),
      { numRuns: 1000 },
    );
  });

  it('that is JSON of the right keys with any values is', () => {
    const { tasks, ...head } = {
      tasks: [],
      ...JSON.parse('{"name":0,"sync":0,"defaults":0,"legs":0,"converge":0,"runners":0}'),
    };
    const keys = [
      'id',
      'name',
      'run',
      'needs',
      'if',
      'matrix',
      'for-each',
      'env',
      'with',
      'success',
      'retry',
      'runs-on',
      'reads',
      'tags',
      'weight',
    ];
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom<unknown>('a', ['a'], { k: ['v'] }, { items: [1] }, 1, braces('item')),
    );
    const entry = fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] });
    const file = fc.record(
      { ...Object.fromEntries(Object.keys(head).map((key) => [key, value])), tasks: fc.array(entry, { maxLength: 3 }) },
      { requiredKeys: ['tasks'] },
    );
    expect(tasks).toEqual([]);
    fc.assert(
      fc.property(file, (json) => {
        checkText(JSON.stringify(json), 'a\nb');
      }),
      { numRuns: 300 },
    );
  });
});
