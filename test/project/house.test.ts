/** Each idiom has one home, so that it is mended in one place. */
import { describe, expect, test } from 'vitest';
import { read, tracked } from '../docs/support.ts';

interface Idiom {
  readonly what: string;
  readonly found: RegExp;
  readonly home: string;
}

const IDIOMS: readonly Idiom[] = [
  { what: 'the message of what was thrown', found: /instanceof Error \?/, home: 'src/problem.ts' },
  { what: 'the code of what was thrown', found: /ErrnoException\)\.code|'code' in error/, home: 'src/problem.ts' },
  {
    what: 'whether there is an error among problems',
    found: /\.(some|every)\(\(\{ severity \}\) => severity [!=]== 'error'\)/,
    home: 'src/problem.ts',
  },
  { what: 'listening for signals', found: /\bprocess\.(on|once)\(\s*(signal|'SIG)/, home: 'src/run/interrupt.ts' },
  { what: 'a fenced block of Markdown', found: /'`'\.repeat\(/, home: 'src/report/escape/markdown.ts' },
  {
    what: 'whether two values are the same JSON',
    found: /(canonicalJson|JSON\.stringify)\([^()]*\) [!=]== (canonicalJson|JSON\.stringify)\(/,
    home: 'src/tasklist/canonical.ts',
  },
];

const sources = tracked().filter((file) => /^src\/.*\.ts$/.test(file));

describe('each idiom has one home', () => {
  test.each(IDIOMS)('$what: $home', ({ found, home }) => {
    expect(sources.filter((file) => found.test(read(file)))).toEqual([home]);
  });
});

describe('every problem', () => {
  const vocabulary = read('src/problem.ts');
  const all = sources.filter((file) => file !== 'src/problem.ts').map(read);

  /** The kinds of one area, as its union in the vocabulary lists them. */
  function kindsOf(area: string): string[] {
    const [, union = ''] = vocabulary.split(`= Base<'${area}'> &\n`);
    const [body = ''] = union.split(/^ {2}\);$/m);
    return [...body.matchAll(/readonly kind: ((?:'[\w-]+'(?: \| )?)+)/g)].flatMap(([, kinds = '']) =>
      [...kinds.matchAll(/'([\w-]+)'/g)].map(([, kind]) => `${area}/${kind}`),
    );
  }

  const kinds = ['tasklist', 'sync', 'independence', 'packing', 'plan', 'rim'].flatMap(kindsOf);

  test('is made by the one constructor', () => {
    expect(kinds.length).toBeGreaterThan(150);
    expect(sources.filter((file) => /\barea: '/.test(read(file)))).toEqual([]);
  });

  test('is found somewhere: no kind has a sentence alone', () => {
    expect(kinds.filter((kind) => !all.some((text) => text.includes(`'${kind}'`)))).toEqual([]);
  });
});
