import { styleText } from 'node:util';
import { plain, type Style } from '../report/style.ts';
import { createFooter, type Footer } from './footer.ts';

/** The two streams a command writes to, and how. */
export interface Console {
  /** Writes text and a newline to standard output. */
  readonly out: (text: string) => void;
  /** Like `out`, for what may come faster than it is read: resolves when there is room for more. */
  readonly write: (text: string) => Promise<void> | undefined;
  /** Writes text and a newline to standard error. */
  readonly err: (text: string) => void;
  /** What stays below all that is printed; `null` where standard output is not a terminal that can do so. */
  readonly footer: Footer | null;
  /** The size of the terminal as of now. */
  readonly size: () => { readonly columns: number; readonly rows: number };
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  readonly style: Style;
  readonly errStyle: Style;
  /** Why something that was printed is lost (`> /dev/full`, a terminal that is gone), or `null`. */
  readonly fault: () => string | null;
}

type Format = Parameters<typeof styleText>[0];

/** Colour only on a terminal, never with NO_COLOR set (no-color.org). */
export function createConsole(
  stdout: NodeJS.WriteStream,
  stderr: NodeJS.WriteStream,
  env: Readonly<Record<string, string | undefined>>,
): Console {
  const fault = watchFaults(stdout, stderr);
  let drained: Promise<void> | undefined;
  const size = () => ({ columns: stdout.columns || plain.columns, rows: stdout.rows || 24 });
  const isTerminal = stdout.isTTY === true;
  const footer =
    isTerminal && env['TERM'] !== 'dumb' ? createFooter({ write: (text) => void stdout.write(text), size }) : null;
  const above = (print: () => void) => (footer === null ? print() : footer.above(print));
  return {
    out: (text) => above(() => stdout.write(`${text}\n`)),
    write: (text) => {
      let hasRoom = true;
      above(() => {
        hasRoom = stdout.write(`${text}\n`);
      });
      if (hasRoom || stdout.destroyed) return undefined;
      drained ??= new Promise<void>((resolve) => {
        const go = () => {
          drained = undefined;
          for (const event of ['drain', 'close', 'error']) stdout.off(event, go);
          resolve();
        };
        for (const event of ['drain', 'close', 'error']) stdout.on(event, go);
      });
      return drained;
    },
    err: (text) => above(() => stderr.write(`${text}\n`)),
    footer,
    size,
    isTerminal,
    style: styleOf(stdout, env),
    errStyle: styleOf(stderr, env),
    fault,
  };
}

/**
 * A stream that fails must not break off a run: children would be left alive and records unwritten. A reader that has seen
 * enough (`fanfold plan | head`) closes the pipe; that is not an error at all.
 */
function watchFaults(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): () => string | null {
  let fault: string | null = null;
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || fault !== null) return;
      fault = error.message;
      if (stream === stdout) stderr.write(`fanfold: standard output: ${error.message}\n`);
    });
  return () => fault;
}

function styleOf(stream: NodeJS.WriteStream, env: Readonly<Record<string, string | undefined>>): Style {
  // A terminal that does not know its width says 0.
  const columns = stream.columns || plain.columns;
  if (!stream.isTTY || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return { ...plain, columns };
  const as = (format: Format) => (text: string) => styleText(format, text, { validateStream: false });
  return {
    bold: as('bold'),
    dim: as('dim'),
    red: as('red'),
    green: as('green'),
    yellow: as('yellow'),
    cyan: as('cyan'),
    columns,
  };
}
