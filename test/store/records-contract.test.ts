import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fetchRecords } from '../../src/actions/leg/fetch.ts';
import type { TaskRecord } from '../../src/model.ts';
import { openArtifacts } from '../../src/store/artifacts.ts';
import { BASE_MS, startBudget } from '../../src/store/budget.ts';
import { artifactName, parseArtifactName } from '../../src/store/names.ts';
import { createPatience } from '../../src/store/pace.ts';
import { type RecordsRead, readRecords } from '../../src/store/read-records.ts';
import { recordFileName, recordPath, writeRecord } from '../../src/store/recordfile.ts';
import { connect } from '../../src/store/service.ts';
import { startResultsService } from '../support/results-service/service.ts';
import { type RecordsPlace, recordsContract } from './records-contract.ts';

recordsContract({ name: 'a folder, as on a laptop', start: startFolder });
recordsContract({ name: 'artifacts, as legs leave them', start: startArtifacts });

async function startFolder(): Promise<RecordsPlace> {
  const root = mkdtempSync(join(tmpdir(), 'fanfold-records-'));
  const folder = join(root, 'records');
  return {
    keep: async (record) => expect(await writeRecord(folder, record)).toBeNull(),
    read: async () => {
      const read = await readRecords((await readdir(root)).includes('records') ? folder : root);
      if ('kind' in read) throw new Error(read.kind);
      return read;
    },
    plant: async (file, content) => writeFileSync(join(folder, file), content),
    tear: async (record) => writeFileSync(`${recordPath(folder, record.task)}.999.tmp`, '{"version":1,"ta'),
    [Symbol.asyncDispose]: async () => {
      // Whatever a task is called, its record is in the folder.
      expect((await readdir(root)).filter((name) => name !== 'records')).toEqual([]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function startArtifacts(): Promise<RecordsPlace> {
  const service = await startResultsService();
  const env = service.variables(7);
  const store = openArtifacts({ env });
  let legs = 0;
  const nextName = () =>
    artifactName('ci', {
      kind: 'records',
      attempt: 1,
      leg: `w1-leg-${String(++legs).padStart(3, '0')}`,
      letters: null,
    });
  const put = async (path: string, content: string) => {
    const name = nextName();
    expect(await store.upload(() => name, [{ path, content }])).toBe('stored');
  };
  return {
    keep: (record) => put(recordFileName(record.task), `${JSON.stringify(record)}\n`),
    plant: put,
    tear: async () => {
      const budget = startBudget(undefined, BASE_MS);
      const raw = await connect(env, createPatience(), 10_000);
      const address = await raw.create(nextName(), new Date(Date.now() + 86_400_000).toISOString(), budget);
      await raw.putBlock(address, 'YQ==', Buffer.from('PK'), budget);
      budget.release();
    },
    read: async () => {
      const all: RecordsRead[] = [];
      for (const artifact of await store.list()) {
        const name = parseArtifactName('ci', artifact.name);
        const read = name?.kind === 'records' ? await fetchRecords(artifact, name, store) : null;
        if (read === null || 'kind' in read) throw new Error(artifact.name);
        all.push(read);
      }
      return {
        records: all.flatMap(({ records }) => records),
        problems: all.flatMap(({ problems }) => problems),
      };
    },
    [Symbol.asyncDispose]: () => service.close(),
  };
}

it('a folder that cannot be read is a problem, and one that cannot be written costs no exception', async () => {
  const root = mkdtempSync(join(tmpdir(), 'fanfold-records-'));
  const file = join(root, 'file');
  writeFileSync(file, '');
  expect(await readRecords(join(root, 'absent'))).toMatchObject({ kind: 'unreadable' });
  expect(await readRecords(file)).toMatchObject({ kind: 'unreadable' });
  const record = { task: 'a' } as TaskRecord;
  expect(await writeRecord(join(file, 'records'), record)).toMatchObject({ kind: 'record-unwritable', task: 'a' });
  rmSync(root, { recursive: true });
});
