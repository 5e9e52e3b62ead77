import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { acceptorOf } from '../../src/tasklist/accept.ts';
import { taskFile } from '../../src/tasklist/file-schema.ts';
import { task } from '../../src/tasklist/task-schema.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('a', 'A_b-1', '1a', '', 'x'.repeat(101)),
);
const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 1, 0.5, 100, 360, 361, 1e6, 1e6 + 1, 2 ** 53, Number.NaN),
);
const plain = fc.oneof(text, number, fc.boolean(), fc.constantFrom(null, undefined));
const value = fc.oneof(plain, fc.array(plain, { maxLength: 3 }), fc.anything({ maxDepth: 2 }));

describe('acceptorOf', () => {
  const shapes = { ...taskFile.shape, ...task.shape } as Readonly<Record<string, z.ZodType>>;

  test.each(Object.entries(shapes))('law: accepts no `%s` that zod refuses or changes', (_, schema) => {
    const accepts = acceptorOf(schema);
    fc.assert(
      fc.property(value, (given) => {
        if (accepts(given)) expect(schema.safeParse(given)).toEqual({ success: true, data: given });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['id', 'unit'],
    ['run', 'make all'],
    ['duration', 1.5],
    ['weight', 3],
    ['reads', ['src/**', 'lib/**']],
    ['writes', 'dist/**'],
    ['required', true],
    ['needs', ['a']],
    ['timeout-minutes', 10],
    ['runs-on', 'ubuntu-latest'],
  ])('knows what large lists are made of: %s', (key, given) => {
    expect(acceptorOf(shapes[key]!)(given)).toBe(true);
  });

  test('does not accept what it does not know', () => {
    const unknown: [z.ZodType, unknown][] = [
      [z.string().refine((given) => given.length > 0), 'a'],
      [z.email(), 'a@b.example'],
      [z.string().trim(), 'a'],
      [z.string().regex(/a/g), 'a'],
      [z.int32(), 1],
      [z.number().multipleOf(2), 2],
      [z.strictObject({}), {}],
    ];
    for (const [schema, given] of unknown) {
      expect(schema.safeParse(given).success).toBe(true);
      expect(acceptorOf(schema)(given)).toBe(false);
    }
  });
});
