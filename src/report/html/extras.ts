import type { Condition } from '../../independence/conditions.ts';
import { html, jsonScript, safeUrl } from '../escape/html.ts';
import type { Converged } from '../model.ts';
import { htmlSentence } from '../sentence-markup.ts';
import { sentence } from '../sentences/index.ts';
import { count, cut } from '../words.ts';
import type { PageLimits } from './page.ts';

const MARKS: Readonly<Record<Condition['status'], readonly [mark: string, tone: string, word: string]>> = {
  ok: ['✓', 'pass', 'holds'],
  conflict: ['✗', 'fail', 'broken'],
  warning: ['!', 'warn', 'warning'],
  unknown: ['?', 'idle', 'unknown'],
};

/** The four conditions of independence. */
export function checks({ checks: found = [] }: Converged): string {
  if (found.length === 0) return '';
  const rows = found.map(({ name, status, summary }) => {
    const [mark, tone, word] = MARKS[status];
    return `<tr><th scope="row">${html(cut(name, 200))}</th><td class="s t-${tone}">${mark} ${word}</td><td class="v">${htmlSentence(cut(summary, 2000))}</td></tr>`;
  });
  return `<section aria-labelledby="independence"><h2 id="independence">Independence</h2>${scroll('independence', ['Condition', 'State', 'Why'], rows)}</section>`;
}

/** What else was found wrong while the results were collected. */
export function problems({ problems: found }: Converged, limits: PageLimits): string {
  if (found.length === 0) return '';
  const items = found
    .slice(0, limits.problems)
    .map((problem) => `<li>${problem.severity}: ${htmlSentence(cut(sentence(problem), 2000))}</li>`);
  const left = found.length - items.length;
  const rest = left > 0 ? `<p class="note">and ${count(left, 'more note')}</p>` : '';
  return `<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${items.join('')}</ul>${rest}</section>`;
}

/** The outputs of the tasks. */
export function outputs({ verdict }: Converged, limits: PageLimits): string {
  const all = Object.entries(verdict.outputs).flatMap(([task, values]) =>
    Object.entries(values).map(([key, value]) => ({ task, key, value })),
  );
  if (all.length === 0) return '';
  const rows = all
    .slice(0, limits.outputs)
    .map(
      ({ task, key, value }) =>
        `<tr><th scope="row"><code>${html(cut(task, 300))}</code></th><td><code>${html(cut(key, 200))}</code></td><td class="v"><code>${html(cut(value, 1000))}</code></td></tr>`,
    );
  const left = all.length - rows.length;
  const rest = left > 0 ? `<p class="note">and ${count(left, 'more output')}, in the verdict</p>` : '';
  return `<section aria-labelledby="outputs"><h2 id="outputs">Outputs</h2>${scroll('outputs', ['Task', 'Output', 'Value'], rows)}${rest}</section>`;
}

function scroll(label: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('');
  return `<div class="scroll" tabindex="0" role="region" aria-labelledby="${label}"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

/** The verdict for programs that read the page; its outputs are left out, because they may be large. */
export function data({ verdict }: Converged, limits: PageLimits): string {
  if (!limits.data) return '';
  const { decidedBy, counts, timing, ...rest } = verdict;
  const document = {
    ...rest,
    outputs: {},
    decidedBy: decidedBy.map((reason) => ({ ...reason })),
    counts: { ...counts },
    timing: { ...timing },
  };
  return `<script type="application/json" id="verdict">${jsonScript(document)}</script>`;
}

/** Which plan and which run this is. */
export function footer({ plan, runUrl }: Converged): string {
  const url = safeUrl(runUrl);
  const link = url === null ? '' : ` · <a href="${html(url)}">The run on GitHub</a>`;
  return `<footer><p>Plan <code>${html(plan.digest)}</code>${link} · Written by fanfold</p></footer>`;
}
