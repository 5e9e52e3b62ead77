import { expect, test } from 'vitest';
import { isAvailable } from '../src/stock.js';

test('what is not there cannot be had', () => {
  expect([isAvailable(3, 3), isAvailable(3, 4), isAvailable(3, 0)]).toEqual([true, false, false]);
});
