import { expect, it } from 'vitest';
import type { PlannedTask } from '../../src/model.ts';
import { unitsOf } from '../../src/run/batches.ts';
import { task } from '../support/task.ts';

const entry = (template: string, files: (item: string) => Partial<PlannedTask>): PlannedTask[] =>
  ['a', 'b', 'c', 'd'].map((item) =>
    task(`${template}[${item}]`, {
      ...{ template, item, run: 'pytest "$@"', batch: { maxItems: null, maxMinutes: null } },
      ...files(item),
    }),
  );
const locksOf = (tasks: readonly PlannedTask[]) => unitsOf(tasks, 2).map(({ locks }) => locks);

it('batches that write files of one name run one at a time in one workspace', () => {
  const shared = () => ({ artifacts: ['coverage/lcov.info'] });
  expect(locksOf(entry('unit', shared))).toEqual([['files of unit'], ['files of unit']]);
  expect(locksOf(entry('unit', () => ({ writes: ['out/'] })))).toEqual([['files of unit'], ['files of unit']]);
  expect(locksOf(entry('unit', (item) => ({ artifacts: [`${item}.xml`] })))).toEqual([[], []]);
});
