import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/model.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import type { SourceAnswer } from '../../src/tasklist/items.ts';
import { shortHash } from '../../src/tasklist/naming.ts';
import values from '../cases/tasklist/values.json' with { type: 'json' };
import { braces, expandText, sentences } from './support.ts';

const folder = join(import.meta.dirname, '../cases/tasklist/good');
const inputs = readdirSync(folder).filter((name) => name.endsWith('.yml'));

interface Case {
  readonly answers: Record<string, SourceAnswer>;
  readonly tasks: Partial<Task>[];
}

describe('a good task file', () => {
  it.each(inputs)('%s comes out as its case says, in this order', (name) => {
    const text = readFileSync(join(folder, `${basename(name, '.yml')}.json`), 'utf8');
    const { answers, tasks }: Case = JSON.parse(text.replaceAll('~HASH', `~${shortHash('readme')}`));
    const found = expandText(readFileSync(join(folder, name), 'utf8'), answers).tasks;
    expect(found.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id));
    for (const [index, expected] of tasks.entries()) expect(found[index]).toMatchObject(expected);
  });
});

describe('expand', () => {
  it('warns of a task that expands to nothing, and what needs it does not wait', () => {
    const text = 'tasks:\n  - { id: a, run: x, for-each: { items: [] } }\n  - { id: b, run: x, needs: [a] }\n';
    const expansion = expandText(text);
    expect(expansion.tasks).toMatchObject([{ id: 'b', needs: [] }]);
    expect(expansion.problems).toMatchObject([{ kind: 'empty-expansion', severity: 'warning', id: 'a' }]);
  });

  it.each([
    [{ files: [] }, 'nothing matches `test/*.py` or `more/*.py`'],
    [{ files: [], absent: { path: 'test', nearest: 'tests' } }, 'there is no folder `test` (there is `tests`)'],
    [{ files: [], absent: { path: 'test', nearest: null } }, 'there is no folder `test`, so'],
  ])('says of a glob that names nothing what it looked for: %j', (answer, words) => {
    const text = 'tasks: [{ id: a, run: x, for-each: { glob: ["test/*.py", "more/*.py"] } }]';
    expect(expandText(text, { a: answer }).problems.map(sentence)).toEqual([expect.stringContaining(words)]);
  });

  it('says nothing of an entry that may expand to nothing', () => {
    const text = 'tasks: [{ id: a, run: x, allow-empty: true, for-each: { items: [] } }]';
    expect(expandText(text)).toEqual({ tasks: [], problems: [] });
  });

  it.each<[string, string, SourceAnswer | undefined, string]>([
    [
      'a look-up that failed',
      '{ command: exit 3 }',
      { problem: 'exit code 3' },
      '2:43 `command` could not be read: exit code 3',
    ],
    [
      'a list that is not JSON',
      '{ file: l.json }',
      { text: '[1,' },
      '2:40 `file` did not give a list: it starts with `[` but is not JSON',
    ],
    [
      'an item that is a list',
      '{ file: l.json }',
      { text: '["a", []]' },
      '2:40 item 2 from `file` is neither text, a number, `true`, `false` nor a mapping',
    ],
    ['an item twice', '{ items: [a, b, a] }', undefined, '2:5 `a[a]` comes out twice'],
    ['an item with a NUL', '{ command: x }', { text: '["a\\u0000b"]' }, '2:5 `ITEM` of `a[a?b~'],
    ['an item that no variable holds', '{ command: x }', { text: 'é'.repeat(65_534) }, '2:5 `ITEM` of `a[éé'],
    [
      'more tasks than fit',
      '{ command: x }',
      { text: 'a\n'.repeat(100_001) },
      '2:5 the list expands to more than 100000 tasks',
    ],
  ])('refuses %s', (_name, forEach, answer, expected) => {
    const text = `tasks:\n  - { id: a, run: x, for-each: ${forEach} }\n`;
    const expansion = expandText(text, answer ? { a: answer } : {});
    expect(expansion.tasks).toEqual([]);
    expect(sentences(expansion)[0]?.slice(0, expected.length)).toBe(expected);
  });

  it('takes a property that no item has for a mistake, whether the items are written down or come from a command', () => {
    const list = (source: string) =>
      `tasks:\n  - { id: a, run: x, for-each: { ${source}, key: name }, env: { X: "${braces('item.minuts')}" } }\n`;
    const told = [
      () => sentences(expandText(list('items: [{ name: b, minutes: 3 }]'))),
      () => sentences(expandText(list('command: objects'), { a: { text: '[{"name":"b","minutes":3}]' } })),
    ].map((find) => {
      try {
        return find().join('\n');
      } catch (error) {
        return String(error);
      }
    });
    for (const text of told) expect(text).toMatch(/`minuts`.*did you mean `minutes`\?/);
  });

  it('takes an item that just fits into a variable', () => {
    const length = 131_071 - 'ITEM='.length;
    const text = 'tasks: [{ id: a, run: x, for-each: { command: x } }]';
    expect(expandText(text, { a: { text: 'x'.repeat(length) } }).tasks).toHaveLength(1);
    expect(expandText(text, { a: { text: 'x'.repeat(length + 1) } }).tasks).toHaveLength(0);
  });

  it.each(values as [string, string][])('places what only the values show: %s', (line, expected) => {
    const text = `tasks:\n  - id: a\n    run: x\n    matrix: { k: [[1], [2]], s: [x] }\n    ${line}\n`;
    const found = sentences(expandText(text));
    expect(found).toHaveLength(1);
    expect(found[0]?.slice(0, expected.length)).toBe(expected);
  });

  it('places a fault of `defaults` there', () => {
    const text = 'defaults:\n  runs-on: "$EMPTY"\ntasks:\n  - { id: a, run: x }\n'.replace('$EMPTY', braces('item'));
    expect(sentences(expandText(text))[0]).toMatch(/^2:12 `runs-on` of `a` is nothing/);
  });

  it('limits tasks and pairs of needs', () => {
    const list = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => index));
    const wide = `tasks: [{ id: a, run: x, matrix: { x: ${list(400)}, y: ${list(400)} } }]`;
    expect(sentences(expandText(wide))).toEqual([
      expect.stringMatching(/^1:9 the list expands to more than 100000 tasks/),
    ]);
    const dense = (count: number) =>
      `tasks: [{ id: a, run: x, matrix: { x: ${list(1000)} } }, { id: b, run: x, needs: a, matrix: { x: ${list(count)} } }]`;
    expect(expandText(dense(1000)).tasks).toHaveLength(2000);
    expect(sentences(expandText(dense(1001)))).toEqual([expect.stringMatching(/there are 1001000 pairs/)]);
  });

  it('keeps ids short, printable and different', () => {
    const long = 'p/'.repeat(150);
    const text = 'tasks: [{ id: a, run: x, for-each: { file: f } }]';
    const items = [`${long}1`, `${long}2`, 'line\u2028break', 'line\u2029break', '\u202Egpj.exe', '\u001b[31mred'];
    const ids = expandText(text, { a: { text: JSON.stringify(items) } }).tasks.map(({ id }) => id);
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(items.length);
    for (const id of ids) expect(id).toMatch(/^a\[[^\p{Cc}\u2028\u2029\u202E]{1,198}\]$/u);
    expect(ids.every((id) => id.length <= 200)).toBe(true);
  });

  it('gives equal tasks for equal input, whatever the order of the files found', () => {
    const text = 'tasks: [{ id: a, run: x, for-each: { glob: "**" } }, { id: b, run: x, needs: a }]';
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((path) => !path.includes('\0'));
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (files, random) => {
        const shuffled = files.map((file) => [random.next().value ?? 0, file] as const);
        shuffled.sort(([a], [b]) => a - b);
        const once = expandText(text, { a: { files } });
        expect(expandText(text, { a: { files: shuffled.map(([, file]) => file) } })).toEqual(once);
        const order = once.tasks.slice(0, -1).map(({ item }) => Buffer.from(String(item)));
        expect(order).toEqual(order.toSorted(Buffer.compare));
        expect(once.tasks.at(-1)?.needs).toHaveLength(files.length);
        expect(new Set(once.tasks.map(({ id }) => id.toLowerCase())).size).toBe(files.length + 1);
      }),
    );
  });
});
