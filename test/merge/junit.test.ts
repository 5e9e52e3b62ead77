import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rimSentence } from '../../src/report/sentences/rim.ts';
import { type Element, strictXml } from './strict-xml.ts';
import { mergeJunit } from './support.ts';

const one = (text: string, task = 't', path = 'r.xml') => mergeJunit([{ task, path, text }]);
const NOWHERE = { file: null, line: null };
const suites = (xml: string): Element[] => strictXml(xml).children;

/** The common shape: which element may stand where, in which order, and counts that agree with the content. */
const SHAPE: Readonly<Record<string, RegExp>> = {
  testsuites: /^(testsuite )*$/,
  testsuite: /^(properties )?(testcase )*(system-out )?(system-err )?$/,
  testcase:
    /^(properties )?((skipped|error|failure|rerunFailure|rerunError|flakyFailure|flakyError) )*(system-out )?(system-err )?$/,
  properties: /^(property )+$/,
};

function expectShape(element: Element): void {
  const shape = SHAPE[element.name];
  if (shape === undefined) {
    expect(element.children).toEqual([]);
    return;
  }
  expect(element.children.map(({ name }) => `${name} `).join('')).toMatch(shape);
  expect(element.text.trim()).toBe('');
  for (const child of element.children) expectShape(child);
  if (element.name === 'testcase') expect(element.attributes).toHaveProperty('name');
  if (!element.name.startsWith('testsuite')) return;
  const cases = (element.name === 'testsuites' ? element.children : [element]).flatMap((suite) =>
    suite.children.filter(({ name }) => name === 'testcase'),
  );
  const having = (wanted: string, not: readonly string[] = []) =>
    cases.filter(({ children }) => {
      const names = children.map(({ name }) => name);
      return names.includes(wanted) && !not.some((name) => names.includes(name));
    }).length;
  expect(element.attributes).toMatchObject({
    tests: String(cases.length),
    errors: String(having('error')),
    failures: String(having('failure', ['error'])),
    skipped: String(having('skipped', ['error', 'failure'])),
  });
}

describe('one document', () => {
  const pytest = `<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" errors="0" failures="7" skipped="0" tests="99" time="1.500" timestamp="2026-01-01T00:00:00" hostname="h">
<properties><property name="seed" value="7"/></properties>
<testcase classname="tests.a" name="test_ok" time="0.25"/>
<testcase classname="tests.a" name="test_bad" time="1"><failure message="assert 1 == 2&#10;  where 1 &lt; 2" type="AssertionError">trace &amp; <![CDATA[<b> & ]]></failure><system-out>out</system-out></testcase>
<testcase classname="tests.a" name="test_skip"><skipped message="no db"/></testcase>
<testcase classname="tests.a" name="test_boom"><error>first line
second</error></testcase>
<system-err>err</system-err></testsuite></testsuites>`;

  test('keeps names, attributes, properties, results and outputs, and counts again', () => {
    const { xml, failing, totals, problems } = one(pytest, 'unit[a]');
    expect(problems).toEqual([]);
    expect(totals).toEqual({ tests: 4, failures: 1, errors: 1, skipped: 1, timeSeconds: 1.5 });
    expectShape(strictXml(xml));
    expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="fanfold" tests="4" failures="1" errors="1" skipped="1" time="1.500">
  <testsuite name="pytest" tests="4" failures="1" errors="1" skipped="1" time="1.500" timestamp="2026-01-01T00:00:00" hostname="h">
    <properties>
      <property name="fanfold.task" value="unit[a]"/>
      <property name="seed" value="7"/>
    </properties>
    <testcase classname="tests.a" name="test_ok" time="0.25"/>
    <testcase classname="tests.a" name="test_bad" time="1">
      <failure message="assert 1 == 2&#10;  where 1 &lt; 2" type="AssertionError">trace &amp; &lt;b&gt; &amp; </failure>
      <system-out>out</system-out>
    </testcase>
    <testcase classname="tests.a" name="test_skip">
      <skipped message="no db"/>
    </testcase>
    <testcase classname="tests.a" name="test_boom">
      <error>first line
second</error>
    </testcase>
    <system-err>err</system-err>
  </testsuite>
</testsuites>
`);
    expect(failing).toEqual([
      { task: 'unit[a]', suite: 'pytest', test: 'test_bad', message: 'assert 1 == 2\n  where 1 < 2', ...NOWHERE },
      { task: 'unit[a]', suite: 'pytest', test: 'test_boom', message: 'first line\nsecond', ...NOWHERE },
    ]);
  });

  test('merging the merged file again changes nothing', () => {
    const { xml } = one(pytest);
    expect(one(xml).xml).toBe(xml);
  });

  test('a lone testsuite is a document', () => {
    expect(one('<testsuite name="s"><testcase name="c"/></testsuite>').totals.tests).toBe(1);
  });

  test('suites inside suites are laid flat; a time counts once', () => {
    const { xml, totals } = one(`<testsuites><testsuite name="outer" time="9">
      <testcase name="own" time="1"/><testsuite name="inner" time="2"><testcase name="a"/></testsuite>
      <testsuite><testcase name="b" time="3"/></testsuite></testsuite></testsuites>`);
    expect(suites(xml).map(({ attributes }) => [attributes.name, attributes.tests, attributes.time])).toEqual([
      ['outer', '1', '1.000'],
      ['inner', '1', '2.000'],
      ['outer', '1', '3.000'],
    ]);
    expect(totals.timeSeconds).toBe(6);
  });

  test('tests without a suite, and a suite that failed as a whole, are not lost', () => {
    const { xml, failing, totals } = one(`<testsuites name="r"><testcase name="lone"/>
      <testsuite name="import"><error message="cannot load"/></testsuite></testsuites>`);
    expectShape(strictXml(xml));
    expect(totals).toMatchObject({ tests: 2, errors: 1 });
    expect(failing).toEqual([{ task: 't', suite: 'import', test: 'import', message: 'cannot load', ...NOWHERE }]);
  });

  test('an empty suite stays, with zeros', () => {
    const { xml } = one('<testsuites><testsuite name="none" tests="5"/></testsuites>');
    expect(suites(xml)[0]?.attributes).toMatchObject({ name: 'none', tests: '0' });
  });

  test('tests that ran again keep their tries and are not failing', () => {
    const { xml, failing } = one(
      '<testsuite><testcase name="c"><flakyFailure message="m"><stackTrace>at x</stackTrace></flakyFailure></testcase></testsuite>',
    );
    expectShape(strictXml(xml));
    expect(xml).toContain('<flakyFailure message="m">at x</flakyFailure>');
    expect(failing).toEqual([]);
  });

  test.each([
    ['1', 1],
    ['1,234.5', 1234.5],
    ['2.5e-1', 0.25],
    ['', 0],
    ['-3', 0],
    ['NaN', 0],
    ['Infinity', 0],
    ['1e999', 0],
    ['0x10', 0],
    ['1s', 0],
  ])('a time of %j is %d s', (time, seconds) => {
    expect(one(`<testsuite><testcase name="c" time="${time}"/></testsuite>`).totals.timeSeconds).toBe(seconds);
  });

  test('a test without a suite name is found by its class', () => {
    const { failing } = one('<testsuite><testcase classname="k" name="c"><failure/></testcase></testsuite>');
    expect(failing).toEqual([{ task: 't', suite: 'k', test: 'c', message: '', ...NOWHERE }]);
  });

  test('namespaces do not break the merged file', () => {
    const { xml, problems } = one(
      '<testsuite xmlns="u" xmlns:xsi="v" xsi:schemaLocation="w" name="s"><testcase name="c" x:y="z" xml:space="preserve"/></testsuite>',
    );
    expect(problems).toEqual([]);
    expectShape(strictXml(xml));
  });
});

describe('hostile documents', () => {
  test.each([
    ['', 'is not XML'],
    ['not xml', 'is not XML'],
    ['<testsuite>', 'is not XML'],
    ['<testsuite><testcase></testsuite>', 'is not XML'],
    ['<testsuite name="a" name="b"/>', 'is not XML'],
    ['<testsuite/><testsuite/>', 'has not exactly one root element'],
    ['<html/>', 'is XML without `testsuite`'],
    ['<!DOCTYPE x [<!ENTITY a "b">]><testsuite name="&a;"/>', 'declares a document type'],
    ['<!doctype x><testsuite/>', 'declares a document type'],
    ['<testsuite><!ENTITY a "b"></testsuite>', 'declares a document type'],
    [
      `${'<testsuite>'.repeat(201)}${'</testsuite>'.repeat(201)}`,
      'is not XML (line 1, column 2201: elements are nested deeper than 200)',
    ],
    ['<testsuite>\n <testcase name="a">\n', 'is not XML (line 3, column 1: `testcase` of line 2 is not closed)'],
    ['<testsuite>\n <a></b>', 'is not XML (line 2, column 5: `b` is closed where `a` of line 2 is open)'],
    ['<testsuite/>log', 'is not XML (line 1, column 13: it has text outside its element)'],
    ['<testsuite a=1/>', 'is not XML (line 1, column 11: the element `testsuite` is malformed)'],
    ['<testsuite><![CDATA[x</testsuite>', 'is not XML (line 1, column 12: a `CDATA` section does not end)'],
  ])('%j is named and left out; others are merged', (text, why) => {
    const { problems, totals } = mergeJunit([
      { task: 'bad', path: 'b.xml', text },
      { task: 'good', path: 'g.xml', text: '<testsuite><testcase name="c"/></testsuite>' },
    ]);
    expect(problems.map(rimSentence)).toEqual([expect.stringContaining(`\`b.xml\` of \`bad\` ${why}`)]);
    expect(problems[0]?.severity).toBe('warning');
    expect(totals.tests).toBe(1);
  });

  test('a document type in a text is only text', () => {
    const { failing, problems } = one(
      '<!-- <!DOCTYPE --><testsuite><testcase name="c"><failure><![CDATA[<!DOCTYPE html>]]></failure></testcase></testsuite>',
    );
    expect(problems).toEqual([]);
    expect(failing[0]?.message).toBe('<!DOCTYPE html>');
  });

  test('no entity but the five is replaced, and numeric references are', () => {
    const { failing } = one(
      '<testsuite><testcase name="&quot;&apos;&#65;&#x1F600;&nbsp;&amp;lt;&#x110000;&#xD800;"><failure/></testcase></testsuite>',
    );
    expect(failing[0]?.test).toBe('"\'A\u{1F600}&nbsp;&lt;\uFFFD\uFFFD');
  });

  test('what XML forbids is replaced', () => {
    const { xml } = one(
      '<testsuite><testcase name="a\u0001b"><failure>\u001b[31mred\u001b[0m &#0;&#27;\ud800 ]]&gt;</failure></testcase></testsuite>',
    );
    const [suite] = suites(xml);
    expect(suite?.children.at(-1)?.attributes.name).toBe('a\uFFFDb');
    expect(suite?.children.at(-1)?.children[0]?.text).toBe('\uFFFD[31mred\uFFFD[0m \uFFFD\uFFFD\uFFFD ]]>');
  });

  test('names like __proto__ are names', () => {
    const { failing, xml } = one(
      '<testsuite name="__proto__"><testcase name="constructor" classname="__proto__"><failure message="toString"/></testcase></testsuite>',
    );
    expect(failing).toEqual([{ task: 't', suite: '__proto__', test: 'constructor', message: 'toString', ...NOWHERE }]);
    expectShape(strictXml(xml));
  });

  test('texts are cut: failures at their end, outputs at their start', () => {
    const long = (word: string) => `${word}start ${'x'.repeat(1e6)} ${word}end`;
    const { xml, failing } = one(
      `<testsuite><testcase name="${long('n')}"><failure message="${long('m')}">${long('f')}</failure><system-out>${long('o')}</system-out></testcase></testsuite>`,
    );
    expect(xml.length).toBeLessThan(250_000);
    expect(xml).toContain('fstart');
    expect(xml).not.toContain('fend');
    expect(xml).toContain('oend');
    expect(xml).not.toContain('ostart');
    expect(JSON.stringify(failing).length).toBeLessThan(4000);
  });

  test('attachments in an output that is cut stay, once and not without end', () => {
    const attachments = Array.from({ length: 150 }, (_, at) => `[[ATTACHMENT|out/${at}.png]]`);
    const output = `${attachments.join('\n')}\n${'x'.repeat(1e6)}\n[[ATTACHMENT|out/0.png]]`;
    const { xml, problems } = one(
      `<testsuite><testcase name="c"><system-out>${output}</system-out></testcase></testsuite>`,
    );
    const text = suites(xml)[0]?.children.at(-1)?.children[0]?.text ?? '';
    expect([...text.matchAll(/ATTACHMENT/g)]).toHaveLength(100);
    expect(text.indexOf('out/99.png]]')).toBeLessThan(text.indexOf('characters are cut]'));
    expect(text.endsWith('[[ATTACHMENT|out/0.png]]')).toBe(true);
    expect(problems).toMatchObject([{ kind: 'junit-cut', cuts: 1 }]);
  });

  test('thousands of attributes and properties are cut', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `a${index}="1"`).join(' ');
    const properties = '<property name="p" value="v"/>'.repeat(5000);
    const { xml } = one(
      `<testsuite ${many}><properties>${properties}</properties><testcase name="c" ${many}/></testsuite>`,
    );
    expectShape(strictXml(xml));
    expect(xml.length).toBeLessThan(50_000);
  });

  test('a document beyond the size that is read is named', () => {
    const { problems } = one(`<testsuite/>${' '.repeat(64 * 1024 * 1024)}`);
    expect(problems).toMatchObject([{ kind: 'junit-unreadable', why: 'too-large' }]);
  });

  test('the list of failing tests is bounded, the file is not', () => {
    const text = `<testsuite>${'<testcase name="c"><failure/></testcase>'.repeat(12_000)}</testsuite>`;
    const { failing, totals } = one(text);
    expect(failing).toHaveLength(10_000);
    expect(totals.failures).toBe(12_000);
  });
});

describe('laws', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(']]>', '<![CDATA[', '&amp;', '<b/>', '"', "'", '\n', '\t\r'),
  );
  const escaped = (raw: string) =>
    raw
      .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)
      .replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);
  const outcome = fc.constantFrom('passed', 'failure', 'error', 'skipped');
  const testcase = fc.record({ name: text, outcome, message: text, body: text, output: text });
  const suite = fc.record({ name: text, cases: fc.array(testcase, { maxLength: 4 }) });
  const documentOf = fc.array(suite, { minLength: 1, maxLength: 3 });
  const documents = fc.uniqueArray(
    fc.record({ task: fc.constantFrom('a', 'b', 'c'), path: fc.constantFrom('1', '2', '3'), suites: documentOf }),
    { selector: ({ task, path }) => `${task} ${path}`, maxLength: 5 },
  );
  type Document = {
    task: string;
    path: string;
    suites: {
      name: string;
      cases: { name: string; outcome: string; message: string; body: string; output: string }[];
    }[];
  };

  const write = ({ task, path, suites: all }: Document) => ({
    task,
    path,
    text: `<testsuites>${all
      .map(
        ({ name, cases }) =>
          `<testsuite name="${escaped(name)}">${cases
            .map(
              (c) =>
                `<testcase name="${escaped(c.name)}">${c.outcome === 'passed' ? '' : `<${c.outcome} message="${escaped(c.message)}">${escaped(c.body)}</${c.outcome}>`}<system-out>${escaped(c.output)}</system-out></testcase>`,
            )
            .join('')}</testsuite>`,
      )
      .join('')}</testsuites>`,
  });
  const shown = (raw: string) => raw.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

  test('every test of every document comes back from the merged file, in order, in the common shape', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const { xml, failing, totals, problems } = mergeJunit(all.map(write));
        expect(problems).toEqual([]);
        const root = strictXml(xml);
        expectShape(root);
        const sorted = all.toSorted((a, b) => (`${a.task} ${a.path}` < `${b.task} ${b.path}` ? -1 : 1));
        const wanted = sorted.flatMap(({ task, suites: list }) =>
          list.map(({ name, cases }) => [
            task,
            shown(name),
            cases.map((c) => [shown(c.name), c.outcome === 'passed' ? '' : shown(c.message), shown(c.output)]),
          ]),
        );
        const got = root.children.map((element) => [
          element.children[0]?.children[0]?.attributes.value,
          element.attributes.name,
          element.children
            .slice(1)
            .map((child) => [
              child.attributes.name,
              child.children.find(({ name }) => name !== 'system-out')?.attributes.message ?? '',
              child.children.find(({ name }) => name === 'system-out')?.text ?? '',
            ]),
        ]);
        expect(got).toEqual(wanted);
        const cases = sorted.flatMap(({ suites: list }) => list.flatMap((one) => one.cases));
        expect(totals.tests).toBe(cases.length);
        expect(failing).toHaveLength(cases.filter((c) => c.outcome === 'failure' || c.outcome === 'error').length);
      }),
      { numRuns: 400 },
    );
  });

  test('the order of the documents does not matter', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const texts = all.map(write);
        expect(mergeJunit(texts.toReversed())).toEqual(mergeJunit(texts));
      }),
      { numRuns: 100 },
    );
  });

  test('never throws, and always writes well-formed XML, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('<testsuite>', '</testsuite>', '<testcase name="c">', '</testcase>', '<failure/>', '<![CDATA['),
      fc.constantFrom(']]>', '<!--', '-->', '&', '<?x', '?>', '<', '>', '"', '=', '/', '<testsuites a="b">', '&#x0;'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const result = one(pieces.join(''));
        expectShape(strictXml(result.xml));
        for (const problem of result.problems) expect(rimSentence(problem)).toContain('`r.xml` of `t`');
      }),
      { numRuns: 2000 },
    );
  });
});
