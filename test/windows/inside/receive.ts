/** Receives an archive whose names are hostile; what each became. Runs on both systems. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedTask } from '../../../src/model.ts';
import { rimSentence } from '../../../src/report/sentences/rim.ts';
import { sealManifest } from '../../../src/store/manifest.ts';
import { manifestName, receiveFiles } from '../../../src/store/receive.ts';
import { packedPath } from '../../../src/store/spelling.ts';
import { bytesSource, openZip } from '../../../src/store/zip.ts';
import { taskFileName } from '../../../src/tasklist/naming.ts';
import { zip } from '../../support/results-service/zip.ts';

const TASK = { id: 'work', artifacts: ['**'] };

export interface ReceivedNames {
  /** Every file below the folder that holds the workspace, with `/`. */
  readonly files: readonly string[];
  readonly said: readonly string[];
}

/** `path` as the only file, or with others before it, received into `root`/workspace. */
export async function receive(
  paths: readonly string[],
  root: string,
  platform: NodeJS.Platform,
): Promise<ReceivedNames> {
  const listed = paths.map((path) => ({
    path,
    size: Buffer.byteLength(path),
    sha256: createHash('sha256').update(path).digest('hex'),
    received: false,
  }));
  const { text, sealed } = sealManifest({ task: TASK.id, files: listed });
  const archive = zip({
    [manifestName(TASK.id)]: text,
    ...Object.fromEntries(paths.map((path) => [`${taskFileName(TASK.id)}/${packedPath(path)}`, path])),
  });
  const files = await openZip(bytesSource(archive), { maxEntries: 1_000, maxBytes: 1_000_000 });
  const wanted = { task: TASK as unknown as PlannedTask, sealed, root: join(root, 'workspace'), prefix: '' };
  const { problems } = await receiveFiles(files, [wanted], Promise.resolve(), { platform });
  return { files: filesIn(root, ''), said: problems.map(rimSentence) };
}

function filesIn(root: string, below: string): string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(root, path);
    return [`${path}: ${readFileSync(join(root, path), 'utf8')}`];
  });
}
