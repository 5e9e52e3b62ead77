import type { TasklistProblem } from '../../problem.ts';
import { hint, list, quote } from './parts.ts';

type Of<K extends TasklistProblem['kind']> = Extract<TasklistProblem, { kind: K }>;

/** What is wrong with a key of a task file, or with its value. */
export function keySentence(
  problem: Of<
    | 'unknown-key'
    | 'missing-key'
    | 'wrong-value'
    | 'reserved-key'
    | 'exclusive-keys'
    | 'one-key-of'
    | 'needs-run'
    | 'needs-fan-out'
    | 'no-combinations'
  >,
): string {
  switch (problem.kind) {
    case 'unknown-key':
      return unknownKey(problem);
    case 'missing-key':
      return `${quote(problem.key)} is missing; it is ${problem.expected}`;
    case 'wrong-value':
      return problem.key === ''
        ? `a task file is ${problem.expected}, not ${problem.found}`
        : `${quote(problem.key)} must be ${problem.expected}; it is ${problem.found}${hint(problem.nearest)}`;
    case 'reserved-key':
      return `${quote(problem.key)} is reserved: a task runs a command; write it under \`run\`, or leave \`run\` out and put the action into the steps of the job`;
    case 'exclusive-keys':
      return `${list(problem.keys, 'and')} exclude each other; keep one`;
    case 'one-key-of':
      return `${quote(problem.key)} needs one of ${list(problem.keys, 'or')}`;
    case 'needs-run':
      return `${quote(problem.key)} says how a command runs, but this task has no \`run\``;
    case 'needs-fan-out':
      return `${quote(problem.key)} is about several tasks, but this entry has neither \`for-each\` nor \`matrix\` and is a single task`;
    case 'no-combinations':
      return 'the matrix has no key; write a name and a list of values, or leave `matrix` out';
    default:
      return problem satisfies never;
  }
}

const BELONGS = {
  file: 'it is a key of the file and stands beside `tasks`',
  task: 'it is a key of a task',
  defaults: 'it is a key of a task, or of `defaults` for all tasks',
} as const;

function unknownKey({ key, nearest, known, belongs }: Of<'unknown-key'>): string {
  if (belongs !== undefined) return `unknown key ${quote(key)} here; ${BELONGS[belongs]}`;
  if (nearest !== null) return `unknown key ${quote(key)}; did you mean ${quote(nearest)}?`;
  return known.length === 0
    ? `unknown key ${quote(key)}`
    : `unknown key ${quote(key)}; the keys here are ${list(known, 'and')}`;
}
