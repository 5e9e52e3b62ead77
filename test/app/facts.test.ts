/** What expressions read of `github` and `inputs`, from git, from the runner, and from who asks. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FactsRead, localFacts, runnerFacts } from '../../src/app/facts.ts';
import { loadPlan } from '../../src/app/load.ts';
import { noTimings } from '../../src/app/timings.ts';
import { sentence } from '../../src/report/sentences/index.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fanfold-facts-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(...args: string[]): string {
  const env = { PATH: process.env['PATH'] ?? '', HOME: root, GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', args, { cwd: root, env, encoding: 'utf8' }).trim();
}

function repository(): string {
  git('init', '-q', '-b', 'topic/x');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.com');
  git('remote', 'add', 'origin', 'git@github.com:acme/shop.git');
  git('commit', '-q', '--allow-empty', '-m', 'first');
  return git('rev-parse', 'HEAD');
}

/** The plan of a list, and all that is said of it. */
async function load(text: string, outside: (asked: boolean) => Promise<FactsRead>) {
  const facts = { timings: noTimings, jobs: null, outside };
  const { plan, problems } = await loadPlan({ file: 'ci.yml', text }, root, { PATH: process.env['PATH'] }, facts);
  return { env: plan?.tasks[0]?.env, plan, said: problems.map(sentence) };
}

const local = (text: string, inputs: readonly string[] = [], github: readonly string[] = []) =>
  load(text, (asked) => localFacts({ inputs, github }, root, asked));
const reading = (...expressions: string[]) =>
  `tasks:\n  - id: a\n    run: "true"\n    env:\n${expressions.map((one, at) => `      V${at}: "\${{ ${one} }}"\n`).join('')}`;

describe('on a laptop', () => {
  test('git says the commit, the branch, the repository and who it is', async () => {
    const sha = repository();
    const { env } = await local(
      reading('github.sha', 'github.ref', 'github.ref_name', 'github.repository', 'github.actor'),
    );
    expect(env).toEqual({ V0: sha, V1: 'refs/heads/topic/x', V2: 'topic/x', V3: 'acme/shop', V4: 'Ada' });
  });

  test('what is given comes before what git says; labels are names with commas', async () => {
    repository();
    const given = ['ref_name=main', 'event.pull_request.labels=full, slow', 'event_name=pull_request'];
    const names = 'github.event.pull_request.labels.*.name';
    const list = reading('github.ref_name', `join(${names}, '+')`, `contains(${names}, 'slow')`, 'github.event_name');
    expect((await local(list, [], given)).env).toEqual({ V0: 'main', V1: 'full+slow', V2: 'true', V3: 'pull_request' });
  });

  test('only a property that is read can be missing, and the error names the flag', async () => {
    expect((await local(reading("'no git here'"))).said).toEqual([]);
    const { plan, said } = await local(reading('github.sha', "'x'", 'inputs.os'));
    expect(plan).toBeNull();
    expect(said).toEqual([
      '`${{ github.sha }}`: `github.sha` is not known here; give it with `--github sha=…`',
      '`${{ inputs.os }}`: `inputs.os` is not known here; give it with `--input os=…`, or under `inputs:` of the plan step',
    ]);
    expect((await local(reading('github.sha', 'inputs.os'), ['os=mac'], ['sha=abc'])).env).toEqual({
      V0: 'abc',
      V1: 'mac',
    });
  });

  test('a value of `--input` is what YAML says it is, and a number that is a name keeps its text', async () => {
    const { env } = await local(reading('inputs.full == true', 'inputs.version', 'inputs.url', 'inputs.empty'), [
      ...['full=true', 'version=3.10', 'url=https://x/?a=b', 'empty='],
    ]);
    expect(env).toEqual({ V0: 'true', V1: '3.10', V2: 'https://x/?a=b', V3: '' });
  });

  test('what is no pair, or names nothing that can be read, is an error', async () => {
    const list = reading("'x'");
    const { plan, said } = await local(list, ['full'], ['event_nam=push']);
    expect(plan).toBeNull();
    expect(said).toEqual([
      expect.stringContaining('`--input full` is not a name and a value'),
      expect.stringContaining('did you mean `event_name`?'),
    ]);
  });

  test("the run's own numbers are there when a task starts, and nowhere else", async () => {
    expect((await local(reading('github.run_attempt'), [], ['run_attempt=2'])).env).toEqual({ V0: '2' });
    const { plan } = await load(reading('github.run_attempt'), () => runnerFacts('', {}));
    expect(plan?.tasks[0]).toMatchObject({ env: {}, envAtStart: { V0: [{ expression: 'github.run_attempt' }] } });
    const inName = 'tasks: [{ id: a, run: "true", name: "${{ github.run_id }}" }]\n';
    expect((await local(inName)).said).toEqual([expect.stringContaining('is known only when the task starts')]);
    const inRun = 'tasks: [{ id: a, run: "echo ${{ github.sha }}" }]\n';
    expect((await local(inRun)).plan).toBeNull();
  });
});

describe('on GitHub', () => {
  const onRunner = (text: string, inputs: string, env: Readonly<Record<string, string>> = {}) =>
    load(text, () => runnerFacts(inputs, env));

  test('the event says everything, the labels of a pull request too', async () => {
    const event = join(root, 'event.json');
    writeFileSync(event, JSON.stringify({ pull_request: { labels: [{ name: 'full' }, { name: 'slow' }] } }));
    const { env } = await onRunner(
      reading('github.event_name', 'github.base_ref', "join(github.event.pull_request.labels.*.name, ',')"),
      '',
      { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main', GITHUB_EVENT_PATH: event },
    );
    expect(env).toEqual({ V0: 'pull_request', V1: 'main', V2: 'full,slow' });
  });

  test('an event without a pull request has no labels, which is no mistake', async () => {
    const { env } = await onRunner(reading("contains(github.event.pull_request.labels.*.name, 'x')"), '', {
      GITHUB_EVENT_PATH: join(root, 'none.json'),
    });
    expect(env).toEqual({ V0: 'false' });
  });

  test('`inputs:` of the step is a mapping in YAML', async () => {
    const list = reading('inputs.full == true', 'inputs.version', "join(inputs.os, '+')");
    const { env } = await onRunner(list, 'full: true\nversion: 3.10\nos: [linux, mac]\n');
    expect(env).toEqual({ V0: 'true', V1: '3.10', V2: 'linux+mac' });
    for (const bad of ['[1, 2]', 'just text', 'a: [\n']) {
      const { plan, said } = await onRunner(reading("'x'"), bad);
      expect([plan, said.length]).toEqual([null, 1]);
    }
  });
});

describe('lists from outside', () => {
  test('a glob that names only folders says what to write; with the slash it names them', async () => {
    for (const name of ['one', 'two']) mkdirSync(join(root, 'packages', name), { recursive: true });
    const list = (glob: string) => `tasks: [{ id: a, run: "true", for-each: { glob: "${glob}" } }]\n`;
    const forgot = await local(list('packages/*'));
    expect(forgot.said).toContain(
      '`packages/*` names 2 folders and no file; write `packages/*/` for the folders themselves',
    );
    const { plan } = await local(list('packages/*/'));
    expect(plan?.tasks.map(({ id }) => id)).toEqual(['a[packages/one]', 'a[packages/two]']);
  });

  test.each([
    ['the one half', 'for-each: { command: "true" }, matrix: { v: [1, 2] }'],
    ['the other half', 'for-each: { items: [x] }, matrix: { v: { command: "true" } }'],
  ])('%s of a product is empty: no tasks, a warning, and none where that is allowed', async (_, keys) => {
    const list = (more: string) => `tasks: [{ id: a, run: "true", ${keys}${more} }, { id: b, run: "true" }]\n`;
    const warned = await local(list(''));
    expect(warned.plan?.tasks.map(({ id }) => id)).toEqual(['b']);
    expect(warned.said.filter((text) => /expands to nothing/.test(text))).toHaveLength(1);
    const allowed = await local(list(', allow-empty: true'));
    expect([allowed.plan?.tasks.length, allowed.said.filter((text) => /nothing/.test(text))]).toEqual([1, []]);
  });
});
