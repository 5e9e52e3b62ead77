import { fileURLToPath } from 'node:url';
import { localFacts } from '../../app/facts.ts';
import type { Wrote } from '../../app/init/files.ts';
import { type Initialised, initialise } from '../../app/init/init.ts';
import { originOf, UNKNOWN_ACTION } from '../../app/init/origin.ts';
import { hasError } from '../../problem.ts';
import { formatProblems } from '../../report/problems.ts';
import { count } from '../../report/words.ts';
import type { Interrupt } from '../../run/interrupt.ts';
import type { Command } from '../arguments.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../exit.ts';

type InitCommand = Extract<Command, { name: 'init' }>;

/** The folder of fanfold itself: the parent of dist/. */
const OWN_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** `fanfold init`: real tasks from what the repository has, their set-up, and the workflow. */
export async function init(
  command: InitCommand,
  workspace: string,
  console: Console,
  { signal }: Interrupt,
): Promise<number> {
  const action = command.action ?? (await originOf(OWN_ROOT)) ?? UNKNOWN_ACTION;
  const { name: _, facts, ...asked } = command;
  const outside = (reads: boolean) => localFacts(facts, workspace, reads);
  const done = await initialise(workspace, { ...asked, action, env: process.env, outside, stop: signal });
  const problems = [...done.problems, ...done.files.flatMap((file) => (file.what === 'failed' ? [file.problem] : []))];
  section(console, 'Found', done.proposal.found);
  section(
    console,
    'Files',
    done.files.flatMap((file) => fileLine(file, done, command, console)),
  );
  section(console, 'Worth a look', done.proposal.hints);
  if (problems.length > 0) console.err(formatProblems(problems, done.texts, console.errStyle).trimEnd());
  if (hasError(problems)) return EXIT.bad;
  section(console, 'Next', nextSteps(action === UNKNOWN_ACTION, workflowIn(done)));
  return EXIT.pass;
}

function section(console: Console, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  console.out(`${console.style.bold(title)}\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
}

function fileLine(file: Wrote, { tasks, form }: Initialised, { update }: InitCommand, { style }: Console): string[] {
  const workflow = isWorkflow(file.path);
  switch (file.what) {
    case 'failed':
      return [];
    case 'kept':
      return [
        `${style.yellow('kept')}     ${file.path} (${workflow && update ? 'nothing to change' : 'it exists already'})`,
      ];
    default: {
      const detail =
        file.path === 'fanfold.yml' && tasks > 0
          ? ` (${count(tasks, 'task')})`
          : file.path === '.gitignore'
            ? ' (+ .fanfold/)'
            : workflow && form !== null
              ? ` (${form})`
              : '';
      return [`${style.green(file.what)}  ${file.path}${detail}`];
    }
  }
}

const isWorkflow = (path: string): boolean => path.includes('/workflows/');

function workflowIn({ files }: Initialised): string {
  return files.find(({ path }) => isWorkflow(path))?.path ?? '.github/workflows/fanfold.yml';
}

function nextSteps(ownerUnknown: boolean, workflow: string): readonly string[] {
  const steps = [
    'fanfold run                      runs the list on this machine',
    `fanfold check --workflow ${workflow}`,
  ];
  if (!ownerUnknown) return steps;
  return [
    ...steps,
    'fanfold init --workflow --update --action <account>/fanfold@v1',
    '                                 puts the account that has fanfold in place of OWNER',
  ];
}
