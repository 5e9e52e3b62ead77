import { expect, inject, it } from 'vitest';
import { connectForge } from './forge.ts';
import { createProject } from './project.ts';
import { filesFor } from './workflow.ts';

const forge = connectForge(inject('forge'));

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

const commenting = (workflow: string) =>
  workflow
    .replace('on: [push, pull_request]', 'on: pull_request')
    .replace('actions: read', 'pull-requests: write\n  actions: read')
    .replace(
      /plan: (\$\{\{ needs.plan.outputs.plan \}\})\n {6}- if: always/,
      "plan: $1\n          comment: 'true'\n      - if: always",
    );

it('one comment on a pull request, kept up to date', async () => {
  await using project = await createProject(forge, 'comment');
  await project.startRunner('one');
  const comments = () => forge.api<Comment[]>('GET', `${project.path}/issues/1/comments`);
  await project.commit(
    await filesFor('legs: { max: 1 }\ntasks:\n  - { id: fixed, run: test -f fixed }\n', { change: commenting }),
  );
  await project.commit({ 'change.txt': 'a change' }, 'change');
  await forge.api('POST', `${project.path}/pulls`, { title: 'a change', head: 'change', base: 'main' });
  const red = await project.ended();
  const [first, ...more] = await comments();
  expect(first?.body, await project.logOf(red, 'converge')).toContain('fanfold failed');
  expect(more).toEqual([]);

  await project.commit({ fixed: 'yes' }, 'change');
  await project.runWhen(({ id }) => id > red.id);
  const green = await project.ended();
  const all = await comments();
  expect(
    all.map(({ id }) => id),
    await project.logOf(green, 'converge'),
  ).toEqual([first?.id]);
  expect(all[0]?.body).toContain('fanfold passed');
});
