import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { NODES, startRun } from './support.ts';

/** Prints everything by which a step could be misled, on both streams. */
const HOSTILE = `
name: ci
tasks:
  - id: hostile
    run: |
      out() { echo "$1"; echo "$1" >&2; }
      out '::set-output name=colour::x'
      out '   ::set-output name=colour::x'
      out '##[set-output name=colour]x'
      out 'text ##[save-state name=session]x'
      out '::save-state name=session::{}'
      out '::stop-commands::endless-token'
      out '::endless-token::'
      out '::error::through'$'\\r''::set-output name=colour::x'
      printf 'no end of line ::set-output name=colour::x\\n::set-output name=colour::x'
      echo 'colour=x' >> "$GITHUB_STATE"
      echo 'EVIL=x' >> "$GITHUB_ENV"
      echo '/evil' >> "$GITHUB_PATH"
      echo 'answer=42' >> "$GITHUB_OUTPUT"
      echo '## from the task' >> "$GITHUB_STEP_SUMMARY"
      out '##[error]old form'
      echo '::warning file=a.js,line=3::careful'
      echo '::add-mask::hunter2-hunter2'
`;

describe.concurrent.each(NODES)('the task step on %s', { timeout: 120_000 }, (node) => {
  it('runs the tasks of its leg in order, green and told by letters although one failed', async () => {
    await using run = await startRun({ node });
    const { items } = await run.planned(`
name: ci
sync: any
stop: never
legs: { max: 1 }
tasks:
  - { id: good, run: "echo says good; echo k=v >> $GITHUB_OUTPUT", duration: 3 }
  - { id: bad, run: "exit 3", duration: 2 }
  - { id: soft, run: "exit 3", continue-on-error: true, duration: 1 }
`);
    expect(items).toHaveLength(1);
    const leg = await run.leg(items[0]);
    expect(leg.exitCode).toBe(0);
    expect(leg.outputs).toMatchObject({ superseded: 'false', colour: 'green', task: '' });
    expect(leg.log).toMatch(/^::group::> good started\nsays good\n::endgroup::\n< good succeeded/m);
    expect(leg.annotations.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      expect.stringContaining('bad failed: exit code 3'),
    ]);
    expect(leg.post?.exitCode).toBe(0);
    expect(run.names()).toEqual(['a1-plan', 'a1-w1-leg-001-SFN']);
    const records = new Map(run.records('a1-w1-leg-001').map((record) => [record.task, record]));
    expect([...records.keys()].sort()).toEqual(['bad', 'good', 'soft']);
    expect(records.get('good')).toMatchObject({
      state: 'succeeded',
      outputs: { k: 'v' },
      runAttempt: 1,
    });
    expect(records.get('bad')).toMatchObject({
      state: 'failed',
      leg: 'w1-leg-001',
      tries: [{ exitCode: 3, signal: null }],
    });
  });

  it('is red when its own task makes the verdict certain to be fail', async () => {
    await using run = await startRun({ node });
    const { items } = await run.planned('name: ci\ntasks: [{ id: a, run: "exit 1" }, { id: b, run: "true" }]\n');
    const [bad, good] = items;
    const red = await run.leg(bad);
    expect([red.exitCode, red.outputs['colour']]).toEqual([1, 'red']);
    const green = await run.leg(good);
    expect([green.exitCode, green.outputs['colour']]).toEqual([0, 'green']);
    expect(run.names()).toEqual(['a1-plan', 'a1-w1-leg-001-F', 'a1-w1-leg-002-S']);
  });

  it('takes no command from what a task prints', async () => {
    await using run = await startRun({ node });
    const { items } = await run.planned(HOSTILE);
    const leg = await run.leg(items[0]);
    expect(leg.outputs).toEqual({
      superseded: 'false',
      task: 'hostile',
      colour: 'green',
      state: 'succeeded',
      failed: '[]',
    });
    expect(Object.keys(leg.state)).toEqual(['session']);
    expect(JSON.parse(leg.state['session'] ?? '')).toMatchObject({ leg: 'w1-leg-001', stored: true });
    expect([leg.exported, leg.path]).toEqual([{}, []]);
    expect(leg.annotations.filter(({ level }) => level !== 'error')).toEqual([
      { level: 'warning', message: 'careful', title: null, file: 'a.js', line: 3 },
    ]);
    expect(leg.annotations.some(({ message }) => message.includes('old form'))).toBe(false);
    expect(leg.masks).toContain('hunter2-hunter2');
    expect(leg.summary).toContain('## from the task');
    expect(run.records('a1-w1')[0]).toMatchObject({ state: 'succeeded', outputs: { answer: '42' } });
  });

  it('hides from a task what belongs to the step', async () => {
    await using run = await startRun({ node });
    const { items } = await run.planned('name: ci\ntasks: [{ id: a, run: "env | cut -d= -f1 | sort > env.txt" }]\n');
    const tokens = {
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
      ACTIONS_CACHE_URL: 'x',
      ACTIONS_RUNTIME_URL: 'x',
      STATE_session: 'x',
    };
    expect((await run.leg(items[0], { env: { ...tokens, KEPT: 'x' } })).outcome).toBe('success');
    const seen = readFileSync(join(run.workspace, 'env.txt'), 'utf8').split('\n');
    expect(seen.filter((name) => /^(ACTIONS_|INPUT_|STATE_)/.test(name))).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(['KEPT', 'FANFOLD_TASK', 'GITHUB_OUTPUT', 'GITHUB_WORKSPACE', 'CI']));
  });

  it.each([
    ['a task that ends on the first signal', 'echo at-work; exec sleep 60'],
    ['a task that ignores every signal', 'trap "" INT TERM; echo at-work; while :; do sleep 1; done'],
  ])('stops %s when the job is cancelled, and the post step stores what is known', async (_case, command) => {
    await using run = await startRun({ node });
    const tasks = `
legs: { max: 1 }
tasks:
  - { id: a, run: "true", duration: 3 }
  - { id: b, run: ${JSON.stringify(command)}, duration: 2 }
  - { id: c, run: "touch started-c", duration: 1 }
`;
    const { items } = await run.planned(`name: ci\n${tasks}`);
    // Were the step not at its end when the runner sends its second signal, that would end it.
    const leg = await run.leg(items[0], { cancel: { when: /^at-work/, killAfterMs: 0 } });
    expect([leg.exitCode, leg.signal]).toEqual([1, null]);
    expect(leg.post?.outcome).toBe('success');
    expect(run.names()).toEqual(['a1-plan', 'a1-w1-leg-001-SFF']);
    const states = run.records('a1-w1').map(({ task, state }) => [task, state]);
    expect(states.sort()).toEqual([
      ['a', 'succeeded'],
      ['b', 'cancelled'],
      ['c', 'cancelled'],
    ]);
    expect(existsSync(join(run.workspace, 'started-c'))).toBe(false);
  });
});

const TWO = 'name: ci\nsync: any\ntasks: [{ id: a, run: "touch ran-a" }, { id: b, run: "touch ran-b" }]\n';

describe.concurrent('the task step', { timeout: 120_000 }, () => {
  it('loses nothing when the service answers badly now and then', async () => {
    const statuses = [403, 429, 500, 502, 503];
    await using run = await startRun({
      fail: ({ count }) => (count % 3 === 0 ? { status: statuses[count % statuses.length] ?? 500 } : null),
    });
    const { outcome, outputs } = await run.plan(TWO);
    expect(outcome).toBe('success');
    const leg = await run.leg(JSON.parse(outputs['matrix'] ?? '').include[0]);
    expect(leg.exitCode).toBe(0);
    expect(run.records('a1-w1-leg-001')[0]).toMatchObject({ task: 'a', state: 'succeeded' });
    expect(run.service.requests.some(({ status }) => status >= 400)).toBe(true);
  });

  it('is red by its post step when its records cannot be stored', async () => {
    const fail = ({ method, name }: { method: string; name: string }) =>
      method === 'CreateArtifact' && name.includes('-leg-') ? { status: 400 } : null;
    await using run = await startRun({ fail });
    const { items } = await run.planned(TWO);
    const leg = await run.leg(items[0]);
    expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 1]);
    expect(run.names()).not.toContain('a1-w1-leg-001-S');
  });

  it('stores in the post step what the main step could not', async () => {
    let broken = true;
    const fail = ({ method, name }: { method: string; name: string }) =>
      broken && method === 'CreateArtifact' && name.includes('-leg-') ? { status: 400 } : null;
    await using run = await startRun({ fail });
    const { items } = await run.planned(TWO);
    const between = async () => {
      broken = false;
      return 'success' as const;
    };
    const leg = await run.leg(items[0], { between });
    expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 0]);
    expect(run.records('a1-w1-leg-001')[0]).toMatchObject({ task: 'a', state: 'succeeded' });
  });

  it('ends at once and green when the verdict is certain already', async () => {
    await using run = await startRun();
    const { items } = await run.planned(TWO);
    run.service.put(7, 'fanfold-ci-a1-verdict', { 'verdict.json': '{}' });
    const leg = await run.leg(items[0]);
    expect([leg.exitCode, leg.outputs['superseded']]).toEqual([0, 'true']);
    expect(existsSync(join(run.workspace, 'ran-a'))).toBe(false);
    expect(run.records('a1-w1-leg-001')[0]).toMatchObject({ state: 'superseded', tries: [] });
    expect(run.names().at(-1)).toBe('a1-w1-leg-001-P');
  });

  it('does not listen to the marker of an earlier attempt, or of another plan', async () => {
    await using run = await startRun();
    const { items } = await run.planned(TWO);
    run.service.put(7, 'fanfold-ci-a1-verdict', { 'verdict.json': '{}' });
    run.service.put(7, 'fanfold-other-a2-verdict', { 'verdict.json': '{}' });
    const leg = await run.leg(items[0], { attempt: 2 });
    expect(leg.outputs['superseded']).toBe('false');
    expect(run.names()).toEqual(expect.arrayContaining(['a2-w1-leg-001-S', 'a2-verdict']));
  });

  it('stops its task when another leg has made the verdict certain', async () => {
    await using run = await startRun();
    const { items } = await run.planned(
      'name: ci\nsync: any\ntasks: [{ id: slow, run: "echo at-work; sleep 60" }, { id: fast, run: "true" }]\n',
    );
    const slowest = items.find(({ name }) => name === 'slow');
    const slow = run.leg(slowest);
    const fast = run.leg(items.find(({ name }) => name === 'fast'));
    expect((await fast).outcome).toBe('success');
    const { outcome, outputs } = await slow;
    expect([outcome, outputs['colour']]).toEqual(['success', 'green']);
    expect(run.names()).toContain('a1-verdict');
    expect(run.names()).toContain(`a1-${slowest?.leg}-P`);
  });

  it('knows from the name of another leg that the verdict is certain, and says so to all', async () => {
    await using run = await startRun();
    const { items } = await run.planned(TWO);
    run.service.put(7, 'fanfold-ci-a1-w1-leg-002-S', {});
    const leg = await run.leg(items[0]);
    expect(leg.outputs['superseded']).toBe('true');
    expect(run.names()).toContain('a1-verdict');
  });

  it.each([
    ['success', 'succeeded', 'S'],
    ['failure', 'failed', 'F'],
    ['cancelled', 'cancelled', 'F'],
  ] as const)("records a job of the user's own steps: %s", async (status, state, letter) => {
    await using run = await startRun();
    const { items } = await run.planned('name: ci\ntasks: [{ id: build, with: { target: arm } }]\n');
    expect(items[0]).toMatchObject({ target: 'arm' });
    const leg = await run.leg(items[0], { between: async () => status });
    expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 0]);
    expect(leg.outputs).toEqual({
      superseded: 'false',
      task: 'build',
      skip: 'false',
      state: 'started',
      failed: '[]',
    });
    expect(run.records('a1-w1-leg-001')[0]).toMatchObject({ task: 'build', state });
    expect(run.names()).toContain(`a1-w1-leg-001-${letter}`);
  });

  const OWN = 'name: ci\ntasks: [{ id: build, with: { n: 1 }, artifacts: ["out/*"] }]\n';
  it("stores the files and the outputs of the user's own steps", async () => {
    await using run = await startRun();
    const { items } = await run.planned(OWN);
    const leg = await run.leg(items[0], {
      between: async ({ exported }) => {
        mkdirSync(join(run.workspace, 'out'));
        writeFileSync(join(run.workspace, 'out', 'log-08:53.txt'), 'log');
        appendFileSync(exported['FANFOLD_OUTPUT'] ?? '', 'version=1.2\n');
        return 'success';
      },
    });
    expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 0]);
    expect(run.records('a1-w1-leg-001-S')).toMatchObject([
      { state: 'succeeded', outputs: { version: '1.2' }, files: { count: 1, bytes: 3 } },
    ]);
    const stored = run.service.read(7, 'fanfold-ci-a1-w1-leg-001-files');
    expect(stored[`${taskFileName('build')}/out/log-08%3A53.txt`]).toBe('log');
  });

  it("says which files the user's own steps did not leave, and what is wrong with their outputs", async () => {
    await using run = await startRun();
    const { items } = await run.planned(OWN);
    const leg = await run.leg(items[0], {
      between: async ({ exported }) => {
        appendFileSync(exported['FANFOLD_OUTPUT'] ?? '', 'no output\n');
        return 'success';
      },
    });
    expect(leg.post?.annotations.map(({ message }) => message)).toContain(
      'no file matches `out/*` in the artifacts of `build`',
    );
    expect(run.records('a1-w1-leg-001-F')).toMatchObject([
      { state: 'failed', reason: expect.stringMatching(/^malformed FANFOLD_OUTPUT line 1: /), files: { count: 0 } },
    ]);
  });

  it('says in record mode which output a condition reads that was not set', async () => {
    await using run = await startRun();
    const { items, waves } = await run.planned(`
name: ci
tasks:
  - { id: make, run: "true" }
  - { id: own, needs: [make], if: "needs.make.outputs.go != 'no'" }
`);
    await run.leg(items[0]);
    const leg = await run.leg(waves[1]?.[0], { between: async () => 'success' });
    expect(leg.outputs).toMatchObject({ skip: 'false' });
    expect(leg.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('`own` reads `needs.make.outputs.go`, which `make` did not set'),
    );
  });

  it('keeps the records of all tasks when one of them leaves odd names', async () => {
    await using run = await startRun();
    const names = ['log-08:53.txt', 'a"b<c>d|e*f?', 'cr\r', 'lf\n'];
    const list = `name: ci
legs: { max: 1 }
independence: off
tasks:
  - { id: odd, run: node odd.js, artifacts: ["out/*"] }
  - { id: plain, run: "true" }
`;
    writeFileSync(
      join(run.workspace, 'odd.js'),
      `const fs = require('fs'); fs.mkdirSync('out'); for (const name of ${JSON.stringify(names)}) fs.writeFileSync('out/' + name, name);
fs.writeFileSync(Buffer.concat([Buffer.from('out/'), Buffer.from([0xff])]), 'bytes');`,
    );
    const { items } = await run.planned(list);
    const leg = await run.leg(items[0]);
    expect(leg.outcome).toBe('success');
    expect(run.records('a1-w1-leg-001-S').map(({ task, state, files }) => [task, state, files?.count])).toEqual([
      ['odd', 'succeeded', 5],
      ['plain', 'succeeded', undefined],
    ]);
    expect(leg.log).toContain('`out/\\xff` in the artifacts of `odd` is carried, but the name is not UTF-8');
  });

  it("tells the user's own steps to skip when the verdict is certain already", async () => {
    await using run = await startRun();
    const { items } = await run.planned(
      'name: ci\nsync: any\ntasks: [{ id: a, with: { n: 1 } }, { id: b, with: { n: 2 } }]\n',
    );
    run.service.put(7, 'fanfold-ci-a1-verdict', { 'verdict.json': '{}' });
    const leg = await run.leg(items[0], { between: async () => 'success' });
    expect(leg.outputs).toMatchObject({ superseded: 'true', skip: 'true' });
    expect(run.records('a1-w1-leg-001')).toMatchObject([{ task: 'a', state: 'superseded' }]);
  });

  it('brings the files of the tasks it needs', async () => {
    await using run = await startRun();
    const list = `
name: ci
tasks:
  - { id: make, run: "mkdir -p out && echo made > out/x.txt", artifacts: ["out/**"] }
  - { id: use, needs: [make], runs-on: macos-15, run: "cat out/x.txt" }
`;
    const { items, waves } = await run.planned(list);
    expect((await run.leg(items[0])).outcome).toBe('success');
    expect(run.names()).toEqual(expect.arrayContaining(['a1-w1-leg-001-files', 'a1-w1-leg-001-S']));
    rmSync(join(run.workspace, 'out'), { recursive: true });
    const second = await run.leg(waves[1]?.[0]);
    expect(second.log).toContain('made');
    expect(run.records('a1-w2-leg-001')[0]).toMatchObject({ task: 'use', state: 'succeeded' });
  });

  it('starts nothing when what it needs failed', async () => {
    await using run = await startRun();
    const list =
      'name: ci\nstop: never\ntasks: [{ id: make, run: "exit 1" }, { id: use, needs: [make], runs-on: macos-15, run: "touch used" }]\n';
    const { items, waves } = await run.planned(list);
    await run.leg(items[0]);
    await run.leg(waves[1]?.[0]);
    expect(existsSync(join(run.workspace, 'used'))).toBe(false);
    expect(run.records('a1-w2-leg-001')[0]).toMatchObject({ task: 'use', state: 'skipped', reason: 'needs' });
  });

  it.each([
    ['without a matrix', null, /no matrix/],
    ['with a matrix of somebody else', { browser: 'chrome' }, /was not planned by fanfold/],
    [
      'of a plan that is not there',
      { leg: 'w1-leg-001', plan: `ci@sha256:${'0'.repeat(64)}` },
      /another plan|no artifact/,
    ],
  ])('is red in a job %s', async (_case, matrix, message) => {
    await using run = await startRun();
    await run.planned(TWO);
    const leg = await run.leg((matrix ?? undefined) as never);
    expect([leg.exitCode, leg.post?.exitCode]).toEqual([1, 0]);
    expect(leg.annotations[0]?.message).toMatch(message);
    expect(existsSync(join(run.workspace, 'ran-a'))).toBe(false);
  });

  it('runs nothing of a plan that was changed behind its back', async () => {
    await using run = await startRun();
    const { items } = await run.planned(TWO);
    const text = run.service.read(7, 'fanfold-ci-a1-plan')['plan.json'] ?? '';
    run.service.remove(7, 'fanfold-ci-a1-plan');
    run.service.put(7, 'fanfold-ci-a1-plan', { 'plan.json': text.replace('touch ran-a', 'touch evil') });
    const leg = await run.leg(items[0]);
    expect(leg.exitCode).toBe(1);
    expect(existsSync(join(run.workspace, 'evil'))).toBe(false);
  });
});
