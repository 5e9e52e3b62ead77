import { expect, test } from 'vitest';
import { withTax } from '../src/tax.js';

test('tax is rounded to a cent', () => {
  expect(withTax(101, 19)).toBe(120);
});
