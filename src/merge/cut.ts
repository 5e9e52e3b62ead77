/** Text of any length in bounded room: what is left out is counted, and named where it was. */

/** Room for the words of a cut. */
const WORDS = 60;

/** Names a file that belongs to a test, as Jenkins and GitLab read it: it is kept when the text around it is cut. */
const ATTACHMENT = /\[\[ATTACHMENT\|[^\]\n]{1,500}\]\]/g;
const MOST_ATTACHMENTS = 100;

/** Collects text part by part and keeps its start or its end, in all at most `most` UTF-16 units besides attachments. */
export class BoundedText {
  readonly #most: number;
  readonly #keeps: 'start' | 'end';
  readonly #attachments: string[] = [];
  #kept = '';
  #length = 0;

  constructor(most: number, keeps: 'start' | 'end') {
    this.#most = most;
    this.#keeps = keeps;
  }

  add(part: string): void {
    this.#length += part.length;
    if (this.#keeps === 'start') {
      const room = this.#most + 1 - this.#kept.length;
      if (room > 0) this.#kept += part.slice(0, room);
      return;
    }
    for (const [attachment] of part.matchAll(ATTACHMENT))
      if (this.#attachments.length < MOST_ATTACHMENTS) this.#attachments.push(attachment);
    this.#kept += part.length > this.#most + 1 ? part.slice(-this.#most - 1) : part;
    if (this.#kept.length > 4 * this.#most) this.#kept = this.#kept.slice(-this.#most - 1);
  }

  get isCut(): boolean {
    return this.#length > this.#most;
  }

  /** What was kept, with a word where something is missing. */
  text(): string {
    if (!this.isCut) return this.#kept;
    const room = this.#most - WORDS;
    if (this.#keeps === 'start')
      return `${withoutHalf(this.#kept.slice(0, room))}\n[${this.#length - room} characters are cut]`;
    const end = this.#kept.slice(-room).replace(/^[\uDC00-\uDFFF]/, '');
    const lost = this.#attachments.filter((attachment) => !end.includes(attachment));
    return [...new Set(lost), `[${this.#length - room} characters are cut]`, end].join('\n');
  }
}

/** Cuts text to `most` UTF-16 units without splitting a character, and marks the cut with an ellipsis. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${withoutHalf(text.slice(0, Math.max(0, most - 1)))}…`;
}

/** No half of a pair at the end. */
function withoutHalf(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
