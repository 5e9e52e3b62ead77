import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/model.ts';
import { readJson } from '../../src/tasklist/json-source.ts';
import { readSource } from '../../src/tasklist/read-source.ts';
import { holdsTemplate, mayHoldTemplates } from '../../src/tasklist/template.ts';
import { readYaml } from '../../src/tasklist/yaml-source.ts';

const key = fc.oneof(fc.constantFrom('id', 'run', 'a b', 'constructor', 'é"\\'), fc.string({ maxLength: 5 }));
const document = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant('"}]:{[')),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;

function paths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([step, member]) =>
      paths(member, [...path, Array.isArray(value) ? Number(step) : step]),
    ),
  ];
}

describe('the fast reading of JSON', () => {
  it('gives the values and the places that the reading as YAML gives', () => {
    fc.assert(
      fc.property(fc.dictionary(key, document), fc.constantFrom(0, 1, 2), (value, indent) => {
        if (JSON.stringify(value).includes('__proto__')) return;
        const text = JSON.stringify(value, null, indent);
        const json = readJson(text, 'f');
        const yaml = readYaml(text, 'f');
        expect(json?.problems).toEqual([]);
        expect(json?.source?.value).toEqual(value);
        expect(yaml.source?.value).toEqual(value);
        for (const path of paths(value)) {
          expect(json?.source?.locate(path)).toEqual(yaml.source?.locate(path));
          expect(json?.source?.locateKey(path)).toEqual(yaml.source?.locateKey(path));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('finds every repeated key, which the parser of the platform drops', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', '\\u0061', 'x"y'.replace('"', '\\"')), { maxLength: 6 }),
        (keys) => {
          const text = `{"k": ":{}", "deep": [{${keys.map((name, index) => `"${name}": ${index}`).join(', ')}}]}`;
          const decoded = keys.map((name) => JSON.parse(`"${name}"`));
          const found = readJson(text, 'f')?.problems.map((problem) => problem.kind);
          expect(found).toEqual(Array(decoded.length - new Set(decoded).size).fill('duplicate-key'));
        },
      ),
    );
  });
});

describe('readSource', () => {
  it('takes a list alone for the list of tasks, in JSON and YAML', () => {
    for (const text of ['[{"id": "a"}]', '- { id: a }']) {
      const { source } = readSource(text, 'f');
      expect(source?.value).toEqual({ tasks: [{ id: 'a' }] });
      expect(source?.locate(['tasks', 0, 'id'])).toEqual({
        file: 'f',
        line: 1,
        column: text.indexOf('a') + (text[0] === '[' ? 0 : 1),
      });
    }
  });

  it('places what is missing at its nearest ancestor', () => {
    const { source } = readSource('tasks:\n  - id: a\n    env:\n', 'f');
    expect(source?.locate(['tasks', 0, 'run', 'x'])).toEqual({ file: 'f', line: 2, column: 5 });
    expect(source?.locate(['tasks', 0, 'env', 'A'])).toEqual({ file: 'f', line: 3, column: 9 });
    expect(source?.locate(['tasks', 7])).toEqual({ file: 'f', line: 2, column: 3 });
  });

  it('follows aliases to the place of the value', () => {
    const { source } = readSource('x: &e { A: 1 }\ntasks: [{ id: a, env: *e }]\n', 'f');
    expect(source?.value).toEqual({ x: { A: 1 }, tasks: [{ id: 'a', env: { A: 1 } }] });
    expect(source?.locate(['tasks', 0, 'env'])).toMatchObject({ line: 2, column: 23 });
    expect(source?.locate(['tasks', 0, 'env', 'A'])).toMatchObject({ line: 1, column: 12 });
  });

  it('takes a byte order mark for nothing', () => {
    expect(readSource('\uFEFFtasks: []', 'f').source?.value).toEqual({ tasks: [] });
    expect(readSource('\uFEFF{"tasks": []}', 'f').source?.value).toEqual({ tasks: [] });
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(20_000)],
    ['dashes', '- '.repeat(5_000)],
    ['nested lines', Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
    ['JSON', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['aliases', `a: &a [${'x,'.repeat(1000)}]\nb: [${'*a,'.repeat(3000)}]`],
  ])('refuses a bomb of %s', (_name, text) => {
    const { source, problems } = readSource(text, 'f');
    expect(source).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });

  it('refuses what is too large for YAML, and says where the limit is', () => {
    const { problems } = readSource(`# ${'x'.repeat(17 * 1024 * 1024)}`, 'f');
    expect(problems).toMatchObject([{ kind: 'too-large', limit: 16 * 1024 * 1024 }]);
  });
});

describe('an expression', () => {
  it.each([
    ['{"a": "\\u0024{{ x }}"}', true],
    ['a: "\\x24{{ x }}"', true],
    ['a: "$\\\n  {{ x }}"', true],
    ['a: >-\n  $\n  {{ x }}', false],
  ])('in %j: %s', (text, holds) => {
    expect(holdsTemplate(readSource(text, 'f').source?.value)).toBe(holds);
    expect(mayHoldTemplates(text)).toBe(holds);
  });

  it('law: is in no value that was read from a text that may hold none', () => {
    const pieces = [
      '$',
      '{',
      '{{',
      '${{',
      ' ',
      '\n',
      '\n  ',
      '"',
      "'",
      '\\',
      '\\x24',
      '\\u0024',
      ': ',
      '- ',
      '|',
      '>-',
      'a',
      '&',
      '*',
    ];
    let held = 0;
    fc.assert(
      fc.property(fc.constantFrom('', '"'), fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (quote, drawn) => {
        const text = `a: ${quote}${drawn.join('')}${quote}`;
        const value = readSource(text, 'f').source?.value;
        if (!holdsTemplate(value)) return;
        held++;
        expect(mayHoldTemplates(text)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(held).toBeGreaterThan(100);
  });
});
