/**
 * Runs one test file with vitest and hands its number of tests on as an output of this task. The file's name comes as an
 * argument and goes to vitest as an argument: no shell ever reads it.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('which test file?');
const folder = mkdtempSync(join(tmpdir(), 'test-file-'));
const report = join(folder, 'report.json');
const args = [
  'node_modules/vitest/vitest.mjs',
  'run',
  file,
  '--reporter=dot',
  '--reporter=json',
  `--outputFile=${report}`,
];
const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
if (status === 0) {
  const { numPassedTests } = JSON.parse(readFileSync(report, 'utf8'));
  process.stdout.write(`${numPassedTests} tests passed\n`);
  if (process.env.GITHUB_OUTPUT !== undefined) appendFileSync(process.env.GITHUB_OUTPUT, `tests=${numPassedTests}\n`);
} else process.stderr.write(stdout + stderr);
rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 1;
