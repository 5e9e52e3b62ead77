/** What is wrong with a pattern. */
import type { GlobFault } from '../../glob/files.ts';
import type { PatternFault } from '../../problem.ts';

/** What follows the pattern in a sentence. */
export const PATTERN_FAULTS: Readonly<Record<PatternFault, string>> = {
  empty: 'is empty; write `.` for the whole workspace',
  'too-long': 'is longer than 4,096 characters, and so matches no path',
  'segment-too-long': 'holds a name of more than 255 characters, and so matches no file',
  extglob: 'is an extended glob; write the alternatives in braces, as in `{a,b}`, or as separate patterns',
  home: 'starts with `~`, which is not expanded; patterns are relative to the workspace (a file of that name is `\\~…`)',
  comment: 'starts with `#`, which some tools read as a comment; a file of that name is `\\#…`',
  'double-negation': 'is negated twice; write it without `!`, or a file of that name as `\\!…`',
  absolute:
    'is absolute; patterns are relative to the workspace, and what lies outside it has a URI such as `disk://cache`',
  escapes: 'leaves the workspace with `..`; name what lies outside by a URI such as `disk://cache`',
  'globstar-parent': 'has `..` behind `**`, which has no single parent; write the folders out',
  scheme: 'has wildcards in the scheme of a URI; write one pattern for each scheme',
  escape: 'has a backslash before an ordinary character; separate names by `/`, and escape only special characters',
  brace: 'has a `{` that is never closed or nested too deep; a literal one is `\\{`',
  class: 'holds a character class that runs backwards or has an unknown name',
  'class-open': 'has a `[` that is never closed; a literal one is `\\[`',
};

/** Why a pattern names no files. */
export function globFaultText({ pattern, fault }: GlobFault): string {
  const what =
    fault === 'too-many-alternatives' ? 'has too many alternatives in braces to be matched' : PATTERN_FAULTS[fault];
  return `the pattern \`${pattern}\` ${what}`;
}
