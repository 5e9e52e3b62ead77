/** The scripts of fan-waves.yml, run as the runner runs them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly name?: string;
  readonly run?: string;
}

const FILE = fileURLToPath(new URL('../../.github/workflows/fan-waves.yml', import.meta.url));
const STEPS: readonly Step[] = parse(readFileSync(FILE, 'utf8')).jobs.task.steps;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the step of a name with the flags of `shell: bash`. */
function step(name: string, env: Readonly<Record<string, string>>): { code: number | null; stdout: string } {
  const script = STEPS.find((one) => one.name === name)?.run ?? '';
  expect(script).not.toBe('');
  const file = join(folder, 'script.sh');
  writeFileSync(file, script);
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', GITHUB_ENV: join(folder, 'env'), ...env },
    encoding: 'utf8',
  });
  return { code: status, stdout };
}

describe('the set-up action of a caller', () => {
  function copy(name: string, text: string) {
    mkdirSync(join(folder, 'setup'), { recursive: true });
    writeFileSync(join(folder, 'setup', name), text);
    return step('Copy the set-up action', { SETUP: './setup' });
  }
  const copied = (name: string) => existsSync(join(folder, '.fanfold/setup', name));

  it.each(['action.yml', 'action.yaml'])('%s is copied to the one path', (name) => {
    expect(copy(name, 'runs:\n  using: composite\n  steps: [{ run: "echo pre: x", shell: bash }]\n').code).toBe(0);
    expect(copied(name)).toBe(true);
  });

  it.each(['pre: before.js', 'pre-if: always()', 'pre : before.js'])('`%s` is refused', (key) => {
    const { code, stdout } = copy('action.yml', `runs:\n  using: node24\n  main: a.js\n  ${key}\n`);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^::error::.*`pre` step/)]);
    expect(copied('action.yml')).toBe(false);
  });

  it('a folder without an action is refused', () => {
    const { code, stdout } = copy('README.md', 'no action');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^::error::.*action\.yml/)]);
  });
});

describe('the secret `env`', () => {
  const variables = (text: string) => step('Variables of the secret env', { VARIABLES: text });
  /** As the runner reads the file of variables. */
  const set = () => {
    const file = join(folder, 'env');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return [...text.matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value]);
  };

  it('sets each variable and masks each value, with `%` escaped in the command alone', () => {
    const { code, stdout } = variables('A=one\n# a comment\n\nB=50%0A=x\r\nEMPTY=\n_c=a b');
    expect([code, stdout]).toEqual([0, '::add-mask::one\n::add-mask::50%250A=x\n::add-mask::a b\n']);
    expect(set()).toEqual([
      ['A', 'one'],
      ['B', '50%0A=x'],
      ['EMPTY', ''],
      ['_c', 'a b'],
    ]);
  });

  it.each(['hunter2', '=hunter2', '1A=hunter2', 'A B=hunter2', 'A-B=hunter2'])(
    'the line `%s` is an error that does not show it',
    (line) => {
      const { code, stdout } = variables(`GOOD=one\n${line}\nNEXT=two`);
      expect([code, stdout]).toEqual([1, '::add-mask::one\n::error::a line of the secret `env` is not NAME=value\n']);
      expect(set()).toEqual([['GOOD', 'one']]);
    },
  );

  it('nothing is set where there is no secret', () => {
    expect(variables('')).toEqual({ code: 0, stdout: '' });
    expect(set()).toEqual([]);
  });
});
