/** Folders for private files serve again only when a try left them as it found them. */
import { chmodSync, linkSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPrivateFiles, readOutputs } from '../../src/run/filecommands.ts';
import { createPrivateFolders, type PrivateFolders } from '../../src/run/private-folders.ts';
import { executeTasks } from '../../src/run/schedule.ts';
import { createRig, plan, type Rig, task } from './rig.ts';

let rig: Rig;
let folders: PrivateFolders;
beforeEach(() => {
  rig = createRig();
  folders = createPrivateFolders(rig.scratch);
});
afterEach(() => rig.remove());

const fill = (folder: string) => createPrivateFiles(folder, { path: join(folder, 'script.sh'), text: 'echo secret' });

async function used(change: (folder: string) => void = () => {}): Promise<string> {
  const folder = await folders.take();
  fill(folder);
  change(folder);
  return folder;
}

describe('a folder', () => {
  it('that is as it was serves again, with the script of the next', async () => {
    const folder = await used();
    await folders.give(folder, true);
    expect(await folders.take()).toBe(folder);
    createPrivateFiles(folder, { path: join(folder, 'script.sh'), text: 'x' });
    expect(readFileSync(join(folder, 'script.sh'), 'utf8')).toBe('x');
  });

  it.each<[string, (folder: string) => void]>([
    ['an output', (folder) => writeFileSync(join(folder, 'output'), 'a=b')],
    ['one more file', (folder) => writeFileSync(join(folder, 'more'), '')],
    ['one file less', (folder) => rmSync(join(folder, 'env'))],
    ['a second name of a file', (folder) => linkSync(join(folder, 'path'), join(rig.workspace, 'kept'))],
    [
      'a link in place of the script',
      (folder) => {
        rmSync(join(folder, 'script.sh'));
        symlinkSync(join(rig.workspace, 'victim'), join(folder, 'script.sh'));
      },
    ],
    ['a file that all may read', (folder) => chmodSync(join(folder, 'state'), 0o644)],
    ['a folder that all may enter', (folder) => chmodSync(folder, 0o755)],
  ])('with %s is removed', async (_, change) => {
    const folder = await used(change);
    await folders.give(folder, true);
    expect(readdirSync(rig.scratch)).toEqual([]);
    expect(await folders.take()).not.toBe(folder);
  });

  it('of a try that something may be left of is removed', async () => {
    await folders.give(await used(), false);
    expect(readdirSync(rig.scratch)).toEqual([]);
  });
});

it('nothing is left at the end, and no two have the same folder at a time', async () => {
  const [one, two] = [await used(), await used()];
  expect(one).not.toBe(two);
  expect(statSync(one).mode & 0o777).toBe(0o700);
  await folders.give(one, true);
  await folders.give(two, true);
  await folders.close();
  expect(readdirSync(rig.scratch)).toEqual([]);
});

it('an output that is empty, or was taken away, holds none', async () => {
  const folder = await used();
  expect(await readOutputs(join(folder, 'output'))).toEqual({ outputs: {} });
  expect(await readOutputs(join(folder, 'absent'))).toEqual({ outputs: {} });
});

it('of one task after another what one wrote is never the output of the next', async () => {
  const tasks = ['a', 'b', 'c', 'd'].map((id) =>
    task(
      id < 'c' ? `echo "$FANFOLD_TASK=1" >> "$GITHUB_OUTPUT"; dirname "$GITHUB_OUTPUT"` : 'dirname "$GITHUB_OUTPUT"',
      {
        id,
      },
    ),
  );
  const records = await executeTasks(plan(tasks), ['c', 'a', 'd', 'b'], {
    jobs: 1,
    stop: new AbortController().signal,
    context: rig.context,
  });
  expect(records.map(({ outputs }) => outputs)).toEqual([{}, { a: '1' }, {}, { b: '1' }]);
  const places = records.map(({ logTail }) => logTail);
  expect(new Set(places).size).toBe(process.platform === 'linux' ? 2 : 4);
  expect(readdirSync(rig.scratch)).toEqual([]);
});
