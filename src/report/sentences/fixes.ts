/** The three ways out of a conflict in words: a line each, that names what to write where. */
import type { Fix } from '../../model.ts';
import { listed } from '../words.ts';

function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** `order: …`, `serialise: …` or `narrow: …`. */
export function fixSentence(fix: Fix): string {
  switch (fix.way) {
    case 'order':
      return `order: add \`needs: ${list(fix.needs)}\` to \`${fix.template}\``;
    case 'order-apart':
      return `order: expansions of \`${fix.template}\` cannot need each other; move one into an entry of its own with \`needs: [${fix.template}]\``;
    case 'serialise':
      return serialiseSentence(fix);
    case 'own-part':
      return `narrow: give each expansion a path of its own, such as \`${fix.into}\`, where \`${fix.template}\` declares \`${fix.pattern}\``;
    case 'own-folders': {
      const [first, second] = fix.changes;
      return `narrow: let \`${first.template}\` write \`${first.into}\` and \`${second.template}\` \`${second.into}\``;
    }
    case 'exclude': {
      const paths = listed(fix.exclusions.map((one) => `\`${one}\``));
      const lines = fix.exclusions.map((one) => `\`"!${one}"\``);
      return `narrow: if \`${fix.template}\` leaves ${paths} alone, say so beside \`${fix.beside}\`: ${listed(lines)}`;
    }
    case 'tell-apart': {
      const [one, other] = fix.templates;
      return other === undefined
        ? `narrow: let each expansion of \`${one}\` use something else than \`${fix.pattern}\`, if it does`
        : `narrow: name a part of \`${fix.pattern}\` in \`${one}\` and another in \`${other}\`, if they use parts`;
    }
    default:
      return fix satisfies never;
  }
}

function serialiseSentence({ changes }: Extract<Fix, { way: 'serialise' }>): string {
  const lines = changes.map(({ template, locks }) => ({ template, line: `locks: ${list(locks)}` }));
  const [first, second] = lines;
  if (first === undefined) return 'serialise: both already hold one lock';
  if (second === undefined) return `serialise: add \`${first.line}\` to \`${first.template}\``;
  if (second.line === first.line)
    return `serialise: add \`${first.line}\` to \`${first.template}\` and to \`${second.template}\``;
  return `serialise: write \`${first.line}\` in \`${first.template}\` and \`${second.line}\` in \`${second.template}\``;
}
