import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files through which a step speaks to the runner. */
export interface CommandFiles {
  readonly env: Readonly<Record<string, string>>;
  readonly read: () => FileCommands;
}

export interface FileCommands {
  readonly outputs: Record<string, string>;
  readonly state: Record<string, string>;
  readonly exported: Record<string, string>;
  readonly path: string[];
  readonly summary: string;
  /** More than 1 MiB: the runner shows an error instead of the summary. */
  readonly summaryTooLarge: boolean;
}

const MAX_SUMMARY = 1024 * 1024;

export function createCommandFiles(folder: string): CommandFiles {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => {
    const path = join(folder, name);
    writeFileSync(path, '');
    return path;
  };
  const [output, state, env, path, summary] = ['output', 'state', 'env', 'path', 'summary'].map(file) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    env: {
      GITHUB_OUTPUT: output,
      GITHUB_STATE: state,
      GITHUB_ENV: env,
      GITHUB_PATH: path,
      GITHUB_STEP_SUMMARY: summary,
    },
    read: () => {
      const tooLarge = statSync(summary).size > MAX_SUMMARY;
      return {
        outputs: parseValues(readFileSync(output, 'utf8')),
        state: parseValues(readFileSync(state, 'utf8')),
        exported: parseValues(readFileSync(env, 'utf8')),
        path: readFileSync(path, 'utf8').split('\n').filter(Boolean),
        summary: tooLarge ? '' : readFileSync(summary, 'utf8'),
        summaryTooLarge: tooLarge,
      };
    },
  };
}

/** `name=value` and `name<<DELIMITER` lines; what the runner cannot read fails the step. */
export function parseValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) values[line.slice(0, equals)] = line.slice(equals + 1);
    else if (heredoc >= 0) {
      const delimiter = line.slice(heredoc + 2);
      const end = lines.indexOf(delimiter, index + 1);
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
      values[line.slice(0, heredoc)] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else throw new Error(`Invalid format '${line}'`);
  }
  return values;
}
