/** How many legs a wave may have where the matrices of a workflow are written out. */
import { textOf } from './init/files.ts';

/** The most; `null` where the workflow takes its matrices from the plan, or cannot be read. */
export async function mostNumbers(workspace: string, path: string | null, list: string): Promise<number | null> {
  const text = path === null ? null : textOf(workspace, path);
  // GitHub's own workflow parser is large: it is loaded only where there is something for it to read.
  if (path === null || text === null || !/\bleg\b/.test(text)) return null;
  const { mostLegsOf } = await import('../workflow/check.ts');
  return mostLegsOf(text, path, { file: list, max: null });
}
