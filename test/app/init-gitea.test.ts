/** `fanfold init --forge gitea`: numbers of legs written out, which the check finds nothing wrong with. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFixed } from '../../src/app/init/fix-workflow.ts';
import { type InitOptions, initialise } from '../../src/app/init/init.ts';
import { UNKNOWN_ACTION } from '../../src/app/init/origin.ts';
import { loadPlan } from '../../src/app/load.ts';
import { noTimings } from '../../src/app/timings.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import { checkWorkflow } from '../../src/workflow/check.ts';
import { legFacts } from '../../src/workflow/facts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function init(list: string, options: Partial<InitOptions> = {}) {
  write('fanfold.yml', list);
  const done = await initialise(folder, {
    workflowOnly: true,
    update: false,
    form: null,
    forge: 'gitea',
    action: { server: 'https://github.com', repository: 'acme/fanfold', ref: 'v1' },
    env: {},
    stop: new AbortController().signal,
    ...options,
  });
  const path = done.files[0]?.path ?? '';
  return { path, done, text: path === '' ? '' : readFileSync(join(folder, path), 'utf8') };
}

const faults = (text: string, path: string) =>
  checkWorkflow(text, path)
    .filter(({ severity }) => severity !== 'note')
    .map(sentence);
const ONE = 'tasks: [{ id: a, run: "true" }]\n';

it('has as many numbers as the list allows, and eight where it does not say', async () => {
  const eight = await init(ONE);
  expect(eight.text).toContain('matrix: { wave: [1], runs-on: [ubuntu-latest], leg: [1, 2, 3, 4, 5, 6, 7, 8] }');
  expect(eight.done.form).toBe(
    'plan, legs and converge as jobs: Gitea computes no matrix, so the numbers of legs are written out',
  );
  expect(faults(eight.text, eight.path)).toEqual([]);
  const three = await init(`legs: { max: 3 }\n${ONE}`, { update: true });
  expect(three.text).toContain('leg: [1, 2, 3] }');
  // Tasks whose work is the steps of their job have a leg each.
  const ids = Array.from({ length: 11 }, (_, at) => `{ id: t${at} }`).join(', ');
  expect((await init(`tasks: [${ids}]\n`, { update: true })).text).toContain('9, 10, 11] }');
});

it('has a wave for each task that may wait for another, with the runners that may be needed there', async () => {
  const { text, path } = await init(`tasks:
  - { id: a, run: "true" }
  - { id: b, run: "true", needs: [a] }
  - { id: c, run: "true", needs: [b], runs-on: [windows-latest] }
`);
  expect(text.match(/matrix: \{ wave: \[\d\], runs-on: \[[^\]]*\]/g)).toEqual([
    'matrix: { wave: [1], runs-on: [ubuntu-latest, windows-latest]',
    'matrix: { wave: [2], runs-on: [ubuntu-latest, windows-latest]',
    'matrix: { wave: [3], runs-on: [windows-latest]',
  ]);
  expect(text).toContain('if: ${{ !cancelled() && needs.plan.outputs.legs-3 > 0 }}');
  expect(text).not.toContain('fromJSON');
  expect(faults(text, path)).toEqual([]);
});

it('sets up only what the plan has a leg for', async () => {
  write('.github/actions/setup/action.yml', 'runs: { using: composite, steps: [] }\n');
  const { text } = await init(ONE);
  expect(
    text.match(
      /\n {6}- uses: (?:actions\/checkout@v7|.\/.github\/actions\/setup)\n {8}if: matrix.leg <= needs.plan.outputs.legs\n/g,
    ),
  ).toHaveLength(2);
});

it('takes fanfold from the server that is named, or from where the administrator says', async () => {
  expect((await init(ONE)).text).toContain('uses: https://github.com/acme/fanfold/task@v1');
  const own = await init(ONE, { update: true, action: { server: null, repository: 'tools/fanfold', ref: 'v2' } });
  expect(own.text).toContain('uses: tools/fanfold/converge@v2');
  expect(faults(own.text, own.path)).toEqual([]);
});

it('goes where Gitea looks, and switches no workflow off', async () => {
  expect((await init(ONE)).path).toBe('.gitea/workflows/fanfold.yml');
  rmSync(join(folder, '.gitea'), { recursive: true });
  write('.github/workflows/lint.yml', 'on: push\n');
  expect((await init(ONE)).path).toBe('.github/workflows/fanfold.yml');
  write('.gitea/workflows/own.yml', 'on: push\n');
  const { path, text } = await init(ONE);
  expect(path).toBe('.gitea/workflows/fanfold.yml');
  expect(text).toContain(`with: { workflow: ${path} }`);
});

it('is the example of the documentation', async () => {
  const list = 'name: ci\ntasks: [{ id: a, run: "true" }, { id: b, run: "true", needs: [a] }]\n';
  const example = readFileSync(join(import.meta.dirname, '../../examples/workflows/gitea.yml'), 'utf8');
  expect((await init(list, { action: UNKNOWN_ACTION })).text).toBe(example);
});

it('quotes a label that YAML would read as something else', async () => {
  const { text } = await init('tasks: [{ id: a, run: "true", runs-on: "on" }]\n');
  expect(text).toContain('runs-on: ["on"], leg:');
});

it('stays what it is when it is written again, and may become another', async () => {
  const first = await init(ONE);
  const again = await init(ONE, { forge: null, update: true });
  expect([again.path, again.text, again.done.files[0]?.what]).toEqual([first.path, first.text, 'kept']);
  write('.github/workflows/fanfold.yml', first.text);
  const github = await init(ONE, { forge: 'github', form: 'steps', update: true });
  expect(github.text).toContain('matrix: ${{ fromJSON(needs.plan.outputs.matrix) }}');
  expect(github.text).toContain('uses: acme/fanfold/task@v1');
  expect((await init(ONE, { forge: null, update: true })).text).toBe(github.text);
});

it('is written again by `check --fix` where the list asks for more', async () => {
  const { path, text } = await init(`legs: { max: 2 }\n${ONE}`);
  const own = `${text}  mine:\n    runs-on: ubuntu-latest\n    steps: [{ run: "true" }]\n`;
  const list = { file: 'fanfold.yml', text: `legs: { max: 3 }\n${ONE}` };
  const { plan } = await loadPlan(list, folder, {}, { timings: noTimings, jobs: null });
  const check = (now: string) => checkWorkflow(now, path, legFacts(plan!), { file: list.file, max: 3 });
  const fixed = writeFixed({ workspace: folder, list, plan, max: 3, path, text: own, check });
  expect(fixed?.what).toBe('updated');
  const after = readFileSync(join(folder, path), 'utf8');
  expect(after).toBe(own.replace('leg: [1, 2] }', 'leg: [1, 2, 3] }'));
  expect(writeFixed({ workspace: folder, list, plan, max: 3, path, text: after, check })).toBeNull();
});

it('is refused to a list that no written-out matrix can serve', async () => {
  const { done } = await init(
    'tasks: [{ id: a, run: "true", runs-on: [self-hosted, linux] }, { id: b, run: "true", with: { x: "1" } }]\n',
  );
  expect(done.files).toEqual([]);
  expect(done.problems.map(sentence)).toEqual([
    '`runs-on` of `a` has several labels, or a group; Gitea computes no matrix, and one that is written out has one label for each leg: give the runners a label of their own',
    '`with` of `b` reaches steps only through a matrix that comes from the plan, which Gitea does not compute: give the task `env` instead',
  ]);
});
