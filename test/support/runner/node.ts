import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The project's root. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Node 24 is what GitHub's runner brings; `system` is the one on the path outside of the project, e.g. Node 20; or a path. */
export type NodeChoice = 'node24' | 'system' | `/${string}`;

export function nodeBinary(choice: NodeChoice): string {
  if (choice.startsWith('/')) return choice;
  if (choice === 'node24') return join(ROOT, 'node_modules', '.bin', 'node');
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const found = folders.map((folder) => join(folder, 'node')).find(existsSync);
  if (found === undefined) throw new Error('there is no node on the path');
  return found;
}
