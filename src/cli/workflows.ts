import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WORKFLOW_FOLDERS } from '../github/context.ts';
import { mentionsFanfold } from '../workflow/uses.ts';

/** The workflow of the workspace that uses fanfold; `null` when there is none, or more than one. */
export async function onlyWorkflow(workspace: string): Promise<string | null> {
  const listed = await Promise.all(
    WORKFLOW_FOLDERS.map(async (folder) => {
      const names = await readdir(join(workspace, folder)).catch(() => []);
      return names.filter((name) => /\.ya?ml$/.test(name)).map((name) => `${folder}/${name}`);
    }),
  );
  const paths = listed.flat();
  const texts = await Promise.all(paths.map((path) => readFile(join(workspace, path), 'utf8').catch(() => '')));
  const [only, ...others] = paths.filter((_, index) => mentionsFanfold(texts[index] ?? ''));
  return only === undefined || others.length > 0 ? null : only;
}
