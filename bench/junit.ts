/**
 * A JUnit report of 20 MB: reading it for durations, and folding it, against the time in which a widely used XML library parses the
 * same text, and the memory of a process that folds it. Each runs in a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from './run.ts';

const BYTES = 20 * 1024 * 1024;
const ROOT = join(import.meta.dirname, '..');

/** Suites of twenty tests with failures, output and references, as a large run of Vitest or pytest leaves. */
function report(): string {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'];
  for (let length = 0, at = 0; length < BYTES; at++) {
    const cases = Array.from({ length: 20 }, (_, index) => testcase(at, index)).join('');
    const file = `tests/unit/module_${at}.test.ts`;
    const suite = `<testsuite name="${file}" tests="20" time="3.2" file="${file}">\n${cases}</testsuite>\n`;
    parts.push(suite);
    length += suite.length;
  }
  return `${parts.join('')}</testsuites>\n`;
}

function testcase(module: number, at: number): string {
  const failure = `<failure message="expected ${at}" type="AssertionError">Error: expected\n    at f (tests/unit/module_${module}.test.ts:${at}:13)\n    at &lt;anonymous&gt;</failure>`;
  const output = `<system-out><![CDATA[${'log line '.repeat(24)}]]></system-out>`;
  const inside = `${at % 10 === 3 ? failure : ''}${at % 5 === 0 ? output : ''}`;
  return `  <testcase classname="tests.unit.module_${module}" name="does ${at} &amp; more" time="0.${at}1">${inside}</testcase>\n`;
}

interface Measured {
  readonly ms: number;
  readonly megabytes: number;
}

/** Runs a module in a process of its own: `work` takes the text; the best of some rounds, and the most memory. */
function measure(work: string, file: string, rounds: number): Measured {
  const script = `
    import { readFileSync } from 'node:fs';
    ${work}
    let best = Infinity;
    for (let round = 0; round < ${rounds}; round++) {
      const start = performance.now();
      await run(readFileSync(${JSON.stringify(file)}));
      best = Math.min(best, performance.now() - start);
    }
    console.log(JSON.stringify({ ms: best, megabytes: process.resourceUsage().maxRSS / 1024 }));`;
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 20 } as const;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], options));
}

const source = (path: string): string => JSON.stringify(join(ROOT, 'src', path));

const LIBRARY = `
  import { XMLParser } from 'fast-xml-parser';
  const run = (bytes) => new XMLParser({ ignoreAttributes: false, processEntities: false }).parse(bytes.toString('utf8'));`;
const DURATIONS = `
  import { decodeText } from ${source('merge/kind.ts')};
  import { readEntries } from ${source('merge/report-entries.ts')};
  import { matchReports } from ${source('packing/match.ts')};
  const items = Array.from({ length: 1000 }, (_, at) => \`tests/unit/module_\${at}.test.ts\`);
  const run = (bytes) => matchReports(items, [readEntries(decodeText(bytes)).entries]);`;
const FOLDED = `
  import { writeFile } from 'node:fs/promises';
  import { decodeText } from ${source('merge/kind.ts')};
  import { mergeDocuments, readDocument } from ${source('merge/junit.ts')};
  const run = (bytes) => {
    const { pieces } = mergeDocuments([readDocument({ task: 't', path: 'junit.xml', text: decodeText(bytes) })]);
    return writeFile(process.platform === 'win32' ? 'NUL' : '/dev/null', pieces);
  };`;

export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-bench-'));
  try {
    const file = join(folder, 'junit.xml');
    writeFileSync(file, report());
    const library = measure(LIBRARY, file, 3);
    return Object.entries({ 'durations of': DURATIONS, 'folding of': FOLDED }).flatMap(([what, work]) => {
      const { ms } = measure(work, file, 3);
      const { megabytes } = measure(work, file, 1);
      return [
        row(`${what} a JUnit report of 20 MB, against the XML library alone`, ms / library.ms, 3, 'x'),
        row(`${what} a JUnit report of 20 MB, memory of the process`, megabytes, 250, 'MB'),
      ];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(name: string, value: number, limit: number, unit: string): BenchRow {
  return { name, value, limit, unit, pass: value <= limit };
}
