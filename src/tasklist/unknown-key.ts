import type { Path } from '../model.ts';
import { problem, type TasklistProblem } from '../problem.ts';
import { taskFile } from './file-schema.ts';
import { nearest } from './nearest.ts';
import type { Source } from './source.ts';
import { shared, task } from './task-schema.ts';

/** Words from other tools, for keys that no spelling mistake explains. */
const SYNONYMS: Readonly<Record<string, string>> = {
  cmd: 'run',
  command: 'run',
  script: 'run',
  steps: 'run',
  'depends-on': 'needs',
  dependencies: 'needs',
  requires: 'needs',
  when: 'if',
  strategy: 'matrix',
  inputs: 'reads',
  outputs: 'writes',
  timeout: 'timeout-minutes',
  retries: 'retry',
  'allow-failure': 'continue-on-error',
  'soft-fail': 'continue-on-error',
  jobs: 'tasks',
  environment: 'env',
  cwd: 'working-directory',
  'fail-fast': 'stop',
  'max-parallel': 'legs',
  concurrency: 'legs',
  files: 'glob',
  pattern: 'glob',
  list: 'items',
  values: 'items',
};

/** A key that has no place where it stands, and what was probably meant. */
export function unknownKey(key: string, known: readonly string[], source: Source, path: Path): TasklistProblem {
  const belongs = placeOf(key, path);
  return problem('tasklist/unknown-key', source.locateKey(path), {
    key,
    nearest: belongs === null ? meantBy(key, known) : null,
    known,
    ...(belongs !== null && { belongs }),
  });
}

/** Where a key belongs: one of the file that is in a task, or one of a task that is in the file. */
function placeOf(key: string, path: Path): 'file' | 'task' | 'defaults' | null {
  if (path.length === 1 && Object.hasOwn(task.shape, key)) return Object.hasOwn(shared, key) ? 'defaults' : 'task';
  return path.length === 3 && path[0] === 'tasks' && Object.hasOwn(taskFile.shape, key) ? 'file' : null;
}

/** A word of another tool, a misspelt key, or a misspelt word of another tool: `comand` is `run` as well. */
function meantBy(key: string, known: readonly string[]): string | null {
  const translated = (word: string): string | null => {
    const synonym = SYNONYMS[word];
    return synonym !== undefined && known.includes(synonym) ? synonym : null;
  };
  const misspelt = () => nearest(key, Object.keys(SYNONYMS));
  return translated(key.toLowerCase().replaceAll('_', '-')) ?? nearest(key, known) ?? translated(misspelt() ?? '');
}
