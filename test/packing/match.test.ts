import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { matchReports, type ReportEntry } from '../../src/packing/match.ts';

type Given = Partial<ReportEntry>;

const entry = (given: Given): ReportEntry => ({
  file: '',
  className: '',
  name: 't',
  suites: [],
  suite: 1,
  ms: 1000,
  outcome: 'passed',
  failure: null,
  ...given,
});

/** The item that one entry is about; `?` for several, `null` for none. */
function itemOf(items: readonly string[], given: Given): string | null {
  const { results, ambiguous } = matchReports(items, [[entry(given)]]);
  if (ambiguous > 0) return '?';
  return items[results.findIndex((result) => result !== null)] ?? null;
}

describe('an entry is about the item of', () => {
  const cases: [rule: string, items: string[], given: Given, item: string | null][] = [
    ['the same text', ['tests/a.py', 'a.py'], { file: 'tests/a.py' }, 'tests/a.py'],
    ['the same text, a class', ['com.acme.Slow', 'com.acme'], { className: 'com.acme.Slow' }, 'com.acme.Slow'],
    ['the same text, a suite', ['unit', 'lint'], { suites: ['unit'], className: 'X' }, 'unit'],
    ['the same text, a test', ['TestA', 'TestB'], { className: 'pkg', name: 'TestB' }, 'TestB'],
    ['the same text, class and test', ['C::t', 'C::u'], { className: 'C', name: 'u' }, 'C::u'],
    ['the path without ./', ['spec/a_spec.rb'], { file: './spec/a_spec.rb' }, 'spec/a_spec.rb'],
    ['the path without ./ on the other side', ['./spec/a_spec.rb'], { file: 'spec/a_spec.rb' }, './spec/a_spec.rb'],
    ['the path with a detour', ['tests/a.py'], { file: 'e2e/../tests//./a.py' }, 'tests/a.py'],
    ['the path that a tool in a folder beside it wrote', ['tests/a.py'], { file: '../tests/a.py' }, 'tests/a.py'],
    ['the path with \\', ['tests/sub/a.py'], { file: '.\\tests\\sub\\a.py' }, 'tests/sub/a.py'],
    ['the path with \\ on the other side', ['tests\\a.py'], { file: 'tests/a.py' }, 'tests\\a.py'],
    ['the text with references', ['a&b.js'], { file: 'a&amp;b.js' }, 'a&b.js'],
    ['the text with numeric references', ['tests/é.py'], { file: 'tests/&#xE9;.py' }, 'tests/é.py'],
    ['the absolute path that ends with it', ['tests/a.py'], { file: '/srv/repo/tests/a.py' }, 'tests/a.py'],
    ['the longest that an absolute path ends with', ['a.py', 'tests/a.py'], { file: '/r/tests/a.py' }, 'tests/a.py'],
    ['an absolute path of Windows', ['tests/a.py'], { file: 'D:\\a\\repo\\tests\\a.py' }, 'tests/a.py'],
    ['a file address', ['tests/a.js'], { file: 'file:///w/tests/a.js' }, 'tests/a.js'],
    ['no part of a name', ['a.py'], { file: '/r/tests/data.py' }, null],
    [
      'a path below where the tool ran',
      ['e2e/tests/login.spec.ts'],
      { suites: ['login.spec.ts'] },
      'e2e/tests/login.spec.ts',
    ],
    ['several paths below where the tool ran', ['a/x.ts', 'b/x.ts'], { file: 'x.ts' }, '?'],
    [
      'a dotted class',
      ['tests/test_cli.py', 'tests/test_api.py'],
      { className: 'tests.test_cli' },
      'tests/test_cli.py',
    ],
    [
      'a dotted class inside a module',
      ['tests/test_cli.py'],
      { className: 'tests.test_cli.TestHelp' },
      'tests/test_cli.py',
    ],
    [
      'a class inside a class',
      ['tests/test_cli.py'],
      { className: 'tests.test_cli.TestHelp.TestShort' },
      'tests/test_cli.py',
    ],
    ['a module at the top', ['test_cli.py', 'acme.Cart'], { className: 'test_cli.TestHelp' }, 'test_cli.py'],
    [
      'a module below where the tool ran',
      ['backend/tests/test_cli.py'],
      { className: 'tests.test_cli.TestHelp' },
      'backend/tests/test_cli.py',
    ],
    ['two modules below where the tool ran', ['a/tests/t.py', 'b/tests/t.py'], { className: 'tests.t' }, '?'],
    [
      'a class in its source',
      ['src/test/java/com/acme/CartTest.java'],
      { className: 'com.acme.CartTest' },
      'src/test/java/com/acme/CartTest.java',
    ],
    [
      'a class in a class, its source',
      ['src/test/java/com/acme/CartTest.java'],
      { className: 'com.acme.CartTest$WhenFull$AndOpen' },
      'src/test/java/com/acme/CartTest.java',
    ],
    ['a class in a class', ['com.acme.Cart'], { className: 'com.acme.Cart$WhenFull' }, 'com.acme.Cart'],
    [
      'a class in a class that is an item',
      ['com.acme.Cart', 'com.acme.Cart$WhenFull'],
      { className: 'com.acme.Cart$WhenFull' },
      'com.acme.Cart$WhenFull',
    ],
    [
      'a namespace in a folder with points',
      ['test/Acme.Web.Tests/CartTests.cs'],
      { className: 'Acme.Web.Tests.CartTests' },
      'test/Acme.Web.Tests/CartTests.cs',
    ],
    ['no module of a longer name', ['src/app.ts'], { className: 'app.models.User' }, null],
    ['a test id', ['tests/a.py'], { name: 'tests/a.py::TestX::test_y' }, 'tests/a.py'],
    ['a test id with a parameter', ['tests/a.py'], { name: 'tests/a.py::test_y[a::b/c.d]' }, 'tests/a.py'],
    [
      'the class of a test id',
      ['tests/a.py', 'tests/a.py::TestX'],
      { name: 'tests/a.py::TestX::test_y' },
      'tests/a.py::TestX',
    ],
    [
      'the test of a test id',
      ['tests/a.py::test_y', 'tests/a.py::test_z'],
      { className: 'tests.a', name: 'test_z' },
      'tests/a.py::test_z',
    ],
    ['an id of RSpec', ['spec/a_spec.rb'], { name: './spec/a_spec.rb[1:2:1]' }, 'spec/a_spec.rb'],
    ['a line', ['spec/a_spec.rb'], { name: './spec/a_spec.rb:12' }, 'spec/a_spec.rb'],
    ['a title of Playwright', ['e2e/a.spec.ts'], { name: 'a.spec.ts:3:1 › cart › adds' }, 'e2e/a.spec.ts'],
    ['a title of Vitest', ['src/a.test.ts'], { name: 'src/a.test.ts > cart > adds' }, 'src/a.test.ts'],
    ['a package of Go', ['./internal/cart'], { file: '/example.com/shop/internal/cart' }, './internal/cart'],
    ['the folder around the file', ['packages/', 'packages/a/'], { file: 'packages/a/src/x.test.ts' }, 'packages/a/'],
    ['nothing', ['tests/a.py'], { file: 'tests/b.py', className: 'tests.b', suites: ['pytest'] }, null],
  ];
  it.each(cases)('%s: %j', (_, items, given, item) => {
    expect(itemOf(items, given)).toBe(item);
  });

  it('the order holds: file before class, class before suite, the same text before its parts', () => {
    const items = ['by/file.py', 'by.Class', 'by-suite', 'x/file.py'];
    const all = { file: 'by/file.py', className: 'by.Class', suites: ['by-suite'] };
    expect(itemOf(items, all)).toBe('by/file.py');
    expect(itemOf(items, { ...all, file: '' })).toBe('by.Class');
    expect(itemOf(items, { ...all, file: '', className: 'none' })).toBe('by-suite');
    expect(itemOf(['file.py', 'x/file.py'], { file: 'file.py' })).toBe('file.py');
  });
});

describe('results', () => {
  const failure = { test: 't', message: 'm', file: null, line: null };
  const failed = { outcome: 'failed', failure } as const;
  const of = (...documents: Given[][]) =>
    matchReports(
      ['a'],
      documents.map((list) => list.map((given) => entry({ file: 'a', ...given }))),
    ).results[0];

  it('times of its tests add up, with those of tests that share a name', () => {
    expect(of([{ name: 'x' }, { name: 'y', ms: 500 }, { name: 'y', ms: 250 }])).toMatchObject({ ms: 1750, entries: 3 });
  });

  it('a test that ran again after it failed counts once, as it ended', () => {
    expect(of([failed, { ms: 5 }])).toMatchObject({ ms: 5, outcome: 'passed', reran: true, failures: [] });
    expect(of([failed, { ...failed, ms: 5 }])).toMatchObject({ ms: 5, outcome: 'failed', reran: false });
    expect(of([{}, failed])).toMatchObject({ ms: 2000, outcome: 'failed', reran: false });
  });

  it('tests of one name in two suites are two tests', () => {
    expect(of([{ suite: 1 }, { suite: 2 }])).toMatchObject({ ms: 2000 });
    expect(of([{ suite: 1, ...failed }, { suite: 2 }])).toMatchObject({ outcome: 'failed', reran: false });
  });

  it('a file in several reports: its tests add up, a test in both counts as in the last', () => {
    expect(of([{ name: 'x' }], [{ name: 'y' }])).toMatchObject({ ms: 2000 });
    expect(of([{ name: 'x' }, { name: 'y' }], [{ name: 'x', ms: 1 }])).toMatchObject({ ms: 1001 });
  });

  it('a later line of a list of durations replaces an earlier one', () => {
    expect(of([{ outcome: null }, { outcome: null, ms: 7 }])).toMatchObject({ ms: 7, outcome: null });
  });

  it('one failed test fails the item; skipped ones alone skip it', () => {
    expect(of([{ name: 'x' }, { name: 'y', ...failed }])?.outcome).toBe('failed');
    expect(of([{ name: 'x', outcome: 'skipped' }])?.outcome).toBe('skipped');
    expect(of([{ name: 'x', outcome: 'skipped' }, { name: 'y' }])?.outcome).toBe('passed');
  });

  it('without a time there is none', () => {
    expect(of([{ ms: null }])?.ms).toBeNull();
    expect(of([{ ms: null, name: 'x' }, {}])?.ms).toBe(1000);
  });

  it('equal items share, and every entry is counted', () => {
    const { results, unmatched, ambiguous } = matchReports(
      ['x/a', 'x/a', 'y/a.b', 'z/a.b'],
      [[entry({ file: 'x/a' }), entry({ file: 'a.b' }), entry({ file: 'none' }), entry({ className: 'none' })]],
    );
    expect(results.map((result) => result?.ms ?? null)).toEqual([1000, 1000, null, null]);
    expect({ unmatched, ambiguous }).toEqual({ unmatched: 2, ambiguous: 1 });
  });
});

test('whatever the texts: every entry matches one item, several or none, and the order of the items does not matter', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '\\', ':', '$', ' ', '[') }),
    fc.constantFrom('a/b.py', './a/b.py', 'b.py', '/a/b.py', 'a.b', 'a.b.C', 'a/b.py::t', '__proto__', 'constructor'),
  );
  const entries = fc.array(
    fc.record({ file: text, className: text, name: text, suites: fc.array(text, { maxLength: 2 }) }).map(entry),
  );
  fc.assert(
    fc.property(fc.uniqueArray(text), entries, (items, list) => {
      const there = matchReports(items, [list]);
      const matched = there.results.reduce((sum, result) => sum + (result?.entries ?? 0), 0);
      expect(matched + there.unmatched + there.ambiguous).toBe(list.length);
      const back = matchReports(items.toReversed(), [list]);
      expect(back.results.toReversed()).toEqual(there.results);
    }),
  );
});
