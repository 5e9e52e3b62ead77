import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mentionsFanfold } from '../workflow/uses.ts';

const FOLDER = '.github/workflows';

/** The workflow of the workspace that uses fanfold; `null` when there is none, or more than one. */
export async function onlyWorkflow(workspace: string): Promise<string | null> {
  const names = await readdir(join(workspace, FOLDER)).catch(() => []);
  const paths = names.filter((name) => /\.ya?ml$/.test(name)).map((name) => `${FOLDER}/${name}`);
  const texts = await Promise.all(paths.map((path) => readFile(join(workspace, path), 'utf8').catch(() => '')));
  const [only, ...others] = paths.filter((_, index) => mentionsFanfold(texts[index] ?? ''));
  return only === undefined || others.length > 0 ? null : only;
}
