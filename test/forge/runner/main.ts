/**
 * A small runner for Gitea, as a process of its own that a test can kill: registers, then takes one job after the other until
 * it is ended. Arguments: the server's address, a name, a registration token of a repository, a folder. It fetches actions and
 * commits with git, and it knows what the workflows of these tests use: no containers, no composite actions, no services.
 */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobPlaces, readPayload, runJob } from './job.ts';
import { type RunnerClient, register, type Task } from './protocol.ts';
import { createReporter } from './report.ts';
import { createActions } from './repository.ts';

const LABELS = ['ubuntu-latest'];
const EVERY_MS = 300;

const [server = '', name = '', token = '', folder = ''] = process.argv.slice(2);
const actionOf = createActions(server, join(folder, 'actions'));
const client = await register(server, name, token, LABELS);
await client.declare(LABELS);
console.log('ready');
for (;;) {
  const task = await client.fetchTask().catch((error: unknown) => void console.error(String(error)));
  if (task) await perform(client, task);
  else await sleep(EVERY_MS);
}

async function perform(runner: RunnerClient, task: Task): Promise<void> {
  const payload = readPayload(task);
  const reporter = createReporter(runner, task.id, payload.job.steps.length);
  const places: JobPlaces = { server, node: process.execPath, folder: mkdtempSync(join(folder, 'job-')), actionOf };
  // A job without a log is one that the server has no log file of.
  reporter.line(`${name} has job ${task.id}`);
  try {
    const { result, outputs } = await runJob(task, payload, places, reporter);
    await reporter.end(result, outputs);
  } catch (error) {
    reporter.line(`the runner: ${String(error)}`);
    await reporter.end('failure', {});
  }
}
