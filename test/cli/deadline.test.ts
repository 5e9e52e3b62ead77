import { expect, test } from 'vitest';
import { inWorkspace } from './rig.ts';

test.concurrent(
  'a deadline ends what runs, starts nothing more, and the verdict is taken from what is finished',
  inWorkspace(async ({ runList, records, verdict }) => {
    const list = `deadline-minutes: 0.02
tasks: [{ id: quick, run: "true" }, { id: long, run: sleep 300 }, { id: behind, needs: [long], run: "true" }]`;
    const { code } = await runList(list, ['--jobs', '3']);
    expect(code).toBe(1);
    const states = Object.fromEntries([...records()].map(([id, { state }]) => [id, state]));
    expect(states).toEqual({ quick: 'succeeded', long: 'cancelled', behind: 'cancelled' });
    expect(verdict().verdict).toBe('fail');
  }),
);

test.concurrent(
  'what was reached before the deadline counts',
  inWorkspace(async ({ runList, records }) => {
    const list = `deadline-minutes: 0.02
sync: { at-least: 1 }
stop: never
tasks: [{ id: quick, run: "true" }, { id: long, run: sleep 300 }]`;
    expect((await runList(list, ['--jobs', '2'])).code).toBe(0);
    expect(records().get('long')?.state).toBe('cancelled');
  }),
);

test.concurrent(
  'the longest deadline that a list may have is beyond what a timer can hold, and ends nothing',
  inWorkspace(async ({ runList, records }) => {
    const { code, stderr } = await runList('deadline-minutes: 52560\ntasks: [{ id: a, run: sleep 0.5 }]');
    expect([code, records().get('a')?.state]).toEqual([0, 'succeeded']);
    expect(stderr).not.toContain('Warning');
  }),
);

test.concurrent(
  'a deadline ends also what a stop has left running',
  inWorkspace(async ({ runList, records }) => {
    const list = `deadline-minutes: 0.03
sync: any
stop-mode: no-new
tasks: [{ id: quick, run: "true" }, { id: long, run: sleep 300 }]`;
    expect((await runList(list, ['--jobs', '2'])).code).toBe(0);
    expect(records().get('long')).toMatchObject({
      state: 'cancelled',
      reason: '`deadline-minutes` of 0.03 had passed',
    });
  }),
);
