/** How a run ends early: by an answer, by a machine that is lost, by a person. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { connectForge } from './forge.ts';
import { createProject } from './project.ts';
import { filesFor, nameOf } from './workflow.ts';

const forge = connectForge(inject('forge'));

/** Writes its process id to a file that the test sees, and then takes very long. */
const endless = (file: string) => `echo $$ > ${file}; exec sleep 900`;

async function pidIn(file: string): Promise<number> {
  for (let tries = 0; tries < 600 && !(existsSync(file) && readFileSync(file, 'utf8') !== ''); tries++)
    await sleep(200);
  return Number(readFileSync(file, 'utf8'));
}

const isAlive = (pid: number) => existsSync(`/proc/${pid}`);

it('any: the first success ends the task on the other runner', async () => {
  await using project = await createProject(forge, 'any');
  await Promise.all([project.startRunner('one'), project.startRunner('two')]);
  const file = join(mkdtempSync(join(forge.folder, 'case-')), 'pid');
  await project.commit(
    await filesFor(`legs: { max: 2 }
sync: any
tasks:
  - { id: quick, run: 'until test -s ${file}; do sleep 0.2; done' }
  - { id: slow, run: '${endless(file)}' }
`),
  );
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect([...new Set(Object.values(await project.conclusions(run)))], log).toEqual(['success']);
  const runners = (await project.jobs(run)).filter(({ name }) => name.startsWith('wave 1'));
  expect(runners.map((job) => job.runner_name).sort()).toEqual(['one', 'two']);
  expect(await project.told(run)).toMatchObject({ verdict: 'pass', succeeded: ['quick'], failed: [], missing: [] });
  expect(log).toMatch(/slow +\S* ?superseded/);
  expect(isAlive(await pidIn(file))).toBe(false);
});

it('a runner that is killed in a task: the server gives its job up, and the task is missing', async () => {
  await using project = await createProject(forge, 'lost');
  const one = await project.startRunner('one');
  const file = join(mkdtempSync(join(forge.folder, 'case-')), 'pid');
  await project.commit(
    await filesFor(`legs: { max: 2 }
tasks:
  - { id: lost, run: '${endless(file)}' }
  - { id: stays, run: echo stays }
`),
  );
  await pidIn(file);
  one.kill();
  await project.startRunner('two');
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect(await project.conclusions(run), log).toEqual({
    plan: 'success',
    [nameOf(1, 1)]: 'failure',
    [nameOf(1, 2)]: 'success',
    converge: 'failure',
  });
  expect(await project.told(run)).toMatchObject({
    verdict: 'fail',
    succeeded: ['stays'],
    failed: [],
    missing: ['lost'],
  });
});

it('cancelled by a person: the task ends, nothing is judged, and the runner takes the next run', async () => {
  await using project = await createProject(forge, 'cancel');
  await project.startRunner('one');
  const file = join(mkdtempSync(join(forge.folder, 'case-')), 'pid');
  await project.commit(
    await filesFor(`legs: { max: 2 }
tasks:\n  - { id: endless, run: '${endless(file)}' }\n  - { id: later, run: echo later }\n`),
  );
  const pid = await pidIn(file);
  expect(isAlive(pid)).toBe(true);
  await project.cancel(await project.runWhen(({ status }) => status === 'in_progress'));
  const run = await project.ended();
  expect(run.conclusion).toBe('cancelled');
  expect(await project.conclusions(run)).toEqual({
    plan: 'success',
    [nameOf(1, 1)]: 'cancelled',
    [nameOf(1, 2)]: 'cancelled',
    converge: 'cancelled',
  });
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) await sleep(200);
  expect(isAlive(pid)).toBe(false);
  await project.commit({ 'more.txt': 'more' });
  const next = await project.runWhen(({ id, status }) => id > run.id && status === 'in_progress');
  await project.cancel(next);
});
