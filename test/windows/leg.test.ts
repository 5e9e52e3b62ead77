/** Legs on Windows in a run whose plan, other legs and verdict are on Linux: what crosses is spelled alike. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { type MatrixItem, startRun, type WorkflowRun } from '../actions/support.ts';
import { ROOT } from '../support/runner/node.ts';
import type { ActionRun } from '../support/runner/runner.ts';
import { NODE, WINE } from './wine.ts';

const RUNNER_NODE = `/${join(ROOT, 'test/windows/node-under-wine.sh').slice(1)}` as const;

const LIST = String.raw`name: ci
sync: { max-failures: 1 }
stop: never
defaults: { timeout-minutes: 2 }
tasks:
  - id: odd
    shell: sh
    run: cd out/odd && for name in con.txt AUX nul.tar.gz 'a:b' 'C:x' 'back\slash' dot. 'space ' 'w?*<>|"w' plain.txt; do echo "$name" > "$name"; done
    artifacts: ["out/odd/**"]
  - id: twins
    shell: sh
    run: echo big > out/twins/A.txt; echo small > out/twins/a.txt
    artifacts: ["out/twins/**"]
  - id: build
    runs-on: windows-latest
    shell: cmd
    run: |
      mkdir "out\a b\deep"
      echo built> "out\a b\deep\file.txt"
      echo where=a b>> "%GITHUB_OUTPUT%"
    artifacts: ["out/a b/**"]
  - id: use
    needs: [odd, build]
    runs-on: windows-2025
    shell: cmd
    env: { WHERE: "\${{ needs.build.outputs.where }}" }
    run: |
      type "out\%WHERE%\deep\file.txt"
      echo used=%WHERE%>> "%GITHUB_OUTPUT%"
      type out\odd\plain.txt
    reads: ["out/odd/**", "out/a b/**"]
    writes: []
  - id: use-twins
    needs: [twins]
    runs-on: windows-2022
    shell: cmd
    run: type out\twins\a.txt
    reads: ["out/twins/**"]
    writes: []
`.replaceAll('\\$', '$');

const onWindows = { node: RUNNER_NODE, env: { ...WINE, FANFOLD_WINDOWS_NODE: NODE } };

describe('a run across systems', () => {
  let run: WorkflowRun;
  let reference: string;
  const legs = new Map<string, ActionRun>();
  const workspaces = new Map<string, string>();
  let converged: ActionRun;

  beforeAll(async () => {
    run = await startRun({ files: { 'out/odd/.keep': '', 'out/twins/.keep': '', 'fanfold.yml': LIST } });
    const planned = await run.planned(LIST);
    reference = planned.reference;
    const start = async (item: MatrixItem) => {
      const workspace = mkdtempSync(join(tmpdir(), 'fanfold-leg-'));
      workspaces.set(item.name, workspace);
      const isWindows = String(item['runs-on']).startsWith('windows');
      legs.set(item.name, await run.leg(item, isWindows ? { ...onWindows, workspace } : {}));
    };
    // One after another: those on Linux have one workspace, and each would see what the other writes.
    for (const item of planned.waves.flat()) await start(item);
    converged = await run.converge(reference);
  });
  afterAll(async () => {
    for (const folder of workspaces.values()) rmSync(folder, { recursive: true });
    await run[Symbol.asyncDispose]();
  });

  const said = (name: string) => (legs.get(name)?.annotations ?? []).map(({ message }) => message);
  const files = (name: string, folder: string) =>
    readdirSync(join(workspaces.get(name) ?? '', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .toSorted();

  it('passes, with outputs that have no CR', () => {
    expect(converged.outputs['verdict']).toBe('pass');
    expect(JSON.parse(converged.outputs['outputs'] ?? '')).toEqual({ build: { where: 'a b' }, use: { used: 'a b' } });
    expect(JSON.parse(converged.outputs['failed'] ?? '')).toEqual(['use-twins']);
    for (const leg of legs.values()) expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 0]);
  });

  it('carries the files of a leg on Windows by paths with /', () => {
    const path = join(converged.outputs['results'] ?? '', taskFileName('build'), 'out/a b/deep/file.txt');
    expect(readFileSync(path, 'utf8')).toBe('built\r\n');
    expect(legs.get('use')?.raw).toMatch(/^built$/m);
  });

  it('spells a name that Windows cannot have as the archive does, and says so', () => {
    const spelled = ['%41UX', '%63on.txt', '%6Eul.tar.gz', 'C%3Ax', 'a%3Ab', 'back%5Cslash', 'dot%2E', 'space%20'];
    const wild = 'w%3F%2A%3C%3E%7C%22w';
    expect(files('use', 'out/odd')).toEqual([...spelled, wild, '.keep', 'plain.txt'].toSorted());
    expect(said('use')).toHaveLength(spelled.length + 1);
    expect(said('use')).toContain(
      '`out/odd/C:x` of `odd` cannot have its name on this system; it is `out/odd/C%3Ax` here',
    );
  });

  it('puts neither of two files in place that are one there, and says which', () => {
    expect(said('use-twins')).toEqual([
      '`out/twins/a.txt` of `twins` is not put in place: another file has the same name on this system',
    ]);
    expect(existsSync(join(workspaces.get('use-twins') ?? '', 'out'))).toBe(false);
    expect(legs.get('use-twins')?.outputs['state']).toBe('skipped');
  });

  it('has the same plan where that step runs on Windows, and there a verdict that fails for files that cannot be had', async () => {
    const planned = await run.plan('fanfold.yml', { ...onWindows, attempt: 2 });
    expect([planned.exitCode, planned.outputs['plan']]).toEqual([0, reference]);
    const workspace = mkdtempSync(join(tmpdir(), 'fanfold-leg-'));
    workspaces.set('converge', workspace);
    const again = await run.converge(reference, { ...onWindows, workspace });
    expect(again.outputs['reason']).toContain('the files of 1 task are lost');
    expect(again.raw).toContain('`out/twins/a.txt` of `twins` is not put in place: another file has the same name');
    expect(again.outputs['failed']).toBe(converged.outputs['failed']);
    expect(again.outputs['outputs']).toBe(converged.outputs['outputs']);
  });
});
