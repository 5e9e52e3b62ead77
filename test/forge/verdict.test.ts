import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject } from './project.ts';
import { type Forge, startForge } from './server.ts';
import { workflow } from './workflow.ts';

let forge: Forge;
beforeAll(async () => {
  forge = await startForge();
});
afterAll(() => forge[Symbol.asyncDispose]());

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
