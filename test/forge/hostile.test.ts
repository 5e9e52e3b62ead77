import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { ROOT } from '../support/runner/node.ts';
import { connectForge } from './forge.ts';
import { createProject } from './project.ts';
import { filesFor, nameOf } from './workflow.ts';

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

/** With a job between legs and converge; the third leg ends before its tasks. */
const hostile = (workflow: string) =>
  workflow
    .replace(
      /( {4}steps:\n)( {6}- uses: \S+\n {8}if: matrix)/,
      '$1      - if: matrix.leg == 3\n        run: exit 1\n$2',
    )
    .replace('\n  converge:\n', HOSTILE)
    .replace(/needs: \[plan, task\]\n( {4}if: \$\{\{ !cancelled)/, 'needs: [plan, task, hostile]\n$1')
    .replace(/(plan: \$\{\{ steps.plan.outputs.plan \}\}\n)/, '$1      matrix: ${{ steps.plan.outputs.matrix }}\n');

it('what a hostile job stores in the names of others makes nothing green', async () => {
  await using project = await createProject(forge, 'hostile');
  await project.startRunner('one');
  const list = `legs: { max: 3 }
stop: never
tasks:
  - { id: broken, run: exit 1 }
  - { id: good, run: 'mkdir out && echo good > out/app.txt', artifacts: [out/app.txt] }
  - { id: never, run: echo never }
`;
  await project.commit({
    ...(await filesFor(list, { change: hostile })),
    ...Object.fromEntries(SOURCES.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])),
  });
  const run = await project.ended();
  const log = await project.logOf(run, 'converge');
  expect(await project.conclusions(run), log).toEqual({
    plan: 'success',
    [nameOf(1, 1)]: 'failure',
    [nameOf(1, 2)]: 'success',
    [nameOf(1, 3)]: 'failure',
    hostile: 'success',
    converge: 'failure',
  });
  expect(await project.told(run)).toMatchObject({
    verdict: 'fail',
    failed: ['broken', 'never'],
    succeeded: ['good'],
    missing: [],
  });
  // All of it was stored, names that were taken too.
  expect((await project.logOf(run, 'hostile')).match(/FinalizeArtifact: 200/g)).toHaveLength(5);
  expect(log).toContain('the path `../../../escaped.txt` leaves its folder');
  const found = readdirSync(forge.folder, { recursive: true }).map(String);
  expect(found.filter((path) => path.endsWith('escaped.txt'))).toEqual([]);
  expect(existsSync('/tmp/fanfold-escaped')).toBe(false);
});
