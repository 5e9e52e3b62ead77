import { utf8Bytes } from '../bytes.ts';
import { html, jsonScript } from '../escape/html.ts';
import { verdictWord } from '../headline.ts';
import type { Converged } from '../model.ts';
import { type Row, rowsOf } from '../rows.ts';
import { sectionsOf } from '../sections/index.ts';
import type { Limits } from '../sections/tree.ts';
import { banner } from './banner.ts';
import { sectionHtml } from './blocks.ts';
import { type PlaceLimits, placesOf } from './places.ts';
import { CONTENT_SECURITY_POLICY } from './policy.ts';
import { SCRIPT } from './script.ts';
import { STYLES } from './styles.ts';

/** How much of each kind the page shows, and whether it carries the verdict and the tasks as data. */
interface PageLimits extends Limits, PlaceLimits {
  readonly data: boolean;
}

const FULL: PageLimits = {
  failures: 200,
  logLines: 50,
  wholeLogs: 10,
  logCharacters: 16_000,
  tests: 200,
  tableRows: 5000,
  outputs: 2000,
  problems: 500,
  timeline: true,
  graph: true,
  data: true,
  logs: 2_500_000,
  tails: 250_000,
};

/** What is cut, in this order, until the page fits. */
const STEPS: readonly Partial<PageLimits>[] = [
  {},
  { logs: 600_000 },
  { logLines: 20, tails: 0, logs: 100_000 },
  { failures: 50, outputs: 300, problems: 100 },
  { data: false, tableRows: 2000 },
  { tableRows: 300, failures: 10, logLines: 5, timeline: false, graph: false, outputs: 50, problems: 20 },
  { tableRows: 20, failures: 3, tests: 3, logLines: 0, outputs: 0, problems: 3 },
];

/** With more tasks than this, sections out of sight are laid out when someone scrolls to them. */
const MANY = 500;

/** A browser opens this at once, also from an artifact on a slow disk. */
const MOST_BYTES = 5_000_000;

/**
 * The whole report as one HTML document that asks nothing of the network. Everything from a task is escaped, and the
 * content security policy lets no other script or style run should an escape ever be wrong.
 */
export function reportHtml(converged: Converged, mostBytes = MOST_BYTES): string {
  const rows = rowsOf(converged);
  let limits = rows.length > MANY ? { ...FULL, logs: 180_000 } : FULL;
  let text = '';
  for (const step of STEPS) {
    limits = { ...limits, ...step };
    text = page(converged, rows, limits);
    if (utf8Bytes(text) <= mostBytes) break;
  }
  return text;
}

function page(converged: Converged, rows: readonly Row[], limits: PageLimits): string {
  const places = placesOf(converged, rows, limits);
  const sections = sectionsOf(converged, rows, limits).map((section) => sectionHtml(section, places));
  const data = limits.data
    ? `<script type="application/json" id="verdict">${jsonScript(verdictData(converged))}</script>
<script type="application/json" id="places">${jsonScript(places.data)}</script>`
    : '';
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
<body${rows.length > MANY ? ' class="many"' : ''}>
${banner(converged, rows)}
<main>
<section id="place" hidden tabindex="-1" aria-label="Task"></section>
${sections.join('\n')}
</main>
<footer><p>Plan <code>${html(converged.plan.digest)}</code> · Written by fanfold</p></footer>
${data}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** The verdict for programs that read the page; its outputs are left out, because they may be large. */
function verdictData({ verdict }: Converged) {
  const { decidedBy, counts, timing, ...rest } = verdict;
  return {
    ...rest,
    outputs: {},
    decidedBy: decidedBy.map((reason) => ({ ...reason })),
    counts: { ...counts },
    timing: { ...timing },
  };
}
