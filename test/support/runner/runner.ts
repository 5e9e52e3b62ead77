/**
 * Runs a JavaScript action as GitHub's runner does: inputs with their defaults as `INPUT_*`, command files, `GITHUB_*`, the
 * main entry, then always the post entry with the state of the main one (actions/runner, `NodeScriptActionHandler.cs`).
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_GITHUB, stepEnvironment } from './environment.ts';
import type { StepContexts } from './expressions.ts';
import { inputVariables, readMetadata } from './metadata.ts';
import { type NodeChoice, nodeBinary, ROOT } from './node.ts';
import { type Cancel, runStepProcess, type StepRun } from './step.ts';

export type { Cancel, StepRun } from './step.ts';

/** The three actions by the folder of their `action.yml`. */
const FOLDERS = { plan: '.', task: 'task', converge: 'converge' } as const;

export interface ActionOptions {
  readonly action: keyof typeof FOLDERS;
  /** The folder that holds the actions and `dist`; the project itself unless given. */
  readonly root?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** `github` is merged with defaults; `matrix`, `strategy`, `job` and `runner` are as given. */
  readonly contexts?: StepContexts;
  /** Further variables, e.g. `variables` of a Results service. */
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: NodeChoice;
  /** Folders of the job; fresh ones unless given. */
  readonly workspace?: string;
  readonly temp?: string;
  readonly cancel?: Cancel;
  /** Runs between the main and the post entry, as later steps of the job do; says how they ended. */
  readonly between?: (main: StepRun) => Promise<'success' | 'failure' | 'cancelled'>;
}

export interface ActionRun extends StepRun {
  /** `null` for an action without a post entry, or when its `post-if` says no. */
  readonly post: StepRun | null;
  readonly workspace: string;
  readonly temp: string;
}

export async function runAction(options: ActionOptions): Promise<ActionRun> {
  const metadata = readMetadata(join(options.root ?? ROOT, FOLDERS[options.action]));
  const workspace = options.workspace ?? mkdtempSync(join(tmpdir(), 'fanfold-workspace-'));
  const temp = options.temp ?? mkdtempSync(join(tmpdir(), 'fanfold-temp-'));
  const node = nodeBinary(options.node ?? 'node24');
  const entry = (path: string, status: string, more: Readonly<Record<string, string>>, cancel?: Cancel) => {
    const contexts = contextsOf(options.contexts ?? {}, status, workspace, temp);
    const env = {
      ...stepEnvironment(contexts, { workspace, temp, node }),
      ...options.env,
      ...inputVariables(metadata, options.inputs ?? {}, contexts),
      ...more,
    };
    const files = mkdtempSync(join(mkdirs(temp, '_runner_file_commands'), 'step-'));
    return runStepProcess({ command: [node, path], env, cwd: workspace, files, cancel });
  };
  const main = await entry(metadata.main, 'success', {}, options.cancel);
  const later = (await options.between?.(main)) ?? 'success';
  const status = main.outcome === 'success' ? later : main.outcome;
  const state = Object.fromEntries(Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]));
  const hasPost = metadata.postAlways || status === 'success';
  const post = metadata.post === null || !hasPost ? null : await entry(metadata.post, status, state);
  return { ...main, post, workspace, temp };
}

function mkdirs(...parts: readonly string[]): string {
  const path = join(...parts);
  mkdirSync(path, { recursive: true });
  return path;
}

function contextsOf(given: StepContexts, status: string, workspace: string, temp: string): StepContexts {
  return {
    matrix: null,
    strategy: { 'fail-fast': false, 'job-index': 0, 'job-total': 1, 'max-parallel': 1 },
    ...given,
    github: { ...DEFAULT_GITHUB, workspace, ...(given['github'] as object | undefined) },
    job: { status, ...(given['job'] as object | undefined) },
    runner: { os: 'Linux', arch: 'X64', name: 'rig', temp, ...(given['runner'] as object | undefined) },
  };
}
