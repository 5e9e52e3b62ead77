import { expect, it } from 'vitest';
import { createLegLog } from '../../src/actions/leg/leg-log.ts';
import { createCommandGuard } from '../../src/github/commands.ts';
import type { State } from '../../src/model.ts';
import { plan, record, task } from '../run/rig.ts';

function linesOf(several: boolean, states: readonly State[]): string[] {
  const written: string[] = [];
  const tasks = states.map((_, at) => task('x', { id: `unit[${at}]`, name: `Unit ${at}` }));
  const tell = createLegLog(
    createCommandGuard((text) => written.push(text) > 0),
    plan(tasks),
    several,
  );
  tell({ event: 'started', task: 'unit-1', name: 'unit', tasks: tasks.map(({ id }) => id) });
  tell({ event: 'output', task: 'unit-1', stream: 'stdout', text: 'Error: broken' });
  for (const [at, state] of states.entries()) {
    const batch = { id: 'unit-1', startMs: null };
    const logTail = state === 'succeeded' ? '' : 'Error: broken';
    tell({ event: 'ended', record: record(`unit[${at}]`, { state, logTail, batch }) });
  }
  // What the guard puts around commands that pass is its own business.
  const isGuard = (line: string) => /^::(?:stop-commands::)?[0-9a-f-]{36}/.test(line);
  return written
    .join('')
    .trimEnd()
    .split('\n')
    .filter((line) => !isGuard(line));
}

it('a batch is one fold, and why it failed stands below it once, whichever of its tasks ended first', () => {
  expect(linesOf(true, ['succeeded', 'failed', 'failed'])).toEqual([
    '::group::> unit started: 3 tasks',
    'Error: broken',
    '::endgroup::',
    '< Unit 0 succeeded',
    '< Unit 1 failed',
    '  | Error: broken',
    '< Unit 2 failed',
  ]);
});

it('a leg of one task has no fold, and its log stands as it is', () => {
  expect(linesOf(false, ['failed'])).toEqual(['> unit started', 'Error: broken', '< Unit 0 failed']);
});
