/** The contract of records: what was kept is read, whole or not at all, wherever it is kept. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TaskRecord } from '../../src/model.ts';
import { recordOf } from '../../src/run/record.ts';
import type { RecordsRead } from '../../src/store/read-records.ts';

export interface RecordsHome {
  readonly name: string;
  readonly start: () => Promise<RecordsPlace>;
}

export interface RecordsPlace extends AsyncDisposable {
  /** Keeps the record of a task, as whoever ran it does. */
  readonly keep: (record: TaskRecord) => Promise<void>;
  readonly read: () => Promise<RecordsRead>;
  /** Puts bytes where a record could be. */
  readonly plant: (file: string, content: string) => Promise<void>;
  /** Leaves what a writer leaves that died in the middle. */
  readonly tear: (record: TaskRecord) => Promise<void>;
}

const DIGEST = `sha256:${'0'.repeat(64)}`;

const record = (task: string, fields: Partial<TaskRecord> = {}): TaskRecord => ({
  ...recordOf(
    { planDigest: DIGEST, leg: 'w1-leg-001', runAttempt: 1 },
    { task, state: 'succeeded', reason: null, outputs: {} },
  ),
  ...fields,
});

/** What file systems, archives and people have trouble with. */
const HOSTILE_IDS = [
  'con',
  'aux.txt',
  'e2e[path=../../../etc/passwd]',
  'a[x=/]',
  'unit[ ]',
  // As long as an id may be.
  `long[${'x'.repeat(506)}]`,
  'umlaut[ä=\u0308]',
  'nul[\u0000]',
  'Upper',
  'upper[1]',
];

const text = fc.string({ unit: 'binary', maxLength: 40 });
const anyRecord: fc.Arbitrary<TaskRecord> = fc
  .record({
    task: fc.oneof(fc.constantFrom(...HOSTILE_IDS), fc.string({ minLength: 1, maxLength: 60 })),
    state: fc.constantFrom<TaskRecord['state']>('succeeded', 'failed', 'timed-out', 'cancelled', 'skipped'),
    reason: fc.option(text),
    outputs: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), text, { noNullPrototype: true, maxKeys: 4 }),
    logTail: text,
  })
  .map(({ task, ...fields }) => record(task, fields));

const byTask = (records: readonly TaskRecord[]) => new Map(records.map((one) => [one.task, one]));
const recordsIn = (read: RecordsRead) => read.records.map((one) => one.record);

export function recordsContract({ name: home, start }: RecordsHome): void {
  describe(`records, in ${home}`, () => {
    let place: RecordsPlace;
    beforeEach(async () => {
      place = await start();
      return () => place[Symbol.asyncDispose]();
    });

    it('there are none in the beginning', async () => {
      expect(await place.read()).toEqual({ records: [], problems: [] });
    });

    it('law: whatever a record says and its task is called, it is read as it was kept', async () => {
      const unique = fc.uniqueArray(anyRecord, { selector: ({ task }) => task, minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(unique, async (records) => {
          await using own = await start();
          for (const one of records) await own.keep(one);
          const read = await own.read();
          expect(read.problems).toEqual([]);
          expect(read.records).toHaveLength(records.length);
          expect(byTask(recordsIn(read))).toEqual(byTask(records));
        }),
        { numRuns: 15, examples: [[HOSTILE_IDS.map((id) => record(id))]] },
      );
    });

    it('many that are kept at one time are all there', async () => {
      const records = Array.from({ length: 40 }, (_, at) => record(`task-${at}`, { logTail: 'x'.repeat(100 * at) }));
      await Promise.all(records.map((one) => place.keep(one)));
      expect(byTask(recordsIn(await place.read()))).toEqual(byTask(records));
    });

    it('one that is kept again is whole, the later one at least', async () => {
      const [first, second] = [record('a', { state: 'failed' }), record('a', { reason: 'again' })];
      await place.keep(first);
      await place.keep(second);
      const read = await place.read();
      expect([first, second]).toEqual(expect.arrayContaining(recordsIn(read)));
      expect(recordsIn(read)).toContainEqual(second);
      expect(read.problems).toEqual([]);
    });

    it('one whose writer died is not seen, and takes nothing from the others', async () => {
      await place.keep(record('a'));
      await place.tear(record('b'));
      const read = await place.read();
      expect([recordsIn(read), read.problems]).toEqual([[record('a')], []]);
      await place.keep(record('b'));
      expect(byTask(recordsIn(await place.read()))).toEqual(byTask([record('a'), record('b')]));
    });

    it('what is no record is a problem under its name, and the others are read', async () => {
      await place.keep(record('a'));
      const whole = JSON.stringify(record('b'));
      const odd = {
        'half.json': whole.slice(0, 100),
        'array.json': '[]',
        'later.json': JSON.stringify({ ...record('b'), version: 2 }),
        'prototype.json': '{"__proto__":{"version":1}}',
        'long.json': JSON.stringify(record('b', { logTail: 'x'.repeat(300 * 1024) })),
        'huge.jsonl': ' '.repeat(17 * 1024 * 1024),
        'empty.json': '',
      };
      for (const [file, content] of Object.entries(odd)) await place.plant(file, content);
      await place.plant('readme.txt', whole);
      const read = await place.read();
      expect(recordsIn(read)).toEqual([record('a')]);
      expect(read.problems.map(({ kind }) => kind).sort()).toEqual(
        ['malformed', 'malformed', 'future-version', 'malformed', 'oversized', 'oversized', 'empty-source'].sort(),
      );
      const told = JSON.stringify(read.problems);
      for (const file of Object.keys(odd)) expect(told).toContain(file);
    });
  });
}
