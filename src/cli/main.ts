import { traceOf } from '../problem.ts';
import { type Interrupt, listenForInterrupt } from '../run/interrupt.ts';
import { type Command, parseArguments } from './arguments.ts';
import { type Console, createConsole } from './console.ts';
import { EXIT } from './exit.ts';
import { VERSION } from './version.ts';

/** The one entry of the command line; the only place that sets the exit code. */
export async function main(): Promise<void> {
  const console = createConsole(process.stdout, process.stderr, process.env);
  // A write can fail as late as this; what was asked for and is lost is not a success.
  process.once('exit', () => {
    if (console.fault() !== null && process.exitCode === EXIT.pass) process.exitCode = EXIT.fail;
  });
  try {
    const parsed = parseArguments(process.argv.slice(2), VERSION);
    if ('shown' in parsed) return console.out(parsed.shown);
    if ('usage' in parsed) {
      console.err(`fanfold: ${parsed.usage}`);
      process.exitCode = EXIT.bad;
      return;
    }
    const workspace = workingFolder();
    if (workspace === null) {
      console.err('fanfold: the working folder does not exist any more; change to one that does');
      process.exitCode = EXIT.bad;
      return;
    }
    process.exitCode = await run(parsed.command, workspace, console);
  } catch (error) {
    console.err(`fanfold: internal error: ${traceOf(error)}`);
    process.exitCode = EXIT.fail;
  }
}

/** `null` when it was removed behind the shell's back. */
function workingFolder(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

/** Each command is loaded on demand: `plan` does not pay for what only `run` needs. */
async function run(command: Command, workspace: string, console: Console): Promise<number> {
  switch (command.name) {
    case 'run':
      return interruptible(console, async (interrupt) =>
        (await import('./commands/run.ts')).run(command, workspace, console, interrupt),
      );
    case 'plan':
      return interruptible(console, async (interrupt) =>
        (await import('./commands/plan.ts')).plan(command, workspace, console, interrupt),
      );
    case 'check':
      return interruptible(console, async (interrupt) =>
        (await import('./commands/check.ts')).check(command, workspace, console, interrupt),
      );
    case 'converge':
      return (await import('./commands/converge.ts')).converge(command, workspace, console);
    case 'report':
      return (await import('./commands/report.ts')).report(command, workspace, console);
    case 'init':
      return interruptible(console, async (interrupt) =>
        (await import('./commands/init.ts')).init(command, workspace, console, interrupt),
      );
    case 'completion':
      console.out((await import('./completion.ts')).completionScript(command.shell));
      return EXIT.pass;
    default:
      return command satisfies never;
  }
}

/** A command that starts processes: Ctrl-C ends them, then the command. */
async function interruptible(console: Console, work: (interrupt: Interrupt) => Promise<number>): Promise<number> {
  const interrupt = listenForInterrupt((signal, again) =>
    console.err(
      again
        ? `fanfold: ${signal}: killing what runs`
        : `\nfanfold: ${signal}: stopping what runs; ${signal === 'SIGINT' ? 'Ctrl-C' : 'a signal'} again to kill`,
    ),
  );
  try {
    const code = await work(interrupt);
    return interrupt.signal.aborted ? EXIT.interrupted : code;
  } finally {
    interrupt.release();
  }
}
