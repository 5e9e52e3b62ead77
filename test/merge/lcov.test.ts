import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rimSentence } from '../../src/report/sentences/rim.ts';
import { mergeLcov } from './support.ts';

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

  test("functions in LCOV 2's form become those that every reader knows, and aliases count once", () => {
    const text = record('FNL:0,3,8', 'FNA:0,2,parse', 'FNA:0,1,parse_alias', 'FNL:1,9', 'FNA:1,0,print');
    expect(merge(text).text).toBe(
      'TN:\nSF:a.c\nFN:3,8,parse\nFN:3,8,parse_alias\nFN:9,print\nFNDA:2,parse\nFNDA:1,parse_alias\nFNDA:0,print\nFNF:2\nFNH:1\nLF:0\nLH:0\nend_of_record\n',
    );
  });

  test('names may hold commas and blocks an exception mark', () => {
    const { text } = merge(record('FN:1,f<int, char>', 'FNDA:2,f<int, char>', 'BRDA:1,e0,x > 0, y,3'));
    expect(text).toContain('FN:1,f<int, char>\nFNDA:2,f<int, char>\n');
    expect(text).toContain('BRDA:1,e0,x > 0, y,3\n');
  });

  test('line breaks of Windows, comments, empty lines and unknown keywords', () => {
    const { text, problems } = merge(
      '# by a tool\r\n\r\nTN:\r\nSF:a.c\r\nVER:1\r\nNEW:1,2\r\nDA:1,1\r\nend_of_record\r\n',
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

  test('conditions of decisions (MC/DC) are added, and their totals', () => {
    const one = record(
      'MCDC:4,2,t,1,0,a',
      'MCDC:4,2,f,0,0,a',
      'MCDC:4,2,t,0,1,b, c',
      'MCDC:4,e2,t,1,0,a',
      'MRF:9',
      'MRH:9',
    );
    const other = record('MCDC:4,2,f,2,0,a', 'MCDC:4,2,t,3,0,a', 'MRF:2', 'MRH:2');
    const lines = 'MCDC:4,2,t,4,0,a\nMCDC:4,2,f,2,0,a\nMCDC:4,2,t,0,1,b, c\nMCDC:4,e2,t,1,0,a\n';
    expect(merge(one, other)).toEqual({
      problems: [],
      text: `TN:\nSF:a.c\n${lines}MRF:4\nMRH:3\nLF:0\nLH:0\nend_of_record\n`,
    });
    // Where one document has the words that lcov 2 takes, the sum has them.
    expect(merge(one, record('MCF:9')).text).toMatch(/^MCF:4\nMCH:2$/m);
    expect(merge(record('MCDC:4,2,t,1,0,a')).text).toMatch(/^MCF:1\nMCH:1$/m);
  });

  test('what cannot be reached is kept and in no total', () => {
    const one = record('BRDA:1,f0,0,1', 'BRDA:1,eU0,1,0', 'BRDA:1,10,0,1', 'MCDC:1,U2,t,0,0,a', 'MCDC:1,2,f,1,0,a');
    const other = record('BRDA:1,e0,1,2', 'MCDC:1,2,t,2,0,a');
    const { text } = merge(one, other);
    expect(text).toContain('BRDA:1,f0,0,1\nBRDA:1,eU0,1,2\nBRDA:1,10,0,1\nBRF:2\nBRH:2\n');
    expect(text).toContain('MCDC:1,U2,t,2,0,a\nMCDC:1,2,f,1,0,a\nMCF:1\nMCH:1\n');
    expect(merge(other, one).text).toBe(text);
  });

  test('no documents, no text', () => {
    expect(merge()).toEqual({ text: '', problems: [] });
  });
});

describe('malformed', () => {
  test.each([
    ['', 'names no source file'],
    ['TN:\n', 'names no source file'],
    ['DA:1,1\n', 'is not LCOV: no line of it is in the record of a source file'],
    ['end_of_record\n', 'is not LCOV: no line of it is in the record of a source file'],
    ['SF:\nend_of_record\n', 'is not LCOV: no line of it is in the record of a source file'],
    ['<html>\n', 'is not LCOV: no line of it is in the record of a source file'],
  ])('%j adds nothing and is named', (text, why) => {
    const { text: sum, problems } = mergeLcov([
      { task: 'bad', path: 'c.info', text },
      { task: 'good', path: 'g.info', text: record('DA:1,1') },
    ]);
    expect(problems.map(rimSentence)).toEqual([`\`c.info\` of \`bad\` ${why}; its coverage is not in the sum`]);
    expect(sum).toBe(merge(record('DA:1,1')).text);
  });

  test.each([
    ['DA:x,1', 'DA:1'],
    ['DA:1', 'DA:1,'],
    ['DA:0,1', 'DA:1,#####'],
    ['FN:1', 'FNDA:x,f'],
    ['FNA:7,1,f', 'FNL:x'],
    ['BRDA:1,0,0,x', 'some text'],
    ['MCDC:1,2,x,1,0,a', 'end_of_record '],
    ['BRDA:0,0,0,1', 'FN:0,f'],
    ['MCDC:0,2,t,1,0,a', 'FNL:1,0'],
  ])('%j and %j are left out, the rest counts', (one, other) => {
    const { text, problems } = merge(record('DA:1,1', one, 'DA:2,2', other));
    expect(text).toBe(merge(record('DA:1,1', 'DA:2,2')).text);
    expect(problems.map(rimSentence)).toEqual(['`l` of `t0`: 2 malformed lines are left out, the first is line 3']);
  });

  test.each([
    ['a record that does not end', 'SF:a.c\nDA:1,1\n', 'SF:a.c\nDA:1,1\nend_of_record\n', 2],
    [
      'a record in a record',
      'SF:a\nDA:1,1\nSF:b\nDA:1,1\nend_of_record\n',
      'SF:a\nDA:1,1\nend_of_record\nSF:b\nDA:1,1\nend_of_record\n',
      3,
    ],
    ['a line before a record', 'DA:1,1\nSF:a.c\nDA:1,1\nend_of_record\n', 'SF:a.c\nDA:1,1\nend_of_record\n', 1],
    ['a second end', 'SF:a.c\nDA:1,1\nend_of_record\nend_of_record\n', 'SF:a.c\nDA:1,1\nend_of_record\n', 4],
    [
      'a line that is cut',
      'SF:a.c\nDA:1,1\nend_of_record\nSF:b.c\nDA:2',
      'SF:a.c\nDA:1,1\nend_of_record\nSF:b.c\nend_of_record\n',
      5,
    ],
  ])('%s costs only itself', (_, text, meant, line) => {
    const { text: sum, problems } = merge(text);
    expect(sum).toBe(merge(meant).text);
    expect(problems).toMatchObject([{ kind: 'lcov-lines', line }]);
  });

  test('counts below zero are 0, and counts with a point or an exponent are numbers', () => {
    const { text, problems } = merge(
      record('DA:1,-88', 'DA:2,1e+3', 'DA:3,2.0', 'FN:1,f', 'FNDA:-1,f', 'BRDA:1,0,0,-7'),
    );
    for (const line of ['DA:1,0', 'DA:2,1000', 'DA:3,2', 'FNDA:0,f', 'BRDA:1,0,0,0'])
      expect(text).toContain(`${line}\n`);
    expect(problems.map(rimSentence)).toEqual(['`l` of `t0`: 3 counts below zero are taken for 0']);
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
    fc
      .tuple(line, fc.constantFrom('', 'U'), fc.constantFrom('t', 'f'), count, fc.nat(1))
      .map(([at, mark, sense, taken, index]) => `MCDC:${at},${mark}2,${sense},${taken},${index},x`),
    fc.constantFrom('MCF:1', 'MCH:1'),
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
          .replace(/^(BRDA:.*,)(\d+)$/gm, (_, head, hits) => head + doubled(hits))
          .replace(/^(MCDC:.*,[tf],)(\d+),/gm, (_, head, hits) => `${head}${doubled(hits)},`);
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
        if (text === '') expect(problems).toMatchObject([{ kind: 'lcov-unreadable' }]);
      }),
      { numRuns: 1000 },
    );
  });
});
