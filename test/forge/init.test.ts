/** What `fanfold init --forge gitea` writes, on the server that it is written for. */
import { expect, inject, it } from 'vitest';
import { connectForge } from './forge.ts';
import { createProject, type Project, type Run } from './project.ts';
import { filesFor, nameOf } from './workflow.ts';

const forge = connectForge(inject('forge'));

/** How the jobs of a wave ended, in the order of their numbers. */
async function wave(project: Project, run: Run, number: number, legs: number): Promise<(string | null | undefined)[]> {
  const conclusions = await project.conclusions(run);
  return Array.from({ length: legs }, (_, at) => conclusions[nameOf(number, at + 1)]);
}

it('fewer legs than numbers: green, and what is beyond the plan says so and leaves nothing', async () => {
  await using project = await createProject(forge, 'init-pass');
  await project.startRunner('one');
  await project.startRunner('two');
  const list = 'name: ci\nlegs: { max: 4 }\ntasks: [{ id: a, run: echo a }, { id: b, run: echo b }]\n';
  await project.commit(await filesFor(list, { server: forge.url }));
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect([run.conclusion, await wave(project, run, 1, 4)], log).toEqual(['success', Array(4).fill('success')]);
  expect(log).toContain('PASS  ci: 2 of 2 tasks succeeded');
  expect(log).not.toMatch(/::(warning|error)/);
  expect(await project.logOf(run, nameOf(1, 4))).toContain(`${nameOf(1, 4)} is not in the plan, which has 2`);
  const kept = (await project.artifacts(run)).filter((name) => /-leg-/.test(name));
  expect(kept).toEqual([]);
});

it('a failing task: its leg and converge are red, what is beyond the plan is not', async () => {
  await using project = await createProject(forge, 'init-fail');
  await project.startRunner('one');
  const list = 'name: ci\nlegs: { max: 3 }\ntasks: [{ id: a, run: echo a }, { id: b, run: exit 3 }]\n';
  await project.commit(await filesFor(list));
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect([run.conclusion, await wave(project, run, 1, 3)], log).toEqual(['failure', ['success', 'failure', 'success']]);
  expect((await project.conclusions(run))['converge']).toBe('failure');
  expect(log).toContain('FAIL  ci: 1 of 2 tasks succeeded');
});

it('two waves, the second wider than the first: what the first carries is there', async () => {
  await using project = await createProject(forge, 'init-waves');
  await project.startRunner('one');
  await project.startRunner('two');
  const list = `name: ci
legs: { max: 3 }
tasks:
  - { id: build, run: 'mkdir -p out && echo carried > out/app.txt', artifacts: [out/app.txt], duration: 60 }
  - id: check
    for-each: { items: [a, b, c] }
    needs: [build]
    run: grep carried out/app.txt
    reads: [out/app.txt]
    duration: 1200
`;
  await project.commit(await filesFor(list));
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect(run.conclusion, log).toBe('success');
  expect(await wave(project, run, 1, 3)).toEqual(Array(3).fill('success'));
  expect(await wave(project, run, 2, 3)).toEqual(Array(3).fill('success'));
  expect(await project.logOf(run, nameOf(2, 3))).toContain(`${nameOf(2, 3)} is `);
  expect(log).toContain('PASS  ci: 4 of 4 tasks succeeded');
});

it('a wave that the plan does not have is skipped', async () => {
  await using project = await createProject(forge, 'init-no-wave');
  await project.startRunner('one');
  const list = 'name: ci\nlegs: { max: 2 }\ntasks: [{ id: a, run: echo a }, { id: b, needs: [a], run: echo b }]\n';
  await project.commit(await filesFor(list));
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect([run.conclusion, await wave(project, run, 2, 2)], log).toEqual(['success', ['skipped', 'skipped']]);
  expect(log).toContain('PASS  ci: 2 of 2 tasks succeeded');
});

it('a list that has outgrown its workflow gets fuller legs', async () => {
  await using project = await createProject(forge, 'init-grown');
  await project.startRunner('one');
  const tasks = (count: number) => Array.from({ length: count }, (_, at) => `{ id: t${at}, run: echo, duration: 600 }`);
  const list = (count: number) => `name: ci\ntasks: [${tasks(count).join(', ')}]\n`;
  const files = await filesFor(`legs: { max: 2 }\n${list(2)}`);
  await project.commit({ ...files, 'fanfold.yml': list(6) });
  const grown = await project.ended();
  const log = await project.logOf(grown, 'converge');
  expect([grown.conclusion, await wave(project, grown, 1, 2)], log).toEqual(['success', ['success', 'success']]);
  expect(log).toContain('PASS  ci: 6 of 6 tasks succeeded');
});

it('a list that needs what its workflow has no jobs for is refused by the plan', async () => {
  await using project = await createProject(forge, 'init-other');
  await project.startRunner('one');
  const files = await filesFor('name: ci\ntasks: [{ id: a, run: echo a }]\n');
  const other = 'name: ci\ntasks: [{ id: a, run: echo a, runs-on: windows-latest }]\n';
  await project.commit({ ...files, 'fanfold.yml': other });
  const run = await project.ended();
  expect(await project.conclusions(run)).toMatchObject({ plan: 'failure', converge: 'failure' });
  expect(await project.logOf(run, 'plan')).toContain('no job runs the legs on `windows-latest`');
});
