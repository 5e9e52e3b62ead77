/** npm, pnpm, yarn and Bun projects: workspaces, test runners, and the scripts that verify. */
import { NOTHING, type Proposal, several, type TaskDraft } from '../proposal.ts';
import type { Repository } from '../repository.ts';
import { type NodeManager, nodeSetup } from '../setup-steps.ts';

/** Scripts that check and write nothing, by what people call them. */
const VERIFYING = /^(lint|typecheck|type-check|check-types|types|tsc|format[:-]check|prettier[:-]check|knip|audit:ci)$/;
const TEST_FILE = /\.(test|spec)\.[cm]?[jt]sx?$/;

/** Scripts that verify, the test suite as a batch or else the tests of each workspace package, and the browser tests. */
export function detectNode(repository: Repository): Proposal {
  if (!repository.has('package.json')) return NOTHING;
  const manager = managerOf(repository);
  const root = repository.json('package.json');
  const packages = workspacesOf(repository);
  const runner = runnerOf(repository, root);
  const suite = runner === null ? null : suiteOf(runner, manager, repository);
  const scripts = scriptTasks(root, manager, suite !== null || packages.length > 0);
  const perPackage = packages.length === 0 || suite !== null ? [] : packageTasks(packages, manager, repository);
  const found = [`package.json, installed with ${manager}`];
  if (packages.length > 0) found.push(`workspaces: ${several(packages, 'package')}`);
  if (suite !== null) found.push(`${runner}: ${several(testFiles(repository), 'test file')}`);
  return {
    found,
    tasks: [...scripts, ...(suite === null ? [] : [suite]), ...perPackage, ...playwright(repository, root, manager)],
    setup: nodeSetup(manager, repository),
    hints:
      runner === 'jest' && !dependsOn(root, 'jest-junit')
        ? ['`npm install --save-dev jest-junit` gives fanfold the time and the result of each test file']
        : [],
  };
}

function managerOf(repository: Repository): NodeManager {
  if (repository.has('pnpm-lock.yaml') || repository.has('pnpm-workspace.yaml')) return 'pnpm';
  if (repository.has('bun.lock') || repository.has('bun.lockb')) return 'bun';
  return repository.has('yarn.lock') ? 'yarn' : 'npm';
}

/** Runs a program that the project has installed. */
const execute = (manager: NodeManager) => ({ npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn', bun: 'bunx' })[manager];

function dependsOn(manifest: Readonly<Record<string, unknown>>, name: string): boolean {
  return ['dependencies', 'devDependencies'].some((key) => {
    const list = manifest[key];
    return typeof list === 'object' && list !== null && name in list;
  });
}

function scriptsOf(manifest: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const scripts = manifest['scripts'];
  if (typeof scripts !== 'object' || scripts === null) return {};
  return Object.fromEntries(
    Object.entries(scripts).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** The folders of workspace packages: those with a package.json below the root. */
function workspacesOf(repository: Repository): readonly string[] {
  const root = repository.json('package.json');
  if (root['workspaces'] === undefined && !repository.has('pnpm-workspace.yaml')) return [];
  return repository.files
    .filter(
      (path) => path.endsWith('/package.json') && !/(^|\/)(test|tests|fixtures?|examples?|__tests__)\//.test(path),
    )
    .map((path) => path.slice(0, -'/package.json'.length));
}

function testFiles(repository: Repository): readonly string[] {
  return repository.files.filter((path) => TEST_FILE.test(path) && !isEndToEnd(path));
}

const isEndToEnd = (path: string): boolean => /(^|\/)(e2e|playwright)\//.test(path);

function runnerOf(repository: Repository, root: Readonly<Record<string, unknown>>): 'vitest' | 'jest' | null {
  if (testFiles(repository).length === 0) return null;
  const test = scriptsOf(root)['test'] ?? '';
  if (dependsOn(root, 'vitest') && /\bvitest\b|^$/.test(test)) return 'vitest';
  return dependsOn(root, 'jest') && /\bjest\b|^$/.test(test) ? 'jest' : null;
}

/** The suite as a batch: one process for all files of a leg. */
function suiteOf(runner: 'vitest' | 'jest', manager: NodeManager, repository: Repository): TaskDraft {
  const files = testFiles(repository);
  const endings = [...new Set(files.map((path) => TEST_FILE.exec(path)?.[0].slice(1) ?? ''))].sort();
  const glob = endings.length === 1 ? `**/*.${endings[0]}` : `**/*.{${endings.join(',')}}`;
  const command =
    runner === 'vitest'
      ? `${execute(manager)} vitest run --reporter=default --reporter=junit --outputFile.junit="$FANFOLD_REPORT" "$@"`
      : `${execute(manager)} jest "$@"`;
  const jest =
    runner === 'jest' && dependsOn(repository.json('package.json'), 'jest-junit')
      ? {
          run: `JEST_JUNIT_OUTPUT_FILE="$FANFOLD_REPORT" ${execute(manager)} jest --reporters=default --reporters=jest-junit "$@"`,
          env: { JEST_JUNIT_ADD_FILE_ATTRIBUTE: 'true' },
        }
      : {};
  return {
    id: 'test',
    comment: `One task a test file; the files of a leg are run by one ${runner}.`,
    entry: {
      'for-each': { glob: [glob, ...exclusions(repository)] },
      batch: true,
      run: command,
      ...jest,
      reads: ['**'],
      writes: [],
    },
  };
}

function exclusions(repository: Repository): readonly string[] {
  return ['e2e', 'playwright']
    .filter((folder) => repository.files.some((path) => TEST_FILE.test(path) && path.includes(`${folder}/`)))
    .map((folder) => `!**/${folder}/**`);
}

function scriptTasks(
  root: Readonly<Record<string, unknown>>,
  manager: NodeManager,
  tested: boolean,
): readonly TaskDraft[] {
  const scripts = scriptsOf(root);
  const names = Object.keys(scripts).filter((name) => VERIFYING.test(name));
  if (!tested && isReal(scripts['test'])) names.push('test');
  return names.map((name) => ({
    id: idOf(name),
    comment: `The script \`${name}\` of package.json.`,
    entry: { run: `${manager} run ${name}`, reads: ['**'], writes: [] },
  }));
}

/** `npm init` writes a test script that only fails. */
const isReal = (script: string | undefined): boolean => script !== undefined && !script.includes('no test specified');

function packageTasks(packages: readonly string[], manager: NodeManager, repository: Repository): readonly TaskDraft[] {
  const tested = packages.filter((folder) => isReal(scriptsOf(repository.json(`${folder}/package.json`))['test']));
  if (tested.length === 0) return [];
  const parents = [...new Set(tested.map((folder) => folder.slice(0, folder.lastIndexOf('/') + 1)))];
  const all =
    parents.length === 1 && packages.filter((folder) => folder.startsWith(parents[0] ?? '')).length === tested.length;
  const source = all && parents[0] !== '' ? { glob: `${parents[0]}*/` } : { items: tested };
  const run = {
    npm: 'npm test --prefix "$ITEM"',
    pnpm: 'pnpm --dir "$ITEM" test',
    yarn: 'yarn --cwd "$ITEM" test',
    bun: 'bun run --cwd "$ITEM" test',
  }[manager];
  return [
    {
      id: 'test',
      comment: 'The tests of each workspace package.',
      entry: { 'for-each': source, run, reads: ['**'], writes: [] },
    },
  ];
}

function playwright(
  repository: Repository,
  root: Readonly<Record<string, unknown>>,
  manager: NodeManager,
): readonly TaskDraft[] {
  const config = repository.files.find((path) => /^playwright\.config\.[cm]?[jt]s$/.test(path));
  if (config === undefined || !dependsOn(root, '@playwright/test')) return [];
  const command = `${execute(manager)} playwright`;
  return [
    {
      id: 'e2e',
      comment: 'The browser tests, a shard a task.',
      entry: {
        matrix: { shard: [1, 2, 3, 4] },
        run: `${command} install --with-deps chromium\n${command} test --shard="$MATRIX_SHARD/4" --output="test-results/$MATRIX_SHARD"\n`,
        reads: ['**', '!test-results/**'],
        writes: ['test-results/${{ matrix.shard }}/**'],
        'timeout-minutes': 30,
      },
    },
  ];
}

/** A script's name as a task id. */
export const idOf = (name: string): string => name.replace(/[^A-Za-z0-9_-]/g, '-').replace(/^(?![A-Za-z_])/, '_');
