import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { taskFileJsonSchema } from '../support/schemas/json-schema.ts';

const root = join(import.meta.dirname, '../..');
const schema = taskFileJsonSchema();

type Node = { properties?: Record<string, Node>; description?: string; [key: string]: unknown };

/** Every property of every object in a schema, with its path. */
function properties(node: unknown, path: string): [string, Node][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node as Node).flatMap(([key, value]) => {
    if (key !== 'properties') return properties(value, path);
    return Object.entries(value as Record<string, Node>).flatMap(([name, property]) => [
      [`${path}.${name}`, property] as [string, Node],
      ...properties(property, `${path}.${name}`),
    ]);
  });
}

describe('the JSON Schema', () => {
  it('is the committed one', async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(root, 'schema/taskfile.schema.json'));
  });

  it('describes every key in one sentence', () => {
    const all = properties(schema, '');
    expect(all.length).toBeGreaterThan(60);
    for (const [path, { description }] of all) expect(`${path}: ${description}`).toMatch(/: [A-Z`].*[.]$/);
  });

  it.each([
    'test/cases/tasklist/good/design.yml',
    'test/cases/tasklist/good/everything.yml',
    'test/cases/tasklist/good/expressions.yml',
    'examples/speedup.yml',
  ])('accepts %s in an editor', (file) => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const valid = validate(parse(readFileSync(join(root, file), 'utf8')));
    expect(validate.errors).toBeNull();
    expect(valid).toBe(true);
  });

  it('refuses a misspelt key and a wrong type', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate({ tasks: [{ id: 'a', neds: [] }] })).toBe(false);
    expect(validate({ tasks: [{ id: 'a', weight: 0 }] })).toBe(false);
    expect(validate({ sync: '80 %', tasks: [] })).toBe(false);
  });
});
