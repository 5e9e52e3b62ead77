/** What the server is told of a job while it runs: the states of its steps and the lines of its log. */
import { type LogRow, RESULT, type Result, type RunnerClient, type StepState } from './protocol.ts';

export interface Reporter {
  /** Aborted when the server ended the job. */
  readonly cancelled: AbortSignal;
  readonly line: (text: string) => void;
  readonly stepStarted: (index: number) => void;
  readonly stepEnded: (index: number, result: Result) => void;
  /** Tells the rest and how the job ended. */
  readonly end: (result: Result, outputs: Readonly<Record<string, string>>) => Promise<void>;
}

const EVERY_MS = 400;

type Step = { -readonly [K in keyof Omit<StepState, 'logIndex' | 'logLength'>]: StepState[K] } & {
  from: number;
  lines: number;
};

export function createReporter(client: RunnerClient, task: string, steps: number): Reporter {
  const controller = new AbortController();
  const startedAt = now();
  const rows: LogRow[] = [];
  const states: Step[] = Array.from({ length: steps }, (_, index) => ({ id: String(index), from: 0, lines: 0 }));
  let acknowledged = 0;
  let current: Step | null = null;

  const tellLog = async (noMore: boolean) => {
    if (acknowledged < rows.length || noMore)
      acknowledged = await client.updateLog(task, acknowledged, rows.slice(acknowledged), noMore);
  };
  const tell = async (result?: Result, outputs: Readonly<Record<string, string>> = {}) => {
    const seen = states.map(({ from, lines, ...step }) => ({
      ...step,
      logIndex: String(from),
      logLength: String(lines),
    }));
    const ending = result === undefined ? {} : { result: RESULT(result), stoppedAt: now() };
    const known = await client.updateTask({ id: task, startedAt, ...ending, steps: seen }, outputs);
    if (result === undefined && known === 'cancelled') controller.abort();
  };
  let telling = Promise.resolve();
  const timer = setInterval(() => {
    telling = telling.then(() => tellLog(false)).then(() => tell());
    // What could not be told now is told the next time.
    telling = telling.catch((error: unknown) => console.error(String(error)));
  }, EVERY_MS);

  return {
    cancelled: controller.signal,
    line: (content) => {
      rows.push({ time: now(), content });
      if (current !== null) current.lines++;
    },
    stepStarted: (index) => {
      current = states[index] ?? null;
      if (current !== null) Object.assign(current, { startedAt: now(), from: rows.length });
    },
    stepEnded: (index, result) => {
      current = null;
      const step = states[index];
      if (step !== undefined) Object.assign(step, { result: RESULT(result), stoppedAt: now() });
    },
    end: async (result, outputs) => {
      clearInterval(timer);
      await telling;
      await tellLog(false);
      await tell(result, outputs);
      await tellLog(true);
    },
  };
}

function now(): string {
  return new Date().toISOString();
}
