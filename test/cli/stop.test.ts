import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TaskRecord } from '../../src/model.ts';
import { type Finished, inWorkspace } from './rig.ts';

const items = (count: number) => `[${Array.from({ length: count }, (_, index) => index + 1).join(', ')}]`;

/** From the end of the task that made the verdict certain to the end of the process, in milliseconds. */
function latency(record: TaskRecord | undefined, finished: Finished): number {
  return finished.endedAt - Date.parse(record?.tries.at(-1)?.endedAt ?? '');
}

describe('early stop', () => {
  test(
    'any over 16 tasks: all start at once, the first success ends the rest, no child stays alive',
    inWorkspace(async ({ run, runList, records, verdict, alive }) => {
      const coldStartMs = async () => {
        const startedAt = Date.now();
        return (await run(['--version'])).endedAt - startedAt;
      };
      const before = await coldStartMs();
      // Each other task is a shell with a child and a grandchild that hold its output open and ignore TERM.
      const stubborn = `trap "" TERM; (trap "" TERM; sleep 300 & wait) & sleep 300; wait`;
      const finished = await runList(
        `sync: any\ntasks: [{ id: solver, for-each: { items: ${items(16)} }, run: 'if [ "$ITEM" = 7 ]; then sleep 1; exit 0; fi; ${stubborn}' }]`,
        ['--jobs', '16'],
      );
      expect(alive()).toEqual([]);
      expect(finished.code).toBe(0);
      expect(verdict()).toMatchObject({
        verdict: 'pass',
        succeeded: ['solver[7]'],
        counts: { superseded: 15, total: 16 },
      });
      const starts = [...records().values()].map(({ tries }) => Date.parse(tries[0]?.startedAt ?? ''));
      expect(starts).toHaveLength(16);
      expect(Math.max(...starts)).toBeLessThan(Date.parse(records().get('solver[7]')?.tries[0]?.endedAt ?? ''));
      const measured = latency(records().get('solver[7]'), finished);
      console.log(`early stop of 16 tasks: ${measured} ms from the end of the first success to the end of the process`);
      // On a machine that is busy with other things everything takes longer: so does the start of one process.
      expect(measured).toBeLessThan(Math.max(3_000, 20 * Math.max(before, await coldStartMs())));
    }),
  );

  test.concurrent(
    'stop: failure ends the rest once a pass is impossible',
    inWorkspace(async ({ runList, records, verdict, path }) => {
      const finished = await runList(
        `stop: failure\ntasks: [{ id: bad, run: exit 4 }, { id: long, run: sleep 300 }, { id: later, needs: [long], run: touch later }]`,
        ['--jobs', '3'],
      );
      expect(finished.code).toBe(1);
      expect(records().get('long')?.state).toBe('superseded');
      expect(verdict()).toMatchObject({ verdict: 'fail', failed: ['bad'] });
      expect(existsSync(join(path, 'later'))).toBe(false);
    }),
  );

  test.concurrent(
    'stop: never runs everything although the first success was enough',
    inWorkspace(async ({ runList, verdict }) => {
      const list = `sync: any\nstop: never\ntasks: [{ id: t, for-each: { items: ${items(4)} }, run: "true" }]`;
      expect((await runList(list, ['--jobs', '1'])).code).toBe(0);
      expect(verdict().counts).toMatchObject({ succeeded: 4, superseded: 0 });
    }),
  );

  test.concurrent(
    'stop: success does not stop on a failure that is certain',
    inWorkspace(async ({ runList, verdict }) => {
      const list = `tasks: [{ id: bad, run: exit 4, duration: 9 }, { id: good, run: "true", duration: 1 }]`;
      expect((await runList(list, ['--jobs', '1'])).code).toBe(1);
      expect(verdict().counts).toMatchObject({ succeeded: 1, failed: 1, superseded: 0 });
    }),
  );

  test.concurrent(
    'stop-mode: no-new lets what runs come to its end, and starts nothing',
    inWorkspace(async ({ runList, records, verdict, exists }) => {
      const list = `
sync: any
stop-mode: no-new
tasks:
  - { id: quick, run: "true", duration: 3 }
  - { id: running, run: sleep 1; touch ran, duration: 2 }
  - { id: waiting, run: touch waited, duration: 1 }
  - { id: behind, run: touch waited, needs: [running] }`;
      expect((await runList(list, ['--jobs', '2'])).code).toBe(0);
      const states = Object.fromEntries([...records()].map(([id, { state }]) => [id, state]));
      expect(states).toMatchObject({ quick: 'succeeded', running: 'succeeded', behind: 'superseded' });
      expect(exists('ran')).toBe(true);
      // With a slot free at the very moment of the first success, one more may have started before it was recorded.
      expect(states['waiting'] === 'superseded').toBe(!exists('waited'));
      expect(verdict().verdict).toBe('pass');
    }),
  );

  test.concurrent(
    'a threshold stops when it is reached, a required task keeps it open',
    inWorkspace(async ({ runList, verdict, records }) => {
      const list = `
sync: 50%
tasks:
  - { id: heavy, run: "true", weight: 3 }
  - { id: light, run: sleep 300 }
  - { id: indispensable, run: sleep 1, required: true }
  - { id: other, run: sleep 300 }`;
      expect((await runList(list, ['--jobs', '4'])).code).toBe(0);
      expect(verdict()).toMatchObject({ verdict: 'pass', succeeded: ['heavy', 'indispensable'] });
      expect(records().get('light')?.state).toBe('superseded');
    }),
  );
});
