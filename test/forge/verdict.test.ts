import { expect, inject, it } from 'vitest';
import { connectForge } from './forge.ts';
import { createProject } from './project.ts';
import { workflow } from './workflow.ts';

const forge = connectForge(inject('forge'));

it('pass: jobs, artifacts and the verdict, as the server tells them', async () => {
  await using project = await createProject(forge, 'pass');
  await project.startRunner('one');
  await project.commit({
    'fanfold.yml': `tasks:
  - { id: a, run: 'echo "n=1" >> "$GITHUB_OUTPUT"' }
  - { id: b, run: echo b }
`,
    '.github/workflows/ci.yml': workflow({ legs: [['a', 'b', 'beyond']] }),
  });
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect(await project.conclusions(run), log).toEqual({
    plan: 'success',
    a: 'success',
    b: 'success',
    beyond: 'success',
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
  await project.commit({
    'fanfold.yml': `sync: 2
tasks:
  - { id: a, run: echo a }
  - { id: b, run: echo b }
  - { id: c, run: exit 3 }
`,
    '.github/workflows/ci.yml': workflow({ legs: [['a', 'b', 'c']] }),
  });
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect([...new Set(Object.values(await project.conclusions(run)))], log).toEqual(['success']);
  expect(log).toMatch(/PASS {2}fanfold: 2 of 3 tasks succeeded/);
});

it('all with one failure: its leg, converge and the run are red', async () => {
  await using project = await createProject(forge, 'failure');
  await project.startRunner('one');
  await project.commit({
    'fanfold.yml': 'tasks:\n  - { id: good, run: echo a }\n  - { id: broken, run: echo it broke here; exit 3 }\n',
    '.github/workflows/ci.yml': workflow({ legs: [['broken', 'good']] }),
  });
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect(await project.conclusions(run), log).toEqual({
    plan: 'success',
    good: 'success',
    broken: 'failure',
    converge: 'failure',
  });
  expect(run.conclusion).toBe('failure');
  expect(await project.told(run)).toMatchObject({
    verdict: 'fail',
    succeeded: ['good'],
    failed: ['broken'],
    missing: [],
  });
  expect(log).toContain('it broke here');
});

it('two waves: a file of the first is there in the second', async () => {
  await using project = await createProject(forge, 'waves');
  await project.startRunner('one');
  await project.commit({
    'fanfold.yml': `tasks:
  - { id: build, run: 'mkdir -p out && echo carried > out/app.txt', artifacts: [out/app.txt] }
  - { id: check, needs: [build], run: 'grep carried out/app.txt', reads: [out/app.txt], with: { kind: check } }
`,
    '.github/workflows/ci.yml': workflow({ legs: [['build'], ['check']] }),
  });
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect(await project.conclusions(run), log).toEqual({
    plan: 'success',
    build: 'success',
    check: 'success',
    converge: 'success',
  });
  expect(await project.told(run)).toMatchObject({ verdict: 'pass', succeeded: ['build', 'check'] });
});
