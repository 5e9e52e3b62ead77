import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasBytes, nameOf, onDisk, packedPath, shownPath, unpackedPath } from '../../src/store/spelling.ts';

const bytesOf = (path: string) => Buffer.from(onDisk(path) as string);
/** Names as a Linux file system has them: any bytes but `/` and NUL. */
const bytes = fc.uint8Array({ min: 1, max: 255, minLength: 1, maxLength: 20 }).map((one) => Buffer.from(one));
const name = fc.oneof(
  bytes,
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).map((text) => Buffer.from(text)),
  fc
    .constantFrom(
      'a:b',
      'con',
      'CON.txt',
      'aux .c',
      'com¹',
      'lpt0',
      'conin$',
      'a.',
      'a ',
      '..',
      '%2F',
      '%FF',
      'é',
      'e\u0301',
      'a\\b',
      'a\r\nb',
      '"<>|*?',
    )
    .map(Buffer.from),
);
const path = fc
  .array(name, { minLength: 1, maxLength: 3 })
  .map((names) => names.map((one) => nameOf(one).replace(/[/\0]/g, '_')).join('/'));

/** Microsoft: "Naming Files, Paths, and Namespaces", and the console's two. */
const NUMBERED = ['COM', 'LPT'].flatMap((port) => [...'0123456789¹²³'].map((number) => `${port}${number}`));
const DEVICES = ['CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$', ...NUMBERED];

describe('a name', () => {
  it('is told from every other, and written as it was', () => {
    fc.assert(fc.property(bytes, (one) => bytesOf(nameOf(one)).equals(one)));
    expect(nameOf(Buffer.from('täglich 🎉'))).toBe('täglich 🎉');
    expect([hasBytes('täglich 🎉'), hasBytes(nameOf(Buffer.from([0x61, 0xff])))]).toEqual([false, true]);
  });

  it('that is not UTF-8 is shown with its bytes', () => {
    expect(shownPath(`out/${nameOf(Buffer.from([0x6c, 0xff, 0xe9, 0x2e]))}`)).toBe('out/l\\xff\\xe9.');
  });
});

describe('in an archive a path', () => {
  it('comes back as it was, and has one spelling that all systems take', () => {
    fc.assert(
      fc.property(path, (one) => {
        const packed = packedPath(one);
        expect(packed).not.toMatch(/[^\P{Cc}\u0080-\u009f]|["*:<>?\\|]/u);
        expect(Buffer.from(packed).toString()).toBe(packed);
        for (const part of packed.split('/')) {
          expect(part).not.toMatch(/[. ]$/);
          // Windows cuts at the first dot, then takes spaces away.
          expect(DEVICES).not.toContain((part.split('.')[0] ?? '').replace(/ +$/, '').toUpperCase());
        }
        expect(unpackedPath(packed)).toBe(one);
      }),
    );
  });

  it('is never a device of Windows, and no other name is taken for one', () => {
    for (const device of DEVICES)
      for (const [before, after] of [
        ['', ''],
        ['out/', '.txt'],
        ['', '.tar.gz'],
        ['', ' .txt'],
        ['', '/file'],
        ['', '  '],
      ] as const) {
        const letter = device.charCodeAt(0).toString(16).toUpperCase();
        const whole = `${before}${device}${after}`;
        expect(packedPath(whole)).toBe(`${before}%${letter}${device.slice(1)}${after.replace(/ $/, '%20')}`);
        expect(unpackedPath(packedPath(whole))).toBe(whole);
      }
    for (const plain of [
      'lux.txt',
      'pon',
      'aul/x',
      'con-1',
      'com10',
      'com',
      'aux_',
      'xnul.txt',
      'a/connect.ts',
      'conin',
    ])
      expect(packedPath(plain)).toBe(plain);
  });

  it('has no second spelling', () => {
    fc.assert(
      fc.property(fc.oneof(path, fc.stringMatching(/^(?:%[0-9A-Fa-f]{2}|[a-z%.]){1,6}$/)), (packed) => {
        const back = unpackedPath(packed);
        if (back !== null) expect(packedPath(back)).toBe(packed);
      }),
    );
    for (const packed of ['%61', '%2e', '%2F%2E', '%C3%A9', 'a%', 'a:b', '%ff'])
      expect(unpackedPath(packed)).toBeNull();
  });

  it('is mostly left as it is', () => {
    for (const plain of ['reports/junit.xml', 'out/täglich [1].txt', '.npmrc', 'a b/c'])
      expect(packedPath(plain)).toBe(plain);
    expect(packedPath('out/log-08:53.txt')).toBe('out/log-08%3A53.txt');
  });
});
