import { describe, expect, it } from 'vitest';
import { outputOf, runCase } from './case.ts';

describe('policies, run by act', () => {
  it('1: three tasks, all: pass', async () => {
    const run = await runCase(`
tasks:
  - { id: a, run: 'echo "n=1" >> "$GITHUB_OUTPUT"' }
  - { id: b, run: echo b }
  - { id: c, run: echo c }
`);
    expect(outputOf(run, 'verdict'), run.log).toBe('pass');
    expect(JSON.parse(outputOf(run, 'succeeded'))).toEqual(['a', 'b', 'c']);
    expect(JSON.parse(outputOf(run, 'outputs'))).toMatchObject({ a: { n: '1' } });
    expect(run.resultsOf('task', './task')).toEqual(['success', 'success', 'success']);
    expect(run.resultsOf('converge', './converge')).toEqual(['success']);
    expect(run.names).toEqual(expect.arrayContaining(['fanfold-fanfold-a1-plan', 'fanfold-fanfold-a1-w1-leg-001-S']));
  });

  it('2: one of three fails, all: its leg and converge are red, and the task is named', async () => {
    const run = await runCase(`
tasks:
  - { id: good, run: echo good }
  - { id: broken, run: 'echo "it broke here"; exit 3' }
  - { id: fine, run: echo fine }
`);
    expect(outputOf(run, 'verdict'), run.log).toBe('fail');
    expect(JSON.parse(outputOf(run, 'failed'))).toEqual(['broken']);
    expect(run.resultsOf('task', './task').sort()).toEqual(['failure', 'success', 'success']);
    expect(run.resultsOf('converge', './converge')).toEqual(['failure']);
    expect(run.logOf('converge')).toMatch(/broken.*exit code 3/);
    expect(run.records.get('broken')).toMatchObject({ state: 'failed', reason: 'exit code 3' });
    expect(run.records.get('broken')?.logTail).toContain('it broke here');
    for (const id of ['good', 'fine']) expect(run.records.get(id)).toMatchObject({ state: 'succeeded' });
  });

  it('3: a failure with continue-on-error is green and shown as tolerated', async () => {
    const run = await runCase(`
tasks:
  - { id: solid, run: 'true' }
  - { id: shaky, run: exit 1, continue-on-error: true }
`);
    expect(outputOf(run, 'verdict'), run.log).toBe('pass');
    expect(JSON.parse(outputOf(run, 'failed'))).toEqual([]);
    expect(run.resultsOf('task', './task')).toEqual(['success', 'success']);
    expect(run.logOf('converge')).toContain('tolerated');
    expect(run.records.get('shaky')).toMatchObject({ state: 'tolerated' });
  });

  it('4: any: the first success ends the run; the others are superseded and green', async () => {
    const run = await runCase(`
sync: any
tasks:
  - { id: quick, run: sleep 3 }
  - { id: slow, run: sleep 60 }
  - { id: slower, run: sleep 60 }
`);
    expect(outputOf(run, 'verdict'), run.log).toBe('pass');
    expect(run.seconds).toBeLessThan(25);
    expect(run.resultsOf('task', './task')).toEqual(['success', 'success', 'success']);
    expect(run.names.filter((name) => /-w1-leg-\d+-P$/.test(name))).toHaveLength(2);
    expect(run.names).toContain('fanfold-fanfold-a1-verdict');
    for (const id of ['slow', 'slower']) expect(run.records.get(id)).toMatchObject({ state: 'superseded' });
  });

  it('5: 2 of 3 with one failure passes without a red leg; with two failures it is decided early and fails', async () => {
    const passes = await runCase(`
sync: 2
tasks:
  - { id: a, run: 'true' }
  - { id: b, run: 'true' }
  - { id: c, run: exit 1 }
`);
    expect(outputOf(passes, 'verdict'), passes.log).toBe('pass');
    expect(passes.resultsOf('task', './task')).toEqual(['success', 'success', 'success']);
    expect(passes.records.get('c')).toMatchObject({ state: 'failed' });

    const fails = await runCase(`
sync: 2
stop: decided
tasks:
  - { id: a, run: exit 1 }
  - { id: b, run: sleep 1; exit 1 }
  - { id: c, run: sleep 60 }
`);
    expect(outputOf(fails, 'verdict'), fails.log).toBe('fail');
    expect(fails.seconds).toBeLessThan(30);
    expect(JSON.parse(outputOf(fails, 'failed'))).toEqual(expect.arrayContaining(['a', 'b']));
    expect(fails.names.some((name) => name.endsWith('-P'))).toBe(true);
    expect(fails.records.get('b')).toMatchObject({ state: 'failed' });
    expect(fails.records.get('c')?.state).toBe('superseded');
  });

  it('6: a leg that is killed without a record is missing, named, and fails', async () => {
    // The step before kills the job's own task step the hard way: no SIGTERM, no post step that could know anything.
    const run = await runCase(
      `
tasks:
  - { id: stays, run: 'true' }
  - { id: dies, run: 'kill -9 $PPID' }
`,
    );
    expect(outputOf(run, 'verdict'), run.log).toBe('fail');
    expect(JSON.parse(outputOf(run, 'missing'))).toEqual(['dies']);
    expect(run.logOf('converge')).toMatch(/missing.*dies|dies.*missing/);
    expect([...run.records.keys()]).toEqual(['stays']);
  });

  it('7: an empty list is green and legless; on-empty decides', async () => {
    const tasks = (onEmpty: string) => `
on-empty: ${onEmpty}
tasks:
  - { id: unit, for-each: { glob: 'no-such-folder/*' }, run: 'true' }
`;
    const [fail, pass] = await Promise.all([runCase(tasks('fail')), runCase(tasks('pass'))]);
    for (const run of [fail, pass]) {
      expect(run.resultsOf('plan', './'), run.log).toEqual(['success']);
      expect(run.resultsOf('task', './task')).toEqual([]);
    }
    expect(outputOf(fail, 'verdict')).toBe('fail');
    expect(fail.resultsOf('converge', './converge')).toEqual(['failure']);
    expect(outputOf(pass, 'verdict')).toBe('pass');
    expect(pass.resultsOf('converge', './converge')).toEqual(['success']);
  });

  it('8: two waves; a file is carried to the second', async () => {
    const run = await runCase(
      `
tasks:
  - { id: build, run: 'mkdir -p out && echo carried > out/app.txt', artifacts: [out/app.txt] }
  - { id: test, needs: [build], run: 'grep carried out/app.txt', reads: [out/app.txt], with: { kind: test } }
`,
      { waves: 2 },
    );
    expect(outputOf(run, 'verdict'), run.log).toBe('pass');
    expect(run.resultsOf('task', './task')).toEqual(['success']);
    expect(run.resultsOf('task-2', './task')).toEqual(['success']);
    expect(run.names).toContain('fanfold-fanfold-a1-w1-leg-001-files');
  });

  it('9: a bad task file: plan red, no task, converge red', async () => {
    const run = await runCase('tasks:\n  - { id: a, rnu: echo }\n  - { id: A, run: echo, neds: [x] }\n');
    expect(run.resultsOf('plan', './'), run.log).toEqual(['failure']);
    expect(run.resultsOf('task', './task')).toEqual([]);
    expect(run.resultsOf('converge', './converge')).toEqual(['failure']);
    expect(run.logOf('plan')).toContain('did you mean `run`');
    expect(run.logOf('plan')).toContain('did you mean `needs`');
  });

  it('10: a heterogeneous list whose `with` values drive the steps of the user', async () => {
    const run = await runCase(
      `
tasks:
  - { id: eu, with: { region: eu-west-1, count: 2 } }
  - { id: us, with: { region: us-east-1, count: 0 } }
sync: 1
stop: never
`,
      {
        after:
          '      - run: echo "REGION $REGION"; sleep 1; test "$COUNT" != 0\n        env: { REGION: "${{ matrix.region }}", COUNT: "${{ matrix.count }}" }',
      },
    );
    expect(run.log).toContain('REGION eu-west-1');
    expect(run.log).toContain('REGION us-east-1');
    expect(outputOf(run, 'verdict'), run.log).toBe('pass');
    expect(JSON.parse(outputOf(run, 'succeeded'))).toEqual(['eu']);
    expect(JSON.parse(outputOf(run, 'failed'))).toEqual(['us']);
    expect(run.records.get('us')).toMatchObject({ state: 'failed', reason: 'a step of the job failed' });
  });
});
