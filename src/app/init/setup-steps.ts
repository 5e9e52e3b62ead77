/** The steps that set a tool up on a runner, with its cache and the installation of what the repository needs. */

import { SET_UP_ACTIONS as ACTIONS } from '../../workflow/set-up-actions.ts';
import type { SetupStep } from './proposal.ts';
import type { Repository } from './repository.ts';

export type NodeManager = 'npm' | 'pnpm' | 'yarn' | 'bun';
export type PythonManager = 'pip' | 'uv' | 'poetry';

/** A step of a composite action that runs a command. */
const run = (command: string): SetupStep => ({ run: command, shell: 'bash' });

/** Node with the package manager of the repository, and what its lock file names. */
export function nodeSetup(manager: NodeManager, repository: Repository): readonly SetupStep[] {
  const file = ['.nvmrc', '.node-version'].find((path) => repository.has(path));
  const version = file === undefined ? { 'node-version': 'lts/*' } : { 'node-version-file': file };
  const locked = ['package-lock.json', 'npm-shrinkwrap.json'].some((path) => repository.has(path));
  switch (manager) {
    case 'bun':
      return [{ uses: ACTIONS.bun }, run('bun install --frozen-lockfile')];
    case 'pnpm':
      return [
        {
          uses: ACTIONS.pnpm,
          ...(repository.json('package.json')['packageManager'] ? {} : { with: { version: 'latest' } }),
        },
        { uses: ACTIONS.node, with: { ...version, cache: 'pnpm' } },
        run('pnpm install --frozen-lockfile'),
      ];
    case 'yarn':
      return [
        run('corepack enable'),
        { uses: ACTIONS.node, with: { ...version, cache: 'yarn' } },
        run(repository.has('.yarnrc.yml') ? 'yarn install --immutable' : 'yarn install --frozen-lockfile'),
      ];
    default:
      return [
        { uses: ACTIONS.node, with: { ...version, ...(locked ? { cache: 'npm' } : {}) } },
        run(locked ? 'npm ci' : 'npm install'),
      ];
  }
}

/** Python, and what the repository's package manager installs. */
export function pythonSetup(manager: PythonManager, repository: Repository): readonly SetupStep[] {
  const version = repository.has('.python-version')
    ? { 'python-version-file': '.python-version' }
    : { 'python-version': '3.x' };
  if (manager === 'uv')
    return [{ uses: ACTIONS.uv, with: { 'enable-cache': 'true' } }, run('uv sync --all-extras --all-groups')];
  if (manager === 'poetry')
    return [
      run('pipx install poetry'),
      { uses: ACTIONS.python, with: { ...version, cache: 'poetry' } },
      run('poetry install'),
    ];
  const requirements = [
    'requirements-dev.txt',
    'requirements_dev.txt',
    'dev-requirements.txt',
    'requirements.txt',
  ].filter((path) => repository.has(path));
  const install = [
    ...requirements.map((path) => `-r ${path}`),
    ...(['pyproject.toml', 'setup.py'].some((path) => repository.has(path)) ? ['-e .'] : []),
    'pytest',
  ];
  const cache = requirements.length > 0 || repository.has('pyproject.toml') ? { cache: 'pip' } : {};
  return [{ uses: ACTIONS.python, with: { ...version, ...cache } }, run(`python -m pip install ${install.join(' ')}`)];
}

/** Go in the version that `go.work` or `go.mod` at the root names, else the stable one. */
export function goSetup(repository: Repository): readonly SetupStep[] {
  const file = ['go.work', 'go.mod'].find((path) => repository.has(path));
  return [{ uses: ACTIONS.go, with: file === undefined ? { 'go-version': 'stable' } : { 'go-version-file': file } }];
}

/** Rust comes with every hosted runner of GitHub; the toolchain file of a repository is honoured by rustup itself. */
export function rustSetup(): readonly SetupStep[] {
  return [run('rustup show && cargo fetch')];
}

/** A JDK, and the cache of the builder. */
export function javaSetup(builder: 'maven' | 'gradle', repository: Repository): readonly SetupStep[] {
  const version = repository.has('.java-version') ? { 'java-version-file': '.java-version' } : { 'java-version': '21' };
  const java: SetupStep = {
    uses: ACTIONS.java,
    with: { distribution: 'temurin', ...version, ...(builder === 'maven' ? { cache: 'maven' } : {}) },
  };
  return builder === 'maven' ? [java] : [java, { uses: ACTIONS.gradle }];
}
