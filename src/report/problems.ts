import type { Location, ToldProblem } from '../model.ts';
import type { Problem, Severity } from '../problem.ts';
import { line } from './escape/terminal.ts';
import { excerpt } from './excerpt.ts';
import { sentence } from './sentences/index.ts';
import type { Style } from './style.ts';
import { count } from './words.ts';

/** Nobody reads more than this; the count at the end names them all. */
const MOST_SHOWN = 100;

/**
 * Writes problems as compilers do: place, severity, sentence, then the line of the source with a mark under the place.
 * Sorted by place; the last line counts them and says whether anything was run. `sources` are the texts by file name; a
 * file that is not among them is named without an excerpt. Empty when there is no problem, else ends with a newline. After
 * a run, say `was-run`.
 */
export function formatProblems(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, string>,
  style: Style,
  run: 'nothing-was-run' | 'was-run' = 'nothing-was-run',
): string {
  if (problems.length === 0) return '';
  const lines = new Map([...sources].map(([file, text]) => [file, text.split(/\r\n|\n|\r/)] as const));
  const shown = sorted(problems)
    .slice(0, MOST_SHOWN)
    .map((problem) => one(problem, lines, style));
  const more = problems.length - MOST_SHOWN;
  const rest = more > 0 ? [style.dim(`and ${more} more`)] : [];
  return `${[...shown, ...rest, total(problems, run, style)].join('\n')}\n`;
}

/** Problems as a document tells them, all of them and in the order in which they are printed. */
export function tellProblems(problems: readonly Problem[]): ToldProblem[] {
  return sorted(problems).map((problem) => ({
    severity: problem.severity,
    kind: problem.kind === 'workflow' ? problem.finding : problem.kind,
    message: sentence(problem),
    file: problem.at?.file ?? null,
    line: problem.at?.line ?? null,
    column: problem.at?.column ?? null,
  }));
}

function sorted(problems: readonly Problem[]): Problem[] {
  const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
  return [...problems].sort((a, b) => comparePlaces(a.at, b.at) || rank[a.severity] - rank[b.severity]);
}

/** Problems without a place come first: a file that cannot be read explains the rest. */
function comparePlaces(a: Location | null, b: Location | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function one(problem: Problem, sources: ReadonlyMap<string, readonly string[]>, style: Style): string {
  const { at, severity } = problem;
  const place = at === null ? '' : `${style.bold(line(`${at.file}:${at.line}:${at.column}:`))} `;
  const [first = '', ...more] = sentence(problem).split('\n').map(line);
  const head = `${place}${painted(severity, style)} ${first}`;
  const source = at === null ? undefined : sources.get(at.file)?.[at.line - 1];
  const shown = at === null || source === undefined ? [] : excerpt(source, at, style);
  return [head, ...shown, ...more.map((text) => `  ${text}`)].join('\n');
}

function painted(severity: Severity, style: Style): string {
  const word = `${severity}:`;
  if (severity === 'error') return style.red(word);
  return severity === 'warning' ? style.yellow(word) : style.cyan(word);
}

function total(problems: readonly Problem[], run: 'nothing-was-run' | 'was-run', style: Style): string {
  const of = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  const parts = (['error', 'warning', 'note'] as const)
    .map((severity) => ({ severity, found: of(severity) }))
    .filter(({ found }) => found > 0)
    .map(({ severity, found }) => count(found, severity));
  return style.bold(`${parts.join(', ')}${of('error') > 0 && run === 'nothing-was-run' ? '; nothing was run' : ''}`);
}
