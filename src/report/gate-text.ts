import { cut } from '../merge/cut.ts';
import type { GateJob, GateVerdict } from '../verdict/gate.ts';
import { code } from './escape/markdown.ts';
import { line } from './escape/terminal.ts';
import { table } from './layout.ts';
import { formatProblems } from './problems.ts';
import { markdownSentence } from './sentence-markup.ts';
import { gateReason } from './sentences/gate.ts';
import { sentence } from './sentences/index.ts';
import type { Style } from './style.ts';
import { cutLines } from './summary.ts';
import { count, grouped } from './words.ts';

/** What is shown at most, so that a summary stays below GitHub's limit of 1 MiB even with long names. */
const MOST = { rows: 500, textRows: 40, problems: 20, sentence: 1000, name: 100 } as const;

/** The job summary of a gate: the verdict and its arithmetic, errors in the inputs, and every job, wrong ones first. */
export function gateSummary(gate: GateVerdict): string {
  const pass = gate.verdict === 'pass';
  const parts = [
    `## ${pass ? '✅ Gate passed' : '❌ Gate failed'}`,
    arithmetic(gate)
      .map((text) => `- ${markdownSentence(text)}`)
      .join('\n'),
    problemsPart(gate),
    jobsPart(gate.jobs),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The same for a terminal or a log. Ends with a newline. */
export function gateText(gate: GateVerdict, style: Style): string {
  const word = gate.verdict === 'pass' ? style.green('PASS') : style.red('FAIL');
  const [first = '', ...others] = arithmetic(gate).map(line);
  const banner = [`${style.bold(word)}  ${first}`, ...others.map((text) => `      ${text}`)];
  const problems = formatProblems(gate.problems, new Map(), style, 'was-run').trimEnd();
  const parts = [banner.join('\n'), problems, jobTable(gate.jobs, style).join('\n')];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Without the word that stands before it already. */
function arithmetic({ reasons }: GateVerdict): string[] {
  return reasons.map((reason) => gateReason(reason).replace(/^(?:pass|fail): /, ''));
}

function problemsPart({ problems }: GateVerdict): string {
  if (problems.length === 0) return '';
  const items = problems
    .slice(0, MOST.problems)
    .map((problem) => `- ${problem.severity}: ${markdownSentence(cut(sentence(problem), MOST.sentence))}`);
  return ['### Inputs', '', ...items, ...cutLines(problems.length - MOST.problems, 'error')].join('\n');
}

function jobsPart(jobs: readonly GateJob[]): string {
  if (jobs.length === 0) return '';
  const rows = wrongFirst(jobs)
    .slice(0, MOST.rows)
    .map((job) => `| ${code(cut(job.job, MOST.name))} | ${markdownResult(job)} |`);
  return [
    `### ${count(jobs.length, 'job')}`,
    '',
    '| Job | Result |',
    '|---|---|',
    ...rows,
    ...cutLines(jobs.length - rows.length, 'job'),
  ].join('\n');
}

function markdownResult(job: GateJob): string {
  const result = job.result === null ? 'no result' : code(job.result);
  if (!job.ok) return `❌ ${result}`;
  return job.allowed ? `⚠️ ${result}, which is allowed` : `✅ ${result}`;
}

function jobTable(jobs: readonly GateJob[], style: Style): string[] {
  if (jobs.length === 0) return [];
  const rows = wrongFirst(jobs)
    .slice(0, MOST.textRows)
    .map((job) => [{ text: line(job.job) }, { text: textResult(job), paint: paintOf(job, style) }]);
  const left = jobs.length - rows.length;
  const columns = [{ title: 'Job', most: Math.max(24, Math.floor(style.columns / 2)) }, { title: 'Result' }];
  return [...table(columns, rows, style), ...(left > 0 ? [style.dim(`  and ${grouped(left)} more`)] : [])];
}

function textResult(job: GateJob): string {
  const result = job.result === null ? 'no result' : line(job.result);
  if (!job.ok) return `✗ ${result}`;
  return job.allowed ? `! ${result}, which is allowed` : `✓ ${result}`;
}

function paintOf(job: GateJob, style: Style): (text: string) => string {
  if (!job.ok) return style.red;
  return job.allowed ? style.yellow : style.green;
}

/** Wrong ones, then allowed ones, then those that succeeded; each in the order of `needs`. */
function wrongFirst(jobs: readonly GateJob[]): GateJob[] {
  const rank = (job: GateJob): number => (job.ok ? (job.allowed ? 1 : 2) : 0);
  return [...jobs].sort((a, b) => rank(a) - rank(b));
}
