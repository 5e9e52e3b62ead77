import { AsyncLocalStorage } from 'node:async_hooks';
import type { DefaultArtifactClient } from '@actions/artifact';
import { ownCommand } from '../github/commands.ts';
import { pauseBefore } from './pace.ts';

/** Calls of the artifact client that are under way; each has its own number of pauses. */
const calls = new AsyncLocalStorage<{ pauses: number }>();

/**
 * One call of GitHub's own artifact client, which is loaded when first used. Within the call, and nowhere else, two habits of
 * that client are changed that no option of it reaches: it prints several lines for each request, and it sleeps 3 to 15
 * seconds before it repeats one, whatever `Retry-After` says.
 */
export function callClient<Result>(work: (client: DefaultArtifactClient) => Promise<Result>): Promise<Result> {
  install();
  return calls.run({ pauses: 0 }, async () => {
    const { DefaultArtifactClient } = await loadClient();
    return work(new DefaultArtifactClient());
  });
}

/** Loads the client, which takes a good part of a second, so that a later call need not. */
export function loadClient(): Promise<typeof import('@actions/artifact')> {
  return import('@actions/artifact');
}

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  silence(process.stdout);
  globalThis.setTimeout = paced(globalThis.setTimeout);
}

/** A leg that looks for the verdict every few seconds would bury the log of its task. A mask always reaches the runner. */
function silence(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream);
  stream.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
    if (calls.getStore() === undefined) return write(chunk, ...rest);
    const text = String(chunk);
    return text.startsWith('::add-mask::') ? write(ownCommand(text), ...rest) : true;
  }) as typeof stream.write;
}

/**
 * The pauses of `@actions/artifact` 6.2 are 3 s x 1.5^n between requests to the service and 5 s between downloads. Its other
 * timers are guards of 30 s and more.
 */
const isPause = (ms: unknown): boolean => typeof ms === 'number' && ms >= 3000 && ms <= 16_000;

function paced(native: typeof setTimeout): typeof setTimeout {
  const wrapped = (callback: (...args: unknown[]) => void, ms?: number, ...rest: unknown[]): NodeJS.Timeout => {
    const call = calls.getStore();
    return native(callback, call !== undefined && isPause(ms) ? pauseBefore(++call.pauses) : ms, ...rest);
  };
  return Object.assign(wrapped as typeof setTimeout, native);
}
