import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's Chromium, kept from calling home: every connection that is seen is one that the page made. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

const ADDRESS = 'http://report.example/report.html';

/** A page with what it did besides showing itself. */
export interface Watched {
  readonly page: Page;
  /** Console messages, uncaught errors, dialogs, and requests to anything but the page; all of them are faults. */
  readonly faults: string[];
}

/** Opens a document as a browser would from a server that has nothing else. */
export async function open(browser: Browser, html: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => faults.push('popup'));
  await page.route('**/*', (route) => {
    if (route.request().url() === ADDRESS)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    faults.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(ADDRESS);
  return { page, faults };
}
