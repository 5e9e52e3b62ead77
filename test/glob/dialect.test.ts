import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/glob/decide.ts';
import { matchesPattern, splitPath } from '../../src/glob/match.ts';
import { type Alternative, parsePattern } from '../../src/glob/pattern.ts';
import cases from '../cases/independence/dialect.json' with { type: 'json' };

function matches(pattern: string, path: string, foldCase: boolean): boolean {
  const parsed = parsePattern(pattern, foldCase);
  expect(parsed.fault, pattern).toBeNull();
  return matchesPattern(parsed.pattern!, splitPath(path, foldCase));
}

const alternatives = (pattern: string): readonly Alternative[] => parsePattern(pattern, false).pattern!.alternatives;

function meeting(a: string, b: string, exclusions: readonly string[] = []) {
  const excluded = exclusions.flatMap(alternatives);
  const [p, q] = [alternatives(a)[0]!, alternatives(b)[0]!];
  return decide(
    { alternative: p, exclusions: excluded, approximate: false },
    { alternative: q, exclusions: [], approximate: false },
  );
}

describe('dialect', () => {
  it.each(cases.matches)('$pattern', ({ pattern, yes, no }) => {
    for (const path of yes) expect([path, matches(pattern, path, false)]).toEqual([path, true]);
    for (const path of no) expect([path, matches(pattern, path, false)]).toEqual([path, false]);
  });

  it.each(cases.folded)('$pattern without regard to case', ({ pattern, yes, no }) => {
    for (const path of yes) expect([path, matches(pattern, path, true)]).toEqual([path, true]);
    for (const path of no) expect([path, matches(pattern, path, true)]).toEqual([path, false]);
    // Otherwise the case would say nothing about folding.
    const exact = [
      ...yes.map((path) => !matches(pattern, path, false)),
      ...no.map((path) => matches(pattern, path, false)),
    ];
    expect(exact).toContain(true);
  });

  it.each(cases.faults)('$pattern is refused: $fault', ({ pattern, fault }) => {
    expect(parsePattern(pattern, false)).toEqual({ pattern: null, fault, warnings: [] });
  });

  it.each(cases.pairs)('$a and $b: $why', ({ a, b, witness }) => {
    const expected = witness === null ? { verdict: 'apart' } : { verdict: 'meet', witness };
    expect(meeting(a, b)).toEqual(expected);
    expect(meeting(b, a).verdict).toBe(expected.verdict);
  });

  it('warns, and reads on', () => {
    expect(parsePattern('a**b', false).warnings).toEqual(['double-star']);
    expect(parsePattern('a/**/b', false).warnings).toEqual([]);
    const wide = parsePattern('out/{1..5000}/x', false);
    expect(wide).toMatchObject({ warnings: ['too-many-alternatives'], pattern: { approximate: true } });
    expect(matchesPattern(wide.pattern!, splitPath('out/4999/x', false))).toBe(true);
    expect(parsePattern('{1..4096}', false).pattern?.alternatives).toHaveLength(4096);
  });

  it('bounds length, nesting and the product of braces', () => {
    expect(parsePattern('a'.repeat(4097), false).fault).toBe('too-long');
    expect(parsePattern('a'.repeat(256), false).fault).toBe('segment-too-long');
    expect(parsePattern('*'.repeat(4096), false).fault).toBeNull();
    expect(parsePattern(`${'{a,'.repeat(1300)}b${'}'.repeat(190)}`, false).fault).toBe('brace');
    expect(parsePattern('{a,b}'.repeat(800), false).pattern?.approximate).toBe(true);
    expect(parsePattern('{1..999999999999999}', false).pattern?.approximate).toBe(true);
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      'a',
      '/',
      '*',
      '**',
      '?',
      '[',
      ']',
      '!',
      '^',
      '-',
      '{',
      ',',
      '}',
      '..',
      '.',
      '\\',
      '(',
      ':',
      '~',
      '#',
      '😀',
      '\0',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 20 }).map((list) => list.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (source, foldCase) => {
        const { pattern, fault } = parsePattern(source, foldCase);
        expect(pattern === null).toBe(fault !== null);
        for (const { segments } of pattern?.alternatives ?? []) expect(segments.length).toBeGreaterThan(0);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('no exponential input', () => {
  const hostile: [string, string, string][] = [
    ['50 globstars', `${'**/a/'.repeat(50)}b.x`, `${'**/a/'.repeat(50)}c.x`],
    ['50 adjacent globstars', `${'**/'.repeat(50)}b.x`, `${'**/'.repeat(50)}c.x`],
    ['50 globstars between wildcards', `${'**/*a*/'.repeat(50)}b.x`, `${'**/*b*/'.repeat(50)}c.x`],
    ['50 stars in a segment', `${'*a'.repeat(50)}[b]`, `${'*b'.repeat(50)}[c]`],
    ['50 globstars whose ends look alike', `${'**/a/'.repeat(50)}[b]?.x`, `${'**/a/'.repeat(50)}[c]?.x`],
    ['50 stars against a literal', `${'*a'.repeat(50)}b.x`, `${'a'.repeat(200)}.x`],
    ['50 stars with classes', `${'*[ab]'.repeat(50)}c`, `${'*[bc]'.repeat(50)}[ad]`],
  ];
  it.each(hostile)('%s decide at once', (_, a, b) => {
    meeting(a, b);
    const start = performance.now();
    for (let n = 0; n < 10; n++) meeting(a, b);
    // The goal is 10 ms each; the guard is generous for a busy machine, and exponential input would take hours.
    expect((performance.now() - start) / 10).toBeLessThan(200);
  });

  it('matches in linear time', () => {
    const start = performance.now();
    expect(matches(`${'**/a/'.repeat(50)}b.x`, `${'a/'.repeat(200)}c.x`, false)).toBe(false);
    expect(matches(`${'*a'.repeat(50)}b.x`, `${'a'.repeat(250)}.x`, false)).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('gives up on exclusions that explode, and says so', () => {
    const parity = Array.from({ length: 14 }, (_, n) => `*a${'[ab]'.repeat(n)}c*${'?'.repeat(n)}`);
    const start = performance.now();
    const result = meeting('[ab]*', '*b*', [...parity, '**/*a*', '**/*b*b*', '*c*', '**/b*']);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(['apart', 'undecided']).toContain(result.verdict);
    const exploding = meeting('*x', '*x', ['*a????????????????*x', '*b???????????????*x', '*c??????????????*x', '?*']);
    expect(exploding.verdict).toBe('undecided');
  });
});
