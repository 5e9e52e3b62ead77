import { safeUrl } from './escape/html.ts';
import { code } from './escape/markdown.ts';
import type { Row } from './rows.ts';

/** The leg of a task as Markdown, linked to its job where GitHub told its address. */
export function legLink(row: Row): string {
  const url = safeUrl(row.job?.url);
  return url === null ? code(row.leg) : `[${code(row.leg)}](<${url}>)`;
}
