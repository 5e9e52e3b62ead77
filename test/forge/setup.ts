/** One server for all files of `npm run forge`; a test reaches it by `connectForge(inject('forge'))`. */
import type { TestProject } from 'vitest/node';
import type { ForgeAddress } from './forge.ts';
import { startForge } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    forge: ForgeAddress;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { [Symbol.asyncDispose]: end, ...address } = await startForge();
  project.provide('forge', address);
  return async () => await end();
}
