/** Finds out, by trying, whether this system can isolate tasks and trace what they read. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type IsolationFault, problem, type RimProblem } from '../problem.ts';
import { createEnclose, type Enclose, type Overlay, type Tools } from './enclosure.ts';

export interface Isolation {
  /**
   * Gives each task a layer of its own to write into, so that its writes and deletions are known, also of tasks that
   * overlap; `null` when this system does not allow it.
   */
  readonly enclose: Enclose | null;
  /** Whether strace shows what a task reads. */
  readonly reads: boolean;
  /** Why there is no isolation. */
  readonly problems: readonly RimProblem[];
}

export interface IsolationOptions {
  readonly workspace: string;
  /** Where the layers go; must not lie in the workspace. */
  readonly scratch: string;
  /** What a task gets: the tools run with no credential of ours. */
  readonly env: Readonly<Record<string, string>>;
  readonly platform: NodeJS.Platform;
}

const SHELL = '/bin/sh';

/** How to get a mount namespace: as root, or as root of a user namespace of its own. */
const WAYS = [
  { unshare: ['-m'], options: '' },
  { unshare: ['-Urm'], options: 'userxattr,' },
];

/**
 * Isolation keeps tasks out of each other's way while they run and shows what each wrote. It is not a security boundary. What a
 * task wrote reaches the workspace when it ends; a task that started before may then see some of it, or not: the kernel
 * leaves that open.
 */
export async function probeIsolation(options: IsolationOptions): Promise<Isolation> {
  if (options.platform !== 'linux') return notIsolated({ why: 'not-linux' });
  const workspace = await realpath(options.workspace);
  const run = runner(options.env);
  const find = async (name: string) => (await run(SHELL, ['-c', `command -v ${name}`])).stdout.trim() || null;
  const [unshare, mount, strace] = [await find('unshare'), await find('mount'), await find('strace')];
  const overlay = await probeOverlay(unshare, mount, workspace, options.scratch, run);
  if ('why' in overlay) return notIsolated(overlay);
  const trial = ['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', '--', SHELL, '-c', ':'];
  const reads = strace !== null && (await run(strace, trial)).ok;
  const tools: Tools = { shell: SHELL, overlay, strace: reads ? strace : null };
  return { enclose: createEnclose(tools, workspace), reads, problems: [] };
}

function notIsolated(fault: IsolationFault): Isolation {
  return {
    enclose: null,
    reads: false,
    problems: [problem('rim/not-isolated', null, { fault })],
  };
}

/** The tools for an overlay, or why there can be none. */
async function probeOverlay(
  unshare: string | null,
  mount: string | null,
  workspace: string,
  scratch: string,
  run: Run,
): Promise<Overlay | IsolationFault> {
  if (unshare === null || mount === null) return { why: 'no-tools' };
  if (/[,:\\"]/.test(workspace + scratch)) return { why: 'odd-path' };
  const folder = await mkdtemp(join(await realpath(scratch), 'probe-'));
  let detail = '';
  try {
    for (const way of WAYS) {
      const overlay = { unshare: [unshare, ...way.unshare], mount, options: way.options };
      await mkdir(join(folder, way.options), { recursive: true });
      const enclosure = await createEnclose(
        { shell: SHELL, overlay, strace: null },
        workspace,
      )(join(folder, way.options));
      const { file, args } = enclosure.command(
        { file: SHELL, args: ['-c', ': > .fanfold-probe && rm .fanfold-probe'] },
        workspace,
      );
      const tried = await run(file, args);
      if (tried.ok) return overlay;
      detail = tried.stderr.trim().split('\n').at(-1) ?? '';
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { why: 'not-allowed', detail };
}

type Run = (
  file: string,
  args: readonly string[],
) => Promise<{ readonly ok: boolean; readonly stdout: string; readonly stderr: string }>;

function runner(env: Readonly<Record<string, string>>): Run {
  return (file, args) =>
    new Promise((done) => {
      const options = { env: { ...env }, timeout: 10_000 };
      execFile(file, [...args], options, (error, stdout, stderr) => done({ ok: error === null, stdout, stderr }));
    });
}
