/** A workspace in which the committed command line runs as on Windows. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TaskRecord, Verdict } from '../../src/model.ts';
import { ROOT } from '../support/runner/node.ts';
import { type Ended, runNode, windowsPath } from './wine.ts';

const CLI = windowsPath(join(ROOT, 'dist/cli.js'));

export interface Workspace extends Disposable {
  readonly path: string;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  readonly exists: (file: string) => boolean;
  readonly fanfold: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ended>;
  /** `fanfold run` of a list, in JSON Lines, with a second of time for each command to end. */
  readonly runList: (list: string, args?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ended>;
  readonly record: (task: string) => TaskRecord;
  readonly verdict: () => Verdict;
}

/** In a folder whose name has what command lines trip over. */
export function createWorkspace(name = "it's a & b"): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'fanfold-windows-'));
  const path = join(root, name);
  mkdirSync(path);
  const at = (file: string) => join(path, file);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  const read = (file: string) => readFileSync(at(file), 'utf8');
  const fanfold = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    runNode([CLI, ...args], { cwd: path, env });
  const records = () =>
    readdirSync(at('.fanfold/records')).map((file) => JSON.parse(read(`.fanfold/records/${file}`)) as TaskRecord);
  return {
    path,
    write,
    read,
    exists: (file) => existsSync(at(file)),
    fanfold,
    runList: (list, args = [], env = {}) => {
      write('fanfold.yml', list);
      return fanfold(['run', ...args], env);
    },
    record: (task) => {
      const found = records().find((one) => one.task === task);
      if (found === undefined) throw new Error(`no record of ${task}`);
      return found;
    },
    verdict: () => JSON.parse(read('.fanfold/verdict.json')) as Verdict,
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
