/** What a leg prints into its job's log while its tasks run. */
import type { OnEvent, RunEvent } from '../../event.ts';
import type { CommandGuard } from '../../github/commands.ts';
import type { Plan, TaskRecord } from '../../model.ts';
import { line, logLines } from '../../report/escape/terminal.ts';
import { retryText } from '../../report/progress.ts';
import { namesOf } from '../../report/rows.ts';
import { sentence } from '../../report/sentences/index.ts';
import { duration } from '../../report/words.ts';

/** Behind its name where the leg has `several` tasks, and always through `guard`: no line can be a command to our own step. */
export function createLegLog(guard: CommandGuard, plan: Plan, several: boolean): OnEvent {
  const named = namesOf(plan);
  const batches = new Map<string, string>();
  const nameOf = (id: string) => line(batches.get(id) ?? named(id));
  return (event: RunEvent) => {
    switch (event.event) {
      case 'started':
        batches.set(event.task, event.name);
        return guard.line(
          '',
          `> ${nameOf(event.task)} started${event.tasks.length > 1 ? `: ${event.tasks.length} tasks` : ''}`,
        );
      case 'output':
        return guard.line(several ? `${nameOf(event.task)} | ` : '', logLines(event.text)[0] ?? '');
      case 'retried':
        return guard.line('', `~ ${nameOf(event.task)} starts again: ${line(retryText(event))}`);
      case 'ended':
        return guard.line('', endLine(event.record, nameOf));
      case 'problem':
        return guard.line('', `${event.problem.severity}: ${sentence(event.problem)}`);
      default:
        return undefined;
    }
  };
}

function endLine({ task, state, reason, durationMs }: TaskRecord, nameOf: (id: string) => string): string {
  const time = durationMs > 0 ? ` after ${duration(durationMs)}` : '';
  return `< ${nameOf(task)} ${state}${time}${reason === null ? '' : `: ${line(reason)}`}`;
}
