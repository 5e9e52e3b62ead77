import { formatProblems } from '../../report/problems.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../main.ts';
import { writeTemplates } from '../templates.ts';

/** `fanfold init`: the two files to start from. */
export function init(workspace: string, console: Console): number {
  const { written, kept, problems } = writeTemplates(workspace);
  for (const path of written) console.out(`${console.style.green('written')}  ${path}`);
  for (const path of kept) console.out(`${console.style.yellow('kept')}     ${path} (it exists already)`);
  if (problems.length > 0) {
    console.err(formatProblems(problems, new Map(), console.errStyle).trimEnd());
    return EXIT.bad;
  }
  console.out('');
  console.out('Next: `fanfold run` runs the list on this machine; put your account in place of OWNER in the workflow.');
  return EXIT.pass;
}
