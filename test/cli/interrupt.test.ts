import { describe, expect, test } from 'vitest';
import { inWorkspace, type Workspace } from './rig.ts';

/** A child with a grandchild that holds the output open; both ignore TERM and INT. */
const STUBBORN = `trap "" TERM INT; (trap "" TERM INT; sleep 300 & wait) & echo ready; sleep 300; wait; sleep 300`;

const CONVERGE = ['converge', '--plan', '.fanfold/plan.json', '--records', '.fanfold/records', '--format', 'json'];

/** Starts, waits for a text, sends signals, and returns the end. */
async function interrupted(
  { start, write }: Workspace,
  list: string,
  text: string,
  signals: readonly NodeJS.Signals[],
  args: readonly string[] = ['run', '--jobs', '4', '--output', 'stream'],
) {
  write('fanfold.yml', list);
  const { child, printed, finished } = start(args);
  await printed(text);
  for (const signal of signals) child.kill(signal);
  const sentAt = Date.now();
  const end = await finished;
  return { ...end, tookMs: end.endedAt - sentAt };
}

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s', (signal) => {
  test.concurrent.for(['run', 'plan', 'check'])(
    'while a command of for-each runs under %s: 130, nothing written, no orphan',
    (command, { expect }) =>
      inWorkspace(async (workspace) => {
        const list = `tasks: [{ id: a, for-each: { command: 'sleep 300 & touch begun; sleep 300' }, run: "true" }]`;
        workspace.write('fanfold.yml', list);
        const { child, finished } = workspace.start([command]);
        while (!workspace.exists('begun')) await new Promise((done) => setTimeout(done, 20));
        child.kill(signal);
        const { code, stdout, stderr } = await finished;
        expect([code, stdout]).toEqual([130, '']);
        expect(stderr).toContain(`${signal}: stopping`);
        expect(workspace.exists('.fanfold')).toBe(false);
        expect(workspace.alive()).toEqual([]);
      })(),
  );

  test.concurrent(
    'while tasks run: 130, every task has a record, the verdict is printed, no orphan',
    inWorkspace(async (workspace) => {
      const list = `
tasks:
  - { id: done, run: echo finished }
  - { id: runs, run: 'sleep 300 & echo ready; sleep 300' }
  - { id: waits, needs: [runs], run: touch ran }`;
      const { code, stdout, stderr } = await interrupted(workspace, list, 'runs | ready', [signal]);
      expect(code).toBe(130);
      expect(stderr).toContain(`${signal}: stopping what runs`);
      expect(stdout).toMatch(/^FAIL/m);
      const records = workspace.records();
      expect(records.get('runs')).toMatchObject({ state: 'cancelled', reason: `the run was cancelled by ${signal}` });
      expect(records.get('waits')).toMatchObject({ state: 'cancelled', tries: [] });
      expect([...records.keys()].sort()).toEqual(['done', 'runs', 'waits']);
      expect(workspace.verdict()).toMatchObject({ verdict: 'fail', missing: [] });
      const again = await workspace.run(CONVERGE);
      expect(JSON.parse(again.stdout)).toEqual(workspace.verdict());
    }),
  );

  test.concurrent(
    'a child that ignores it, with a grandchild that holds its output: killed within 5 s',
    inWorkspace(async (workspace) => {
      const list = `tasks: [{ id: a, run: '${STUBBORN}' }, { id: b, run: '${STUBBORN}' }]`;
      const { code, tookMs } = await interrupted(workspace, list, 'b | ready', [signal]);
      expect(code).toBe(130);
      expect(workspace.records().get('a')?.state).toBe('cancelled');
      expect(tookMs).toBeLessThan(15_000);
    }),
  );

  test.concurrent(
    'during the wait between two tries: no further try, at once',
    inWorkspace(async (workspace) => {
      const list = `tasks: [{ id: a, run: echo ready; exit 1, retry: { max-attempts: 3, initial-seconds: 300, max-delay-seconds: 300, jitter: none } }]`;
      const { code } = await interrupted(workspace, list, 'a | ready', [signal]);
      expect(code).toBe(130);
      const record = workspace.records().get('a');
      expect(record).toMatchObject({ state: 'cancelled' });
      expect(record?.tries).toHaveLength(1);
    }),
  );

  test.concurrent(
    'during converge.run: 130, records stay as they were, the run has not passed, no orphan',
    inWorkspace(async (workspace) => {
      const list = `converge: { run: 'sleep 300 & echo ready; sleep 300' }\ntasks: [{ id: a, run: "true" }]`;
      const { code, stderr } = await interrupted(workspace, list, 'converge | ready', [signal]);
      expect(code).toBe(130);
      expect(stderr).toContain('converge.run cancelled');
      expect(workspace.records().get('a')?.state).toBe('succeeded');
      expect(workspace.verdict().verdict).toBe('fail');
      expect(workspace.exists('.fanfold/report.html')).toBe(true);
    }),
  );
});

test.concurrent(
  'more signals while it stops lose no record',
  inWorkspace(async (workspace) => {
    const list = `tasks: [{ id: a, for-each: { items: [1, 2, 3] }, run: '${STUBBORN}' }]`;
    const { code } = await interrupted(workspace, list, 'a[3] | ready', [
      'SIGINT',
      'SIGINT',
      'SIGTERM',
      'SIGHUP',
      'SIGINT',
    ]);
    expect(code).toBe(130);
    expect([...workspace.records().values()].map(({ state }) => state)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
  }),
);

test.concurrent(
  'a signal does not wait for a synthesis that was never begun',
  inWorkspace(async (workspace) => {
    const list = `converge: { run: touch synthesised }\ntasks: [{ id: a, run: echo ready; sleep 300 }]`;
    const { code } = await interrupted(workspace, list, 'a | ready', ['SIGTERM']);
    expect(code).toBe(130);
    expect(workspace.exists('synthesised')).toBe(false);
  }),
);

test.concurrent(
  'a task of a run is told by the first signal, and may end by itself',
  inWorkspace(async (workspace) => {
    const list = `tasks: [{ id: a, run: 'trap "echo tidied; exit 0" INT; echo ready; for i in $(seq 3000); do sleep 0.1; done' }]`;
    const { code, stdout } = await interrupted(workspace, list, 'a | ready', ['SIGINT']);
    expect(code).toBe(130);
    expect(stdout).toContain('a | tidied');
    expect(workspace.records().get('a')?.state).toBe('cancelled');
  }),
);
