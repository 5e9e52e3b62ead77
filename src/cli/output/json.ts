import type { RunEvent } from '../../event.ts';
import { toldEvent } from '../../report/told-event.ts';
import type { Console } from '../console.ts';
import type { RunOutput } from './port.ts';

/** Each event as one line of JSON, and nothing else. */
export function jsonOutput(console: Console): RunOutput {
  return {
    onEvent: (event: RunEvent) => console.write(JSON.stringify(toldEvent(event))),
    end: async () => {},
  };
}
