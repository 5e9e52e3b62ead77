import { expect, inject, it } from 'vitest';
import { connectForge } from './forge.ts';
import { createProject } from './project.ts';
import { workflow } from './workflow.ts';

const forge = connectForge(inject('forge'));

it('a re-run of failed jobs keeps what succeeded, and the verdict turns', async () => {
  await using project = await createProject(forge, 'rerun');
  await project.startRunner('one');
  await project.commit({
    'fanfold.yml': `tasks:
  - { id: solid, run: echo solid }
  - { id: second, run: 'test "$ATTEMPT" = 2', env: { ATTEMPT: "\${{ github.run_attempt }}" } }
`,
    '.github/workflows/ci.yml': workflow({ legs: [['second', 'solid']] }),
  });
  const first = await project.ended();
  expect(await project.conclusions(first), await project.logOf(first, 'converge')).toEqual({
    plan: 'success',
    solid: 'success',
    second: 'failure',
    converge: 'failure',
  });
  await forge.api('POST', `${project.path}/actions/runs/${first.id}/rerun-failed-jobs`);
  await project.runWhen(({ status }) => status !== 'completed');
  const again = await project.ended();
  const log = await project.logOf(again, 'converge');
  expect(await project.conclusions(again), log).toEqual({
    plan: 'success',
    solid: 'success',
    second: 'success',
    converge: 'success',
  });
  const attempts = (await project.jobs(again)).map(({ name, run_attempt }) => [name, run_attempt]);
  expect(Object.fromEntries(attempts)).toEqual({ plan: 1, solid: 1, second: 2, converge: 2 });
  expect(await project.told(again)).toMatchObject({ verdict: 'pass', succeeded: ['solid', 'second'] });
});
