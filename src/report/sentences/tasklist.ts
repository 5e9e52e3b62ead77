import type { TasklistProblem } from '../../problem.ts';
import { braces, hint, list, lowerFirst, place, quote } from './parts.ts';
import { keySentence } from './tasklist-keys.ts';

type Kind = TasklistProblem['kind'];
type Of<K extends Kind> = Extract<TasklistProblem, { kind: K }>;

/** Says in one sentence what is wrong with a task file and what to do. */
export function tasklistSentence(problem: TasklistProblem): string {
  switch (problem.kind) {
    case 'empty':
    case 'too-deep':
    case 'too-large':
    case 'yaml':
    case 'duplicate-key':
    case 'forbidden-key':
      return textSentence(problem);
    case 'unknown-key':
    case 'missing-key':
    case 'wrong-value':
    case 'reserved-key':
    case 'exclusive-keys':
    case 'one-key-of':
    case 'needs-run':
    case 'needs-fan-out':
    case 'no-combinations':
      return keySentence(problem);
    case 'duplicate-id':
    case 'duplicate-expansion':
    case 'unknown-need':
    case 'need-cycle':
    case 'reserved-name':
    case 'bad-name':
    case 'same-variable':
      return nameSentence(problem);
    case 'expression-in-run':
    case 'expression-not-allowed':
    case 'expression':
    case 'unknown-value':
    case 'unknown-context':
    case 'unknown-function':
    case 'late-value':
    case 'outputs-of-several':
    case 'missing-fact':
    case 'mixed-condition':
    case 'unclosed-expression':
    case 'need-not-listed':
    case 'value-in-text':
    case 'bad-value':
    case 'bad-pattern':
      return expressionSentence(problem);
    case 'source-failed':
    case 'bad-item':
    case 'empty-expansion':
    case 'only-folders':
    case 'spelling':
    case 'too-many-tasks':
    case 'too-many-needs':
      return expansionSentence(problem);
    default:
      return problem satisfies never;
  }
}

function textSentence(
  problem: Of<'empty' | 'too-deep' | 'too-large' | 'yaml' | 'duplicate-key' | 'forbidden-key'>,
): string {
  switch (problem.kind) {
    case 'empty':
      return 'the file is empty; write `tasks:` and a list of tasks, or let `fanfold init` write an example';
    case 'too-deep':
      return 'nested too deeply: a task file has at most 64 levels';
    case 'too-large':
      return `the file is too large: at most ${problem.limit} characters; write large lists as JSON, or use \`for-each\``;
    case 'yaml':
      return `not YAML: ${lowerFirst(problem.detail)}`;
    case 'duplicate-key':
      return `the key ${quote(problem.key)} is here twice, first on ${place(problem.first)}; keep one`;
    case 'forbidden-key':
      return `${quote(problem.key)} cannot be a key; choose another name`;
    default:
      return problem satisfies never;
  }
}

function nameSentence(
  problem: Of<
    | 'duplicate-id'
    | 'duplicate-expansion'
    | 'unknown-need'
    | 'need-cycle'
    | 'reserved-name'
    | 'bad-name'
    | 'same-variable'
  >,
): string {
  switch (problem.kind) {
    case 'duplicate-id':
      return `the id ${quote(problem.id)} is taken by the task on ${place(problem.first)}; ids are unique without regard to case`;
    case 'duplicate-expansion':
      return `${quote(problem.id)} comes out twice; each item and each combination may come once`;
    case 'unknown-need':
      return problem.entry === null
        ? `\`needs\` names ${quote(problem.id)}, which is not a task${hint(problem.nearest)}`
        : `\`needs\` names ${quote(problem.id)}, one task of an entry; it can only name all of them: write ${quote(problem.entry)}`;
    case 'need-cycle':
      return problem.ids.length === 2
        ? `${quote(problem.ids[0] ?? '')} needs itself; remove it from \`needs\``
        : `these tasks wait for each other: ${quote(problem.ids.join(' -> '))}; remove one of the \`needs\``;
    case 'reserved-name':
      return problem.of === 'with'
        ? `\`with\` cannot set ${quote(problem.name)}: ${list(problem.reserved, 'and')} belong to the leg; choose another name`
        : `\`env\` cannot set ${quote(problem.name)}: ${list(problem.reserved, 'and')} are set for the task; choose another name`;
    case 'bad-name':
      return `${quote(problem.name)} is not a name for ${quote(problem.of)}: use letters, digits${problem.of === 'env' ? ' and `_`' : ', `_` and `-`'}, and do not start with a digit`;
    case 'same-variable':
      return `${quote(problem.keys[0])} and ${quote(problem.keys[1])} would both be ${quote(`$${problem.variable}`)}; rename one`;
    default:
      return problem satisfies never;
  }
}

function expressionSentence(
  problem: Of<
    | 'expression-in-run'
    | 'expression-not-allowed'
    | 'expression'
    | 'unknown-value'
    | 'unknown-context'
    | 'unknown-function'
    | 'late-value'
    | 'outputs-of-several'
    | 'missing-fact'
    | 'mixed-condition'
    | 'unclosed-expression'
    | 'need-not-listed'
    | 'value-in-text'
    | 'bad-value'
    | 'bad-pattern'
  >,
): string {
  switch (problem.kind) {
    case 'expression-in-run':
      if (/^secrets\b/i.test(problem.expression)) return `${braces(problem.expression)}: ${SECRETS}`;
      return problem.variable === null
        ? `\`run\` is never templated: put ${braces(problem.expression)} under \`env\`, if it can be evaluated there, and read that variable`
        : `\`run\` is never templated: write ${quote(`"$${problem.variable}"`)} instead of ${braces(problem.expression)}`;
    case 'expression-not-allowed':
      return `\`\${{ }}\` is not evaluated in ${quote(problem.key)}; it is ${problem.expression}`;
    case 'expression':
      return `${braces(problem.expression)}: ${problem.detail}`;
    case 'unknown-value':
      return `${braces(problem.expression)}: ${unknownValue(problem)}`;
    case 'unknown-context':
      return `${braces(problem.expression)}: there is no ${quote(problem.name)} here; ${instead(problem)}`;
    case 'unknown-function':
      return `${braces(problem.expression)}: unknown function ${quote(problem.name)}${hint(problem.nearest) || `; there are ${list(problem.known, 'and')}`}`;
    case 'late-value':
      return `${braces(problem.expression)}: ${quote(problem.name)} is known only when the task starts, so only the values of \`env\` can read it`;
    case 'outputs-of-several':
      return `${braces(problem.expression)}: ${quote(problem.id)} is several tasks, each with outputs of its own; name one of them, as in ${quote(`needs['${problem.id}[…]'].outputs`)}`;
    case 'missing-fact':
      return `${braces(problem.expression)}: ${quote(problem.name)} is not known here; give it with ${quote(problem.flag)}${problem.name.startsWith('inputs.') ? ', or under `inputs:` of the plan step' : ''}`;
    case 'mixed-condition':
      return `\`if\` is ${problem.condition}, text around \`\${{ }}\`, which is always true; write the whole condition as one expression`;
    case 'unclosed-expression':
      return `an expression opens with \`\${{\` and is not closed with \`}}\`; the text is ${problem.text}`;
    case 'need-not-listed':
      return `${braces(problem.expression)}: ${quote(`needs.${problem.id}`)} is empty because ${notListed(problem)}`;
    case 'value-in-text':
      return `${braces(problem.expression)} is ${problem.found}, which cannot stand inside text; use \`toJSON(…)\` or one of its values`;
    case 'bad-value':
      return `${quote(problem.key)} of ${quote(problem.task)} ${problem.detail}`;
    case 'bad-pattern':
      return `the pattern ${quote(problem.pattern)} is not RE2 syntax: ${problem.detail}`;
    default:
      return problem satisfies never;
  }
}

function unknownValue({ context, name, nearest, known }: Of<'unknown-value'>): string {
  if (name === null)
    return `this task has no \`${context === 'item' ? 'for-each' : 'matrix'}\`, so there is no \`${context}\``;
  if (context === 'matrix')
    return `the matrix has no ${quote(name)}${hint(nearest) || `; it has ${list(known, 'and')}`}`;
  const has = known.length === 0 ? '' : `; it has ${list(known, 'and')}`;
  return `${quote(context)} has no ${quote(name)}${hint(nearest) || has}${context === 'env' ? ENV_NOTE : ''}`;
}

const OPERATORS: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!' };

function instead({ name, allowed }: Of<'unknown-context'>): string {
  const operator = OPERATORS[name.toLowerCase()];
  if (operator !== undefined) return `write ${quote(operator)}`;
  if (name.toLowerCase() === 'secrets') return SECRETS;
  return `${list(allowed, 'and')} can be read`;
}

const SECRETS =
  'a task file never holds a secret; give it to the task step of the workflow under `env`, or to the one line under `secrets`, and the command has the variable';

function notListed({ id, isTask, nearest }: Of<'need-not-listed'>): string {
  if (!isTask) return `there is no task ${quote(id)}${hint(nearest)}`;
  return `${quote(id)} is not in the task's \`needs\`${hint(nearest) || '; add it there'}`;
}

const ENV_NOTE = ' (`env` holds what the task file gives, not the variables of the machine)';

function emptiness({ globs, absent }: Of<'empty-expansion'>): string {
  if (absent !== null) {
    const meant = absent.nearest === null ? '' : ` (there is ${quote(absent.nearest)})`;
    return `: there is no folder ${quote(absent.path)}${meant}`;
  }
  return globs.length === 0 ? '' : `: nothing matches ${list(globs, 'or')}`;
}

function expansionSentence(
  problem: Of<
    'source-failed' | 'bad-item' | 'empty-expansion' | 'only-folders' | 'spelling' | 'too-many-tasks' | 'too-many-needs'
  >,
): string {
  switch (problem.kind) {
    case 'source-failed':
      return `${quote(problem.source)} could not be read: ${problem.detail}`;
    case 'bad-item':
      return problem.item === 0
        ? `${quote(problem.source)} did not give a list: ${problem.detail}`
        : `item ${problem.item} from ${quote(problem.source)} ${problem.detail}`;
    case 'empty-expansion':
      return `${quote(problem.id)} expands to nothing${emptiness(problem)}, so no task comes from it and what needs it does not wait`;
    case 'only-folders':
      return `${quote(problem.pattern)} names ${problem.folders === 1 ? 'a folder' : `${problem.folders} folders`} and no file; write ${quote(`${problem.pattern.replace(/\/$/, '')}/`)} for the folders themselves`;
    case 'spelling':
      return `${quote(problem.text)} stays this text in ids, \`env\` and \`with\`, while expressions compare it as the number ${problem.number}; put it in quotes if it is a name`;
    case 'too-many-tasks':
      return `the list expands to more than ${problem.limit} tasks; let one task work on several items`;
    case 'too-many-needs':
      return `with ${quote(problem.id)} there are ${problem.needs} pairs of a task and one it needs, more than ${problem.limit}; put one task between the two groups`;
    default:
      return problem satisfies never;
  }
}
