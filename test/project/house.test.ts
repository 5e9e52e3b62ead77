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
  {
    what: 'listening for signals',
    found: /\bprocess\.(on|once)\(\s*(signal|'SIG(INT|TERM|HUP))/,
    home: 'src/run/interrupt.ts',
  },
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

describe('the English of comments and pages', () => {
  /** Words that read as translated; each has a plainer one. */
  const TRANSLATED: readonly RegExp[] = [
    /\b(is|are|was|were) told\b(?! apart)/i,
    /\bstands? in\b/i,
    /\bsomebody\b/i,
    /, too[.,;:]/i,
    /\b(?<!there )(is|are) no (problem|fault|error|text|file|folder|record|glob|range|duration|failure|success)\b/i,
    /(?<!half |such )\ba text\b/i,
    /\bwhatever\b/i,
    /\bthe whole way\b/i,
    /\ball of it:/i,
  ];

  /** The comments of a source; of a page everything but its code. */
  function prose(file: string): string[] {
    const text = read(file);
    if (file.endsWith('.md')) return text.replace(/^\s*```[\s\S]*?^\s*```/gm, '').split('\n');
    return [...text.matchAll(/^\s*(?:\/\*\*|\*|\/\/).*$/gm)].map(([line]) => line);
  }

  const written = tracked().filter((file) => /^(src\/.*\.ts|docs\/[^/]*\.md|README\.md|CONTRIBUTING\.md)$/.test(file));

  test('is plain', () => {
    expect(written.length).toBeGreaterThan(400);
    const found = written.flatMap((file) =>
      prose(file)
        .filter((line) => TRANSLATED.some((phrase) => phrase.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});

test('the map of folders in CONTRIBUTING points into each folder of src, at files that exist', () => {
  const files = new Set(sources);
  const rows = [...read('CONTRIBUTING.md').matchAll(/^\| (`src\/[^|]*) \|[^|]*\| ([^|]*) \|$/gm)];
  const mapped = rows.map(([, where = '', start = '']) => ({
    folders: [...where.matchAll(/`(src\/[^`]*)`/g)].map(([, folder = '']) => folder),
    files: [...start.matchAll(/`([^`]*\.ts)`/g)].map(([, file = '']) => file),
  }));
  const lost = mapped.flatMap((row) =>
    row.files.filter((file) => !row.folders.some((folder) => files.has(`${folder}/${file}`))),
  );
  expect(lost).toEqual([]);
  const folders = new Set(
    sources.flatMap((file) => (file.split('/').length > 2 ? [file.split('/').slice(0, 2).join('/')] : [])),
  );
  expect(
    mapped
      .flatMap((row) => row.folders)
      .filter((name) => !name.endsWith('.ts'))
      .sort(),
  ).toEqual([...folders].sort());
});
