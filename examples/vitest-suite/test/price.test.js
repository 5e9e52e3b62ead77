import { expect, test } from 'vitest';
import { total } from '../src/price.js';

test('a total is the sum', () => {
  expect(total([199, 301])).toBe(500);
});
