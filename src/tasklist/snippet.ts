/** Text that people take for a number or a truth value. */
const LOOKS_OTHERWISE = /^([-+]?[0-9.]+(e[-+]?[0-9]+)?|true|false|yes|no|on|off|null|~)$/i;

/** A short picture of a value for a sentence. */
export function snippet(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (value === '') return 'empty text';
  const text = String(value).replace(
    /\p{Cc}/gu,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const shown = `\`${text.length > 80 ? `${text.slice(0, 79)}…` : text}\``;
  return typeof value === 'string' && LOOKS_OTHERWISE.test(value) ? `the text ${shown}` : shown;
}
