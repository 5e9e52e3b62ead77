import type { Style } from './style.ts';
import { pad, shorten, width } from './width.ts';

/** A cell: what it says, and how it is painted once its width is known. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Cells that the column is cut to. */
  readonly most?: number;
}

/** Lines of a table with a dimmed head; cells must be safe for a terminal. Columns without any text are left out. */
export function table(all: readonly Column[], allRows: readonly (readonly Cell[])[], style: Style): string[] {
  const used = all.map((_, at) => at).filter((at) => allRows.some((row) => (row[at]?.text ?? '') !== ''));
  const columns = used.map((at) => all[at] ?? { title: '' });
  const rows = allRows.map((row) => used.map((at) => row[at] ?? { text: '' }));
  const head = columns.map((column): Cell => ({ text: column.title, paint: style.dim }));
  const fitted = [head, ...rows].map((row) => columns.map((column, at) => fitCell(row[at], column)));
  const widths = columns.map((_, at) => fitted.reduce((most, row) => Math.max(most, width(row[at]?.text ?? '')), 0));
  return fitted.map((row) => rowLine(row, columns, widths));
}

function fitCell(cell: Cell | undefined, column: Column): Cell {
  if (cell === undefined) return { text: '' };
  return column.most === undefined ? cell : { ...cell, text: shorten(cell.text, column.most) };
}

function rowLine(row: readonly Cell[], columns: readonly Column[], widths: readonly number[]): string {
  const parts = row.map((cell, at) => {
    const last = at === row.length - 1;
    const right = columns[at]?.align === 'right';
    const text = last && !right ? cell.text : pad(cell.text, widths[at] ?? 0, right ? 'right' : 'left');
    return cell.paint === undefined ? text : cell.paint(text);
  });
  return parts.join('  ').trimEnd();
}
