/** The job summary as GitHub shows it: its style sheet, its Markdown, and mermaid. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Converged } from '../../src/report/model.ts';
import { summary } from '../../src/report/summary.ts';
import { render } from '../report/escape/decode.ts';
import { manyTasks, SCENES } from '../report/support.ts';
import { launch, open } from './browser.ts';
import { drawn, overflow, unfolded } from './in-page.js';

const require = createRequire(import.meta.url);
const styles = readFileSync(require.resolve('github-markdown-css'), 'utf8');
const mermaid = readFileSync(require.resolve('mermaid/dist/mermaid.min.js'), 'utf8');
/** Where a page of a run shows a summary: so wide at most, and this is a first screen. */
const [WIDTH, SCREEN] = [920, 800];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function shown(given: Converged, colorScheme: 'light' | 'dark', width = WIDTH) {
  const html = `<!doctype html><html lang="en"><title>summary</title><style>${styles} body{margin:16px}</style><article class="markdown-body">${render(summary(given))}</article></html>`;
  return open(browser, html, { colorScheme, viewport: { width, height: SCREEN } });
}

const scenes: readonly (readonly [string, () => Converged])[] = [
  ...Object.entries(SCENES),
  ['23 failures', () => manyTasks(300, 12, 23)],
  ['5,000 tasks', () => manyTasks(5000, 256, 40)],
];

describe.each(scenes)('%s', (name, scene) => {
  it.each(['light', 'dark'] as const)('is answered on the first screen in %s', async (scheme) => {
    const { page, faults } = await shown(scene(), scheme);
    const folder = process.env['FANFOLD_PICTURES'];
    if (folder !== undefined)
      await page.screenshot({ path: `${folder}/summary-${name.replace(/\W+/g, '-')}-${scheme}.png`, fullPage: true });
    const answer = await page.locator('p strong').first().boundingBox();
    expect((answer?.y ?? SCREEN) + (answer?.height ?? 0)).toBeLessThan(SCREEN / 4);
    const cause = page.locator('h3').first();
    if ((await cause.count()) > 0) expect((await cause.boundingBox())?.y).toBeLessThan(0.75 * SCREEN);
    expect(await page.evaluate(overflow)).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

it('says what to do before the logs of 23 failures scroll it away', async () => {
  const { page } = await shown(manyTasks(300, 12, 23), 'light');
  const next = await page.locator('h3', { hasText: 'Next' }).boundingBox();
  expect(next?.y).toBeLessThan(2 * SCREEN);
  await page.context().close();
});

it('draws the timeline that unfolds', async () => {
  const { page } = await shown(SCENES['failed']?.() ?? manyTasks(3, 1, 0), 'dark');
  await page.addScriptTag({ content: mermaid });
  await page.evaluate(unfolded);
  expect(await page.evaluate(drawn)).toBeGreaterThan(4);
  const folder = process.env['FANFOLD_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/summary-timeline.png`, fullPage: true });
  await page.context().close();
});
