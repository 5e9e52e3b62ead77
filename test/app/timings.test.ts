import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { givenTimings } from '../../src/app/given-timings.ts';
import { keepTimings, localTimings, measuredIn } from '../../src/app/timings.ts';
import type { TaskRecord } from '../../src/model.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import { plan, task } from '../support/task.ts';

let folder = '';
const folders: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-timings-'));
  folders.push(folder);
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const report = (name: string, time = 1) =>
  `<testsuite name="${name}"><testcase classname="${name}" name="t" time="${time}"/></testsuite>`;

/** The names and times of all entries of each source, and the sentences of all problems. */
async function read(...given: string[]) {
  const timings = await givenTimings(given, folder);
  return {
    sources: (timings.given ?? []).map(({ source, documents }) => [
      source,
      ...documents.flat().map(({ className, name, ms }) => `${className || name} ${ms}`),
    ]),
    said: timings.problems.map(sentence),
    timings: timings.timings,
  };
}

describe('what is given', () => {
  it('a file, several, a glob, a folder, lines and commas', async () => {
    for (const name of ['a', 'b', 'c']) write(`reports/TEST-${name}.xml`, report(name));
    write('times.json', '{"d": 2}');
    write('reports/deep/x.log', 'e:3');
    const { sources, said } = await read(
      'times.json',
      'reports/*a.xml',
      './reports',
      'times.json, reports/TEST-b.xml',
      'times.json\nreports/TEST-{b,c}.xml\n',
    );
    expect(said).toEqual([]);
    expect(sources).toEqual([
      ['times.json', 'd 2000'],
      ['reports/*a.xml', 'a 1000'],
      ['./reports', 'a 1000', 'b 1000', 'c 1000', 'e 3000'],
      ['times.json', 'd 2000'],
      ['reports/TEST-b.xml', 'b 1000'],
      ['times.json', 'd 2000'],
      ['reports/TEST-{b,c}.xml', 'b 1000', 'c 1000'],
    ]);
  });

  it('names with commas and brackets are names first', async () => {
    write('a,b.xml', report('x'));
    write('r[1].xml', report('y'));
    expect((await read('a,b.xml', 'r[1].xml')).sources).toEqual([
      ['a,b.xml', 'x 1000'],
      ['r[1].xml', 'y 1000'],
    ]);
  });

  it.each<[string, (text: string) => Uint8Array]>([
    ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without', (text) => Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('%s', async (_, encode) => {
    write('r.xml', encode(report('é')));
    write('t.json', encode('{"é": 2}'));
    write('t.log', encode('é:3'));
    const { sources, said } = await read('r.xml', 't.json', 't.log');
    expect(said).toEqual([]);
    expect(sources.map(([, entry]) => entry)).toEqual(['é 1000', 'é 2000', 'é 3000']);
  });

  it('the encoding that a document declares', async () => {
    write('r.xml', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${report('é')}`, 'latin1'));
    expect((await read('r.xml')).sources).toEqual([['r.xml', 'é 1000']]);
  });

  it('our own files, the later before the earlier', async () => {
    write('a.json', '{"version":1,"tasks":{"a":{"x":[1]},"b":{"x":[2]}}}');
    write('b.json', '{"version":1,"tasks":{"b":{"x":[3]}}}');
    const { timings } = await read('a.json', 'b.json');
    expect([...timings.tasks].map(([id, times]) => [id, times.get('x')])).toEqual([
      ['a', [1]],
      ['b', [3]],
    ]);
  });

  it('each fault is named, and costs only its file', async () => {
    write('r/cut.xml', '<testsuites>\n<testsuite>');
    write('r/empty.xml', '');
    write('r/page.xml', '<html/>');
    write('r/none.xml', '<testsuite/>');
    write('r/good.xml', report('a'));
    write('r/some.xml', report('b').replace('time="1"', 'time="soon"/><testcase name="u" classname="b" time="2"'));
    mkdirSync(join(folder, 'bare'));
    const { sources, said } = await read('r', 'bare', 'no/*.xml', 'gone.json');
    expect(sources).toEqual([['r', 'a 1000', 'b null', 'b 2000']]);
    expect(said).toEqual([
      expect.stringContaining(
        '`r/cut.xml` are ignored: it is not XML (line 2, column 12: `testsuite` of line 2 is not closed)',
      ),
      expect.stringContaining('`r/empty.xml` are ignored: it is empty'),
      expect.stringContaining('`r/none.xml` are ignored: nothing in it has a time'),
      expect.stringContaining('`r/page.xml` are ignored: it is XML without `testsuite` or `testsuites` (`html`)'),
      expect.stringContaining('1 value in `r/some.xml` is not a duration'),
      expect.stringContaining('`bare` are ignored: the folder has no reports'),
      expect.stringContaining('`no/*.xml` are ignored: no file matches it'),
      expect.stringContaining('gone.json'),
    ]);
  });

  it('64 MiB are read, more are not', async () => {
    write('big.json', Buffer.alloc(64 * 1024 * 1024 + 1, ' '));
    expect((await read('big.json')).said).toEqual([expect.stringContaining('at most 67108864 are read')]);
  });
});

describe('timings on a laptop', () => {
  const start = '2026-01-01T00:00:00.000Z';
  const later = (ms: number) => new Date(Date.parse(start) + ms).toISOString();
  const planned = plan([task('a'), task('b')]);
  const record = (id: string, durationMs: number, tries: [from: number, to: number][] = [[0, durationMs]]) =>
    ({
      task: id,
      state: 'succeeded',
      durationMs,
      tries: tries.map(([from, to]) => ({ startedAt: later(from), endedAt: later(to), exitCode: 0, signal: null })),
    }) as unknown as TaskRecord;

  it('of a task that was tried again the try that succeeded counts', () => {
    const records = [
      record('a', 9000, [
        [0, 5000],
        [7000, 9000],
      ]),
      record('b', 10),
    ];
    expect(measuredIn(planned, records).map(({ id, ms }) => [id, ms])).toEqual([
      ['a', 2000],
      ['b', 10],
    ]);
  });

  it('of a task of a batch its own time counts, the start of the command apart', () => {
    const batch = (id: string, ownMs?: number) => ({ id, startMs: null, ...(ownMs === undefined ? {} : { ownMs }) });
    const twice: [number, number][] = [
      [0, 5000],
      [5000, 9000],
    ];
    const tasks = ['told', 'quick', 'untold', 'share'].map((id) => task(id));
    const records = [
      // Two tries of a command that took 5 s and 4 s: the task itself 300 ms, and then 200.
      { ...record('told', 500, twice), batch: batch('u-1', 200) },
      { ...record('quick', 0), batch: batch('u-1', 0) },
      // What is left is the start of the command.
      { ...record('untold', 8000), batch: batch('u-1') },
      { ...record('share', 700, twice), batch: batch('u-2') },
    ];
    expect(measuredIn(plan(tasks), records).map(({ id, ms }) => [id, ms])).toEqual([
      ['told', 200],
      ['quick', 0],
      ['share', 350],
    ]);
  });

  it('runs that end at the same time leave a whole file', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => keepTimings(planned, [record('a', at + 1)], folder, '.fanfold')),
    );
    const { timings, problems } = await localTimings([], planned.name, folder, '.fanfold');
    expect(problems).toEqual([]);
    expect(timings.tasks.get('a')?.size).toBe(1);
    expect(readdirSync(join(folder, '.fanfold/timings'))).toEqual([`${planned.name}.json`]);
  });
});
