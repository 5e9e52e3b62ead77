/**
 * The oracle: enumerate every path over a small alphabet up to a bounded depth, and let picomatch and minimatch say
 * which of them a pattern matches.
 *
 * Where the dialect of fanfold is deliberately wider than both libraries, the oracle asks them for the wider pattern:
 *
 * - prefix rule: `dist` and `dist/` may be folders, so `dist/**` is asked as well;
 * - `a/**` covers `a` itself (picomatch agrees, minimatch does not), so `a` is asked as well;
 * - braces are expanded first (minimatch's own expansion), because both rules are about each alternative.
 *
 * Differences that the generator avoids, each with a vector in `test/cases/independence/dialect.json`:
 *
 * - picomatch reads `[!a]` as `!` or `a` unless `posix` is set; it is set here;
 * - picomatch's fast path for `*.*` and the like wants a letter after the dot, its own parser does not; the parser is asked;
 * - `a**b`: picomatch and minimatch read it as `a*b`, as we do, but we warn;
 * - a pattern that starts with `#`, `~` or `/`, holds an extended glob, an open `[` or an open `{`: faults here,
 *   literals or patterns there;
 * - `.` and `..` as segments are normalised here; a name is never `.` or `..`.
 */
import fc from 'fast-check';
import { braceExpand, minimatch } from 'minimatch';
import picomatch from 'picomatch';

const NAMES = ['a', 'b', 'aa', 'ab', 'ba', 'bb', '.a', '.b', 'a.', 'b.', 'a.b', 'aab'];

/** Every path of up to three names. */
export const PATHS: readonly string[] = NAMES.flatMap((x) => [
  x,
  ...NAMES.flatMap((y) => [`${x}/${y}`, ...NAMES.map((z) => `${x}/${y}/${z}`)]),
]);

const token = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b') },
  { weight: 3, arbitrary: fc.constant('*') },
  { weight: 2, arbitrary: fc.constant('?') },
  { weight: 2, arbitrary: fc.constantFrom('[ab]', '[!a]', '[^b]', '[a-c]', '{a,b}', '{ab,.a}', '{a..b}') },
  { weight: 1, arbitrary: fc.constant('.') },
);

const segment = fc.oneof(
  { weight: 3, arbitrary: fc.constant('**') },
  {
    weight: 9,
    arbitrary: fc
      .array(token, { minLength: 1, maxLength: 4 })
      .map((tokens) => tokens.join('').replace(/\*{2,}/g, '*'))
      .filter((text) => !/^\.+$/.test(text) && !braceExpand(text).some((one) => /^\.+$/.test(one))),
  },
);

/** A random pattern in the part of the dialect that the libraries share. */
export const pattern: fc.Arbitrary<string> = fc
  .tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([segments, slash]) => segments.join('/') + (slash && segments.length < 2 ? '/' : ''));

/** What to ask the libraries for, so that their answer is the one of the wider dialect. */
function wider(text: string): string[] {
  return braceExpand(text).flatMap((one) => {
    const bare = one.endsWith('/') ? one.slice(0, -1) : one;
    const last = bare.slice(bare.lastIndexOf('/') + 1);
    const folder = one.endsWith('/') || (!/[*?[]/.test(last) && !last.slice(1).includes('.'));
    const all = folder ? [bare, `${bare}/**`] : [bare];
    let shorter = bare;
    while (shorter.endsWith('/**')) {
      shorter = shorter.slice(0, -3);
      all.push(shorter);
    }
    return all;
  });
}

export type Library = 'picomatch' | 'minimatch';

/** A test function of one library for the wider pattern. */
export function libraryMatcher(library: Library, text: string): (path: string) => boolean {
  const tests = wider(text).map((one) =>
    library === 'picomatch'
      ? picomatch(one, { dot: true, posix: true, fastpaths: false })
      : (path: string) => minimatch(path, one, { dot: true, nocomment: true, nonegate: true, noext: true }),
  );
  return (path) => tests.some((test) => test(path));
}
