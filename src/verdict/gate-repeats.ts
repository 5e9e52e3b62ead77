/**
 * `JSON.parse` lets the last of two equal keys win, so that a second `result` would silently replace the first. Walks a
 * text that `JSON.parse` has accepted as an object, without recursion, and returns the names of its members that stand
 * twice or whose value has the member `result` twice.
 */
export function repeatedMembers(text: string): string[] {
  const repeated = new Set<string>();
  const jobs = new Set<string>();
  let job = '';
  let results = 0;
  for (const { depth, key } of upperKeys(text)) {
    if (depth === 1) {
      if (jobs.has(key)) repeated.add(key);
      jobs.add(key);
      job = key;
      results = 0;
    } else if (key === 'result' && ++results > 1) repeated.add(job);
  }
  return [...repeated];
}

/** The keys of the first two levels, in the order of the text. */
function* upperKeys(text: string): Generator<{ readonly depth: 1 | 2; readonly key: string }> {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (character !== '"') continue;
    const end = closingQuote(text, at);
    if ((depth === 1 || depth === 2) && isKey(text, end + 1))
      yield { depth, key: String(JSON.parse(text.slice(at, end + 1))) };
    at = end;
  }
}

function closingQuote(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function isKey(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return text[at] === ':';
}
