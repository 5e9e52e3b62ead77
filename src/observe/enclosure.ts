/** Runs one try of a task in a view of the workspace of its own, and brings what it wrote back afterwards. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from '../model.ts';
import { mergeUpper } from './merge-upper.ts';
import { readsInTrace, traceCommand } from './trace.ts';

/** What a mount takes: `unshare` with what this user needs to be allowed to, and the overlay's extra options. */
export interface Overlay {
  readonly unshare: readonly string[];
  readonly mount: string;
  readonly options: string;
}

/** Programs by absolute path, since a task may have a `PATH` of its own. */
export interface Tools {
  readonly shell: string;
  readonly overlay: Overlay;
  /** `null`: reads are not seen. */
  readonly strace: string | null;
}

/** Mounts over the workspace, enters the folder again (now the mounted one), and becomes the command. */
const ENTER = '"$1" -t overlay overlay -o "$2" "$3" && cd "$4" && shift 4 && exec "$@"';
const LIST = 'xargs -0 sh -c \'find "$@" -mindepth 1 -maxdepth 1 -print0\' sh';

/** Makes the enclosure of one try, in a folder that is private to it. */
export type Enclose = ReturnType<typeof createEnclose>;

/** `workspace` is a real path; see `probeIsolation` for which paths and systems allow an overlay. */
export function createEnclose(tools: Tools, workspace: string) {
  return async (folder: string) => {
    const upper = join(folder, 'upper');
    const work = join(folder, 'work');
    const trace = join(folder, 'trace');
    await Promise.all([upper, work].map((path) => mkdir(path, { recursive: true, mode: 0o700 })));

    function inside(command: Command, cwd: string): Command {
      const [file = '', ...unshare] = tools.overlay.unshare;
      const options = `${tools.overlay.options}lowerdir=${workspace},upperdir=${upper},workdir=${work}`;
      const enter = [tools.shell, '-c', ENTER, 'sh', tools.overlay.mount, options, workspace, cwd];
      return { file, args: [...unshare, ...enter, command.file, ...command.args] };
    }

    /** Call when no process of it lives any more; `keep` brings what it wrote into the workspace, else it is dropped. */
    async function close(keep: boolean): Promise<{ writes: readonly string[]; reads: readonly string[] | null }> {
      const list = inside({ file: tools.shell, args: ['-c', LIST] }, workspace);
      const writes = keep ? await mergeUpper(upper, workspace, list) : [];
      const reads = tools.strace === null ? null : await readsInTrace(trace, workspace, new Set(writes));
      return { writes, reads };
    }

    return {
      /** The command that runs `command` inside, in the folder `cwd`. */
      command: (command: Command, cwd: string) =>
        inside(tools.strace === null ? command : traceCommand(tools.strace, trace, command), cwd),
      close,
    };
  };
}
