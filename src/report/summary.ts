import { cutToBytes, utf8Bytes } from './bytes.ts';
import type { Converged } from './model.ts';
import { rowsOf } from './rows.ts';
import {
  checksSection,
  failingTestsSection,
  failuresSection,
  headSection,
  nextSection,
  speedSection,
} from './summary-answer.ts';
import { outputsSection, problemsSection, taskTableSection, timelineSection } from './summary-detail.ts';

/** How much of each kind a summary shows. */
export interface Limits {
  readonly tailLines: number;
  readonly tailCharacters: number;
  readonly failures: number;
  readonly tableRows: number;
  readonly outputs: number;
  readonly tests: number;
  readonly problems: number;
  readonly timeline: boolean;
}

const FULL: Limits = {
  tailLines: 30,
  tailCharacters: 8192,
  failures: 100,
  tableRows: 5000,
  outputs: 500,
  tests: 100,
  problems: 50,
  timeline: true,
};

/** What is cut, and in which order, until the text fits: log tails first, then rows, then everything but the answer. */
const STEPS: readonly Partial<Limits>[] = [
  {},
  { tailLines: 10, tailCharacters: 2000 },
  { tailLines: 3, tailCharacters: 500 },
  { tailLines: 0 },
  { tableRows: 2000, outputs: 100 },
  { tableRows: 500 },
  { tableRows: 100, failures: 50, outputs: 20, tests: 20 },
  { tableRows: 20, failures: 10, outputs: 0, problems: 10 },
  { tableRows: 0, failures: 3, tests: 3, problems: 3, timeline: false },
  { failures: 0, tests: 0, problems: 0 },
];

/** GitHub takes 1 MiB from a step (actions/runner, `AttachmentSizeLimit`); the rest is left to what else the step writes. */
const MOST_BYTES = 1_000_000;

/**
 * The job summary as Markdown: the verdict and its arithmetic, what failed and why, what is missing, speed, the four
 * conditions of independence, all tasks, a timeline, outputs. Never longer than `mostBytes`: parts are cut in a fixed
 * order, and each cut is said where it was made.
 */
export function summary(converged: Converged, mostBytes = MOST_BYTES): string {
  const rows = rowsOf(converged);
  let limits = FULL;
  let text = '';
  for (const step of STEPS) {
    limits = { ...limits, ...step };
    text = render(converged, rows, limits);
    if (utf8Bytes(text) <= mostBytes) return text;
  }
  return cutToBytes(text, mostBytes);
}

function render(converged: Converged, rows: ReturnType<typeof rowsOf>, limits: Limits): string {
  const sections = [
    headSection(converged, rows),
    failingTestsSection(converged, limits),
    failuresSection(converged, rows, limits),
    nextSection(converged, rows),
    speedSection(converged),
    checksSection(converged),
    problemsSection(converged, limits),
    taskTableSection(rows, limits),
    timelineSection(converged, rows, limits),
    outputsSection(converged, limits),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
