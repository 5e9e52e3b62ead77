import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeLcov } from '../../src/merge/lcov.ts';
import { rimSentence } from '../../src/report/sentences/rim.ts';

const merge = (...texts: string[]) => mergeLcov(texts.map((text, index) => ({ task: `t${index}`, path: 'l', text })));
const record = (...lines: string[]) => `SF:a.c\n${lines.join('\n')}\nend_of_record\n`;

describe('sums', () => {
  const first = `TN:unit
SF:src/b.js
FN:3,parse
FN:9,12,print
FNDA:4,parse
FNDA:0,print
FNF:2
FNH:1
BRDA:4,0,0,1
BRDA:4,0,1,-
BRF:2
BRH:1
DA:3,4
DA:4,0
LF:2
LH:1
end_of_record
`;
  const second = `TN:e2e
SF:src/a.js
DA:1,1,8bbPaZGF
end_of_record
TN:e2e
SF:src/b.js
FN:3,parse
FN:20,run
FNDA:1,parse
FNDA:2,run
BRDA:4,0,1,0
BRDA:4,0,10,2
BRDA:4,0,2,-
DA:4,7
DA:20,2
end_of_record
`;

  test('lines, functions and branches of each file are added, the totals computed again', () => {
    expect(merge(first, second)).toEqual({
      problems: [],
      text: `TN:
SF:src/a.js
DA:1,1
LF:1
LH:1
end_of_record
TN:
SF:src/b.js
FN:3,parse
FN:9,12,print
FN:20,run
FNDA:5,parse
FNDA:0,print
FNDA:2,run
FNF:3
FNH:2
BRDA:4,0,0,1
BRDA:4,0,1,0
BRDA:4,0,2,-
BRDA:4,0,10,2
BRF:4
BRH:2
DA:3,4
DA:4,7
DA:20,2
LF:3
LH:3
end_of_record
`,
    });
  });

  test('two records of one file in one document are added up', () => {
    expect(merge(record('DA:1,1') + record('DA:1,2')).text).toContain('DA:1,3\n');
  });

  test("functions in LCOV 2's form become those that every reader knows", () => {
    const text = record('FNL:0,3,8', 'FNA:0,2,parse', 'FNA:0,1,parse_alias', 'FNL:1,9', 'FNA:1,0,print');
    expect(merge(text).text).toBe(
      'TN:\nSF:a.c\nFN:3,8,parse\nFN:3,8,parse_alias\nFN:9,print\nFNDA:2,parse\nFNDA:1,parse_alias\nFNDA:0,print\nFNF:3\nFNH:2\nLF:0\nLH:0\nend_of_record\n',
    );
  });

  test('names may hold commas and blocks an exception mark', () => {
    const { text } = merge(record('FN:1,f<int, char>', 'FNDA:2,f<int, char>', 'BRDA:1,e0,x > 0, y,3'));
    expect(text).toContain('FN:1,f<int, char>\nFNDA:2,f<int, char>\n');
    expect(text).toContain('BRDA:1,e0,x > 0, y,3\n');
  });

  test('line breaks of Windows, comments, empty lines and unknown keywords', () => {
    const { text, problems } = merge(
      '# by a tool\r\n\r\nTN:\r\nSF:a.c\r\nVER:1\r\nMCDC:1,2,t,0,0,x\r\nDA:1,1\r\nend_of_record\r\n',
    );
    expect(problems).toEqual([]);
    expect(text).toBe('TN:\nSF:a.c\nDA:1,1\nLF:1\nLH:1\nend_of_record\n');
  });

  test('counts stop at the largest exact number', () => {
    const most = String(Number.MAX_SAFE_INTEGER);
    expect(merge(record(`DA:1,${most}`), record('DA:1,99')).text).toContain(`DA:1,${most}\n`);
    expect(merge(record(`DA:1,${'9'.repeat(40)}`, `BRDA:1,0,0,${'9'.repeat(400)}`)).text).toContain(`DA:1,${most}\n`);
  });

  test('files named like properties of objects', () => {
    expect(merge('SF:__proto__\nDA:1,1\nend_of_record\n').text).toContain('SF:__proto__\nDA:1,1\n');
  });

  test('no documents, no text', () => {
    expect(merge()).toEqual({ text: '', problems: [] });
  });
});

describe('malformed', () => {
  test.each([
    ['', 'names no source file'],
    ['TN:\n', 'names no source file'],
    ['DA:1,1\n', 'is not LCOV: line 1 stands before `SF:`'],
    ['end_of_record\n', 'is not LCOV: line 1 stands before `SF:`'],
    ['SF:a\nDA:1,1\n', 'is cut off: a record does not end before line 2'],
    ['SF:a\nSF:b\nend_of_record\n', 'is cut off: a record does not end before line 2'],
    ['SF:\nend_of_record\n', 'is not LCOV: line 1 is malformed'],
    [record('DA:1'), 'is not LCOV: line 2 is malformed'],
    [record('DA:1,1', 'DA:x,1'), 'is not LCOV: line 3 is malformed'],
    [record('DA:1,-1'), 'is not LCOV: line 2 is malformed'],
    [record('DA:1,1.5'), 'is not LCOV: line 2 is malformed'],
    [record('DA:1,'), 'is not LCOV: line 2 is malformed'],
    [record('FN:1'), 'is not LCOV: line 2 is malformed'],
    [record('FNDA:x,f'), 'is not LCOV: line 2 is malformed'],
    [record('FNA:7,1,f'), 'is not LCOV: line 2 is malformed'],
    [record('FNL:x'), 'is not LCOV: line 2 is malformed'],
    [record('BRDA:1,0,0,x'), 'is not LCOV: line 2 is malformed'],
    [record('some text'), 'is not LCOV: line 2 is malformed'],
    [record('end_of_record '), 'is not LCOV: line 2 is malformed'],
  ])('%j adds nothing and is named', (text, why) => {
    const good = record('DA:1,1');
    const { text: sum, problems } = mergeLcov([
      { task: 'bad', path: 'b.info', text: record('DA:1,5') + text },
      { task: 'bad', path: 'c.info', text },
      { task: 'good', path: 'g.info', text: good },
    ]);
    expect(problems.map(rimSentence).at(-1)).toBe(`\`c.info\` of \`bad\` ${why}; its coverage is not in the sum`);
    expect(sum).toBe(merge(...(text === '' || text === 'TN:\n' ? [record('DA:1,5')] : []), good).text);
  });

  test('a document beyond the size that is read is named', () => {
    expect(merge(`#${' '.repeat(64 * 1024 * 1024)}`).problems).toMatchObject([{ why: 'too-large' }]);
  });
});

describe('laws', () => {
  const count = fc.oneof(fc.nat(5), fc.constant(Number.MAX_SAFE_INTEGER));
  const line = fc.integer({ min: 1, max: 4 });
  const name = fc.constantFrom('f', 'g', 'h(int, int)', '__proto__');
  const entry = fc.oneof(
    fc.tuple(line, count).map(([at, hits]) => `DA:${at},${hits}`),
    fc.tuple(line, fc.option(line), name).map(([at, end, of]) => `FN:${at},${end === null ? '' : `${end},`}${of}`),
    fc.tuple(count, name).map(([hits, of]) => `FNDA:${hits},${of}`),
    fc.tuple(line, fc.nat(1), fc.nat(11), fc.option(count)).map(([at, block, branch, taken]) => {
      return `BRDA:${at},${block},${branch},${taken ?? '-'}`;
    }),
  );
  const file = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.array(entry, { maxLength: 12 }));
  const document = fc
    .array(file, { minLength: 1, maxLength: 3 })
    .map((files) =>
      files.map(([path, lines]) => ['TN:x', `SF:${path}`, ...lines, 'end_of_record', ''].join('\n')).join(''),
    );
  const sum = (...texts: string[]): string => {
    const { text, problems } = merge(...texts);
    expect(problems).toEqual([]);
    return text;
  };

  test('merging is associative and commutative, and one document is its own normal form', () => {
    fc.assert(
      fc.property(document, document, document, (a, b, c) => {
        const all = sum(a, b, c);
        expect(sum(sum(a, b), c)).toBe(all);
        expect(sum(a, sum(b, c))).toBe(all);
        expect(sum(c, a, b)).toBe(all);
        expect(sum(all)).toBe(all);
      }),
      { numRuns: 500 },
    );
  });

  test('merging with itself doubles every count and nothing else', () => {
    const doubled = (hits: string) => String(Math.min(2 * Number(hits), Number.MAX_SAFE_INTEGER));
    fc.assert(
      fc.property(document, (one) => {
        const once = sum(one);
        const twice = once
          .replace(/^(DA:\d+,)(\d+)$/gm, (_, head, hits) => head + doubled(hits))
          .replace(/^(FNDA:)(\d+),/gm, (_, head, hits) => `${head}${doubled(hits)},`)
          .replace(/^(BRDA:.*,)(\d+)$/gm, (_, head, hits) => head + doubled(hits));
        expect(sum(one, one)).toBe(twice);
      }),
      { numRuns: 500 },
    );
  });

  /** Added up by hand: file and line to count. */
  function counted(texts: readonly string[]): Map<string, bigint> {
    const lines = new Map<string, bigint>();
    for (const part of texts.flatMap((text) => text.split('end_of_record\n'))) {
      const path = /^SF:(.*)$/m.exec(part)?.[1] ?? '';
      for (const [, at, hits = '0'] of part.matchAll(/^DA:(\d+),(\d+)$/gm))
        lines.set(`${path} ${at}`, (lines.get(`${path} ${at}`) ?? 0n) + BigInt(hits));
    }
    return lines;
  }

  const totalOf = (text: string, keyword: string): number =>
    [...text.matchAll(new RegExp(`^${keyword}:(\\d+)$`, 'gm'))].reduce((total, [, value]) => total + Number(value), 0);

  test('the counts are what adding up by hand gives', () => {
    const limit = BigInt(Number.MAX_SAFE_INTEGER);
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 3 }), (all) => {
        const text = sum(...all);
        const lines = [...counted(all)].map(([key, hits]) => [key, hits > limit ? limit : hits] as const);
        expect(counted([text])).toEqual(new Map(lines));
        expect(totalOf(text, 'LF')).toBe(lines.length);
        expect(totalOf(text, 'LH')).toBe(lines.filter(([, hits]) => hits > 0n).length);
      }),
      { numRuns: 300 },
    );
  });

  test('never throws, whatever the text', () => {
    const piece = fc.oneof(
      entry,
      fc.constantFrom('SF:a', 'end_of_record', 'TN:', 'FNL:1,2', 'FNA:1,2,f', '\r'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { text, problems } = merge(pieces.join('\n'));
        expect(text === '').toBe(problems.length > 0);
      }),
      { numRuns: 1000 },
    );
  });
});
