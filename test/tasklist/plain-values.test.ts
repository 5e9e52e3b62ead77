import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { taskFile } from '../../src/tasklist/file-schema.ts';
import { acceptsPlain } from '../../src/tasklist/plain-values.ts';
import { task } from '../../src/tasklist/task-schema.ts';

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('', 'a', 'a\0b', '${{ x }}', 'unit', '-', 'x'.repeat(100), 'x'.repeat(101), 'x'.repeat(1001)),
);
const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 0.5, 1, 100, 101, 360, 360.5, 2 ** 53, 31_536_000, Number.NaN, Number.POSITIVE_INFINITY),
);
const value = fc.oneof(
  text,
  number,
  fc.array(text),
  fc.array(number),
  fc.array(fc.array(text)),
  fc.jsonValue(),
  fc.constant(undefined),
);

it.each(Object.entries({ ...taskFile.shape, ...task.shape }))(
  'law: zod takes every plain value that is taken for `%s`',
  (_key, schema) => {
    const accepts = acceptsPlain(schema);
    fc.assert(fc.property(value, (one) => !accepts(one) || schema.safeParse(one).success));
  },
);

it.each([
  ['id', 'unit'],
  ['run', 'make unit'],
  ['duration', 12.5],
  ['reads', ['src/**', 'shared/**']],
  ['writes', 'dist/**'],
  ['tags', ['slow']],
] as const)('takes a usual `%s` without zod', (key, one) => {
  expect(acceptsPlain(task.shape[key])(one)).toBe(true);
});

it('leaves to zod what it does not know', () => {
  expect(acceptsPlain(z.string().email())('a@b.example')).toBe(false);
  expect(acceptsPlain(z.int())(1)).toBe(false);
  expect(acceptsPlain(z.array(z.string()).min(1))([])).toBe(false);
  expect(acceptsPlain(z.string().refine(() => false))('a')).toBe(false);
});
