import type { Json } from '../../model.ts';
import { printable } from './terminal.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** One line of hostile text for an HTML text node or a quoted attribute. */
export function html(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}

/** The address when it is plain http or https, else `null`: a link from data must not carry a script. */
export function safeUrl(url: string | null | undefined): string | null {
  return url != null && /^https?:\/\/[\x21-\x7e]+$/i.test(url) && !/["'<>`\\()]/.test(url) ? url : null;
}

/** What could end or open an element, and what a reader of the source would not see. All are single UTF-16 units. */
const HIDDEN = /[<>&\p{Cc}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;

/** JSON for the inside of a `<script type="application/json">`. */
export function jsonScript(value: Json): string {
  return JSON.stringify(value).replace(HIDDEN, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
