import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareResults } from '../../src/app/results.ts';
import type { Plan } from '../../src/model.ts';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { plan as planOf, task } from '../run/rig.ts';
import { eachInFolder } from '../support/folder.ts';

let workspace: string;
let results: string;
eachInFolder('results', (folder) => {
  workspace = folder;
  results = join(workspace, 'results');
});

const plan = (...ids: string[]): Plan => planOf(ids.map((id) => task('true', { id })));

function put(path: string): void {
  mkdirSync(dirname(join(results, path)), { recursive: true });
  writeFileSync(join(results, path), path);
}

describe('the results of an earlier run on the same disk', () => {
  it('are taken away, whatever its tasks were; what the user put there stays', async () => {
    expect(await prepareResults(plan('old', 'both'), workspace, results)).toBeNull();
    for (const path of [
      `${taskFileName('old')}/x`,
      `${taskFileName('both')}/x`,
      'records/old.json',
      'verdict.json',
      'mine/x',
    ])
      put(path);
    expect(await prepareResults(plan('both'), workspace, results)).toBeNull();
    expect(readdirSync(results).sort()).toEqual(['.fanfold-results.json', 'mine']);
  });

  it('are not believed when a checkout brought them: a task has no folder before it left files', async () => {
    put(`${taskFileName('unit')}/junit.xml`);
    put('benchmarks.json');
    expect(await prepareResults(plan('unit'), workspace, results)).toBeNull();
    expect(readdirSync(results).sort()).toEqual(['.fanfold-results.json', 'benchmarks.json']);
  });

  it('are not written through links that a checkout brought', async () => {
    const precious = join(workspace, 'precious');
    writeFileSync(precious, 'kept');
    for (const path of ['.fanfold-results.json', 'verdict.json', `records/${taskFileName('unit')}.json`]) {
      mkdirSync(dirname(join(results, path)), { recursive: true });
      symlinkSync(precious, join(results, path));
    }
    symlinkSync(workspace, join(results, 'outputs'));
    expect(await prepareResults(plan('unit'), workspace, results)).toBeNull();
    expect(readFileSync(precious, 'utf8')).toBe('kept');
    expect(readdirSync(results, { recursive: true }).sort()).toEqual(['.fanfold-results.json', 'records']);
  });

  it.each(['../../precious', '..', '.', 'a/b', '/etc', 'a\\b', 7, null])(
    'a ledger that names %j takes nothing away',
    async (entry) => {
      mkdirSync(join(workspace, 'precious'));
      put('a/b');
      writeFileSync(join(results, '.fanfold-results.json'), JSON.stringify({ version: 1, entries: [entry] }));
      expect(await prepareResults(plan('unit'), workspace, results)).toBeNull();
      expect(existsSync(join(workspace, 'precious'))).toBe(true);
      expect(existsSync(join(results, 'a', 'b'))).toBe(true);
    },
  );

  it.each(['results', 'deep/results', 'deep'])('are not written through a link: %s', async (link) => {
    const folder = join(workspace, link === 'results' ? 'results' : 'deep/results');
    mkdirSync(join(workspace, 'elsewhere', 'results'), { recursive: true });
    mkdirSync(dirname(join(workspace, link)), { recursive: true });
    symlinkSync(join(workspace, 'elsewhere'), join(workspace, link));
    expect(await prepareResults(plan('unit'), workspace, folder)).toMatchObject({
      kind: 'unwritable',
      detail: `\`${link}\` is a link`,
    });
    expect(readdirSync(join(workspace, 'elsewhere'))).toEqual(['results']);
  });
});
