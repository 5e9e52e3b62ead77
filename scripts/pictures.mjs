/**
 * Makes the pictures of the README from a real run of scripts/picture: `npm run pictures`, after `npm run build`. Needs a
 * Chromium (`CHROMIUM`, by default /usr/bin/chromium) and `script` of util-linux for a terminal.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { finalScreen, terminalSvg } from './terminal-picture.mjs';

const root = path.dirname(import.meta.dirname);
const target = path.join(root, 'docs/pictures');
const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'fanfold-picture-'));
fs.cpSync(path.join(root, 'scripts/picture'), workspace, { recursive: true });
const typed = `stty cols 100 rows 40; '${process.execPath}' '${path.join(root, 'dist/cli.js')}' run --jobs 3`;
const { stdout } = spawnSync('script', ['-qec', typed, '/dev/null'], { cwd: workspace, encoding: 'utf8' });
fs.writeFileSync(path.join(target, 'terminal.svg'), terminalSvg('fanfold run', finalScreen(stdout)));

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1000, height: 820 } });
await page.goto(pathToFileURL(path.join(workspace, '.fanfold/report.html')).href);
await page.screenshot({ path: path.join(target, 'report.png') });
await browser.close();
fs.rmSync(workspace, { recursive: true, force: true });
for (const file of fs.readdirSync(target))
  process.stdout.write(`${file}: ${fs.statSync(path.join(target, file)).size} bytes\n`);
