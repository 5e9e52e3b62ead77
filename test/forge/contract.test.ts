/** The contract in the artifacts of a run, on a real Gitea: with the tokens of jobs that are at work. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openArtifacts } from '../../src/store/artifacts.ts';
import { storeContract } from '../store/contract.ts';
import { connectForge } from './forge.ts';
import { createProject, type Project } from './project.ts';
import { type Result, type RunnerClient, register, type Task } from './runner/protocol.ts';
import { createReporter } from './runner/report.ts';

const WORKFLOW = `on: workflow_dispatch
jobs:
  first: { runs-on: ubuntu-latest, steps: [{ run: "true" }] }
  second: { runs-on: ubuntu-latest, steps: [{ run: "true" }] }
`;

/** The two jobs of a run, which a runner has begun and does nothing in. */
interface OpenRun {
  readonly id: string;
  readonly variables: (job: string) => NodeJS.ProcessEnv;
  readonly end: (result?: Result) => Promise<void>;
}

const forge = connectForge(inject('forge'));
let project: Project;
let client: RunnerClient;
let other: OpenRun;

beforeAll(async () => {
  project = await createProject(forge, 'contract');
  await project.commit({ '.gitea/workflows/contract.yml': WORKFLOW });
  const { token } = await forge.api<{ token: string }>('POST', `${project.path}/actions/runners/registration-token`);
  client = await register(forge.url, 'contract', token, ['ubuntu-latest']);
  await client.declare(['ubuntu-latest']);
  other = await openRun();
});
afterAll(() => other.end());

async function openRun(): Promise<OpenRun> {
  await forge.api('POST', `${project.path}/actions/workflows/contract.yml/dispatches`, { ref: 'main' });
  return openJobs();
}

/** The same two jobs again, as those that failed. */
async function openAgain(run: OpenRun): Promise<OpenRun> {
  await run.end('failure');
  await forge.api('POST', `${project.path}/actions/runs/${run.id}/rerun-failed-jobs`);
  return openJobs();
}

async function openJobs(): Promise<OpenRun> {
  const tasks = [await nextTask(), await nextTask()];
  // A job that tells nothing for a while is taken for dead.
  const reporters = tasks.map((task) => createReporter(client, task.id, 1));
  return {
    id: String(tasks[0]?.context['run_id']),
    variables: (job) => ({
      ACTIONS_RESULTS_URL: forge.url,
      ACTIONS_RUNTIME_TOKEN: String(
        tasks.find(({ context }) => context['job'] === job)?.context['gitea_runtime_token'],
      ),
    }),
    end: async (result = 'success') => {
      for (const reporter of reporters) await reporter.end(result, {});
    },
  };
}

async function nextTask(): Promise<Task> {
  for (let tries = 0; tries < 200; tries++) {
    const task = await client.fetchTask();
    if (task !== null) return task;
    await sleep(100);
  }
  throw new Error(`no job came:\n${forge.log()}`);
}

storeContract({
  name: 'Gitea',
  start: async () => {
    let run = await openRun();
    return {
      variables: (job) => run.variables(job),
      elsewhere: () => other.variables('first'),
      again: async () => {
        run = await openAgain(run);
        return run.variables('first');
      },
      [Symbol.asyncDispose]: () => run.end(),
    };
  },
  differs: { namesAreNotFinal: true, takesAnyName: true, noDigests: true },
});

// What the guide says of Gitea.
describe.sequential('on Gitea', () => {
  const pace = { tries: 2, firstDelayMs: 1, maxDelayMs: 1 };
  const file = { path: 'a', content: 'a' };

  it('a job that has ended stores nothing more', async () => {
    const run = await openRun();
    const store = openArtifacts({ env: run.variables('first'), pace });
    await store.list();
    await run.end();
    await expect(store.upload(() => 'late', [file])).rejects.toMatchObject({ problem: { kind: 'store-fault' } });
  });

  it('an artifact is kept for a day less than it was asked for', async () => {
    const run = await openRun();
    const store = openArtifacts({ env: run.variables('first'), retentionDays: 5 });
    await store.upload(() => 'kept', [file]);
    const { artifacts } = await forge.api<{ artifacts: { created_at: string; expires_at: string }[] }>(
      'GET',
      `${project.path}/actions/runs/${run.id}/artifacts`,
    );
    const days = artifacts.map((one) => (Date.parse(one.expires_at) - Date.parse(one.created_at)) / 86_400_000);
    expect(days.map(Math.round)).toEqual([4]);
    await run.end();
  });
});
