/** How text is written to a terminal. The rim decides about colour and width; a report only says what is important. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
  /** Width of the terminal in cells. */
  readonly columns: number;
}

const same = (text: string): string => text;

/** No colour, 100 cells: for files, pipes and tests. */
export const plain: Style = {
  bold: same,
  dim: same,
  red: same,
  green: same,
  yellow: same,
  cyan: same,
  columns: 100,
};
