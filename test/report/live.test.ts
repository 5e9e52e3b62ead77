/** The live view: a state and a size give lines, and no line is too wide whatever a task is called. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/event.ts';
import { createLive, type LiveState, liveLines } from '../../src/report/live.ts';
import { plain, type Style } from '../../src/report/style.ts';
import { width } from '../../src/report/width.ts';
import { record } from '../run/rig.ts';
import { plan, task } from '../support/task.ts';
import { hostile } from './support.ts';

const BRACKETS: Style = {
  ...plain,
  green: (text) => `\u001b[32m${text}\u001b[39m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what it takes away
const COLOUR = /\u001b\[\d+m/g;

/** Cells by an oracle of its own: what Unicode calls wide, emoji included, takes two. */
function cellsOf(text: string): number {
  const segments = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  return segments.reduce((sum, { segment }) => {
    if (/^[\p{M}\p{Join_Control}]+$/u.test(segment)) return sum;
    // Half-width forms are wide scripts that take one.
    if (/^[\uFF61-\uFFDC]/u.test(segment)) return sum + 1;
    return (
      sum +
      (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u.test(segment)
        ? 2
        : 1)
    );
  }, 0);
}

const name = fc.oneof(
  hostile,
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    '测试'.repeat(40),
    '👩‍👩‍👧‍👦'.repeat(20),
    'e\u0301'.repeat(90),
    '\u001b[2J\u001b]0;x\u0007',
    'a\r\nb\tc',
    '',
  ),
);
const ms = fc.integer({ min: 0, max: 400_000_000 });
const state = fc
  .record({
    total: fc.nat(20_000),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    failed: fc.nat(5_000),
    running: fc.array(fc.record({ name, startedMs: ms, expectedMs: fc.option(ms) }), { maxLength: 40 }),
    openMs: fc.option(ms),
    jobs: fc.integer({ min: 1, max: 600 }),
  })
  .map(
    ({ share, running, ...rest }): LiveState => ({
      ...rest,
      done: Math.floor(rest.total * share),
      running: new Map(running.map((one, at) => [String(at), one])),
    }),
  );

describe('lines', () => {
  it('property: none is as wide as the terminal, none has a control, and they leave the screen a line', () => {
    const sizes = fc.record({
      columns: fc.integer({ min: 40, max: 300 }),
      rows: fc.integer({ min: 2, max: 120 }),
      now: ms,
    });
    fc.assert(
      fc.property(state, sizes, fc.constantFrom(plain, BRACKETS), (given, size, style) => {
        const lines = liveLines(given, { ...size, style }).map((text) => text.replaceAll(COLOUR, ''));
        expect(lines.length).toBeLessThan(size.rows);
        for (const text of lines) {
          expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
          expect(width(text)).toBeLessThan(size.columns);
          expect(cellsOf(text)).toBeLessThanOrEqual(width(text));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a bar with counts, what is left, and a line for each that runs with its time and the expected', () => {
    const running = new Map([
      ['a', { name: 'lint', startedMs: 8000, expectedMs: 4000 }],
      ['b', { name: 'unit[packages/a]', startedMs: 5000, expectedMs: 20_000 }],
    ]);
    const view = { columns: 80, rows: 24, now: 10_050, style: plain };
    expect(
      liveLines({ total: 40, done: 10, failed: 2, running, openMs: 60_000, jobs: 2 }, view),
    ).toMatchInlineSnapshot(`
      [
        "  unit[packages/a]                                  5.0 s of 20.0 s",
        "  lint                                              2.0 s of 4.0 s",
        "[######...................] 10/40  2 failed  about 27.0 s left  2 tasks running",
      ]
    `);
    expect(
      liveLines({ total: 40, done: 10, failed: 0, running, openMs: null, jobs: 2 }, { ...view, columns: 40 }),
    ).toMatchInlineSnapshot(`
      [
        "  unit[packages/a]      5.0 s of 20.0 s",
        "  lint                   2.0 s of 4.0 s",
        "[###...........] 10/40  2 tasks running",
      ]
    `);
  });

  it('500 that run are a few lines and a count', () => {
    const many = Array.from(
      { length: 500 },
      (_, at) => [String(at), { name: `t${at}`, startedMs: at, expectedMs: null }] as const,
    );
    const given = { total: 500, done: 0, failed: 0, running: new Map(many), openMs: null, jobs: 500 };
    const lines = liveLines(given, { columns: 80, rows: 24, now: 1000, style: plain });
    expect(lines).toHaveLength(17);
    expect(lines[0]).toMatch(/^ {2}t0 /);
    expect(lines.at(-2)).toBe('  and 485 more running');
    expect(liveLines(given, { columns: 80, rows: 3, now: 1000, style: plain })).toHaveLength(2);
  });
});

describe('the state', () => {
  const tasks = [
    task('a', { estimateMs: 4000 }),
    task('b', { estimateMs: 6000 }),
    task('c', { estimateMs: 1000 }),
    task('off', { skip: true }),
  ];
  const events: readonly RunEvent[] = [
    { event: 'started', task: 'a', name: 'A', tasks: ['a'] },
    { event: 'started', task: 'batch', name: 'B 1', tasks: ['b', 'c'] },
    { event: 'ended', record: record('a', { state: 'failed', durationMs: 100 }) },
    { event: 'ended', record: record('b') },
    { event: 'ended', record: record('c') },
  ];

  it('counts tasks, not commands, and a batch runs until the last of its tasks has ended', () => {
    const live = createLive(plan(tasks), 2);
    const look = (): LiveState => ({ ...live.state(), running: new Map(live.state().running) });
    const seen = [look()];
    for (const [at, event] of events.entries()) {
      live.take(event, at * 1000);
      seen.push(look());
    }
    expect(seen.map(({ done, failed, running, openMs }) => [done, failed, running.size, openMs])).toEqual([
      [0, 0, 0, 11_000],
      [0, 0, 1, 11_000],
      [0, 0, 2, 11_000],
      [1, 1, 1, 7000],
      [2, 1, 1, 1000],
      [3, 1, 0, 0],
    ]);
    expect(seen[2]?.running.get('batch')).toEqual({ name: 'B 1', startedMs: 1000, expectedMs: 7000 });
    expect(seen[0]?.total).toBe(3);
  });
});
