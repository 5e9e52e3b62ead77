/** Bytes of the files that items name: what there is to go by before the first run. */
import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseItems, type SourceAnswer } from '../tasklist/items.ts';
import type { TaskFile } from '../tasklist/settings.ts';

/** More are not looked at: that would cost more time than it saves. */
const MAX_LOOKS = 20_000;

/** The sizes of the items that are files of the workspace, by item. */
export function itemSizes(
  taskFile: TaskFile,
  answers: ReadonlyMap<string, SourceAnswer>,
  workspace: string,
): ReadonlyMap<string, number> {
  const items = new Set([...[...answers.values()].flatMap(itemsIn), ...taskFile.tasks.flatMap(statedItems)]);
  const sizes = new Map<string, number>();
  if (items.size > MAX_LOOKS) return sizes;
  for (const item of items) {
    const status = lstatSync(resolve(workspace, item), { throwIfNoEntry: false });
    if (status?.isFile() === true) sizes.set(item, status.size);
  }
  return sizes;
}

function itemsIn(answer: SourceAnswer): readonly string[] {
  if ('files' in answer) return answer.files;
  if (!('text' in answer)) return [];
  const parsed = parseItems(answer.text);
  return 'items' in parsed ? parsed.items.filter(isPath) : [];
}

function statedItems({ 'for-each': forEach }: TaskFile['tasks'][number]): readonly string[] {
  return forEach?.items?.filter(isPath) ?? [];
}

/** What cannot be a path is not looked for. */
function isPath(item: unknown): item is string {
  return typeof item === 'string' && /[./\\]/.test(item) && !item.includes('\0') && item.length < 1024;
}
