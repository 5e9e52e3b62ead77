import { cut } from '../../merge/cut.ts';
import { printable } from './terminal.ts';

/** Mermaid reads `#NN;` as the character NN. Letters, digits and a few marks are safe; the rest is written that way. */
export function mermaid(text: string, most = 60): string {
  return cut(printable(text), most).replace(
    /[^A-Za-z0-9 _./=+\-[\]()]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}
