/** A leg in a bad world: a list that lags or is cut, a storage that is full, a service that hangs or talks nonsense. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDtu } from '../support/dtu/dtu.ts';
import type { Failure, ResultsOptions } from '../support/results-service/service.ts';
import type { ActionRun } from '../support/runner/runner.ts';
import { type MatrixItem, startRun } from './support.ts';

const TWO = 'name: ci\ntasks: [{ id: a, run: "true" }, { id: b, run: "true" }]\n';
const ANY = 'name: ci\nsync: any\ntasks: [{ id: a, run: "touch ran-a" }, { id: b, run: "touch ran-b" }]\n';

const said = (run: Pick<ActionRun, 'annotations'> | null, level: string): string[] =>
  (run?.annotations ?? []).filter((one) => one.level === level).map(({ message }) => message);

describe.concurrent('a list that lags', { timeout: 120_000 }, () => {
  it.each([3, 20])('%d s behind costs time, and what was waited for is told', async (seconds) => {
    await using run = await startRun({ visibilityLagMs: seconds * 1000 });
    const planned = await run.plan(TWO);
    expect(planned.outcome).toBe('success');
    expect(said(planned, 'notice').join()).toMatch(/waited \d+ s until the plan was listed/);
    const matrix = JSON.parse(planned.outputs['matrix'] ?? '') as { include: never[] };
    const legs = await Promise.all(matrix.include.map((item) => run.leg(item)));
    for (const leg of legs) {
      expect([leg.exitCode, leg.post?.exitCode, leg.outputs['colour']]).toEqual([0, 0, 'green']);
      expect(said(leg, 'notice').join()).toMatch(/waited \d+ s until the records of this leg were listed/);
    }
    const converged = await run.converge(planned.outputs['plan'] ?? '');
    expect(converged.outputs['verdict']).toBe('pass');
  });

  it('makes a leg wait for its plan', async () => {
    let late = 4;
    await using run = await startRun({
      fail: ({ method }) =>
        method === 'ListArtifacts' && late-- > 0 ? { status: 200, body: '{"artifacts":[]}' } : null,
    });
    const { items } = await run.planned(TWO);
    const leg = await run.leg(items[0]);
    expect([leg.exitCode, leg.outputs['state']]).toEqual([0, 'succeeded']);
    expect(said(leg, 'notice').join()).toMatch(/waited \d+ s until the plan was listed/);
  });
});

describe.concurrent('a leg whose storing failed', { timeout: 120_000 }, () => {
  const refused = (match: RegExp, failure: Failure) => {
    return ({ method, name }: { method: string; name: string }) =>
      method === 'CreateArtifact' && match.test(name) ? failure : null;
  };
  const full = {
    status: 403,
    body: JSON.stringify({ code: 'resource_exhausted', msg: 'insufficient usage to create' }),
  };
  const CARRIES = 'name: ci\ntasks: [{ id: a, run: "echo x > out.txt", artifacts: [out.txt] }]\n';

  it('for its files, because the storage is full, has its records, a warning, and no fault', async () => {
    await using run = await startRun({ fail: refused(/-files/, full) });
    const { items } = await run.planned(CARRIES);
    const leg = await run.leg(items[0]);
    expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 0]);
    expect(run.names()).toEqual(['a1-plan', 'a1-w1-leg-001-S']);
    expect(said(leg, 'warning').join()).toContain('the artifact storage of this account is full');
  });

  it('for its files, for another reason, has its records, which say so', async () => {
    await using run = await startRun({ fail: refused(/-files/, { status: 400 }) });
    const { items } = await run.planned(CARRIES);
    const leg = await run.leg(items[0]);
    expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 1]);
    expect(run.names()).toEqual(['a1-plan', 'a1-w1-leg-001-F']);
  });

  it('for everything is red by its post step alone, with a sentence', async () => {
    await using run = await startRun({ fail: refused(/-leg-/, full) });
    const { items } = await run.planned(TWO);
    const leg = await run.leg(items[0]);
    expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 1]);
    expect(said(leg.post, 'error').join()).toContain('the artifact storage of this account is full');
  });

  it('is as red from the post step as it would have been', async () => {
    let broken = true;
    await using run = await startRun({
      fail: ({ method, name }) =>
        broken && method === 'CreateArtifact' && name.includes('-leg-') ? { status: 400 } : null,
    });
    const { items } = await run.planned('name: ci\ntasks: [{ id: a, run: "exit 1" }, { id: b, run: "true" }]\n');
    const between = async () => {
      broken = false;
      return 'success' as const;
    };
    const leg = await run.leg(items[0], { between });
    expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 1]);
    expect(said(leg.post, 'error').join()).toContain('re-run failed jobs');
    expect(run.names()).toContain('a1-w1-leg-001-F');
  });
});

it('survives a task that empties the temporary folder of the runner', { timeout: 60_000 }, async () => {
  await using run = await startRun();
  const list = `
name: ci
legs: { max: 1 }
tasks:
  - { id: a, run: 'rm -rf "\${RUNNER_TEMP:?}"/* "\${RUNNER_TEMP:?}"', duration: 2 }
  - { id: b, run: "true", duration: 1 }
`;
  const { items } = await run.planned(list);
  const leg = await run.leg(items[0]);
  expect([leg.exitCode, leg.post?.exitCode, leg.outputs['colour']]).toEqual([0, 0, 'green']);
  const states = run.records('a1-w1').map(({ task, state }) => [task, state]);
  expect(states.sort()).toEqual([
    ['a', 'succeeded'],
    ['b', 'succeeded'],
  ]);
});

it('says what a later step did that failed after its success was stored', { timeout: 60_000 }, async () => {
  await using run = await startRun();
  const { items } = await run.planned(ANY);
  const leg = await run.leg(items[0], { between: async () => 'failure' });
  expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 0]);
  expect(said(leg.post, 'warning').join()).toMatch(/a step of this job failed although .* "Re-run failed jobs"/);
  const fine = await run.leg(items[1], { between: async () => 'success' });
  expect(said(fine.post, 'warning')).toEqual([]);
});

it('treats a full list as one that may be cut, and says so once', { timeout: 60_000 }, async () => {
  await using run = await startRun({ mostListed: 1000 });
  const { items } = await run.planned(ANY);
  for (let other = 0; other < 1000; other++) run.service.put(7, `other-${other}`, {});
  const leg = await run.leg(items[0]);
  expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 0]);
  expect(said(leg, 'notice').filter((text) => text.includes('may be cut'))).toHaveLength(1);
  expect(run.service.names(7)).toContain('fanfold-ci-a1-w1-leg-001-S');
});

describe.concurrent('a service that talks nonsense, or is not there', { timeout: 120_000 }, () => {
  const nonsense = ['null', '[]', '{"artifacts":{"name":{}}}'];
  it.each(nonsense)('%s as a list is a sentence in every step', async (body) => {
    await using run = await startRun({
      fail: ({ method }) => (method === 'ListArtifacts' ? { status: 200, body } : null),
    });
    const reference = `ci@sha256:${'0'.repeat(64)}`;
    const steps = [await run.leg({ leg: 'w1-leg-001', plan: reference, name: 'a' }), await run.converge(reference)];
    for (const step of steps) {
      expect(step.outcome).toBe('failure');
      expect(said(step, 'error').join()).toMatch(/artifacts of this run cannot be listed|plan .* cannot be read/);
      expect(step.log + said(step, 'error').join()).not.toMatch(/internal error|\bat .*\.js:/);
    }
    expect(steps[1]?.outputs['verdict']).toBe('fail');
  });

  it.each([
    [
      'a server that knows no such page',
      404,
      /does not answer as GitHub's artifact service.* 404 Not Found and text\/html/,
    ],
    ['a server that asks to log in', 302, /does not answer as GitHub's artifact service.* 302 Found and text\/html/],
    ['no service', null, /offers no artifact service/],
  ])('%s is one sentence in every step', async (_, status, sentence) => {
    const page = createServer((_request, response) =>
      response.writeHead(status ?? 500, { 'content-type': 'text/html', location: '/login' }).end('<html>'),
    );
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    const server = `http://127.0.0.1:${(page.address() as AddressInfo).port}/`;
    const env = {
      GITHUB_SERVER_URL: server,
      ACTIONS_RESULTS_URL: status === null ? '' : `${server}_services/pipelines/x/`,
    };
    await using run = await startRun();
    const { items, reference } = await run.planned(TWO);
    const steps = [
      await run.plan(TWO, { env }),
      await run.leg(items[0], { env }),
      await run.converge(reference, { env }),
    ];
    for (const step of steps) {
      expect(step.outcome).toBe('failure');
      expect(said(step, 'error')).toEqual([expect.stringMatching(sentence)]);
      expect(step.log).not.toMatch(/internal error|\bat .*\.js:/);
    }
    expect(steps[2]?.outputs['verdict']).toBe('fail');
    // A gate asks for no artifacts.
    const gate = await run.gate({ build: { result: 'success', outputs: {} } }, { env });
    expect([gate.outcome, gate.outputs['verdict']]).toEqual(['success', 'pass']);
    page.closeAllConnections();
    page.close();
  });

  it("is none of these with another project's idea of the service", async () => {
    await using dtu = await startDtu();
    await using run = await startRun();
    const env = { ACTIONS_RESULTS_URL: dtu.url };
    const planned = await run.plan(TWO, { env });
    const { include } = JSON.parse(planned.outputs['matrix'] ?? '') as { include: MatrixItem[] };
    for (const item of include) expect((await run.leg(item, { env })).outcome).toBe('success');
    const converged = await run.converge(planned.outputs['plan'] ?? '', { env });
    expect([converged.outputs['verdict'], run.service.requests]).toEqual(['pass', []]);
  });

  it.each<[string, ResultsOptions, string, string]>([
    ['GitHub Enterprise Server, its service on the host', {}, 'https://github.example.com', '/_services/pipelines/x/'],
    ['Gitea', { likeGitea: true }, 'http://gitea.example:3000/', ''],
    ['Gitea under a path', { likeGitea: true, under: '/git' }, 'http://gitea.example/git/', '/git'],
  ])('is none of these where the service answers: %s', async (_, options, server, path) => {
    await using run = await startRun(options);
    const env = { GITHUB_SERVER_URL: server, ACTIONS_RESULTS_URL: `${run.service.url}${path}` };
    const planned = await run.plan(TWO, { env });
    const { include } = JSON.parse(planned.outputs['matrix'] ?? '') as { include: MatrixItem[] };
    for (const item of include) expect((await run.leg(item, { env })).outcome).toBe('success');
    const converged = await run.converge(planned.outputs['plan'] ?? '', { env });
    expect(converged.outputs['verdict']).toBe('pass');
  });

  it('that hangs does not hold a leg that is cancelled', async () => {
    let hangs = true;
    await using run = await startRun({
      fail: ({ method, name }) =>
        hangs && method === 'CreateArtifact' && name.includes('-leg-') ? { status: 200, hangs } : null,
    });
    const { items } = await run.planned('name: ci\ntasks: [{ id: a, run: "echo at-work" }]\n');
    const startedAt = Date.now();
    // The runner's second signal would end the step; it ends by itself before.
    let ended = 0;
    const between = async () => {
      ended = Date.now() - startedAt;
      hangs = false;
      return 'cancelled' as const;
    };
    const leg = await run.leg(items[0], { cancel: { when: /succeeded/ }, between });
    expect([leg.signal, leg.post?.exitCode]).toEqual([null, 0]);
    expect(ended).toBeLessThan(15_000);
    expect(run.names()).toContain('a1-w1-leg-001-S');
  });
});

describe.concurrent('the outputs of the task step', { timeout: 120_000 }, () => {
  it('say the worst state, and who failed', async () => {
    await using run = await startRun();
    const { items } = await run.planned(
      'name: ci\nsync: any\nstop: never\nlegs: { max: 1 }\ntasks: [{ id: a, run: "true" }, { id: b, run: "exit 1" }, { id: c, run: "exit 1", continue-on-error: true }]\n',
    );
    const { outputs } = await run.leg(items[0]);
    expect(outputs).toMatchObject({ state: 'failed', failed: '["b"]' });
  });

  it('with `look` say whether there is anything to do, and nothing runs or is stored', async () => {
    await using run = await startRun();
    const list =
      'name: ci\nstop: never\ntasks: [{ id: make, run: "exit 1" }, { id: use, runs-on: macos-15, needs: [make], run: "touch used" }]\n';
    const { items, waves } = await run.planned(list);
    const before = await run.leg(items[0], { inputs: { look: 'true' } });
    expect([before.exitCode, before.outputs['skip'], before.post?.exitCode]).toEqual([0, 'false', 0]);
    expect(run.names()).toEqual(['a1-plan']);
    await run.leg(items[0]);
    const after = await run.leg(waves[1]?.[0], { inputs: { look: 'true' } });
    expect([after.exitCode, after.outputs['skip']]).toEqual([0, 'true']);
    expect(run.names()).toEqual(['a1-plan', 'a1-w1-leg-001-F']);
    expect(existsSync(join(run.workspace, 'used'))).toBe(false);
  });

  it('with `look` say that the verdict is certain', async () => {
    await using run = await startRun();
    const { items } = await run.planned(ANY);
    run.service.put(7, 'fanfold-ci-a1-w1-leg-002-S', {});
    const leg = await run.leg(items[0], { inputs: { look: 'true' } });
    expect(leg.outputs).toMatchObject({ skip: 'true', superseded: 'true' });
  });

  it('refuse a retention that is none, in a sentence', async () => {
    await using run = await startRun();
    const { items } = await run.planned(ANY);
    const leg = await run.leg(items[0], { inputs: { 'retention-days': 'x' } });
    expect(said(leg, 'error')).toEqual([expect.stringContaining('`retention-days` is a whole number')]);
  });
});
