import { describe, expect, it } from 'vitest';
import { readEntries } from '../../src/merge/report-entries.ts';
import { matchReports } from '../../src/packing/match.ts';

const of = (text: string, ...items: string[]) => {
  const { entries, failure } = readEntries(text);
  expect(failure).toBeNull();
  const { results, unmatched } = matchReports(items, [entries]);
  return {
    times: results.map((result) => result?.ms ?? null),
    outcomes: results.map((r) => r?.outcome),
    unmatched,
    results,
  };
};

describe('the file of a test', () => {
  it('is its own, else that of the nearest suite', () => {
    const text = `<testsuites><testsuite name="s" file="a.py"><testcase name="1" time="1" file="b.py"/>
      <testcase name="2" time="2"/><testsuite name="inner"><testcase name="3" time="3"/></testsuite></testsuite>
      <testsuite filepath="c.py"><testcase name="4" time="4"/></testsuite></testsuites>`;
    expect(of(text, 'a.py', 'b.py', 'c.py').times).toEqual([5000, 1000, 4000]);
  });

  it('is what an empty suite names for those after it', () => {
    const text = `<testsuites name="Mocha Tests">
      <testsuite name="Root Suite" file="/ci/cypress/e2e/a.cy.js" tests="0"/>
      <testsuite name="cart"><testcase name="cart adds" classname="adds" time="1.5"/></testsuite>
      <testsuite name="cart, empty"><testcase name="cart shows" classname="shows" time="1"/></testsuite>
      <testsuite name="Root Suite" file="/ci/cypress/e2e/b.cy.js" tests="0"/>
      <testsuite name="menu"><testcase name="menu opens" classname="opens" time="2"/></testsuite>
    </testsuites>`;
    expect(of(text, 'cypress/e2e/a.cy.js', 'cypress/e2e/b.cy.js')).toMatchObject({ times: [2500, 2000], unmatched: 0 });
  });

  it('is not that of a suite before it which has tests of its own, or whose follower is a file', () => {
    const full = `<testsuites><testsuite name="x" file="a.js"><testcase name="1" time="1"/></testsuite>
      <testsuite name="y"><testcase name="2" time="2"/></testsuite></testsuites>`;
    expect(of(full, 'a.js')).toMatchObject({ times: [1000], unmatched: 1 });
    const named = `<testsuites><testsuite name="src/empty.test.ts"/>
      <testsuite name="src/b.test.ts"><testcase name="2" time="2"/></testsuite></testsuites>`;
    expect(of(named, 'src/empty.test.ts', 'src/b.test.ts').times).toEqual([null, 2000]);
  });

  it('is the package in a report of Go', () => {
    const text = `<testsuites><testsuite name="shop/internal/cart"><properties><property name="go.version" value="go1.26"/></properties>
      <testcase classname="shop/internal/cart" name="TestAdd" time="0.5"/></testsuite></testsuites>`;
    expect(of(text, './internal/cart').times).toEqual([500]);
    // One package alone does not tell where its module begins; beside others the one around them does.
    expect(of(text, '.').times).toEqual([null]);
    const suites = /<testsuite[^s].*<\/testsuite>/s.exec(text)?.[0] ?? '';
    const two = `<testsuites>${suites}${suites.replaceAll('shop/internal/cart', 'shop')}</testsuites>`;
    for (const root of ['.', './', 'shop']) expect(of(two, root, './internal/cart').times).toEqual([500, 500]);
    expect(of(text, 'shop/internal/cart').times).toEqual([500]);
  });
});

describe('times', () => {
  it('a suite alone has a time', () => {
    expect(of('<testsuite name="a.js" time="2.5"><testcase name="x"/></testsuite>', 'a.js').times).toEqual([2500]);
  });

  it('one comma for decimals shows what the others are for', () => {
    const cases = ['0,160', '1,500'].map((time) => `<testcase name="${time}" time="${time}"/>`).join('');
    expect(of(`<testsuite name="a.js">${cases}</testsuite>`, 'a.js').times).toEqual([1660]);
  });

  it('reruns of Surefire count once', () => {
    const text = `<testsuite xmlns:xsi="x" name="com.acme.ATest" time="9" tests="1"><testcase name="a" classname="com.acme.ATest" time="0.5">
      <flakyFailure message="m" type="t"><stackTrace>at X</stackTrace><system-out>o</system-out></flakyFailure></testcase>
      <testcase name="b" classname="com.acme.ATest" time="1"><failure message="m"/><rerunFailure message="m"/></testcase></testsuite>`;
    expect(of(text, 'com.acme.ATest')).toMatchObject({ times: [1500], outcomes: ['failed'] });
  });
});

describe('failures', () => {
  const failureIn = (testcase: string) =>
    of(`<testsuite name="s">${testcase}</testsuite>`, 's').results[0]?.failures[0];

  it.each([
    [
      'pytest',
      '<testcase classname="tests.test_a" name="t"><failure message="assert 1 == 2">def test():\n&gt; assert\n\ntests/test_a.py:12: AssertionError</failure></testcase>',
      'tests/test_a.py',
      12,
    ],
    [
      'pytest, called from a helper',
      '<testcase classname="tests.test_a" name="t"><failure message="m">tests/test_a.py:4: \n_ _\nlib/help.py:9: E</failure></testcase>',
      'tests/test_a.py',
      4,
    ],
    [
      'unittest',
      '<testcase classname="tests.test_a.T" file="tests/test_a.py" line="3" name="t"><failure message="m">Traceback:\n  File "/w/tests/test_a.py", line 8, in t\n    x</failure></testcase>',
      'tests/test_a.py',
      8,
    ],
    [
      'Jest',
      '<testcase name="t" file="src/a.test.js"><failure>Error: no\n    at f (/w/src/lib.js:3:4)\n    at Object.&lt;anonymous&gt; (/w/src/a.test.js:7:11)</failure></testcase>',
      'src/a.test.js',
      7,
    ],
    [
      'Vitest',
      '<testcase name="t" classname="src/a.test.ts"><failure message="m">AssertionError: m\n ❯ src/a.test.ts:5:15</failure></testcase>',
      'src/a.test.ts',
      5,
    ],
    [
      'JUnit',
      '<testcase name="t" classname="com.acme.CartTest"><failure>org.x: no\n\tat org.junit.Assert.fail(Assert.java:88)\n\tat com.acme.CartTest.t(CartTest.java:17)</failure></testcase>',
      'com/acme/CartTest.java',
      17,
    ],
    [
      'Go',
      '<testcase name="TestA" classname="m/p"><failure message="Failed">=== RUN TestA\n    a_test.go:12: no\n</failure></testcase>',
      'a_test.go',
      12,
    ],
    [
      'RSpec',
      '<testcase name="t" classname="spec.a_spec" file="./spec/a_spec.rb"><failure message="m">expected\n./spec/a_spec.rb:9:in `block\'</failure></testcase>',
      'spec/a_spec.rb',
      9,
    ],
    [
      'PHPUnit',
      '<testcase name="t" class="ATest" file="/w/tests/ATest.php" line="9"><failure>ATest::t\nno\n\n/w/tests/ATest.php:12</failure></testcase>',
      '/w/tests/ATest.php',
      12,
    ],
    [
      '.NET',
      '<testcase name="t" classname="Acme.CartTests"><failure>at Acme.CartTests.T() in C:\\w\\CartTests.cs:line 7</failure></testcase>',
      'C:/w/CartTests.cs',
      7,
    ],
    ['only attributes', '<testcase name="t" file="a.rb" line="5"><failure>no</failure></testcase>', 'a.rb', 5],
    ['nothing', '<testcase name="t"><failure>at 12:30 version 1.2.3</failure></testcase>', null, null],
  ])('%s', (_, testcase, file, line) => {
    expect(failureIn(testcase)).toMatchObject({ file, line });
  });

  it('time grows with the length of the text alone', () => {
    for (const piece of ['a.b', 'a/', '.js:', 'a(', 'File "']) {
      const text = piece.repeat(16_000 / piece.length);
      expect(
        failureIn(`<testcase name="t"><failure>${text.replaceAll('"', '&quot;')}</failure></testcase>`),
      ).toBeDefined();
    }
  });
});

it('names the setting of a tool that leaves files out', () => {
  const jest =
    '<testsuites name="jest tests"><testsuite name="cart"><testcase name="t" time="1"/></testsuite></testsuites>';
  expect(readEntries(jest).hint).toContain('addFileAttribute');
  expect(readEntries(jest.replace('name="t"', 'name="t" file="a.js"')).hint).toBeNull();
});
