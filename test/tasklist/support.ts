import { sentence } from '../../src/report/sentences/index.ts';
import { type Expansion, expand } from '../../src/tasklist/expand.ts';
import { forEachSources, type SourceAnswer } from '../../src/tasklist/items.ts';
import { type ReadResult, readTaskFile } from '../../src/tasklist/read.ts';

/** Reads a text that must be good and expands it; a look-up without an answer finds nothing. */
export function expandText(text: string, answers: Record<string, SourceAnswer> = {}): Expansion {
  const result = readTaskFile(text, 'ci.yml');
  if (!result.taskFile) throw new Error(sentences(result).join('\n'));
  const asked = forEachSources(result.taskFile, result.locate);
  const given = new Map(asked.map(({ key }) => [key, answers[key] ?? { text: '' }]));
  return expand(result.taskFile, given, result.locate);
}

/** `line:column sentence` of every problem. */
export function sentences({ problems }: Pick<ReadResult | Expansion, 'problems'>): string[] {
  return problems.map((problem) => `${problem.at?.line}:${problem.at?.column} ${sentence(problem)}`);
}

/** An expression as a task file has it. */
export function braces(expression: string): string {
  return `\${{ ${expression} }}`;
}
