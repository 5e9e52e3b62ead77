import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Workflow commands that a task may issue: they annotate, mask or fold, and change nothing of our step. */
const PASSING = /^::(error|warning|notice|add-mask|group|endgroup)(?:\s[^\r\n]*?)?::/;

export interface CommandGuard {
  /** From here on the runner takes no workflow command from our output. */
  readonly begin: () => void;
  /** Writes one line of a task; `prefix` stands before everything but a command that passes. */
  readonly line: (prefix: string, text: string) => boolean;
  readonly end: () => void;
}

/**
 * Keeps the output of a task from setting outputs of our step. Everything between `begin` and `end` stands behind
 * `::stop-commands::` with a token that no task can guess; a command that may pass resumes the runner for one line.
 */
export function createCommandGuard(write: (text: string) => boolean): CommandGuard {
  const token = randomUUID();
  const stop = `::stop-commands::${token}\n`;
  const resume = `::${token}::\n`;
  return {
    begin: () => void write(stop),
    line: (prefix, text) => {
      const clean = text.replace(/\r/g, '');
      if (PASSING.test(clean)) return write(`${resume}${clean}\n${stop}`);
      return write(`${prefix}${clean}\n`);
    },
    end: () => void write(resume),
  };
}

const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];

/**
 * Makes the files again by which a step speaks to the runner, when a task has taken them away with the folder they are in. The
 * runner reads them when the step has ended. Returns whether any was gone, and with it what the step had said.
 */
export function restoreCommandFiles(env: Readonly<Record<string, string | undefined>>): boolean {
  const gone = COMMAND_FILES.flatMap((name) => env[name] ?? []).filter((path) => path !== '' && !existsSync(path));
  for (const path of gone) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '', { flag: 'wx' });
  }
  return gone.length > 0;
}
