import { line, logLines } from '../../report/escape/terminal.ts';
import { neverStarted } from '../../report/rows.ts';
import type { OutputOptions, RunOutput } from './port.ts';
import { createTeller } from './tell.ts';

/** Each line as it comes, behind the name of its task or batch. */
export function streamOutput({ plan, console }: OutputOptions): RunOutput {
  const { style } = console;
  const teller = createTeller(plan, style);
  return {
    onEvent: (event) => {
      switch (event.event) {
        case 'started':
          return console.out(teller.started(event));
        case 'retried':
          return console.out(teller.retried(event));
        case 'ended': {
          const text = teller.ended(event.record);
          return neverStarted(event.record) ? undefined : console.out(text);
        }
        case 'output':
          return console.write(`${style.dim(`${line(teller.nameOf(event.task))} |`)} ${logLines(event.text)[0] ?? ''}`);
        default:
          return undefined;
      }
    },
    end: async () => {},
  };
}
