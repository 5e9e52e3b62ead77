/** A JSON value's place in its text, and those of its parts. Offsets count UTF-16 units. */
export interface JsonNode {
  readonly at: number;
  readonly members?: ReadonlyMap<string, { readonly key: number; readonly node: JsonNode }>;
  readonly entries?: readonly JsonNode[];
  /** Keys that came again; the last one counts, as in `JSON.parse`. */
  readonly repeated?: readonly { readonly key: string; readonly at: number; readonly first: number }[];
}

/** Scans text that `JSON.parse` accepts and that nests no deeper than the stack allows. */
export function scanJson(text: string): JsonNode {
  let at = 0;

  const skip = (): void => {
    while (at < text.length && (text.charCodeAt(at) <= 32 || text[at] === ',' || text[at] === ':')) at++;
  };

  const string = (): string => {
    const open = at++;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at++;
    return String(JSON.parse(text.slice(open, at)));
  };

  const object = (start: number): JsonNode => {
    const members = new Map<string, { key: number; node: JsonNode }>();
    const repeated: { key: string; at: number; first: number }[] = [];
    for (at++, skip(); at < text.length && text[at] !== '}'; skip()) {
      const keyAt = at;
      const key = string();
      skip();
      const first = members.get(key);
      if (first) repeated.push({ key, at: keyAt, first: first.key });
      members.set(key, { key: keyAt, node: value() });
    }
    at++;
    return { at: start, members, repeated };
  };

  const array = (start: number): JsonNode => {
    const entries: JsonNode[] = [];
    for (at++, skip(); at < text.length && text[at] !== ']'; skip()) entries.push(value());
    at++;
    return { at: start, entries };
  };

  const value = (): JsonNode => {
    skip();
    const start = at;
    if (text[at] === '{') return object(start);
    if (text[at] === '[') return array(start);
    if (text[at] === '"') string();
    else while (at < text.length && /[^\s,\]}]/.test(text[at] ?? '')) at++;
    return { at: start };
  };

  return value();
}
