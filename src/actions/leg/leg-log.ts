/** What a leg prints into its job's log while its tasks run. */
import type { OnEvent, RunEvent } from '../../event.ts';
import type { CommandGuard } from '../../github/commands.ts';
import type { Plan, TaskRecord } from '../../model.ts';
import { isFailure } from '../../policy/outcome.ts';
import { commandData } from '../../report/escape/command.ts';
import { line, logLines } from '../../report/escape/terminal.ts';
import { withNames } from '../../report/problem-names.ts';
import { retryText } from '../../report/progress.ts';
import { namesOf } from '../../report/rows.ts';
import { whyLines } from '../../report/sections/why.ts';
import { sentence } from '../../report/sentences/index.ts';
import { duration } from '../../report/words.ts';

/** How much of the output of a failed task is repeated below its fold. */
const WHY = { lines: 30, characters: 12_000 } as const;

/**
 * Where the leg has `several` tasks, each is one fold of the log; why one failed is repeated below its fold, where it is seen.
 * Lines are printed as they are, so that problem matchers read them, but always through `guard`: none is a command to our step.
 */
export function createLegLog(guard: CommandGuard, plan: Plan, several: boolean): OnEvent {
  const named = namesOf(plan);
  const batches = new Map<string, string>();
  const nameOf = (id: string) => line(batches.get(id) ?? named(id));
  const explained = new Set<string>();
  let open = false;

  function fold(title: string): void {
    if (several) guard.line('', `::group::${commandData(title)}`);
    else guard.line('', title);
    open = several;
  }

  function ended(record: TaskRecord): void {
    if (open) guard.line('', '::endgroup::');
    open = false;
    guard.line('', endLine(record, nameOf));
    // A batch has one fold and one log for all its tasks, whichever of them failed first.
    const command = record.batch?.id ?? record.task;
    if (!several || !isFailure(record) || explained.has(command)) return;
    explained.add(command);
    // With a mark before it no problem matcher reports the line again.
    for (const text of whyLines(record.logTail, WHY.lines, WHY.characters).lines) guard.line('  | ', text);
  }

  return (event: RunEvent) => {
    switch (event.event) {
      case 'started':
        batches.set(event.task, event.name);
        return fold(`> ${nameOf(event.task)} started${event.tasks.length > 1 ? `: ${event.tasks.length} tasks` : ''}`);
      case 'output':
        return guard.line('', logLines(event.text)[0] ?? '');
      case 'retried':
        return guard.line('', `~ ${nameOf(event.task)} starts again: ${line(retryText(event))}`);
      case 'ended':
        return ended(event.record);
      case 'problem':
        return guard.line('', `${event.problem.severity}: ${sentence(withNames(event.problem, named))}`);
      default:
        return undefined;
    }
  };
}

function endLine({ task, state, reason, durationMs }: TaskRecord, nameOf: (id: string) => string): string {
  const time = durationMs > 0 ? ` after ${duration(durationMs)}` : '';
  return `< ${nameOf(task)} ${state}${time}${reason === null ? '' : `: ${line(reason)}`}`;
}
