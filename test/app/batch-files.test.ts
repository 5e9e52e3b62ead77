import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { batchesIn, placeBatchFiles, withItems } from '../../src/app/batch-files.ts';
import { carriedPath } from '../../src/app/merge-files.ts';
import type { PlannedTask } from '../../src/model.ts';
import { plan, record } from '../run/rig.ts';
import { task } from '../support/task.ts';

let results: string;
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'fanfold-batch-files-'));
});
afterEach(() => rmSync(results, { recursive: true, force: true }));

const unit = (item: string, other: Partial<PlannedTask> = {}): PlannedTask =>
  task(`unit[${item}]`, {
    ...{ template: 'unit', item, batch: { maxItems: null, maxMinutes: null } },
    artifacts: ['cov/*.info', `out/${item}.xml`],
    ...other,
  });
const tasks = [unit('a'), unit('b'), unit('c')];
const made = plan([...tasks, task('lint', { artifacts: ['cov/*.info'] })]);
const ran = (ids: Readonly<Record<string, string>>) =>
  new Map(
    Object.entries(ids).map(([item, id]) => [
      `unit[${item}]`,
      record(`unit[${item}]`, { batch: { id, startMs: null } }),
    ]),
  );

function put(id: string, path: string): void {
  const file = carriedPath(results, id, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, id);
}
const files = (id: string) =>
  existsSync(carriedPath(results, id, ''))
    ? readdirSync(carriedPath(results, id, ''), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort()
    : [];

it('what no item names goes from the task that carried it to its batch; nothing else moves', async () => {
  const batches = batchesIn(made, ran({ a: 'unit-1', b: 'unit-1', c: 'unit-2' }));
  expect(batches.map(({ id, tasks: of }) => [id, of.length])).toEqual([
    ['unit-1', 2],
    ['unit-2', 1],
  ]);
  put('unit[a]', 'cov/one.info');
  put('unit[a]', 'cov/received.info');
  put('unit[a]', 'out/a.xml');
  put('unit[b]', 'out/b.xml');
  put('unit[c]', 'cov/one.info');
  put('lint', 'cov/one.info');
  put('unit-1', 'cov/stale.info');
  const received = new Map([['unit[a]', new Set(['cov/received.info'])]]);
  expect(await placeBatchFiles(made, batches, results, received)).toEqual(['unit-1', 'unit-2']);
  expect(['unit-1', 'unit-2', 'unit[a]', 'unit[b]', 'unit[c]', 'lint'].map(files)).toEqual([
    ['one.info'],
    ['one.info'],
    ['a.xml', 'received.info'],
    ['b.xml'],
    [],
    ['one.info'],
  ]);
});

it('an entry whose patterns all name the item shares nothing', async () => {
  const own = plan([unit('a', { artifacts: ['a.xml'] }), unit('b', { artifacts: ['b.xml'] })]);
  put('unit[a]', 'a.xml');
  const batches = batchesIn(own, ran({ a: 'unit-1', b: 'unit-1' }));
  expect(await placeBatchFiles(own, batches, results, new Map())).toEqual([]);
  expect(files('unit[a]')).toEqual(['a.xml']);
});

it('a record cannot make a batch of the name of a task, or of a path', () => {
  for (const id of ['lint', '../x', 'a/b', '', '.git']) expect(batchesIn(made, ran({ a: id }))).toEqual([]);
});

it('a failing test of a batch is told of the task whose item is its file', () => {
  const batches = [{ id: 'unit-1', tasks: ['src/a.test.ts', 'src/b.test.ts'].map((item) => unit(item)) }];
  const failing = (file: string | null, of = 'unit-1') => ({
    task: of,
    suite: 's',
    test: 't',
    message: '',
    file,
    line: null,
  });
  const found = [
    failing('src/b.test.ts'),
    failing('b.test.ts'),
    failing('elsewhere'),
    failing(null),
    failing('x', 'lint'),
  ];
  expect(withItems(found, batches).map((test) => test.task)).toEqual([
    ...['unit[src/b.test.ts]', 'unit[src/b.test.ts]', 'unit[src/a.test.ts]', 'unit[src/a.test.ts]', 'lint'],
  ]);
});
