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
  ['junit/gotestsum-repository.xml', { '.': 'skipped 1', './internal/cart': 'failed 9' }, 0],
  ['junit/vitest-5.xml', { 'test/cart.test.js': 'failed 3', 'test/sub/menu.test.js': 'passed 2' }, 0],
  ['junit/jest-junit-17-files.xml', { 'test/cart.test.js': 'failed 3', 'test/sub/menu.test.js': 'passed 2' }, 0],
  ['junit/mocha-12-xunit.xml', { 'test/cart.test.js': 'failed 3', 'test/sub/menu.test.js': 'passed 2' }, 0],
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
  ['gotestsum', 'shop/internal/cart/cart_test.go', 4],
  ['gotestsum-repository', 'github.com/acme/shop/internal/cart/cart_test.go', 3],
  ['vitest-5', 'test/cart.test.js', 3],
  ['jest-junit-17-files', 'test/cart.test.js', 3],
  ['mocha-12-xunit', '/__w/shop/shop/test/cart.test.js', 3],
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
  /** By pair of tracefiles and version of lcov: the totals in the sum that it writes. */
  type Totals = Readonly<Record<string, readonly [hit: number, found: number]>>;
  const totals: Record<string, Record<string, Totals>> = JSON.parse(textOf('lcov/totals.json'));
  const names = Object.keys(totals);
  const partsOf = (name: string): string[] => [1, 2].map((at) => `lcov/${name}-${at}.info`);
  const sumOf = (name: string): string => {
    const documents = partsOf(name).map((path, at) => ({ task: `t${at}`, path, text: textOf(path) }));
    const { text, problems } = mergeLcov(documents);
    expect(problems).toEqual([]);
    return text;
  };
  const KEYWORDS = { lines: 'L', functions: 'FN', branches: 'BR', conditions: 'MC' };
  const totalsIn = (text: string): Totals => {
    const added = (keyword: string): number =>
      [...text.matchAll(new RegExp(`^${keyword}:(\\d+)$`, 'gm'))].reduce((sum, [, value]) => sum + Number(value), 0);
    const all = Object.entries(KEYWORDS).map(([kind, word]) => [kind, [added(`${word}H`), added(`${word}F`)]] as const);
    return Object.fromEntries(all.filter(([, [, found]]) => found > 0));
  };

  const versions = names.flatMap((name) => Object.keys(totals[name] ?? {}).map((version) => [name, version] as const));
  it.each(versions)('%s: the totals in the sum that lcov %s writes', (name, version) => {
    expect(totalsIn(sumOf(name))).toMatchObject(totals[name]?.[version] ?? {});
  });

  it('nothing but lcov 1.16 and the functions and branches of coverage.py is left out of that', () => {
    const all = new Set(names.flatMap((name) => Object.keys(totalsIn(sumOf(name))).map((kind) => `${name} ${kind}`)));
    const compared = versions.flatMap(([name, version]) =>
      Object.keys(totals[name]?.[version] ?? {}).map((kind) => `${name} ${kind}`),
    );
    expect(new Set(compared)).toEqual(all);
  });

  /** The version of lcov on this machine, and how it is started. */
  const installed = /version (\d+)/.exec(spawnSync('lcov', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
  const read = installed === '1' ? names.filter((name) => Object.hasOwn(totals[name] ?? {}, '1.16')) : names;
  const lcov = (name: string, ...given: readonly string[]): string => {
    const settings = installed === '1' ? ['lcov_branch_coverage'] : ['branch_coverage'];
    if (name.includes('mcdc')) settings.push('mcdc_coverage');
    const all = [...settings.flatMap((setting) => ['--rc', `${setting}=1`]), ...given];
    const printed = execFileSync('lcov', all, { encoding: 'utf8', stdio: 'pipe' });
    return (printed.match(/^ {2}(?:lines|functions|branches|conditions).*$/gm) ?? []).join('\n');
  };

  it.each(read)('%s: lcov, where it is installed, takes the sum and prints of it what it prints of its own', (name) => {
    if (installed === undefined) return;
    const folder = mkdtempSync(join(tmpdir(), 'fanfold-lcov-'));
    try {
      const [ours, theirs] = [join(folder, 'ours.info'), join(folder, 'theirs.info')];
      writeFileSync(ours, sumOf(name));
      lcov(name, ...partsOf(name).flatMap((path) => ['-a', join(FOLDER, path)]), '-o', theirs);
      const printed = lcov(name, '--summary', ours);
      expect(printed).toMatch(/lines/);
      expect(printed).toBe(lcov(name, '--summary', theirs));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
