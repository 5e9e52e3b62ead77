import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** Gives each test of the file a folder of its own, which is gone after it. */
export function eachInFolder(name: string, enter: (folder: string) => void): void {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), `fanfold-${name}-`));
    enter(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
}
