import { declarationLine } from '../independence/generalise.ts';
import type { Suggestion } from '../independence/suggest.ts';
import type { IndependenceProblem } from '../problem.ts';
import { line } from './escape/terminal.ts';
import { sentence } from './sentences/index.ts';

/**
 * Suggestions in the form of the task file, only what would change; what people should know is in comments.
 *
 * @param conflicts What the declarations would bring to light.
 */
export function suggestText(suggestions: readonly Suggestion[], conflicts: readonly IndependenceProblem[]): string {
  const entries = suggestions.flatMap(({ template, reads, writes }) => [
    `  - id: ${template}`,
    ...(reads === null ? [] : [`    ${declarationLine('reads', reads)}`]),
    ...(writes === null ? [] : [`    ${declarationLine('writes', writes)}`]),
  ]);
  const told = conflicts.flatMap((problem) => sentence(problem).split('\n'));
  return [
    '# What the last run justifies: the keys to change. One run shows one way through a task; read before you copy.',
    'tasks:',
    ...entries,
    ...(told.length === 0 ? [] : ['# With these declarations tasks conflict:', ...told.map((text) => `#   ${text}`)]),
  ]
    .map(line)
    .join('\n');
}
