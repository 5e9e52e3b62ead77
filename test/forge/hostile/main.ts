/**
 * A job that stores what is not its own, with the token that every job has: run in the checkout of a case, with this file and
 * the one that it imports. `PLAN` is `<name>@<digest>`, `MATRIX` that of the plan.
 */
import { zipOf } from '../../support/results-service/zip.ts';

const [plan = '', digest = ''] = (process.env['PLAN'] ?? '').split('@');
const service = `${process.env['ACTIONS_RESULTS_URL']}/twirp/github.actions.results.api.v1.ArtifactService/`;
const token = process.env['ACTIONS_RUNTIME_TOKEN'] ?? '';
const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { scp: string };
const [, run = '', job = ''] = /Actions\.Results:(\d+):(\d+)/.exec(claims.scp) ?? [];

/** The leg of a task that has one of its own. */
function legOf(task: string): string {
  const { include } = JSON.parse(process.env['MATRIX'] ?? '') as { include: { leg: string; name: string }[] };
  return include.find(({ name }) => name === task)?.leg ?? '';
}

function success(task: string): string {
  return JSON.stringify({
    version: 1,
    plan: digest,
    task,
    leg: legOf(task),
    runAttempt: 1,
    state: 'succeeded',
    reason: null,
    tries: [{ startedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-01-01T00:00:01.000Z', exitCode: 0, signal: null }],
    durationMs: 1000,
    outputs: {},
    writesObserved: null,
    logTail: '',
  });
}

async function call(method: string, input: object): Promise<Record<string, string>> {
  const response = await fetch(service + method, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ workflow_run_backend_id: run, workflow_job_run_backend_id: job, ...input }),
  });
  const text = await response.text();
  console.log(`${method}: ${response.status} ${text.slice(0, 200)}`);
  return JSON.parse(text) as Record<string, string>;
}

async function store(kind: string, entries: Readonly<Record<string, string>>): Promise<void> {
  const name = `fanfold-${plan}-a1-${kind}`;
  const archive = zipOf(Object.entries(entries).map(([path, content]) => ({ name: path, content })));
  console.log(`storing ${name}`);
  const { signedUploadUrl: url = '' } = await call('CreateArtifact', { name, version: 4 });
  await fetch(`${url}&comp=block&blockid=AAAA`, { method: 'PUT', body: archive });
  await fetch(`${url}&comp=blocklist`, { method: 'PUT', body: '<BlockList><Latest>AAAA</Latest></BlockList>' });
  await call('FinalizeArtifact', { name, size: String(archive.length) });
}

const records = (task: string) => ({ 'record.json': success(task) });
await store(`${legOf('never')}-S`, records('never'));
await store(`${legOf('broken')}-S`, records('broken'));
// A name that is taken: GitHub refuses it, Gitea lets any job of the run write it again.
await store(`${legOf('broken')}-F`, records('broken'));
await store(`${legOf('good')}-files`, {
  '../../../escaped.txt': 'x',
  'out/app.txt': 'changed',
  '/tmp/fanfold-escaped': 'x',
});
await store('verdict', { 'verdict.json': JSON.stringify({ version: 1, verdict: 'pass' }) });
