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

/** JSON for the inside of a `<script type="application/json">`: nothing in it can end or open an element. */
export function jsonScript(value: Json): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
