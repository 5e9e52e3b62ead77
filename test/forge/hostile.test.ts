import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { ROOT } from '../support/runner/node.ts';
import { connectForge } from './forge.ts';
import { createProject } from './project.ts';
import { workflow } from './workflow.ts';

const forge = connectForge(inject('forge'));

const SOURCES = ['test/forge/hostile/main.ts', 'test/support/results-service/zip.ts'];

const HOSTILE = `
  hostile:
    needs: [plan, task]
    if: always()
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: node test/forge/hostile/main.ts
        env: { PLAN: "\${{ needs.plan.outputs.plan }}", MATRIX: "\${{ needs.plan.outputs.matrix }}" }
  converge:
`;

it('what a hostile job stores in the names of others makes nothing green', async () => {
  await using project = await createProject(forge, 'hostile');
  await project.startRunner('one');
  await project.commit({
    'fanfold.yml': `stop: never
tasks:
  - { id: good, run: 'mkdir out && echo good > out/app.txt', artifacts: [out/app.txt] }
  - { id: broken, run: exit 1 }
  - { id: never, run: echo never }
`,
    '.github/workflows/ci.yml': workflow({ legs: [['broken', 'good']] })
      .replace('\n  converge:\n', HOSTILE)
      .replace(
        'needs: [plan, task]\n    if: ${{ !cancelled() }}\n',
        'needs: [plan, task, hostile]\n    if: ${{ !cancelled() }}\n',
      ),
    ...Object.fromEntries(SOURCES.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])),
  });
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect(await project.conclusions(run), log).toEqual({
    plan: 'success',
    good: 'success',
    broken: 'failure',
    hostile: 'success',
    converge: 'failure',
  });
  expect(await project.told(run)).toMatchObject({
    verdict: 'fail',
    failed: ['broken'],
    succeeded: ['good'],
    missing: ['never'],
  });
  const found = readdirSync(forge.folder, { recursive: true }).map(String);
  expect(found.filter((path) => path.endsWith('escaped.txt'))).toEqual([]);
  expect(existsSync('/tmp/fanfold-escaped')).toBe(false);
});
