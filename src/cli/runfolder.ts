import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a local run leaves everything: the same files that converge leaves on GitHub. */
export interface RunFolder {
  readonly root: string;
  readonly plan: string;
  readonly records: string;
  readonly logs: string;
  readonly results: string;
  readonly verdict: string;
  readonly report: string;
  readonly timings: string;
  /** What was seen of writes and reads. */
  readonly observed: string;
}

export function runFolder(root: string): RunFolder {
  return {
    root,
    plan: join(root, 'plan.json'),
    records: join(root, 'records'),
    logs: join(root, 'logs'),
    results: join(root, 'results'),
    verdict: join(root, 'verdict.json'),
    report: join(root, 'report.html'),
    timings: join(root, 'timings.json'),
    observed: join(root, 'observed.json'),
  };
}

/**
 * Empties the folder for a new run (timings stay) and proves that it can be written, before anything starts. Returns why
 * not, or `null`.
 */
export function prepareRunFolder(folder: RunFolder): string | null {
  try {
    for (const path of [folder.plan, folder.records, folder.logs, folder.results, folder.verdict, folder.report])
      rmSync(path, { recursive: true, force: true });
    for (const path of [folder.root, folder.records, folder.logs, folder.results]) {
      mkdirSync(path, { recursive: true });
      accessSync(path, constants.W_OK | constants.X_OK);
    }
    writeFileSync(join(folder.root, '.gitignore'), '*\n');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
