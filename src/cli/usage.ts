/** What is wrong with the way a command was typed, in words. */
import { nearest } from '../tasklist/nearest.ts';

/** An empty argument is never meant, as in `--only "$IDS"` without ids, and would read as the number 0. */
export function emptyArgument(argv: readonly string[]): string | null {
  const found = argv.find((argument) => argument === '' || /^--[a-z-]+=$/.test(argument));
  if (found === undefined) return null;
  return found === '' ? 'an argument is empty' : `\`${found}\` has no value`;
}

/** The first argument is not a command. */
export function unknownCommand(given: string | undefined, known: readonly string[]): string {
  const list = known.join(', ');
  if (given === undefined || given.startsWith('-')) return `say what to do: ${list} (fanfold --help)`;
  const near = nearest(given, known);
  return `unknown command \`${given}\`; ${near === null ? `there are ${list}` : `did you mean \`${near}\`?`}`;
}

/** The first of `given` that the command does not know, or `null`. Names without dashes. */
export function unknownOption(command: string, given: readonly string[], known: readonly string[]): string | null {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) return null;
  const near = nearest(unknown, known);
  const help = near === null ? `fanfold ${command} --help lists them` : `did you mean \`--${typed(near)}\`?`;
  return `unknown option \`${unknown.length > 1 ? '--' : '-'}${typed(unknown)}\` of ${command}; ${help}`;
}

/** The parser calls `record-mode` recordMode. */
function typed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
