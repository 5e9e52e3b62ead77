const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Replaces the five entities of XML and numeric references, once. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g, (_, hex, decimal, name) => {
    if (typeof name === 'string') return NAMED.get(name) ?? '';
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code <= 0xd7ff || (code >= 0xe000 && code <= 0x10ffff);
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
  });
}
