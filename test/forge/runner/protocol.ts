/** Gitea's runner protocol, spoken as JSON: one POST a call (code.gitea.io/actions-proto-go, `runner.v1.RunnerService`). */

export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** A job that the server gave to this runner. 64-bit numbers are texts, as protocol buffers write them. */
export interface Task {
  readonly id: string;
  /** The workflow with this one job, base64 of YAML. */
  readonly workflowPayload: string;
  /** The `github` context, and `gitea_runtime_token`. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly needs?: Readonly<Record<string, { readonly result: string; readonly outputs?: Record<string, string> }>>;
}

export interface TaskState {
  readonly id: string;
  /** Absent while the job runs. */
  readonly result?: string;
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  readonly steps: readonly StepState[];
}

export interface StepState {
  /** The place of the step in the job, from 0. */
  readonly id: string;
  readonly result?: string;
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  readonly logIndex: string;
  readonly logLength: string;
}

export interface LogRow {
  readonly time: string;
  readonly content: string;
}

export interface RunnerClient {
  readonly declare: (labels: readonly string[]) => Promise<void>;
  readonly fetchTask: () => Promise<Task | null>;
  /** Returns the result that the server has, which is `cancelled` when somebody ended the run. */
  readonly updateTask: (state: TaskState, outputs: Readonly<Record<string, string>>) => Promise<Result | null>;
  /** Returns how many rows of the job the server has. */
  readonly updateLog: (task: string, index: number, rows: readonly LogRow[], noMore: boolean) => Promise<number>;
}

export const RESULT = (result: Result) => `RESULT_${result.toUpperCase()}`;

export function resultOf(text: string | undefined): Result | null {
  const word = text?.replace('RESULT_', '').toLowerCase();
  return word === undefined || word === 'unspecified' ? null : (word as Result);
}

const VERSION = 'fanfold-forge';

/** Registers a runner with the token of a repository. */
export async function register(address: string, name: string, token: string, labels: readonly string[]) {
  const { runner } = await call<{ runner: { uuid: string; token: string } }>(
    address,
    'Register',
    {},
    {
      name,
      token,
      labels,
      version: VERSION,
    },
  );
  return createClient(address, { 'x-runner-uuid': runner.uuid, 'x-runner-token': runner.token });
}

function createClient(address: string, identity: Readonly<Record<string, string>>): RunnerClient {
  return {
    declare: async (labels) => void (await call(address, 'Declare', identity, { version: VERSION, labels })),
    fetchTask: async () =>
      (await call<{ task?: Task }>(address, 'FetchTask', identity, { tasksVersion: '0' })).task ?? null,
    updateTask: async (state, outputs) => {
      const answer = await call<{ state?: TaskState }>(address, 'UpdateTask', identity, { state, outputs });
      return resultOf(answer.state?.result);
    },
    updateLog: async (taskId, index, rows, noMore) => {
      const sent = { taskId, index: String(index), rows, noMore };
      const answer = await call<{ ackIndex?: string }>(address, 'UpdateLog', identity, sent);
      return Number(answer.ackIndex ?? 0);
    },
  };
}

async function call<T>(address: string, method: string, headers: Readonly<Record<string, string>>, input: object) {
  const response = await fetch(`${address}/api/actions/runner.v1.RunnerService/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}
