/** The names that a file of an artifact has on Windows, by the rules alone; `npm run windows` has the same cases under wine. */
import { describe, expect, it } from 'vitest';
import { eachInFolder } from '../support/folder.ts';
import { expected, NAME_CASES, pathsOf } from '../windows/inside/names.ts';
import { receive } from '../windows/inside/receive.ts';

describe('on Windows', () => {
  let folder: string;
  eachInFolder('names', (made) => {
    folder = made;
  });

  it.each(NAME_CASES.map((one) => ({ one })))('$one.0 is $one.1', async ({ one }) => {
    expect(await receive(pathsOf(one), folder, 'win32')).toEqual(expected(one));
  });
});
