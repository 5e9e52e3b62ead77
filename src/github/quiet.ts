import { AsyncLocalStorage } from 'node:async_hooks';

const inside = new AsyncLocalStorage<true>();
let installed = false;

/**
 * Runs `work` without the progress lines that the artifact client prints for each request: a leg that looks for the verdict
 * every few seconds would bury the log of its task. Only what is written from within `work` is dropped, whatever else
 * goes on; a mask (`::add-mask::`) always passes.
 */
export function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!installed) install(process.stdout);
  installed = true;
  return inside.run(true, work);
}

function install(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream);
  stream.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
    const dropped = inside.getStore() === true && !String(chunk).startsWith('::add-mask::');
    return dropped || write(chunk, ...rest);
  }) as typeof stream.write;
}
