import { randomUUID } from 'node:crypto';

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
