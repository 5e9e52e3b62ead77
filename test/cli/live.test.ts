/** The live view on a terminal of its own, from the committed bundle. */
import { describe, expect, test } from 'vitest';
import { inWorkspace, type Options } from './rig.ts';

/** A terminal of this size, whose path tasks know as `TTY_PATH`. */
const terminal = (columns: number, rows: number): Options => ({
  terminal: true,
  env: { TERM: 'xterm-256color' },
  prefix: ['sh', '-c', `stty cols ${columns} rows ${rows}; TTY_PATH=$(tty); export TTY_PATH; exec "$@"`, 'sh'],
});

interface Screen {
  /** What a person sees at the end, with all that has scrolled away. */
  readonly lines: readonly string[];
  /** Every line that was ever drawn. */
  readonly drawn: readonly string[];
}

/** As much of a terminal as the live view uses: newline, return, up, erase to the end, colours. Anything else is a fault. */
function screenOf(output: string): Screen {
  const lines = [''];
  const drawn = new Set<string>();
  let [row, column] = [0, 0];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal obeys
  const parts = output.matchAll(/\u001b\[(\d*)([A-Za-z])|\r|\n|[^\u001b\r\n]+/g);
  let length = 0;
  for (const [part, amount, letter] of parts) {
    length += part.length;
    if (part === '\n') {
      drawn.add(lines[row] ?? '');
      row++;
      lines[row] ??= '';
    } else if (part === '\r') column = 0;
    else if (letter === 'A') row = Math.max(0, row - Number(amount || 1));
    else if (letter === 'J') lines.splice(row, lines.length, (lines[row] ?? '').slice(0, column));
    else if (letter === 'm') continue;
    else if (letter !== undefined) throw new Error(`the terminal was told ${JSON.stringify(part)}`);
    else {
      lines[row] = (lines[row] ?? '').slice(0, column) + part;
      column += part.length;
    }
  }
  if (length !== output.length) throw new Error('something was told to the terminal that it does not know');
  return { lines, drawn: [...drawn] };
}

const LIST = `name: demo
stop: never
tasks:
  - { id: bad, run: 'echo before; echo "Error: it broke"; exit 3', duration: 1 }
  - { id: slow, run: 'for n in 1 2 3; do echo "quiet $n"; sleep 0.4; done', duration: 9 }
  - { id: "gone", needs: [bad], run: "true", duration: 1 }
  - { id: wide, for-each: { items: ["\u6d4b\u8bd5\u6d4b\u8bd5\u6d4b\u8bd5\u6d4b\u8bd5\u6d4b\u8bd5\u6d4b\u8bd5\u6d4b\u8bd5\u6d4b\u8bd5\u6d4b\u8bd5\u6d4b\u8bd5\\e[2J"] }, run: sleep 0.7 }
`;

describe('--output live', () => {
  test.concurrent.for([40, 80, 200])(
    'on %i columns: a bar, what runs, failures above; ends as plain text',
    (columns, { expect }) =>
      inWorkspace(async ({ runList }) => {
        const { code, stdout } = await runList(LIST, ['--jobs', '4'], terminal(columns, 50));
        expect(code).toBe(1);
        const { lines, drawn } = screenOf(stdout);
        const bars = drawn.filter((text) => /^\[[#.]+\] \d\/4/.test(text));
        expect(bars.length).toBeGreaterThan(1);
        for (const bar of bars) expect(bar.length).toBeLessThan(columns);
        const running = drawn.filter((text) => /^ {2}slow .*s of 9\.0 s$/.test(text));
        expect(running.length).toBeGreaterThan(0);
        for (const text of running) expect(text.length).toBeLessThan(columns);
        // Nothing of the view is left, the failure stands where it happened and in the answer, passed output nowhere.
        const end = lines.join('\n');
        expect(end).not.toMatch(/^\[[#.]+\]/m);
        expect(end).not.toMatch(/^ {2}slow .* of 9/m);
        expect(end.match(/Error: it broke/g)).toHaveLength(2);
        expect(end).not.toContain('quiet 1');
        expect(end.indexOf('bad failed')).toBeLessThan(end.indexOf('FAIL'));
        expect(end).toContain('✗ gone  needs bad');
        expect(end).toMatch(/log: \.fanfold\/logs\/bad-\w+\.log/);
      })(),
  );

  test.concurrent(
    'follows the size of the window',
    inWorkspace(async ({ runList }) => {
      const list = `tasks: [{ id: a, run: 'sleep 0.5; stty -F "$TTY_PATH" cols 120; sleep 0.8', duration: 5 }]`;
      const { code, stdout } = await runList(list, [], terminal(50, 20));
      expect(code).toBe(0);
      const widths = screenOf(stdout)
        .drawn.filter((text) => /^ {2}a /.test(text))
        .map((text) => text.length);
      expect(Math.min(...widths)).toBeLessThan(50);
      expect(Math.max(...widths)).toBeGreaterThan(50);
      expect(Math.max(...widths)).toBeLessThan(120);
    }),
  );

  test.concurrent(
    'a table of tasks only where it fits, or with --verbose',
    inWorkspace(async ({ runList }) => {
      const list = 'tasks: [{ id: t, for-each: { items: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, run: "true" }]';
      const table = /^t\[9\]\s+✓ succeeded/m;
      const shown = async (rows: number, args: readonly string[]) =>
        table.test(screenOf((await runList(list, args, terminal(80, rows))).stdout).lines.join('\n'));
      expect([await shown(60, []), await shown(12, []), await shown(12, ['--verbose'])]).toEqual([true, false, true]);
    }),
  );

  test.concurrent(
    'on no terminal is grouped, and colours nothing',
    inWorkspace(async ({ runList }) => {
      const { stdout } = await runList(LIST, ['--jobs', '4', '--output', 'live']);
      expect(stdout).not.toContain('\u001b');
      expect(stdout).toMatch(/✓ slow succeeded.*\n {4}quiet 1\n {4}quiet 2\n {4}quiet 3\n/);
    }),
  );
});
