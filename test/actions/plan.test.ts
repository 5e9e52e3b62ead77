import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_OUTPUT_CHARACTERS } from '../../src/plan/matrix.ts';
import { startApi } from '../support/api/api.ts';
import { NODES, startRun, type WorkflowRun } from './support.ts';

const LIST = `
name: ci
tasks:
  - { id: lint, run: echo lint }
  - id: unit
    for-each: { items: [a, b] }
    run: echo "$ITEM"
  - { id: deploy, needs: [lint], run: echo deploy, with: { region: eu } }
`;

describe.concurrent.each(NODES)('the plan step on %s', { timeout: 120_000 }, (node) => {
  it('hands on a reference and one matrix a wave', async () => {
    await using run = await startRun({ node });
    const { outcome, outputs, summary, annotations } = await run.plan(LIST);
    expect(outcome).toBe('success');
    expect(outputs).toMatchObject({ waves: '2', tasks: '4', legs: '3', 'legs-2': '1' });
    expect(outputs['plan']).toMatch(/^ci@sha256:[0-9a-f]{64}$/);
    const { include } = JSON.parse(outputs['matrix'] ?? '');
    for (const item of include)
      expect(Object.keys(item).sort()).toEqual(['leg', 'name', 'plan', 'runs-on', 'timeout-minutes']);
    const [deploy] = JSON.parse(outputs['matrix-2'] ?? '').include;
    expect(deploy).toMatchObject({
      leg: 'w2-leg-001',
      plan: outputs['plan'],
      region: 'eu',
      'runs-on': 'ubuntu-latest',
    });
    expect(summary).toContain('<summary>The plan</summary>');
    expect(annotations.filter(({ level }) => level === 'error')).toEqual([]);
    expect(run.names()).toEqual(['a1-plan']);
    const stored = JSON.parse(run.service.read(7, 'fanfold-ci-a1-plan')['plan.json'] ?? '');
    expect(outputs['plan']).toBe(`ci@${stored.digest}`);
  });

  it('reads a file and puts its problems beside their lines', async () => {
    const bad = 'name: ci\ntasks:\n  - { id: a, run: "true", neds: [b] }\n  - { id: a, run: "true" }\n';
    await using run = await startRun({ node, files: { 'ci/tasks.yml': bad } });
    const { exitCode, outputs, annotations, summary } = await run.plan('ci/tasks.yml');
    expect(exitCode).toBe(1);
    const errors = annotations.filter(({ level, file }) => level === 'error' && file !== null);
    expect(errors.map(({ file, line }) => [file, line])).toEqual([
      ['ci/tasks.yml', 3],
      ['ci/tasks.yml', 4],
    ]);
    expect(errors[0]?.message).toContain('`needs`');
    expect(outputs).toEqual({});
    expect(summary).toContain('## ❌ Plan refused');
    expect(run.names()).toEqual([]);
  });
});

describe.concurrent('the plan step', { timeout: 120_000 }, () => {
  it('divides into groups by itself where one matrix would be too large, and only there', async () => {
    await using run = await startRun();
    const list = (tasks: number) =>
      `name: many${tasks}\ntasks:\n  - { id: t, matrix: { n: [${Array.from({ length: tasks }, (_, n) => n).join(',')}] } }\n`;
    const small = await run.plan(list(3), { inputs: { groups: 'auto' } });
    expect(small.outputs).toMatchObject({ 'group-count': '0', legs: '3' });
    const large = await run.plan(list(300), { inputs: { groups: 'auto' } });
    expect(large.outputs).toMatchObject({ 'group-count': '2', legs: '0', tasks: '300' });
    const refused = await run.plan(list(301), { inputs: { groups: 'yes' } });
    expect([refused.outcome, JSON.stringify(refused.annotations)]).toEqual([
      'failure',
      expect.stringContaining('`groups` is `false` or `true` or `auto`, not'),
    ]);
  });

  it('plans the same file in the same way', async () => {
    await using run = await startRun();
    const [first, second] = [await run.plan(LIST), await run.plan(LIST, { attempt: 2 })];
    expect(second?.outputs).toEqual(first?.outputs);
    expect(run.names()).toEqual(['a1-plan', 'a2-plan']);
  });

  it('finds the file by itself, or says where it looked', async () => {
    await using run = await startRun({ files: { '.github/fanfold.yml': 'tasks: [{ id: a, run: "true" }]' } });
    expect((await run.plan('')).outputs).toMatchObject({ tasks: '1', legs: '1' });
    await using none = await startRun();
    expect((await none.plan('')).annotations[0]?.message).toContain('.github/fanfold.yml');
  });

  it('is green without a task, and has no leg to start', async () => {
    await using run = await startRun();
    const { outcome, outputs } = await run.plan('name: ci\non-empty: pass\ntasks: []\n');
    expect(outcome).toBe('success');
    expect(outputs).toMatchObject({ legs: '0', tasks: '0', matrix: '{"include":[]}' });
  });

  it('takes its name and its policy from the inputs', async () => {
    await using run = await startRun();
    const { outputs } = await run.plan(LIST, { inputs: { name: 'nightly', sync: '80%' } });
    expect(outputs['plan']).toMatch(/^nightly@/);
    expect(JSON.parse(run.service.read(7, 'fanfold-nightly-a1-plan')['plan.json'] ?? '').sync).toBe('80%');
  });

  it('does not plan twice under one name', async () => {
    await using run = await startRun();
    await run.plan(LIST);
    const second = await run.plan(LIST);
    expect(second.exitCode).toBe(1);
    expect(second.annotations.at(-1)?.message).toContain('`name`');
    expect(second.outputs).toEqual({});
  });

  it('refuses a matrix that GitHub would drop', async () => {
    const value = 'v'.repeat(10_000);
    const tasks = Array.from(
      { length: 60 },
      (_, index) => `{ id: t${index}, run: "true", with: { v: ${value}, n: ${index} } }`,
    );
    await using run = await startRun({ files: { 'fanfold.yml': `name: ci\ntasks: [${tasks.join(', ')}]\n` } });
    const { exitCode, annotations } = await run.plan('');
    expect(60 * value.length).toBeGreaterThan(MAX_OUTPUT_CHARACTERS);
    expect(exitCode).toBe(1);
    expect(annotations[0]?.message).toContain(String(MAX_OUTPUT_CHARACTERS));
    expect(run.names()).toEqual([]);
  });

  it('warns of `pull_request_target`', async () => {
    await using run = await startRun();
    const { outcome, annotations } = await run.plan(LIST, { github: { event_name: 'pull_request_target' } });
    expect(outcome).toBe('success');
    expect(
      annotations.some(({ level, message }) => level === 'warning' && message.includes('pull_request_target')),
    ).toBe(true);
  });

  it('warns of it once, though the workflow says so, too', async () => {
    const path = '.github/workflows/ci.yml';
    const workflow = `on: pull_request_target
jobs:
  plan:
    runs-on: ubuntu-latest
    steps: [{ uses: actions/checkout@v5 }, { id: plan, uses: acme/fanfold@v1 }]
`;
    await using run = await startRun({ files: { [path]: workflow } });
    const { annotations } = await run.plan(LIST, {
      github: { event_name: 'pull_request_target' },
      inputs: { workflow: path },
    });
    const messages = annotations.map(({ message }) => message);
    expect(messages.filter((message) => message.includes('pull_request_target'))).toHaveLength(1);
    expect(messages.some((message) => message.includes('no step runs the tasks'))).toBe(true);
  });

  const SLOW_AND_FAST = 'name: ci\ntasks: [{ id: a, run: "true" }, { id: b, run: "true" }]\n';
  const estimates = (run: WorkflowRun) => {
    const { tasks } = JSON.parse(run.service.read(7, 'fanfold-ci-a1-plan')['plan.json'] ?? '') as {
      tasks: { id: string; estimateMs: number }[];
    };
    return Object.fromEntries(tasks.map(({ id, estimateMs }) => [id, estimateMs]));
  };

  it('plans with the timings of the default branch', async () => {
    await using api = await startApi();
    const timings = { version: 1, tasks: { a: { 'ubuntu-latest': [120_000] }, b: { 'ubuntu-latest': [7000, 9000] } } };
    api.addArtifact({
      name: 'fanfold-ci-a1-timings',
      run: { branch: 'main' },
      content: { 'timings.json': JSON.stringify(timings) },
    });
    await using run = await startRun();
    await run.plan(SLOW_AND_FAST, { github: { api_url: api.url, token: 'good' } });
    expect(estimates(run)).toEqual({ a: 120_000, b: 8000 });
    await using alone = await startRun();
    await alone.plan(SLOW_AND_FAST, { github: { api_url: api.url, token: 'good' }, inputs: { timings: 'none' } });
    expect(estimates(alone)).not.toEqual(estimates(run));
    expect(api.requests).toHaveLength(3);
  });

  it.each<[string, (text: string) => Uint8Array]>([
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', (text) => Buffer.from(text, 'utf16le')],
    ['UTF-16 with a mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('takes timings as a file, several, a glob and a folder, in every form, in %s', async (_, encode) => {
    const forms: Record<string, string> = {
      'reports/one/TEST-a.xml': '<testsuite name="s"><testcase file="t/é1.js" name="x" time="1"/></testsuite>',
      'map.json': '{"t/é2.js": 2}',
      'ids.json': '{"t/é3.js::A::b": 1, "t/é3.js::A::c": 2}',
      'pairs.json': '[["t/é4.js", 4]]',
      'cypress.json': '{"durations": [{"spec": "t/é5.js", "duration": 5000}]}',
      'parallel.log': 't/é6.js:6\n',
      'own.json': '{"version":1,"tasks":{"t/é7.js":{"ubuntu-latest":[7000]}}}',
    };
    await using run = await startRun();
    for (const [path, text] of Object.entries(forms)) {
      mkdirSync(dirname(join(run.workspace, path)), { recursive: true });
      writeFileSync(join(run.workspace, path), encode(text));
    }
    const items = Array.from({ length: 7 }, (_, at) => `t/é${at + 1}.js`);
    const timings = 'reports\n*s.json, map.json\ncypress.json\nparallel.log\nown.json\n';
    const list = `name: ci\ntasks: [{ id: t, for-each: { items: [${items.join(', ')}] }, run: "true" }]\n`;
    const { annotations } = await run.plan(list, { inputs: { timings } });
    expect(annotations.filter(({ level }) => level !== 'notice')).toEqual([]);
    const seconds = Object.values(estimates(run)).map((ms) => ms / 1000);
    expect(seconds).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('plans without timings that it may not read, and says so', async () => {
    await using api = await startApi({ permissions: { actions: 'none' } });
    await using run = await startRun();
    const refused = await run.plan(SLOW_AND_FAST, { github: { api_url: api.url, token: 'good' } });
    expect(refused.outcome).toBe('success');
    expect(refused.log).toContain('actions: read');
    expect(api.requests.map(({ status }) => status)).toEqual([403]);
  });
});
