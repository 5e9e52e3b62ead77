/** The workflows of a workspace that another one of it calls. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads them by path, and keeps what was read, so that a problem can show its line. */
export function calledFiles(workspace: string, texts: Map<string, string>): (path: string) => string | null {
  return (path) => {
    try {
      const text = readFileSync(join(workspace, path), 'utf8');
      texts.set(path, text);
      return text;
    } catch {
      return null;
    }
  };
}
