/** A small strict XML 1.0 reader, written from the grammar: what it accepts is well-formed for every other reader. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const CHARACTERS = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function strictXml(text: string): Element {
  if (!CHARACTERS.test(text)) throw new Error('a character that XML forbids');
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!text.startsWith(declaration)) throw new Error('no declaration');
  let at = declaration.length;

  const take = (pattern: RegExp): string => {
    const sticky = new RegExp(pattern, 'yu');
    sticky.lastIndex = at;
    const found = sticky.exec(text);
    if (found === null) throw new Error(`expected ${pattern} at ${JSON.stringify(text.slice(at, at + 40))}`);
    at += found[0].length;
    return found[0];
  };

  const decode = (raw: string): string =>
    raw.replace(/&([^;]*);?/g, (whole, name: string) => {
      if (!whole.endsWith(';')) throw new Error(`bare ampersand in ${raw}`);
      const decoded = name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : ENTITIES[name];
      if (decoded === undefined || !CHARACTERS.test(decoded)) throw new Error(`bad reference ${whole}`);
      return decoded;
    });

  const element = (): Element => {
    take(/</);
    const name = take(/[A-Za-z_][A-Za-z0-9_.-]*/);
    const attributes: Record<string, string> = Object.create(null);
    while (!/^\s*\/?>/.test(text.slice(at, at + 8))) {
      take(/\s+/);
      const key = take(/[A-Za-z_][A-Za-z0-9_.-]*/);
      if (key in attributes) throw new Error(`attribute ${key} stands twice`);
      take(/="/);
      attributes[key] = decode(take(/[^<"]*/).replace(/[\t\n]/g, ' '));
      take(/"/);
    }
    const self: Element = { name, attributes, children: [], text: '' };
    if (take(/\/?>/) === '/>') return self;
    while (!text.startsWith('</', at)) {
      if (text[at] === '<') self.children.push(element());
      else {
        const raw = take(/[^<]+/);
        if (raw.includes(']]>')) throw new Error(']]> in text');
        self.text += decode(raw);
      }
    }
    take(new RegExp(`</${name}>`));
    return self;
  };

  const root = element();
  if (text.slice(at).trim() !== '') throw new Error('text after the root');
  return root;
}
