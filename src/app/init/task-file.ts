/** The text of a task file: the proposed tasks with a comment each, and the keys that most people change. */
import { Document, isMap, isSeq } from 'yaml';
import type { TaskDraft } from './proposal.ts';

const HEAD = `# fanfold: many tasks at once, one verdict.
#   fanfold check    are these tasks independent?
#   fanfold plan     how they will be spread over jobs
#   fanfold run      everything, on this machine
`;

const POLICY = `# Which results pass: all | any | majority | 3 | 80% | { at-least: 3, of: "tag:region" } | a list of those.
sync: all

defaults:
  runs-on: ubuntu-latest
  timeout-minutes: 10
`;

const SYNTHESIS = `# The last step sees everything: $FANFOLD_RESULTS is a folder, $FANFOLD_VERDICT a JSON file.
# converge:
#   run: node scripts/summary.mjs
`;

/** The tasks of a repository in which nothing was recognised: they run as they are. */
export const EXAMPLE_TASKS: readonly TaskDraft[] = [
  {
    id: 'hello',
    comment: 'One command. `reads` and `writes` say what it touches: fanfold proves that it may run beside the others.',
    entry: { run: 'echo "hello from $FANFOLD_TASK"', reads: [], writes: [] },
  },
  {
    id: 'greet',
    comment: 'One command for many inputs. The input reaches it as the variable ITEM, never as text inside it.',
    entry: {
      'for-each': { items: ['world', 'moon'] },
      run: 'echo "hello, $ITEM"\necho "length=${#ITEM}" >> "$GITHUB_OUTPUT"   # an output of this task alone\n',
      reads: [],
      writes: [],
    },
  },
];

/** A task file that reads as if it were written by hand. */
export function taskFileText(name: string, tasks: readonly TaskDraft[]): string {
  const entries = tasks.map(({ id, comment, entry }) => `  # ${comment}\n${indented(entryText({ id, ...entry }))}`);
  return `${HEAD}name: ${name}\n\n${POLICY}\ntasks:\n${entries.join('\n')}\n${SYNTHESIS}`;
}

/** One entry in YAML: short lists and mappings on one line, commands of several lines as a block. */
function entryText(entry: Readonly<Record<string, unknown>>): string {
  const document = new Document(entry);
  if (isMap(document.contents))
    for (const { value } of document.contents.items) if (isMap(value) || isSeq(value)) value.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trimEnd();
}

function indented(text: string): string {
  return `${text
    .split('\n')
    .map((line, index) => (line === '' ? '' : `${index === 0 ? '  - ' : '    '}${line}`))
    .join('\n')}\n`;
}
