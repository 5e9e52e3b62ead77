/** The whole output of a task in a file, at the speed of the disk. */
import { createWriteStream, type WriteStream } from 'node:fs';

export interface LogFile {
  /** A promise when the disk is behind: wait for it before writing more. */
  readonly write: (bytes: Buffer | string) => Promise<void> | undefined;
  /** Resolves when all is written or lost; the text says why the log is not complete, `null` when it is. */
  readonly close: () => Promise<string | null>;
}

/** Without a path nothing is written; without output there is no file. A failing disk ends the log, never the task. */
export function openLog(path: string | undefined): LogFile {
  let log: LogFile | null = null;
  return {
    write: (bytes) => {
      if (path === undefined) return undefined;
      log ??= logIn(path);
      return log.write(bytes);
    },
    close: async () => log?.close() ?? null,
  };
}

function logIn(path: string): LogFile {
  const stream = createWriteStream(path);
  const fault = faultOf(stream);

  function write(bytes: Buffer | string): Promise<void> | undefined {
    if (fault.text() !== null || stream.write(bytes)) return undefined;
    return new Promise((done) => {
      const go = () => {
        stream.off('drain', go).off('error', go).off('close', go);
        done();
      };
      stream.once('drain', go).once('error', go).once('close', go);
    });
  }

  function close(): Promise<string | null> {
    return new Promise((done) => {
      const finish = () => done(fault.text());
      if (fault.text() !== null || stream.closed) return finish();
      stream.once('close', finish).once('error', finish);
      stream.end();
    });
  }

  return { write, close };
}

function faultOf(stream: WriteStream): { readonly text: () => string | null } {
  let text: string | null = null;
  stream.on('error', (error) => {
    text ??= error.message;
  });
  return { text: () => text };
}
