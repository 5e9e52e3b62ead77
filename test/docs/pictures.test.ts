/** The pictures of the README: small, and what a run of their list says. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { terminalSvg, textOfSvg } from '../../scripts/terminal-picture.mjs';
import { ROOT, read } from './support.ts';

const FOLDER = join(ROOT, 'docs/pictures');
/** What another run need not say again: times, and what follows from them. */
const timeless = (line: string): string =>
  line
    .replace(/\d+(?:\.\d+)? m?s\b/g, 'T')
    .replace(/\s+/g, ' ')
    .trim();
const ofTime = /^(Speedup|Bounded)/;

test('they are small, and the README shows each with words for who cannot see it', () => {
  const files = readdirSync(FOLDER);
  expect(files.reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0)).toBeLessThan(150_000);
  for (const file of files) expect(read('README.md')).toMatch(new RegExp(`!\\[.{20,}\\]\\(docs/pictures/${file}\\)`));
});

test('the terminal says what a run prints; else: npm run build && npm run pictures', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'fanfold-picture-'));
  cpSync(join(ROOT, 'scripts/picture'), workspace, { recursive: true });
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'run', '--jobs', '3'], {
    cwd: workspace,
    encoding: 'utf8',
  });
  rmSync(workspace, { recursive: true, force: true });
  const printed = new Set(stdout.split('\n').map(timeless));
  const [command, ...shown] = textOfSvg(read('docs/pictures/terminal.svg'));
  expect(command).toBe('$ fanfold run');
  const lines = shown.map(timeless).filter((line) => !ofTime.test(line));
  expect(lines.length).toBeGreaterThan(12);
  expect(lines.filter((line) => !printed.has(line))).toEqual([]);
});

test('a picture holds any text of a screen as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'<>&" a\u2713;x'), minLength: 1 })), (lines) => {
      expect(textOfSvg(terminalSvg('run', lines.join('\n'))).slice(1)).toEqual(lines);
    }),
  );
});
