/** `fanfold init --workflow` in both forms, each of which the check finds nothing wrong with. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type InitOptions, initialise } from '../../src/app/init/init.ts';
import { checkWorkflow } from '../../src/workflow/check.ts';

const WORKFLOW_FILE = '.github/workflows/fanfold.yml';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
  writeFileSync(join(folder, 'fanfold.yml'), 'tasks: [{ id: a, run: "true" }]\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function init(form: InitOptions['form'], update = false): Promise<string> {
  const action = { server: null, repository: 'acme/fanfold', ref: 'v1' };
  const stop = new AbortController().signal;
  const done = await initialise(folder, { workflowOnly: true, update, form, forge: null, action, env: {}, stop });
  expect(done.files.map(({ what }) => what)).not.toContain('failed');
  return readFileSync(join(folder, WORKFLOW_FILE), 'utf8');
}

const faults = (text: string) => checkWorkflow(text, WORKFLOW_FILE).filter(({ severity }) => severity !== 'note');

it('one line, with the set-up of the repository, and the check to require', async () => {
  mkdirSync(join(folder, '.github/actions/setup'), { recursive: true });
  writeFileSync(join(folder, '.github/actions/setup/action.yml'), 'runs: { using: composite, steps: [] }\n');
  const text = await init('one-line');
  expect(text).toContain(`  ci:
    uses: acme/fanfold/.github/workflows/fan.yml@v1
    permissions: { contents: read, actions: read }
    with: { tasks: fanfold.yml, setup: ./.github/actions/setup }
`);
  expect(text).toContain('`ci / converge`');
  expect(faults(text)).toEqual([]);
});

it('one line where nobody asks; `--update` keeps the form that is there, or takes another', async () => {
  expect(await init(null)).toContain('/fan.yml@v1');
  const steps = await init('steps', true);
  expect(steps).toContain('uses: acme/fanfold/task@v1');
  expect(faults(steps)).toEqual([]);
  expect(await init(null, true)).toBe(steps);
  const line = await init('one-line', true);
  expect(line).toContain('/fan.yml@v1');
  expect(await init(null, true)).toBe(line);
  expect(await init('steps', true)).toBe(steps);
});

it('leaves lines outside of the marks as they are', async () => {
  const text = await init('one-line');
  const own = `${text}  mine:\n    runs-on: ubuntu-latest\n    steps: [{ run: "true" }]\n`;
  writeFileSync(join(folder, WORKFLOW_FILE), own);
  expect(await init('steps', true)).toContain('\n  mine:\n    runs-on: ubuntu-latest\n');
  expect(await init('one-line', true)).toBe(own);
});

it('takes the steps where a task is the steps of a job', async () => {
  writeFileSync(join(folder, 'fanfold.yml'), 'tasks: [{ id: a, with: { x: "1" } }]\n');
  expect(await init(null)).toContain('uses: acme/fanfold/task@v1');
});

it('takes the steps where the plan itself needs the set-up', async () => {
  mkdirSync(join(folder, '.github/actions/setup'), { recursive: true });
  writeFileSync(join(folder, '.github/actions/setup/action.yml'), 'runs: { using: composite, steps: [] }\n');
  const list = 'tasks:\n  - id: a\n    for-each: { command: "echo x" }\n    run: "true"\n';
  writeFileSync(join(folder, 'fanfold.yml'), list);
  expect(await init('one-line')).toContain('uses: acme/fanfold/task@v1');
});
