import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FeatureFlags } from '@actions/expressions/features';
import { validate } from '@actions/languageservice';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { released } from '../../scripts/released.mjs';
import { sentence } from '../../src/report/sentences/index.ts';
import { readTaskFile } from '../../src/tasklist/read.ts';
import { checkWorkflow } from '../../src/workflow/check.ts';
import { SET_UP_ACTIONS } from '../../src/workflow/set-up-actions.ts';
import { EXAMPLES, ROOT, read, yamlBlocks } from './support.ts';

const ACTIONS = ['action.yml', 'task/action.yml', 'converge/action.yml'];

interface Metadata {
  readonly name: string;
  readonly description: string;
  readonly inputs?: Readonly<Record<string, { description: string; required?: boolean; default?: string }>>;
  readonly outputs?: Readonly<Record<string, { description: string }>>;
}

const metadata = (file: string) => parse(read(file)) as Metadata;

/** Ours with all their inputs; of GitHub's own actions only that they exist. */
const PUBLISHED: Readonly<Record<string, Metadata>> = {
  'OWNER/fanfold/': metadata('action.yml'),
  'OWNER/fanfold/task': metadata('task/action.yml'),
  'OWNER/fanfold/converge': metadata('converge/action.yml'),
  ...Object.fromEntries(
    [
      'checkout',
      'setup-node',
      'setup-python',
      'setup-go',
      'setup-java',
      'upload-artifact',
      'download-artifact',
      'attest-build-provenance',
    ].map((name) => [`actions/${name}/`, { name, description: name }]),
  ),
};

const workflows: readonly (readonly [string, string])[] = [
  ...['examples/workflows', '.github/workflows'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map(
      (file) => [`${folder}/${file}`, released(read(`${folder}/${file}`), 'OWNER/fanfold', 'v1')] as const,
    ),
  ),
  ...EXAMPLES.map(
    (folder) => [`${folder}/workflow.yml`, released(read(`${folder}/workflow.yml`), 'OWNER/fanfold', 'v1')] as const,
  ),
  ...yamlBlocks
    .filter(({ text }) => /^jobs:/m.test(text))
    .map(({ page, line, text }) => [`${page}:${line}`, text] as const),
];

/** Called by the workflows of others, who grant what they want to grant. */
const isReusable = (name: string): boolean => /\/fan(-waves)?\.yml$/.test(name);

/** What GitHub's editor would underline. A local action is checked as the published one. */
async function diagnostics(name: string, text: string): Promise<string[]> {
  const published = text
    .replace(/uses: \.\/(?!\.)(\S*)/g, (_, path: string) => `uses: OWNER/fanfold${path && `/${path}`}@v1`)
    // The server of an action is Gitea's own addition.
    .replace(/uses: https:\/\/github\.com\//g, 'uses: ');
  const document = TextDocument.create(`file:///${encodeURIComponent(name)}.yml`, 'yaml', 1, published);
  const found = await validate(document, {
    // GitHub runs background steps since June 2026; its editor still has them behind this flag.
    featureFlags: new FeatureFlags({ allowBackgroundSteps: true }),
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name: repository, path = '' }) =>
        PUBLISHED[`${owner}/${repository}/${path}`],
    },
    // Reusable workflows are ours: what calls them is held against their inputs, secrets and outputs.
    fileProvider: {
      getFileContent: async ({ path }) => ({ name: path, content: released(read(path), 'OWNER/fanfold', 'v1') }),
    },
  });
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

test('the one line checks out where a command of the repository runs: in legs, and before `converge.run`', () => {
  const steps = (file: string, job: string) =>
    (parse(read(`.github/workflows/${file}`)) as { jobs: Record<string, { steps: { uses?: string }[] }> }).jobs[
      job
    ]?.steps.flatMap(
      ({ uses = '' }) => /^(?:actions\/checkout|OWNER\/fanfold\/(?:task|converge))(?=@)/.exec(uses)?.[0] ?? [],
    );
  expect(steps('fan.yml', 'converge')).toEqual(['actions/checkout', 'OWNER/fanfold/converge']);
  expect(steps('fan-waves.yml', 'task')).toContain('actions/checkout');
});

test('the workflows are found', () => {
  expect(workflows.length).toBeGreaterThan(8);
});

describe.each(workflows)('%s', (name, text) => {
  test("GitHub's own language service finds nothing", async () => {
    expect(await diagnostics(name, text)).toEqual([]);
  });

  test('fanfold finds nothing', () => {
    // What calls a reusable workflow of ours grants its permissions and has its own jobs: `check` reads that file.
    if (!/OWNER\/fanfold|uses: \.\//.test(text) || isReusable(name)) return;
    // The owner is what the reader puts in.
    const filled = text.replaceAll('OWNER/', 'acme/');
    const findings = /fanfold@v1|fan\.yml@v1|uses: \.\/\s*$/m.test(text) ? checkWorkflow(filled, name) : [];
    expect(findings.filter(({ severity }) => severity !== 'note').map(sentence)).toEqual([]);
  });

  test('every action of others is pinned to a version, every permission is stated', () => {
    const workflow = parse(text) as { permissions?: unknown; jobs: Record<string, { steps?: { uses?: string }[] }> };
    if (isReusable(name)) expect(text).not.toMatch(/^ *permissions:/m);
    else expect(workflow.permissions).toBeDefined();
    const uses = Object.values(workflow.jobs).flatMap(({ steps = [] }) => steps.flatMap((step) => step.uses ?? []));
    for (const action of uses)
      expect(action).toMatch(
        /^(\.\/(task|converge|\.fanfold\/setup)?|(https:\/\/github\.com\/)?[\w-]+\/[\w/-]+@(v\d+|[0-9a-f]{40}))$/,
      );
  });
});

describe('the language service is awake', () => {
  const [, good = ''] = workflows.find(([name]) => name.endsWith('three-steps.yml')) ?? [];

  test.each([
    ['an unknown need', 'needs: [plan, task]', 'needs: [plan, tusk]', /tusk/],
    ['an unknown input', '          plan: ${{', '          plam: ${{', /Invalid action input 'plam'/],
    ['an unknown context', 'needs.plan.outputs.matrix', 'nedes.plan.outputs.matrix', /nedes/],
    ['an unknown action', 'OWNER/fanfold/task@v1', 'OWNER/fanfold/tsk@v1', /Unable to resolve action/],
    ['an unknown key', 'fail-fast: false', 'fail-fats: false', /fail-fats/],
  ])('%s', async (name, from, to, says) => {
    expect(good).toContain(from);
    expect((await diagnostics(`awake ${name}`, good.replace(from, to))).join('\n')).toMatch(says);
  });

  test.each([
    ['an unknown input of the one line', 'tasks: fanfold.yml', 'taks: fanfold.yml', /taks/],
    ['an unknown output of the one line', 'outputs.outputs', 'outputs.outptus', /outptus/],
  ])('%s', async (name, from, to, says) => {
    const [, called = ''] = workflows.find(([file]) => file === 'examples/regions/workflow.yml') ?? [];
    expect(called).toContain(from);
    expect((await diagnostics(`awake ${name}`, called.replace(from, to))).join('\n')).toMatch(says);
  });
});

/** The modules of each action: what they read and set by name. */
const ENTRIES: Readonly<Record<string, RegExp>> = {
  'action.yml': /^(plan|step\.ts)/,
  'task/action.yml': /^(task|leg\/|step\.ts)/,
  'converge/action.yml': /^(converge|step\.ts)/,
};

function namesIn(file: string, pattern: RegExp): string[] {
  const modules = readdirSync(join(ROOT, 'src/actions'), { recursive: true, encoding: 'utf8' })
    .filter((module) => module.endsWith('.ts') && ENTRIES[file]?.test(module))
    .map((module) => read(`src/actions/${module}`));
  return [...new Set(modules.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name)))].sort();
}

describe.each(ACTIONS)('%s', (file) => {
  const action = parse(read(file)) as Metadata & { runs: { using: string; main: string; post?: string } };

  test("GitHub's own language service finds nothing", async () => {
    const document = TextDocument.create(`file:///${file}`, 'yaml', 1, read(file));
    expect((await validate(document)).map(({ message }) => message)).toEqual([]);
    const broken = TextDocument.create(
      `file:///broken/${file}`,
      'yaml',
      1,
      read(file).replace('using: node24', 'using: nod24'),
    );
    expect(await validate(broken)).not.toEqual([]);
  });

  test('what it runs exists', () => {
    expect(action.runs.using).toBe('node24');
    for (const entry of [action.runs.main, action.runs.post])
      if (entry !== undefined) expect(existsSync(join(ROOT, file, '..', entry))).toBe(true);
  });

  test('the inputs are those that the code reads, and every output that the code names is declared', () => {
    expect(namesIn(file, /\b(?:input|flag|choice)\('([\w-]+)'[,)]/g)).toEqual(Object.keys(action.inputs ?? {}).sort());
    for (const name of namesIn(file, /setOutput\('([\w-]+)'/g))
      expect(Object.keys(action.outputs ?? {})).toContain(name);
  });

  test('every input and output says what it means, no input is required', () => {
    for (const [name, { description }] of Object.entries({ ...action.inputs, ...action.outputs }))
      expect(`${name}: ${description}`).toMatch(/: .{10,}/);
    for (const input of Object.values(action.inputs ?? {})) expect(input.required).toBe(false);
  });
});

test('the set-up actions have the versions that `init` writes and `check` proposes', () => {
  const major = new Map(Object.values(SET_UP_ACTIONS).map((used) => used.split('@') as [string, string]));
  const wrong = workflows.flatMap(([name, text]) =>
    [...text.matchAll(/uses: ([\w-]+\/[\w/-]+)@(\S+)(?: # (v\d+))?/g)]
      .filter(([, action = '', version, pinned]) => (pinned ?? version) !== (major.get(action) ?? pinned ?? version))
      .map(([used]) => `${name}: ${used}`),
  );
  expect(wrong).toEqual([]);
  expect(workflows.some(([, text]) => text.includes(`uses: ${SET_UP_ACTIONS.node}`))).toBe(true);
});

/** The lists that workflows hold in place of a file. */
const inlineLists = workflows.flatMap(([name, text]) => {
  const { jobs } = parse(text) as { jobs: Record<string, { steps?: { with?: { tasks?: unknown } }[] }> };
  return Object.entries(jobs).flatMap(([job, { steps = [] }]) =>
    steps.flatMap(({ with: given }) =>
      typeof given?.tasks === 'string' && given.tasks.includes('\n') ? [[`${name} ${job}`, given.tasks] as const] : [],
    ),
  );
});

test.each(inlineLists)('the list in %s is good', (name, list) => {
  expect(readTaskFile(list, name).problems.map(sentence)).toEqual([]);
});
