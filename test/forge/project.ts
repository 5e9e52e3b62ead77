/** A repository of one case with its runners, and its runs as the server tells of them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { unzip } from '../support/results-service/zip.ts';
import { nodeBinary } from '../support/runner/node.ts';
import { type Forge, OWNER } from './forge.ts';

export interface Run {
  readonly id: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly html_url: string;
}

export interface ForgeJob {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly run_attempt: number;
  readonly runner_name: string | null;
}

export interface ForgeRunner {
  readonly name: string;
  /** Ends the runner and everything it started at once, as a machine does that loses its power. */
  readonly kill: () => void;
}

export interface Project extends AsyncDisposable {
  /** `fan/<name>` */
  readonly repository: string;
  /** Where the API has it. */
  readonly path: string;
  /** Writes files in one commit on a branch, which starts the workflows of a push. */
  readonly commit: (files: Readonly<Record<string, string>>, branch?: string) => Promise<void>;
  readonly startRunner: (name: string) => Promise<ForgeRunner>;
  /** Ends a run as a person does, on its page: the API has no such call. */
  readonly cancel: (run: Run) => Promise<void>;
  /** The newest run, once there is one and `when` holds of it. */
  readonly runWhen: (when: (run: Run) => boolean) => Promise<Run>;
  /** The newest run when it has ended. */
  readonly ended: () => Promise<Run>;
  readonly jobs: (run: Run) => Promise<ForgeJob[]>;
  /** `name: conclusion` of every job of a run, by name. */
  readonly conclusions: (run: Run) => Promise<Record<string, string | null>>;
  readonly artifacts: (run: Run) => Promise<string[]>;
  /** The files of an artifact, by the end of its name. */
  readonly filesOf: (run: Run, ending: string) => Promise<Record<string, string>>;
  /** What the job of converge told of its outputs, in the log that the server has of it. */
  readonly told: (run: Run) => Promise<Told>;
  /** The log of the job with this name. */
  readonly logOf: (run: Run, name: string) => Promise<string>;
}

/** Outputs of the converge step. */
export interface Told {
  readonly verdict: string;
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  readonly missing: readonly string[];
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The last lines that workflows of `workflow.ts` print in the job of converge. */
function toldIn(log: string): Told {
  const value = (name: string) => new RegExp(`OUTPUT ${name}=(.*)$`, 'm').exec(log)?.[1] ?? '';
  const json = (name: string) => JSON.parse(value(name) || 'null');
  return {
    verdict: value('verdict'),
    succeeded: json('succeeded'),
    failed: json('failed'),
    missing: json('missing'),
    outputs: json('outputs'),
  };
}

/** The longest that a case waits for one thing. */
const PATIENCE_MS = 120_000;

export async function createProject(forge: Forge, name: string): Promise<Project> {
  await forge.api('POST', '/user/repos', { name, default_branch: 'main', auto_init: true });
  const repository = `${OWNER}/${name}`;
  const path = `/repos/${repository}`;
  const runners: ForgeRunner[] = [];
  const branches = new Set(['main']);
  const runs = async () =>
    (await forge.api<{ workflow_runs: Run[] | null }>('GET', `${path}/actions/runs`)).workflow_runs ?? [];
  const jobs = async ({ id }: Run) =>
    (await forge.api<{ jobs: ForgeJob[] | null }>('GET', `${path}/actions/runs/${id}/jobs?limit=100`)).jobs ?? [];
  const runWhen: Project['runWhen'] = async (when) => {
    let last: Run | undefined;
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(300)) {
      [last] = await runs();
      if (last !== undefined && when(last)) return last;
    }
    const seen = last === undefined ? 'no run' : JSON.stringify([last, await jobs(last)], null, 1);
    throw new Error(`${repository}: waited in vain; there is ${seen}\n${forge.log()}`);
  };
  const artifacts = async ({ id }: Run) => {
    const found = `${path}/actions/runs/${id}/artifacts?limit=100`;
    return (await forge.api<{ artifacts: { id: number; name: string }[] | null }>('GET', found)).artifacts ?? [];
  };
  const filesOf: Project['filesOf'] = async (run, ending) => {
    const found = (await artifacts(run)).find((artifact) => artifact.name.endsWith(ending));
    if (found === undefined) throw new Error(`the run has no artifact …${ending}`);
    return unzip(await forge.download(`${path}/actions/artifacts/${found.id}/zip`));
  };
  const logOf: Project['logOf'] = async (run, job) => {
    const found = (await jobs(run)).find((one) => one.name === job);
    if (found === undefined) throw new Error(`the run has no job ${job}`);
    return (await forge.download(`${path}/actions/jobs/${found.id}/logs`)).toString('utf8');
  };
  return {
    repository,
    path,
    commit: async (files, branch = 'main') => {
      const changes = Object.entries(files).map(([file, text]) => ({
        operation: 'create',
        path: file,
        content: Buffer.from(text).toString('base64'),
      }));
      const where = branches.has(branch) ? { branch } : { branch: 'main', new_branch: branch };
      branches.add(branch);
      await forge.api('POST', `${path}/contents`, { ...where, message: 'a case', files: changes });
    },
    startRunner: async (runner) => {
      const started = await startRunner(forge, path, runner);
      runners.push(started);
      return started;
    },
    cancel: ({ html_url }) => cancelOnPage(forge, html_url),
    runWhen,
    ended: async () => {
      // A run with a failed job is completed for the server while a job that waits for that one is still to come.
      let run: Run;
      do run = await runWhen(({ status }) => status === 'completed');
      while (!(await jobs(run)).every(({ status }) => status === 'completed'));
      return run;
    },
    jobs,
    conclusions: async (run) =>
      Object.fromEntries((await jobs(run)).map(({ name: job, conclusion }) => [job, conclusion])),
    artifacts: async (run) => (await artifacts(run)).map((artifact) => artifact.name).sort(),
    filesOf,
    told: async (run) => toldIn(await logOf(run, 'converge')),
    logOf,
    [Symbol.asyncDispose]: async () => {
      for (const runner of runners) runner.kill();
    },
  };
}

async function startRunner(forge: Forge, path: string, name: string): Promise<ForgeRunner> {
  const { token } = await forge.api<{ token: string }>('POST', `${path}/actions/runners/registration-token`);
  const folder = mkdtempSync(join(forge.folder, 'runner-'));
  const main = join(import.meta.dirname, 'runner', 'main.ts');
  const child = spawn(nodeBinary('node24'), [main, forge.url, name, token, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(child);
  return { name, kill: () => killTree(child) };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the runner ended with ${code}`)));
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', () => resolve());
  });
}

async function cancelOnPage({ url, password }: Forge, page: string): Promise<void> {
  const post = (address: string, cookie: string, form: Readonly<Record<string, string>>) =>
    fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: url },
      body: new URLSearchParams(form),
    });
  const entered = await post(`${url}/user/login`, '', { user_name: OWNER, password });
  // A cookie that is set twice counts as it was set last.
  const cookies = new Map(
    entered.headers.getSetCookie().map((one) => one.split(';')[0]?.split('=') as [string, string]),
  );
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
  const answer = await post(`${page}/cancel`, cookie, {});
  if (!answer.ok) throw new Error(`${page} was not cancelled: ${answer.status} ${await answer.text()}`);
}

/** A task is the leader of a group of its own, so that the runner's group is not all of it. */
function killTree({ pid: root }: ChildProcess): void {
  if (root === undefined) return;
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(join('/proc', entry, 'stat'), 'utf8');
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended.
    }
  }
  const below = (pid: number): number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  for (const pid of below(root)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
}
