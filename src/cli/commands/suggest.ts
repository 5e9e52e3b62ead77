import { resolve } from 'node:path';
import type { Loaded } from '../../app/load.ts';
import type { Hazards } from '../../independence/hazards.ts';
import { suggestDeclarations, suggestedConflicts } from '../../independence/suggest.ts';
import { suggestText } from '../../report/suggest-text.ts';
import { readRecords } from '../../store/read-records.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../exit.ts';
import { readObserved, runFolder } from '../runfolder.ts';

/** `fanfold check --suggest`: the declarations that the last run justifies, to be copied into the task file. */
export async function suggest(
  loaded: Loaded,
  hazards: Hazards,
  { workspace, dir }: { readonly workspace: string; readonly dir: string },
  console: Console,
): Promise<number> {
  const folder = runFolder(resolve(workspace, dir));
  const read = await readRecords(folder.records);
  if ('kind' in read) {
    console.err(`fanfold: there is no observed run in ${dir}; \`fanfold run --observe\` makes one`);
    return EXIT.bad;
  }
  const records = read.records.map(({ record }) => record);
  const reads = await readsObserved(folder.observed);
  if (reads.size === 0 && records.every(({ writesObserved }) => writesObserved === null)) {
    console.out('The last run observed no task on its own; `fanfold run --observe` does.');
    return EXIT.pass;
  }
  const entries = new Map(loaded.taskFile?.tasks.map((entry) => [entry.id, entry]));
  // With `independence: off` the hazards know of no files, but then there is a plan.
  const tasks = loaded.plan?.tasks ?? hazards.active.listed;
  const { suggestions, tasks: suggested } = suggestDeclarations(
    tasks,
    { records, reads },
    (template, key) => [entries.get(template)?.[key] ?? []].flat(),
    { foldCase: hazards.options.foldCase, ignore: loaded.taskFile?.ignore ?? [] },
  );
  if (suggestions.length === 0) console.out('What the tasks declare covers all that the last run showed.');
  else console.out(suggestText(suggestions, suggestedConflicts(hazards, suggested)));
  return EXIT.pass;
}

/** The paths that each task read, as the last run saw them; only tracing sees reads. */
async function readsObserved(file: string): Promise<Map<string, readonly string[]>> {
  const observed = (await readObserved(file)) ?? [];
  const single = observed.flatMap(({ tasks, reads }) =>
    tasks.length === 1 && reads !== null ? [[tasks[0] ?? '', reads] as const] : [],
  );
  return new Map(single);
}
