import { expect, inject, it } from 'vitest';
import { connectForge } from './forge.ts';
import { createProject } from './project.ts';
import { filesFor, nameOf } from './workflow.ts';

const forge = connectForge(inject('forge'));

it('a re-run of failed jobs keeps what succeeded, and the verdict turns', async () => {
  await using project = await createProject(forge, 'rerun');
  await project.startRunner('one');
  const list = (env: string) => `legs: { max: 2 }
tasks:
  - { id: second, run: 'test "$ATTEMPT" = 2', env: { ATTEMPT: ${env} } }
  - { id: solid, run: echo solid }
`;
  // What only the server knows is no matter of the workflow.
  const files = await filesFor(list('"1"'));
  await project.commit({ ...files, 'fanfold.yml': list('"${{ github.run_attempt }}"') });
  const first = await project.ended();
  expect(await project.conclusions(first), await project.logOf(first, 'converge')).toEqual({
    plan: 'success',
    [nameOf(1, 1)]: 'failure',
    [nameOf(1, 2)]: 'success',
    converge: 'failure',
  });
  await forge.api('POST', `${project.path}/actions/runs/${first.id}/rerun-failed-jobs`);
  await project.runWhen(({ status }) => status !== 'completed');
  const again = await project.ended();
  const log = await project.logOf(again, 'converge');
  expect(await project.conclusions(again), log).toEqual({
    plan: 'success',
    [nameOf(1, 1)]: 'success',
    [nameOf(1, 2)]: 'success',
    converge: 'success',
  });
  const attempts = (await project.jobs(again)).map(({ name, run_attempt }) => [name, run_attempt]);
  expect(Object.fromEntries(attempts)).toEqual({ plan: 1, [nameOf(1, 1)]: 2, [nameOf(1, 2)]: 1, converge: 2 });
  expect(await project.told(again)).toMatchObject({ verdict: 'pass', succeeded: ['second', 'solid'] });
});
