/** What a task leaves for others, and what becomes of its record. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Carry, createCarry } from '../../src/app/carry-files.ts';
import { INLINE } from '../../src/app/list.ts';
import { loadPlan } from '../../src/app/load.ts';
import { noTimings } from '../../src/app/timings.ts';
import type { Plan, State, TaskRecord } from '../../src/model.ts';
import type { Problem } from '../../src/problem.ts';
import { rimSentence } from '../../src/report/sentences/rim.ts';
import { recordOf } from '../../src/run/record.ts';
import { emptyRoom, MAX_CARRIED, type Room } from '../../src/store/copy-artifacts.ts';
import type { Manifest } from '../../src/store/manifest.ts';
import { nameOf, onDisk } from '../../src/store/spelling.ts';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { eachInFolder } from '../support/folder.ts';

let workspace: string;
let problems: Problem[];
let manifests: Manifest[];

eachInFolder('carry', (folder) => {
  workspace = folder;
  problems = [];
  manifests = [];
});

function put(path: string, content = path): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(onDisk(join(workspace, path)), content);
}

async function planOf(tasks: string): Promise<Plan> {
  const text = `name: ci\nindependence: off\ntasks:\n${tasks}`;
  const { plan } = await loadPlan({ file: INLINE, text }, workspace, {}, { timings: noTimings, jobs: null });
  if (plan === null) throw new Error('no plan');
  return plan;
}

const one = (artifacts: string, more = '') => planOf(`  - { id: a, run: "true", artifacts: ${artifacts}${more} }\n`);

function carryOf(plan: Plan, room: Room = emptyRoom()): Carry {
  return createCarry({
    plan,
    workspace,
    folder: join(workspace, '.fanfold', 'results'),
    spell: (path) => path,
    seen: new Map(),
    roomFor: () => room,
    keep: (manifest) => void manifests.push(manifest),
    onProblem: (problem) => problems.push(problem),
  });
}

function ended(plan: Plan, task: string, state: State = 'succeeded'): TaskRecord {
  const at = '2026-01-01T00:00:00.000Z';
  const tries = [{ startedAt: at, endedAt: at, exitCode: 0, signal: null }];
  return recordOf({ planDigest: plan.digest, leg: '', runAttempt: 1 }, { task, state, reason: null, tries });
}

const sentences = () => problems.map((problem) => (problem.area === 'rim' ? rimSentence(problem) : ''));
const paths = () => manifests.map(({ files }) => files.map(({ path }) => path));

describe('a task that ran', () => {
  it('leaves what its artifacts name, and its record vouches for that', async () => {
    const plan = await one('["out/*", "dist", "!**/*.map"]');
    for (const path of ['out/x', 'out/y.map', 'dist/a/b.js', 'dist/a/b.map', 'src/x', '.git/out/x']) put(path);
    const record = await carryOf(plan).take(ended(plan, 'a'));
    expect(record).toMatchObject({ state: 'succeeded', files: { count: 2, bytes: 16 } });
    expect(paths()).toEqual([['dist/a/b.js', 'out/x']]);
    expect(readFileSync(join(workspace, '.fanfold', 'results', taskFileName('a'), 'dist/a/b.js'), 'utf8')).toBe(
      'dist/a/b.js',
    );
    expect(problems).toEqual([]);
  });

  it.each<[State, boolean]>([
    ['failed', true],
    ['timed-out', true],
    ['tolerated', true],
    ['superseded', false],
    ['cancelled', false],
  ])('and is %s leaves files: %s', async (state, leaves) => {
    const plan = await one('["out/*"]');
    put('out/x');
    const record = await carryOf(plan).take(ended(plan, 'a', state));
    expect([record.state, record.files?.count]).toEqual([state, leaves ? 1 : undefined]);
  });

  it('has no files of a task that ran before it: the record says so', async () => {
    const plan = await planOf(
      ['a', 'b'].map((id) => `  - { id: ${id}, run: "true", artifacts: ["out/*"], locks: [x] }\n`).join(''),
    );
    const carry = carryOf(plan);
    put('out/x', 'same');
    await carry.take(ended(plan, 'a'));
    put('out/y', 'of b');
    await carry.take(ended(plan, 'b'));
    rmSync(join(workspace, 'out', 'x'));
    put('out/x', 'same');
    await carry.take(ended(plan, 'b'));
    expect(manifests.map(({ files }) => files.map(({ path, received }) => `${path} ${received}`))).toEqual([
      ['out/x false'],
      ['out/x true', 'out/y false'],
      ['out/x false', 'out/y true'],
    ]);
  });
});

describe('artifacts without a file', () => {
  const READER = '  - { id: b, run: "true", needs: [a], reads: [READS] }\n';
  it.each([
    [
      'is a warning that names task and pattern',
      '["reports/*.xml"]',
      null,
      'succeeded',
      '`reports/*.xml` in the artifacts of `a`',
    ],
    [
      'is an error when a task needs it',
      '["out/app"]',
      'out/app',
      'failed',
      '`out/app` in the artifacts of `a`, and `b` needs it',
    ],
    ['is an error when a task needs its like', '["out/*.tgz"]', '"out/**"', 'failed', 'and `b` needs it'],
    [
      'is a warning when the reader has another file',
      '["out/*.tgz", "out/x"]',
      '"out/**"',
      'succeeded',
      '`out/*.tgz` in',
    ],
    ['is a warning when the reader reads something else', '["out/*.tgz"]', '"src/**"', 'succeeded', '`out/*.tgz` in'],
  ])('%s', async (_, artifacts, reads, state, words) => {
    put('out/x');
    const reader = reads === null ? '' : READER.replace('READS', reads);
    const plan = await planOf(`  - { id: a, run: "true", artifacts: ${artifacts} }\n${reader}`);
    const record = await carryOf(plan).take(ended(plan, 'a'));
    expect(record.state).toBe(state);
    expect(problems.map(({ severity }) => severity)).toEqual([state === 'failed' ? 'error' : 'warning']);
    expect(sentences()[0]).toContain(words);
    if (state === 'failed') expect(record.reason).toMatch(/^no file matches `.*` in its artifacts, which `b` needs$/);
  });

  it('is tolerated where the task is', async () => {
    const plan = await planOf(
      `  - { id: a, run: "true", artifacts: [out/app], continue-on-error: true }\n${READER.replace('READS', 'out/app')}`,
    );
    expect(await carryOf(plan).take(ended(plan, 'a'))).toMatchObject({ state: 'tolerated' });
  });
});

describe('what cannot be carried', () => {
  it('fails the task with the reason, and the others travel', async () => {
    const plan = await one('["out/**"]');
    put('out/x');
    put('out/y');
    chmodSync(join(workspace, 'out', 'x'), 0);
    // Root reads everything: then the room is too small instead.
    const room = process.getuid?.() === 0 ? { bytes: MAX_CARRIED.bytes - 1, files: 0 } : emptyRoom();
    const record = await carryOf(plan, room).take(ended(plan, 'a'));
    expect(record.state).toBe('failed');
    expect(record.reason).toMatch(/^`out\/x` in its artifacts cannot be carried: /);
    expect(sentences()[0]).toMatch(/^`out\/x` in the artifacts of `a` cannot be carried: /);
  });

  it('is too many files', async () => {
    const plan = await one('["out/*"]');
    for (const path of ['out/1', 'out/2']) put(path);
    const record = await carryOf(plan, { bytes: 0, files: MAX_CARRIED.files - 1 }).take(ended(plan, 'a'));
    expect(record).toMatchObject({ state: 'failed', files: { count: 1 } });
    expect(record.reason).toBe(`\`out/2\` in its artifacts cannot be carried: more than ${MAX_CARRIED.files} files`);
  });

  it('is a place that cannot be written', async () => {
    const plan = await one('["out/*"]');
    put('out/1');
    put('.fanfold', 'a file where the folder should be');
    const record = await carryOf(plan).take(ended(plan, 'a'));
    expect(record.state).toBe('failed');
    expect(record.reason).toMatch(/in its artifacts cannot be carried: E/);
  });
});

describe('names', () => {
  it('of links are said, and what they lead to does not travel', async () => {
    const plan = await one('["out/**", "latest/app.js"]');
    put('out/x');
    put('build/app.js');
    symlinkSync('/etc/passwd', join(workspace, 'out', 'link'));
    symlinkSync('../build', join(workspace, 'out', 'folder'));
    symlinkSync('build', join(workspace, 'latest'));
    const record = await carryOf(plan).take(ended(plan, 'a'));
    expect([record.state, paths()]).toEqual(['succeeded', [['out/x']]]);
    expect(sentences()).toEqual([
      '`latest`, `out/folder`, `out/link` in the artifacts of `a` are not carried: only regular files are, no links; name what the link leads to',
      'no file matches `latest/app.js` in the artifacts of `a`',
    ]);
  });

  it('of pipes are said, and nothing waits for them', async () => {
    const plan = await one('["out/*"]');
    put('out/x');
    execFileSync('sh', ['-c', 'mkfifo out/pipe'], { cwd: workspace });
    await carryOf(plan).take(ended(plan, 'a'));
    expect(sentences()).toEqual([expect.stringContaining('`out/pipe` in the artifacts of `a` is not carried')]);
  });

  it('that are not UTF-8 travel as they are, with a warning that shows the bytes', async () => {
    const plan = await one('["out/*.log"]');
    const bytes = Buffer.from([0x61, 0xff, 0xe4]);
    put(`out/${nameOf(bytes)}.log`);
    const record = await carryOf(plan).take(ended(plan, 'a'));
    expect(record).toMatchObject({ state: 'succeeded', files: { count: 1 } });
    const target = join(workspace, '.fanfold', 'results', taskFileName('a'), 'out');
    expect(readdirSync(target, { encoding: 'buffer' })).toEqual([Buffer.concat([bytes, Buffer.from('.log')])]);
    expect(sentences()).toEqual([
      '`out/a\\xff\\xe4.log` in the artifacts of `a` is carried, but the name is not UTF-8, which some systems refuse',
    ]);
  });
});
