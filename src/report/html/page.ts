import { utf8Bytes } from '../bytes.ts';
import { html } from '../escape/html.ts';
import { verdictWord } from '../headline.ts';
import type { Converged } from '../model.ts';
import { type Row, rowsOf } from '../rows.ts';
import { timelineOf } from '../timeline.ts';
import { banner } from './banner.ts';
import { checks, data, footer, outputs, problems } from './extras.ts';
import { failingTests, failures, next } from './failures.ts';
import { lanes } from './lanes.ts';
import { CONTENT_SECURITY_POLICY } from './policy.ts';
import { SCRIPT } from './script.ts';
import { STYLES } from './styles.ts';
import { taskTable } from './task-table.ts';

/** How much of each kind the page shows. */
export interface PageLimits {
  readonly failures: number;
  readonly tailLines: number;
  readonly bars: number;
  readonly lanes: number;
  readonly tableRows: number;
  readonly outputs: number;
  readonly problems: number;
  readonly data: boolean;
}

const FULL: PageLimits = {
  failures: 200,
  tailLines: 100,
  bars: 3000,
  lanes: 256,
  tableRows: 5000,
  outputs: 2000,
  problems: 500,
  data: true,
};

/** What is cut, in this order, until the page fits. */
const STEPS: readonly Partial<PageLimits>[] = [
  {},
  { tailLines: 20, bars: 1000 },
  { failures: 50, outputs: 300, problems: 100 },
  { data: false, bars: 300, tableRows: 2000 },
  { tableRows: 300, failures: 10, tailLines: 5, bars: 0, outputs: 50, problems: 20 },
  { tableRows: 20, failures: 3, tailLines: 0, lanes: 0, outputs: 0, problems: 3 },
];

/** A browser opens this at once, also from an artifact on a slow disk. */
const MOST_BYTES = 5_000_000;

/**
 * The whole report as one HTML document that asks nothing of the network. Everything from a task is escaped, and the
 * content security policy lets no other script or style run should an escape ever be wrong.
 */
export function reportHtml(converged: Converged, mostBytes = MOST_BYTES): string {
  const rows = rowsOf(converged);
  let limits = FULL;
  let text = '';
  for (const step of STEPS) {
    limits = { ...limits, ...step };
    text = page(converged, rows, limits);
    if (utf8Bytes(text) <= mostBytes) break;
  }
  return text;
}

function page(converged: Converged, rows: readonly Row[], limits: PageLimits): string {
  const sections = [
    failingTests(converged, limits),
    failures(converged, rows, limits),
    next(converged, rows),
    lanes(timelineOf(converged, rows), limits),
    taskTable(rows, limits),
    outputs(converged, limits),
    checks(converged),
    problems(converged, limits),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${verdictWord(converged)} ${html(converged.plan.name)} · fanfold</title>
<link rel="icon" href="data:,">
<style>${STYLES}</style>
</head>
<body>
${banner(converged, rows)}
<main>
${sections.filter((section) => section !== '').join('\n')}
</main>
${footer(converged)}
${data(converged, limits)}
<script>${SCRIPT}</script>
</body>
</html>
`;
}
