import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readEntries } from '../../src/merge/report-entries.ts';
import { matchReports } from '../../src/packing/match.ts';
import { strictXml } from './strict-xml.ts';
import { mergeJunit, mergeLcov } from './support.ts';

const FOLDER = join(import.meta.dirname, '../cases/reports');
const textOf = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
const xmlIn = (path: string): string[] =>
  path.endsWith('/')
    ? readdirSync(join(FOLDER, path))
        .sort()
        .map((name) => path + name)
    : [path];

/** Of a real report: items, and what becomes of each; `unmatched` entries are of files that are no item here. */
const PRODUCERS: [report: string, items: Record<string, string>, unmatched: number][] = [
  ['junit/pytest.xml', { 'tests/test_cli.py': 'failed 4', 'tests/api/test_users.py': 'passed 2' }, 0],
  ['junit/pytest.xml', { 'backend/tests/test_cli.py': 'failed 4', 'backend/tests/api/test_users.py': 'passed 2' }, 0],
  ['junit/pytest-xunit1.xml', { 'tests/test_cli.py': 'failed 4', './tests/api/test_users.py': 'passed 2' }, 0],
  ['junit/unittest-xml-reporting.xml', { 'tests/test_unit.py': 'failed 2' }, 0],
  ['junit/vitest.xml', { 'test/cart.test.js': 'failed 3', 'test/sub/menu.test.js': 'passed 2' }, 0],
  ['junit/jest-junit-files.xml', { 'test/cart.test.js': 'failed 3', 'test/sub/menu.test.js': 'passed 2' }, 0],
  ['junit/mocha-xunit.xml', { 'test/cart.test.js': 'failed 3', 'test/sub/menu.test.js': 'passed 2' }, 0],
  // The test outside all suites has no file in this one, and the skipped test is not in it.
  ['junit/mocha-junit.xml', { 'test/cart.test.js': 'failed 2', 'test/sub/menu.test.js': 'passed 1' }, 1],
  ['junit/playwright.xml', { 'e2e/tests/login.spec.js': 'failed 2', 'e2e/tests/logout.spec.js': 'failed 2' }, 0],
  ['junit/gotestsum.xml', { 'shop/internal/cart': 'failed 8', shop: 'skipped 1' }, 0],
  ['junit/gotestsum.xml', { './internal/cart': 'failed 8' }, 1],
  ['junit/phpunit.xml', { 'tests/CartTest.php': 'failed 4' }, 0],
  ['junit/surefire/', { 'com.acme.CartTest': 'failed 6', 'com.acme.MenuTest': 'passed 2' }, 0],
  [
    'junit/surefire/',
    { 'src/test/java/com/acme/CartTest.java': 'failed 6', 'src/test/java/com/acme/MenuTest.java': 'passed 2' },
    0,
  ],
];

describe('all items are known after one run', () => {
  it.each(PRODUCERS)('%s: %j', (report, items, unmatched) => {
    const documents = xmlIn(report).map((path) => readEntries(textOf(path)).entries);
    const found = matchReports(Object.keys(items), documents);
    const said = found.results.map((one) => `${one?.outcome} ${one?.entries}`);
    expect(Object.fromEntries(Object.keys(items).map((item, at) => [item, said[at]]))).toEqual(items);
    expect(found).toMatchObject({ unmatched, ambiguous: 0 });
    expect(found.results.every((one) => one?.ms !== null)).toBe(true);
  });

  it('jest-junit as it comes names no file, and the setting is said', () => {
    const { entries, hint } = readEntries(textOf('junit/jest-junit.xml'));
    expect(matchReports(['test/cart.test.js'], [entries])).toMatchObject({ results: [null], unmatched: 5 });
    expect(hint).toBe('`addFileAttribute: "true"` of jest-junit');
  });

  it('runs of one test count once: of Surefire in two files, of gotestsum in one suite', () => {
    const surefire = xmlIn('junit/surefire/').map((path) => readEntries(textOf(path)).entries);
    // adds 0.052, fails 0.001, flaky 0.005, refuses 0.001: not those of the first run.
    expect(matchReports(['com.acme.CartTest'], surefire).results[0]?.ms).toBeCloseTo(59);
    const go = readEntries(textOf('junit/gotestsum.xml')).entries.filter(({ name }) => name === 'TestFlaky');
    expect(matchReports(['shop/internal/cart'], [go]).results[0]).toMatchObject({ outcome: 'passed', reran: true });
  });
});

test.each([
  ['pytest', 'tests/test_cli.py', 5],
  ['unittest-xml-reporting', 'tests/test_unit.py', 4],
  ['vitest', 'test/cart.test.js', 2],
  ['jest-junit-files', 'test/cart.test.js', 2],
  ['mocha-junit', '/__w/shop/shop/test/cart.test.js', 2],
  ['mocha-xunit', '/__w/shop/shop/test/cart.test.js', 2],
  ['playwright', 'login.spec.js', 2],
  ['gotestsum', 'cart_test.go', 4],
  ['phpunit', '/__w/shop/shop/tests/CartTest.php', 6],
])('%s says where its first test failed', (name, file, line) => {
  const { failing } = mergeJunit([{ task: 't', path: name, text: textOf(`junit/${name}.xml`) }]);
  expect(failing[0]).toMatchObject({ file, line });
});

test('all of them merge into one document that every reader takes', () => {
  const paths = readdirSync(join(FOLDER, 'junit'), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.xml'));
  const { xml, totals, problems } = mergeJunit(
    paths.map((path) => ({ task: path, path, text: textOf(join('junit', path)) })),
  );
  expect(problems).toEqual([]);
  const count = (pattern: RegExp): number =>
    paths.reduce((sum, path) => sum + [...textOf(join('junit', path)).matchAll(pattern)].length, 0);
  expect(totals.tests).toBe(count(/<testcase\b/g));
  expect(strictXml(xml).children.length).toBeGreaterThan(10);
});

describe('LCOV of several producers', () => {
  const totals: Record<string, Record<string, [hit: number, found: number]>> = JSON.parse(textOf('lcov/totals.json'));
  const names = Object.keys(totals);
  const sumOf = (name: string): string => {
    const documents = [1, 2].map((at) => ({
      task: `t${at}`,
      path: 'lcov.info',
      text: textOf(`lcov/${name}-${at}.info`),
    }));
    const { text, problems } = mergeLcov(documents);
    expect(problems).toEqual([]);
    return text;
  };
  const added = (text: string, keyword: string): number =>
    [...text.matchAll(new RegExp(`^${keyword}:(\\d+)$`, 'gm'))].reduce((sum, [, value]) => sum + Number(value), 0);

  it.each(names)('%s: the totals that lcov prints for the sum', (name) => {
    const text = sumOf(name);
    const ours = { lines: ['LH', 'LF'], functions: ['FNH', 'FNF'], branches: ['BRH', 'BRF'] };
    for (const [kind, [hit, found]] of Object.entries(totals[name] ?? {})) {
      const [hitKey = '', foundKey = ''] = ours[kind as keyof typeof ours];
      expect([kind, added(text, hitKey), added(text, foundKey)]).toEqual([kind, hit, found]);
    }
  });

  it.each(names)('%s: lcov, where it is installed, takes the sum and prints the same', (name) => {
    if (spawnSync('lcov', ['--version']).status !== 0) return;
    const folder = mkdtempSync(join(tmpdir(), 'fanfold-lcov-'));
    try {
      const file = join(folder, 'sum.info');
      writeFileSync(file, sumOf(name));
      const summary = execFileSync('lcov', ['--rc', 'lcov_branch_coverage=1', '--summary', file], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
      const printed = [...summary.matchAll(/\((\d+) of (\d+) /g)].map(([, hit, found]) => [Number(hit), Number(found)]);
      const wanted = Object.values(totals[name] ?? {});
      expect(printed.slice(0, wanted.length)).toEqual(wanted);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
