import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY_RUNNER, EMPTY_HISTORY, MAX_HISTORY_BYTES } from '../../src/packing/history.ts';
import { parseJunitHistory } from '../../src/packing/junit.ts';

function times(text: string): Record<string, number | undefined> {
  const { history } = parseJunitHistory(text, 'junit.xml');
  return Object.fromEntries([...history.tasks].map(([key, byRunner]) => [key, byRunner.get(ANY_RUNNER)?.[0]]));
}

function why(text: string): string {
  const { history, problems } = parseJunitHistory(text, 'junit.xml');
  expect(history).toEqual(EMPTY_HISTORY);
  expect(problems).toMatchObject([{ severity: 'warning', kind: 'history-ignored', source: 'junit.xml' }]);
  return problems.map((problem) => ('detail' in problem ? problem.detail : '')).join();
}

describe('JUnit as history', () => {
  it('sums cases by file, suite, class and test', () => {
    const text = `<?xml version="1.0"?><testsuites name="all">
      <testsuite name="unit" time="99">
        <testcase classname="C" name="a" file="c.test.js" time="1.5"/>
        <testcase classname="C" name="b" file="c.test.js" time="0.25"><failure>no</failure></testcase>
        <testcase classname="D" name="a" time="2"/>
      </testsuite>
      <testsuite name="e2e" file="e2e.test.js"><testcase classname="E" name="x" time="3"/></testsuite>
    </testsuites>`;
    expect(times(text)).toEqual({
      'c.test.js': 1750,
      unit: 3750,
      C: 1750,
      'C::a': 1500,
      'C::b': 250,
      D: 2000,
      'D::a': 2000,
      'e2e.test.js': 3000,
      e2e: 3000,
      E: 3000,
      'E::x': 3000,
    });
  });

  it('one case with a broken time spoils no sum', () => {
    const bad = ['oops', '-1', 'NaN', 'Infinity', '1e999'].map(
      (time) => `<testcase classname="C" name="${time}" time="${time}"/>`,
    );
    const text = `<testsuite name="s">${bad.join('')}<testcase classname="C" name="a" time="1"/></testsuite>`;
    expect(times(text)).toEqual({ s: 1000, C: 1000, 'C::a': 1000 });
    expect(parseJunitHistory(text, 'j').problems).toMatchObject([{ kind: 'history-values', count: 5 }]);
  });

  it('reads the five entities, once', () => {
    const text = '<testsuite name="a &amp;lt; &lt;b&gt; &quot;&apos;"><testcase name="x" time="1"/></testsuite>';
    expect(Object.keys(times(text))).toContain('a &lt; <b> "\'');
  });

  it.each([
    ['', 'not XML'],
    ['<testsuite/>', 'no test case'],
    ['<html><body>404</body></html>', 'no test case'],
    ['<testsuite><testcase name="a"/></testsuite>', 'no test case'],
    ['<testsuite>', 'not XML'],
    ['not xml', 'not XML'],
    ['<testsuite name="a" name="b"/>', 'not XML'],
  ])('%j is ignored: %s', (text, reason) => {
    expect(why(text)).toContain(reason);
  });

  it('refuses document types, and so every bomb of entities', () => {
    const text = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><testsuite name="&b;"><testcase name="x" time="1"/></testsuite>`;
    expect(why(text)).toContain('document type');
    expect(why(text.replace('DOCTYPE', 'doctype'))).toContain('document type');
  });

  it('refuses what is too deep, too long or too much', () => {
    expect(why(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`)).toContain('nested');
    expect(why(' '.repeat(MAX_HISTORY_BYTES + 1))).toContain('bytes');
    const cases = Array.from({ length: 100_001 }, (_, at) => `<testcase classname="c${at}" name="n" time="1"/>`);
    expect(why(`<testsuite>${cases.join('')}</testsuite>`)).toContain('more than 200000 entries');
  });

  it('says why in few words, whatever the file', () => {
    expect(why('<'.repeat(100_000)).length).toBeLessThan(300);
  });

  it('names of prototypes are names', () => {
    const text = '<testsuite name="__proto__"><testcase classname="constructor" name="x" time="1"/></testsuite>';
    const { history } = parseJunitHistory(text, 'j');
    expect(history.tasks.get('__proto__')?.get(ANY_RUNNER)).toEqual([1000]);
    expect(history.tasks.get('constructor')?.get(ANY_RUNNER)).toEqual([1000]);
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '<testsuite>',
      '</testsuite>',
      '<testcase time="1"',
      '/>',
      '&',
      '"',
      '<!--',
      '<![CDATA[',
      ']]>',
      'a',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join(' ')),
        ),
        (text) => {
          expect(parseJunitHistory(text, 'j').problems.every(({ severity }) => severity === 'warning')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
