import { expect, inject, it } from 'vitest';
import { connectForge } from './forge.ts';
import { createProject } from './project.ts';
import { filesFor, nameOf } from './workflow.ts';

const forge = connectForge(inject('forge'));

it('pass: jobs, artifacts and the verdict, as the server tells them', async () => {
  await using project = await createProject(forge, 'pass');
  await project.startRunner('one');
  await project.commit(
    await filesFor(`legs: { max: 3 }
tasks:
  - { id: a, run: 'echo "n=1" >> "$GITHUB_OUTPUT"' }
  - { id: b, run: echo b }
`),
  );
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect(await project.conclusions(run), log).toEqual({
    plan: 'success',
    [nameOf(1, 1)]: 'success',
    [nameOf(1, 2)]: 'success',
    [nameOf(1, 3)]: 'success',
    converge: 'success',
  });
  expect(run.conclusion).toBe('success');
  expect(await project.told(run)).toMatchObject({
    verdict: 'pass',
    succeeded: ['a', 'b'],
    outputs: { a: { n: '1' } },
  });
  expect(await project.artifacts(run)).toEqual([
    'fanfold-fanfold-a1-plan',
    expect.stringMatching(/^fanfold-fanfold-a1-records-[0-9a-f]{64}$/),
    'fanfold-fanfold-a1-report',
    'fanfold-fanfold-a1-timings',
    'fanfold-fanfold-a1-verdict',
  ]);
  expect(log).toContain('PASS  fanfold: 2 of 2 tasks succeeded');
  expect(log).not.toContain('::warning');
});

it('2 of 3 with one failure: a pass, and no red job', async () => {
  await using project = await createProject(forge, 'threshold');
  await project.startRunner('one');
  await project.commit(
    await filesFor(`legs: { max: 3 }
sync: 2
tasks:
  - { id: a, run: echo a }
  - { id: b, run: echo b }
  - { id: c, run: exit 3 }
`),
  );
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect([...new Set(Object.values(await project.conclusions(run)))], log).toEqual(['success']);
  expect(log).toMatch(/PASS {2}fanfold: 2 of 3 tasks succeeded/);
});
