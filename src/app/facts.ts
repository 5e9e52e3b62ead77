/** What expressions read of `github` and `inputs`: from the runner, from git, and from whoever asks. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eventFacts } from '../github/event.ts';
import type { Json } from '../model.ts';
import { isMapping } from '../model.ts';
import { type Problem, problem, type RimProblem } from '../problem.ts';
import { type Facts, GITHUB_NAMES } from '../tasklist/facts.ts';
import { nearest } from '../tasklist/nearest.ts';
import { readSource } from '../tasklist/read-source.ts';
import { spelt } from '../tasklist/spelling.ts';
import { readYaml } from '../tasklist/yaml-source.ts';

/** Facts as they are given on a command line: `key=value`. */
export interface GivenFacts {
  readonly inputs: readonly string[];
  readonly github: readonly string[];
}

export interface FactsRead {
  readonly facts: Facts;
  readonly problems: readonly Problem[];
}

const LABELS = 'event.pull_request.labels';

/** On a laptop: git says what it knows, and what was given comes before it. `asked`: whether anything reads `github`. */
export async function localFacts(given: GivenFacts, workspace: string, asked: boolean): Promise<FactsRead> {
  const problems: RimProblem[] = [];
  const pairs = (flag: 'input' | 'github') =>
    given[flag === 'input' ? 'inputs' : 'github'].flatMap((text) => {
      const [, key, value] = /^([^=\s]+)=([\s\S]*)$/.exec(text) ?? [];
      if (key !== undefined && value !== undefined) return [{ key, value }];
      problems.push(problem('rim/bad-pair', null, { flag, text }));
      return [];
    });
  const inputs = Object.fromEntries(pairs('input').map(({ key, value }) => [key, valueIn(value)]));
  const github: Record<string, Json> = asked ? await gitFacts(workspace) : {};
  for (const { key, value } of pairs('github')) {
    if (GITHUB_NAMES.includes(key)) Object.assign(github, githubFact(key, value));
    else {
      const close = nearest(key, GITHUB_NAMES);
      problems.push(problem('rim/unknown-fact', null, { name: key, nearest: close, known: GITHUB_NAMES }));
    }
  }
  return { facts: { github, inputs, onGithub: false }, problems };
}

function githubFact(key: string, value: string): Record<string, Json> {
  if (key !== LABELS) return { [key]: value };
  const names = value.split(',').map((name) => name.trim());
  return { event: { pull_request: { labels: names.filter((name) => name !== '').map((name) => ({ name })) } } };
}

/** A value as YAML has it, so that `true` is not text; a number that is a name keeps its text. */
function valueIn(text: string): Json {
  const { source } = readSource(`value: ${text}\n`, 'input');
  const value = (source?.value as Readonly<Record<string, unknown>> | undefined)?.['value'];
  return source === null || value === undefined || value === null
    ? text
    : (spelt(value, ['value'], source, () => {}) as Json);
}

/** On GitHub: the event that runs, and the `inputs:` of the step, a YAML mapping. */
export async function runnerFacts(
  inputs: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<FactsRead> {
  const github = await eventFacts(env);
  if (inputs === '') return { facts: { github, inputs: {}, onGithub: true }, problems: [] };
  // A list alone is short for one with tasks only in a task file.
  const { source, problems } = readYaml(inputs, 'inputs');
  const value = source?.value ?? {};
  const found = isMapping(value) && source !== null ? (spelt(value, [], source, () => {}) as Record<string, Json>) : {};
  const shape: readonly Problem[] = isMapping(value) ? [] : [problem('rim/bad-inputs', null)];
  return { facts: { github, inputs: found, onGithub: true }, problems: [...problems, ...shape] };
}

/** The commit and the branch that git says are checked out; empty without git. */
export async function localSource(workspace: string): Promise<{ readonly commit: string; readonly branch: string }> {
  const { sha, ref_name: branch } = await gitFacts(workspace);
  return { commit: String(sha ?? ''), branch: String(branch ?? '') };
}

async function gitFacts(workspace: string): Promise<Record<string, Json>> {
  const run = promisify(execFile);
  const git = (...args: string[]): Promise<string | null> =>
    run('git', args, { cwd: workspace, timeout: 10_000 }).then(
      ({ stdout }) => stdout.trim() || null,
      () => null,
    );
  const [branch, sha, remote, actor] = await Promise.all([
    git('symbolic-ref', '--short', '-q', 'HEAD'),
    git('rev-parse', 'HEAD'),
    git('remote', 'get-url', 'origin'),
    git('config', 'user.name'),
  ]);
  const repository = /[/:]([^/:]+\/[^/:]+?)(?:\.git)?\/?$/.exec(remote ?? '')?.[1] ?? null;
  const ref = branch === null ? null : `refs/heads/${branch}`;
  const known = Object.entries({ ref, ref_name: branch, sha, repository, actor });
  return Object.fromEntries(known.filter(([, value]) => value !== null));
}
