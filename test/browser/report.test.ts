import { source as axe } from 'axe-core';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportHtml } from '../../src/report/html/page.ts';
import type { Converged } from '../../src/report/model.ts';
import { converged, hostileConverged, manyTasks, NASTY, SCENES } from '../report/support.ts';
import { launch, open } from './browser.ts';
import {
  contrast,
  elements,
  findings,
  goTo,
  keys,
  placeIs,
  pwned,
  scrolled,
  shares,
  structure,
  timings,
  toEnd,
  wanted,
} from './in-page.js';
import { rich } from './rich.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Every nasty string in every place. */
const nasty: Converged = {
  ...converged({
    tasks: NASTY.map((id, at) => ({
      id,
      leg: NASTY[(at * 5) % NASTY.length] ?? '',
      state: at % 3 === 0 ? ('failed' as const) : ('succeeded' as const),
      reason: at % 3 === 0 ? id : null,
      start: at * 700,
      ms: 1000 + at * 90,
      log: NASTY.join('\n'),
      outputs: { [id]: id },
    })),
  }),
  failingTests: NASTY.map((text) => ({ task: text, suite: text, test: text, message: text, file: text, line: 7 })),
  checks: NASTY.map((summary) => ({
    name: 'failure isolation' as const,
    status: 'conflict' as const,
    summary,
    details: [],
  })),
  problems: NASTY.map((path) => ({
    area: 'rim' as const,
    severity: 'error' as const,
    at: null,
    kind: 'unreadable' as const,
    path,
    detail: path,
  })),
  bounded: { by: 'task', text: NASTY.join(' ') },
  runUrl: 'javascript:window.pwned=1',
};

const scenes: readonly (readonly [string, () => Converged])[] = [
  ...Object.entries(SCENES),
  ['300 tasks', () => manyTasks(300, 12, 3)],
  ['everything a page can tell', rich],
  ['nasty', () => nasty],
];

describe.each(scenes)('%s', (_, scene) => {
  it.each(['light', 'dark'] as const)('is readable and quiet in %s', async (colorScheme) => {
    const { page, faults } = await open(browser, reportHtml(scene()), { colorScheme });
    expect(await page.evaluate(contrast)).toEqual([]);
    expect(await page.evaluate(structure)).toEqual([]);
    await page.evaluate(axe);
    expect(await page.evaluate(findings)).toEqual([]);
    expect((await page.screenshot()).length).toBeGreaterThan(8000);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('fits a narrow window', async () => {
    const { page } = await open(browser, reportHtml(scene()), { viewport: { width: 390, height: 800 } });
    expect(await page.evaluate(wanted)).toBeLessThanOrEqual(390);
    await page.context().close();
  });
});

describe('hostile text', () => {
  it('is shown as it is, and never runs, loads or navigates', async () => {
    const { page, faults } = await open(browser, reportHtml(nasty));
    await page.mouse.move(300, 300);
    for (const link of await page.locator('a').all())
      if (await link.isVisible()) await link.click({ noWaitAfter: true });
    for (const unfold of await page.locator('summary').all()) await unfold.click();
    expect(await page.evaluate(pwned)).toBe(false);
    expect(faults).toEqual([]);
    const names = await page.locator('#tasks tbody th').allTextContents();
    expect(names).toContain('</script><script>window.pwned=1</script>');
    expect(names).toContain('\\u202egnp.exe\\u202c');
    expect(names).toHaveLength(NASTY.length);
    await page.context().close();
  });

  it('never runs in random reports', async () => {
    await fc.assert(
      fc.asyncProperty(hostileConverged, async (given) => {
        const { page, faults } = await open(browser, reportHtml(given));
        const rows = await page.locator('#tasks tbody tr').count();
        const ran = await page.evaluate(pwned);
        await page.context().close();
        expect({ rows, ran, faults }).toEqual({ rows: given.plan.tasks.length, ran: false, faults: [] });
      }),
      { numRuns: 12 },
    );
  });

  it('would not run even if an escape were wrong', async () => {
    const wounds =
      '<script>window.pwned=1</script><img src="data:," onerror="window.pwned=1"><a id="bad" href="javascript:window.pwned=1">x</a><style>h1{display:none}</style><h4 style="display:none">y</h4><form action="https://evil.example"><button id="go">z</button></form>';
    const { page } = await open(browser, reportHtml(nasty).replace('<main>', `<main>${wounds}`));
    await page.click('#bad');
    await page.click('#go', { noWaitAfter: true });
    expect(await page.evaluate(pwned)).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('h4').isVisible()).toBe(true);
    expect(page.url()).toBe('http://report.example/report.html');
    await page.context().close();
  });
});

describe('the task table', () => {
  const visible = '#tasks tbody tr:not([hidden])';

  it('filters by words and by state', async () => {
    const { page, faults } = await open(browser, reportHtml(manyTasks(300, 12, 3)));
    expect(await page.locator('#shown').textContent()).toBe('300 of 300 shown');
    await page.getByLabel('Filter').fill('PKG-02 leg-001');
    expect(await page.locator(visible).count()).toBe(8);
    expect(await page.locator('#shown').textContent()).toBe('8 of 300 shown');
    await page.getByLabel('Filter').fill('');
    await page.getByLabel('State').selectOption('failed');
    expect(await page.locator(`${visible} th`).allTextContents()).toEqual([
      'unit[packages/pkg-0001]',
      'unit[packages/pkg-0101]',
      'unit[packages/pkg-0201]',
    ]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('sorts by any column, both ways, by keyboard too', async () => {
    const { page } = await open(browser, reportHtml(manyTasks(30, 3, 2)));
    const times = async (): Promise<number[]> => page.locator('#tasks tbody td:nth-child(3)').evaluateAll(keys);
    const time = page.getByRole('button', { name: 'Time' });
    await time.click();
    const up = await times();
    expect(up).toEqual([...up].sort((a, b) => a - b));
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await time.focus();
    await page.keyboard.press('Enter');
    expect(await times()).toEqual(up.toReversed());
    await page.getByRole('button', { name: 'Task' }).click();
    const names = await page.locator('#tasks tbody th').allTextContents();
    expect(names).toEqual([...names].sort());
    await page.getByRole('button', { name: 'State' }).click();
    expect(await page.locator('#tasks tbody tr').first().getAttribute('class')).toBe('f');
    await page.context().close();
  });

  it('is all there without a script, and without dead controls', async () => {
    const { page } = await open(browser, reportHtml(manyTasks(30, 3, 2)), { javaScriptEnabled: false });
    expect(await page.locator(visible).count()).toBe(30);
    expect(await page.getByLabel('Filter').isVisible()).toBe(false);
    expect(await page.locator('th button').count()).toBe(0);
    expect(await page.locator('pre').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('stays usable with 5,000 tasks', async () => {
    const { page, faults } = await open(browser, reportHtml(manyTasks(5000, 256, 40)));
    await page.getByLabel('Filter').fill('pkg-4321');
    expect(await page.locator(visible).count()).toBe(1);
    await page.getByLabel('Filter').fill('');
    await page.getByRole('button', { name: 'Time' }).click();
    expect(await page.locator(visible).count()).toBe(5000);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('a task', () => {
  it('has a place of its own: rows, bars and addresses lead there, by keyboard too', async () => {
    const { page, faults } = await open(browser, reportHtml(manyTasks(30, 3, 2)));
    expect(await page.locator('#place').isVisible()).toBe(false);
    await page.locator('#tasks tbody a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(placeIs, 'unit[packages/pkg-0001]');
    expect(page.url()).toContain(`#task=${encodeURIComponent('unit[packages/pkg-0001]')}`);
    expect(await page.locator('#place').textContent()).toContain('expected 1 to be 2');
    await page.evaluate(goTo, `#task=${encodeURIComponent('unit[packages/pkg-0003]')}`);
    await page.waitForFunction(placeIs, 'unit[packages/pkg-0003]');
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.locator('#place').isVisible()).toBe(false);
    await page.locator('.lanes a').first().click();
    await page.locator('#place').waitFor({ state: 'visible' });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('is counted in a tile that shows its like', async () => {
    const { page } = await open(browser, reportHtml(manyTasks(30, 3, 2)));
    await page.locator('.facts a').first().click();
    expect(await page.locator('#shown').textContent()).toBe('2 of 30 shown');
    await page.context().close();
  });
});

describe('logs', () => {
  it('open at their end, and the first five are open', async () => {
    const { page } = await open(browser, reportHtml(manyTasks(60, 3, 12)));
    expect(await page.locator('details[open]').count()).toBe(5);
    expect(await page.locator('details').count()).toBeGreaterThan(5);
    const gap = await page.locator('pre').first().evaluate(toEnd);
    expect(Math.abs(gap)).toBeLessThan(2);
    await page.context().close();
  });
});

it('draws each try where it was, by share of the whole', async () => {
  const tasks = [
    { id: 'first', leg: 'w1-leg-001', state: 'succeeded' as const, ms: 2500, start: 0 },
    { id: 'second', leg: 'w1-leg-001', state: 'failed' as const, ms: 7500, start: 2500 },
  ];
  const { page } = await open(browser, reportHtml(converged({ tasks })));
  const boxes = await page.locator('.lanes a').evaluateAll(shares);
  expect(boxes).toEqual([
    [0, 25, 'first: succeeded, 2.5 s'],
    [25, 75, 'second: failed, 7.5 s'],
  ]);
  await page.context().close();
});

describe('with everything a page can tell', () => {
  it('shows of a failed task what led to it, and goes from task to task', async () => {
    const { page, faults } = await open(browser, reportHtml(rich()), { colorScheme: 'dark' });
    await page.evaluate(goTo, `#task=${encodeURIComponent('unit[packages/pkg-0001]')}`);
    await page.waitForFunction(placeIs, 'unit[packages/pkg-0001]');
    const text = (await page.locator('#place').textContent()) ?? '';
    for (const part of [
      'Before1.2 s, 1.3 s',
      'predicted',
      'Runnerubuntu-latest',
      'cart > adds the fee',
      'src/cart.test.ts:48',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Log: 402 lines');
    expect(text).toContain('first line of the whole log');
    await page.evaluate(axe);
    expect(await page.evaluate(findings)).toEqual([]);
    await page.locator('#place a', { hasText: 'pkg-0021' }).click();
    await page.waitForFunction(placeIs, 'unit[packages/pkg-0021]');
    expect(await page.locator('#place').textContent()).toContain('Needsunit[packages/pkg-0001]');
    await page.keyboard.press('Escape');
    expect(await page.locator('#place').isVisible()).toBe(false);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('draws waits, predictions, batches, the critical path, the decision and the graph of needs', async () => {
    const { page } = await open(browser, reportHtml(rich()));
    const count = (selector: string) => page.locator(selector).count();
    expect(await count('.lanes rect.w-queued')).toBe(6);
    expect(await count('.lanes rect.w-start-up')).toBe(6);
    expect(await count('.lanes rect.ghost')).toBe(6);
    expect(await count('.lanes rect.batch')).toBe(1);
    expect(await count('.lanes rect.c')).toBeGreaterThan(2);
    expect(await count('.axis line.d')).toBe(1);
    expect(await count('.graph a')).toBe(7);
    expect(await count('.graph path')).toBe(6);
    await page.locator('.graph a', { hasText: 'pkg-0021' }).click();
    await page.waitForFunction(placeIs, 'unit[packages/pkg-0021]');
    await page.context().close();
  });

  it('zooms and moves by button, key and pointer, and shows more ticks and names then', async () => {
    const { page, faults } = await open(browser, reportHtml(rich()));
    const ticks = () => page.locator('.axis text:visible').count();
    const before = { ticks: await ticks(), names: await page.locator('.lanes a text:visible').count() };
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.locator('#lanes').focus();
    await page.keyboard.press('+');
    expect(await page.locator('#lanes').evaluate(scrolled)).toMatchObject({ zoom: '4' });
    expect(await ticks()).toBeGreaterThan(before.ticks);
    expect(await page.locator('.lanes a text:visible').count()).toBeGreaterThan(before.names);
    const { left } = await page.locator('#lanes').evaluate(scrolled);
    const box = await page.locator('#lanes').boundingBox();
    await page.mouse.move((box?.x ?? 0) + 600, (box?.y ?? 0) + 30);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 500, (box?.y ?? 0) + 30);
    await page.mouse.up();
    expect(await page.locator('#lanes').evaluate(scrolled)).toMatchObject({ left: left + 100 });
    await page.keyboard.press('0');
    expect(await page.locator('#lanes').evaluate(scrolled)).toEqual({ zoom: '1', left: 0 });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('keeps its marks where colours are forced, and moves nothing where motion is unwelcome', async () => {
    const { page } = await open(browser, reportHtml(rich()), { forcedColors: 'active', reducedMotion: 'reduce' });
    await page.evaluate(axe);
    expect(await page.evaluate(findings)).toEqual([]);
    expect(await page.locator('#tasks tbody td', { hasText: '✗ failed' }).count()).toBe(4);
    await page.context().close();
  });
});

describe('5,000 tasks', () => {
  it('are on the screen as soon as a plain page of as many elements, or in half a second', async () => {
    const text = reportHtml(manyTasks(5000, 256, 40));
    expect(Buffer.byteLength(text)).toBeLessThan(1_500_000);
    const first = await open(browser, text);
    const size = await first.page.evaluate(elements);
    await first.page.context().close();
    const cells = `<tr>${'<td>a plain cell</td>'.repeat(7)}</tr>`;
    const plain = `<!doctype html><html lang="en"><title>plain</title><table>${cells.repeat(Math.ceil(size / 8))}</table></html>`;
    const seen = {
      report: [] as { paint: number; complete: number }[],
      plain: [] as { paint: number; complete: number }[],
    };
    for (let round = 0; round < 3; round++)
      for (const [name, html] of [
        ['plain', plain],
        ['report', text],
      ] as const) {
        const { page } = await open(browser, html);
        seen[name].push(await page.evaluate(timings));
        await page.context().close();
      }
    const best = (of: 'report' | 'plain', key: 'paint' | 'complete') => Math.min(...seen[of].map((one) => one[key]));
    expect(best('report', 'paint')).toBeLessThan(Math.max(500, best('plain', 'complete')));
    expect(best('report', 'complete')).toBeLessThan(Math.max(2000, 2 * best('plain', 'complete')));
  });
});
