import type { YAMLError } from 'yaml';

/** What is wrong at an offset, in the words of a task file. */
export interface Fault {
  readonly at: number;
  readonly detail: string;
}

const INDENTATION =
  'the indentation fits nothing above; keys of one mapping and items of one list start in the same column';
const COLON = 'text that contains `: ` needs quotes';

/** Symbols that the parser finds behind a value that has already ended. */
const BEHIND_VALUE = /^Unexpected (\S+) at node end/;
const BRACKETS: Readonly<Record<string, string>> = { 'flow-seq-start': '[', 'flow-map-start': '{' };

/** Whether a bracket or a quote has ended a value early. What follows in the line is then no fault of its own. */
export function endsEarly({ message }: YAMLError): boolean {
  return BEHIND_VALUE.test(message);
}

/** A fault of the parser, which names symbols, as what to change. */
export function explain({ code, message, pos: [at] }: YAMLError, text: string): Fault {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.startsWith('Nested')
        ? nested(message, at, text)
        : { at: startOfText(text, at), detail: INDENTATION };
    case 'BAD_INDENT':
      return { at: startOfText(text, at), detail: INDENTATION };
    case 'MISSING_CHAR':
    case 'MULTILINE_IMPLICIT_KEY':
      return unfinishedKey(message, at, text);
    case 'UNEXPECTED_TOKEN':
      return { at, detail: behindValue(message, text.slice(0, at)) };
    default: {
      const advice = ADVICE[code];
      return { at, detail: advice === undefined ? message : `${message}; ${advice}` };
    }
  }
}

/** Advice where the parser only names the symbol that it found. */
const ADVICE: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_DQ_ESCAPE: 'within double quotes `\\` is written `\\\\`, within single quotes as it is',
  BAD_SCALAR_START: 'such text needs quotes',
  BLOCK_IN_FLOW: COLON,
  TAB_AS_INDENT: 'use spaces',
  TAG_RESOLVE_FAILED: 'text that starts with `!` needs quotes',
};

/** A mapping where a value stands: by a colon in its own line, or by a line below that is indented too far. */
function nested(message: string, at: number, text: string): Fault {
  const end = endOfLine(text, at);
  if (/:(?:\s|$)/.test(text.slice(at, end).trimEnd())) return { at, detail: `${message}; ${COLON}` };
  const below = /\S/.exec(text.slice(end));
  return below === null ? { at, detail: message } : { at: end + below.index, detail: INDENTATION };
}

function unfinishedKey(message: string, at: number, text: string): Fault {
  if (message.startsWith('Sequence item')) return { at: startOfText(text, at), detail: INDENTATION };
  if (message.startsWith('Tags')) return { at, detail: 'text that starts with `!` or `&` needs quotes' };
  const [key] = /^[\w-]+:(?=\S)/.exec(text.slice(at, endOfLine(text, at))) ?? [];
  if (key !== undefined) return { at, detail: `write a space after \`${key}\`` };
  return { at, detail: 'this is no key: a key ends with `: `, and its value follows' };
}

function behindValue(message: string, before: string): string {
  const symbol = BEHIND_VALUE.exec(message)?.[1];
  if (symbol === undefined) return message;
  const bracket = BRACKETS[symbol];
  if (bracket !== undefined) return `text that contains \`${bracket}\` needs quotes between braces or brackets`;
  return /['"]\s*$/.test(before)
    ? "the quote before this ends the text; put the whole text in quotes, and write a `'` within single quotes twice"
    : 'the value before this has ended';
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function startOfText(text: string, at: number): number {
  return at + (/^ */.exec(text.slice(at))?.[0].length ?? 0);
}
