/** Lines that stay below everything else that is printed on a terminal. */
import { width } from '../report/width.ts';

export interface Footer {
  /** Replaces the lines; without any, the footer is gone. */
  readonly show: (lines: readonly string[]) => void;
  /** Prints above the footer. */
  readonly above: (print: () => void) => void;
}

export interface Screen {
  readonly write: (text: string) => void;
  /** Cells in a line, and lines, as of now: a window may change its size. */
  readonly size: () => { readonly columns: number; readonly rows: number };
}

const ESCAPE = '\u001b[';
/** Our own colours, which take no cell. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/**
 * The footer is erased and drawn anew with every change. A terminal that became narrower has wrapped what was drawn: the
 * lines it takes now are counted in its present width.
 */
export function createFooter(screen: Screen): Footer {
  let drawn: readonly string[] = [];

  function erase(): string {
    if (drawn.length === 0) return '';
    const { columns, rows } = screen.size();
    const taken = drawn.reduce((sum, text) => sum + Math.max(1, Math.ceil(cellsOf(text) / columns)), 0);
    drawn = [];
    // What has scrolled off the top cannot be reached.
    return `${ESCAPE}${Math.min(taken, rows)}A\r${ESCAPE}J`;
  }

  function draw(lines: readonly string[]): string {
    drawn = lines;
    return lines.map((text) => `${text}\n`).join('');
  }

  return {
    show: (lines) => screen.write(erase() + draw(lines)),
    above: (print) => {
      const lines = drawn;
      const gone = erase();
      if (gone !== '') screen.write(gone);
      print();
      if (lines.length > 0) screen.write(draw(lines));
    },
  };
}

function cellsOf(text: string): number {
  return width(text.replace(COLOUR, ''));
}
