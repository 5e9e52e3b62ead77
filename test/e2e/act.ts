import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { released } from '../../scripts/released.mjs';

/** The project's root. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** What an action needs at run time; act copies the fixture for each job, so it holds nothing else. */
const PRODUCT = ['action.yml', 'task/action.yml', 'converge/action.yml', 'dist'];

export interface Step {
  /** The key of the job in the workflow. */
  readonly job: string;
  /** The id of the leg, for a job of a matrix that fanfold planned. */
  readonly leg: string | null;
  readonly step: string;
  readonly stage: string;
  readonly result: 'success' | 'failure' | 'skipped';
  /** Seconds from the start of act to the end of the step. */
  readonly at: number;
}

export interface ActRun {
  readonly steps: readonly Step[];
  readonly log: string;
  readonly seconds: number;
  readonly exitCode: number | null;
  /** The log lines of one job, or of one leg of it. */
  logOf(job: string, leg?: string): string;
  /** The results of the steps of one job whose name contains `step`. */
  resultsOf(job: string, step: string, leg?: string): string[];
}

export interface ActOptions {
  readonly workflow: string;
  /** Further files of the fixture repository: path to content. */
  readonly files?: Readonly<Record<string, string>>;
  /** Files and folders of this project that the fixture repository has, too. */
  readonly copies?: readonly string[];
  readonly event?: string;
  readonly runId: number;
  readonly runAttempt?: number;
  readonly resultsUrl: string;
  readonly runtimeToken: string;
  readonly apiUrl?: string;
  /** The secrets of the run besides the token. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Further variables of every job. */
  readonly env?: Readonly<Record<string, string>>;
  /** Sees every line as it is printed, and the process, e.g. to kill a leg at the right moment. */
  readonly onLine?: (line: ActLine, act: ChildProcess) => void;
}

export interface ActLine {
  readonly msg?: string;
  readonly jobID?: string;
  readonly step?: string;
  readonly stage?: string;
  readonly stepResult?: string;
  readonly raw_output?: boolean;
  readonly matrix?: Readonly<Record<string, unknown>>;
  /** Seconds from the start of act; ours, since act rounds its own to seconds. */
  readonly at: number;
}

/** Runs one workflow file with the real act, on the host, in a fixture repository with the committed bundles. */
export async function runAct(options: ActOptions): Promise<ActRun> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-e2e-'));
  const repository = join(folder, 'repository');
  const startedAt = performance.now();
  try {
    createRepository(repository, options);
    const repositories = createRepositories(join(folder, 'repositories'));
    const lines: ActLine[] = [];
    const exitCode = await spawnAct(repository, join(folder, 'cache'), repositories, options, lines);
    return summarise(lines, exitCode, (performance.now() - startedAt) / 1000);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 });
  }
}

function createRepository(repository: string, options: ActOptions): void {
  for (const path of [...PRODUCT, ...(options.copies ?? [])]) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    cpSync(join(ROOT, path), join(repository, path), { recursive: true });
  }
  const files = { '.github/workflows/main.yml': options.workflow, ...options.files };
  for (const [path, content] of Object.entries(files)) writeBelow(repository, path, content);
  commitAll(repository);
}

function commitAll(repository: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, stdio: 'pipe' });
  git('init', '-q', '-b', 'main');
  git('add', '-A', '-f');
  git('-c', 'user.name=e2e', '-c', 'user.email=e2e@example.invalid', 'commit', '-qm', 'fixture');
  git('remote', 'add', 'origin', 'https://github.com/octo-org/octo-repo.git');
}

/** The official actions that set a tool up, as fan-waves.yml names them: act fetches them whatever their `if`. */
function setUpActions(): string[] {
  const text = readFileSync(join(ROOT, '.github/workflows/fan-waves.yml'), 'utf8');
  return [...new Set(text.match(/actions\/setup-[a-z]+@\w+/g))];
}

const EMPTY_ACTION = 'name: none\ndescription: Nothing.\nruns: { using: composite, steps: [] }\n';

/** What workflows find under other names, by reference: fanfold as it is released, and stand-ins that do nothing. */
function createRepositories(folder: string): Readonly<Record<string, string>> {
  const product = join(folder, 'fanfold');
  for (const path of PRODUCT) cpSync(join(ROOT, path), join(product, path), { recursive: true });
  for (const path of ['.github/workflows/fan.yml', '.github/workflows/fan-waves.yml'])
    writeBelow(product, path, released(readFileSync(join(ROOT, path), 'utf8'), 'octo/fanfold', 'v1'));
  const nothing = join(folder, 'nothing');
  writeBelow(nothing, 'action.yml', EMPTY_ACTION);
  for (const repository of [product, nothing]) commitAll(repository);
  return { 'octo/fanfold@v1': product, ...Object.fromEntries(setUpActions().map((reference) => [reference, nothing])) };
}

function writeBelow(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function spawnAct(
  repository: string,
  cache: string,
  repositories: Readonly<Record<string, string>>,
  options: ActOptions,
  lines: ActLine[],
): Promise<number | null> {
  const args = [
    options.event ?? 'push',
    '--json',
    '-W',
    '.github/workflows/main.yml',
    '-P',
    'ubuntu-latest=-self-hosted',
    // Converge in live mode runs beside the legs, whatever the number of processors.
    '--concurrent-jobs',
    '8',
    '--artifact-server-path',
    join(repository, '.git', 'act-artifacts'),
    '--artifact-server-addr',
    '127.0.0.1',
    '--artifact-server-port',
    '0',
    '--env',
    `GITHUB_RUN_ID=${options.runId}`,
    '--env',
    `GITHUB_RUN_ATTEMPT=${options.runAttempt ?? 1}`,
    '--env',
    `GITHUB_API_URL=${options.apiUrl ?? 'http://127.0.0.1:9'}`,
    ...Object.entries(repositories).flatMap(([name, path]) => ['--local-repository', `${name}=${path}`]),
    '-s',
    'GITHUB_TOKEN=token-of-the-fixture',
    ...Object.entries(options.secrets ?? {}).flatMap(([name, value]) => ['-s', `${name}=${value}`]),
  ];
  const env = {
    ...process.env,
    ...options.env,
    PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`,
    // Workspaces are here, and act leaves those of failed jobs behind.
    XDG_CACHE_HOME: cache,
    ACTIONS_RUNTIME_URL: `${options.resultsUrl}/`,
    ACTIONS_RUNTIME_TOKEN: options.runtimeToken,
  };
  const startedAt = performance.now();
  const act = spawn('act', args, { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    const look = (line: ActLine) => {
      try {
        options.onLine?.(line, act);
      } catch (error) {
        act.kill();
        reject(error);
      }
    };
    for (const stream of [act.stdout, act.stderr]) {
      createInterface({ input: stream }).on('line', (text) => {
        const line = parseLine(text, (performance.now() - startedAt) / 1000);
        lines.push(line);
        look(line);
      });
    }
    act.on('error', reject);
    act.on('close', resolve);
  });
}

function parseLine(text: string, at: number): ActLine {
  try {
    return { ...(JSON.parse(text) as ActLine), at };
  } catch {
    return { msg: text, at };
  }
}

function legOf(line: ActLine): string | null {
  const leg = line.matrix?.['leg'];
  return typeof leg === 'string' ? leg : null;
}

function summarise(lines: readonly ActLine[], exitCode: number | null, seconds: number): ActRun {
  const steps = lines.flatMap((line): Step[] => {
    const { stepResult, jobID, step, stage, at } = line;
    if (stepResult === undefined || jobID === undefined) return [];
    const result = stepResult as Step['result'];
    return [{ job: jobID, leg: legOf(line), step: step ?? '', stage: stage ?? '', result, at }];
  });
  const text = (some: readonly ActLine[]) => some.map((line) => (line.msg ?? '').replace(/\n?$/, '\n')).join('');
  const ofJob = (job: string, leg?: string) => (entry: ActLine) =>
    entry.jobID === job && (leg === undefined || legOf(entry) === leg);
  return {
    steps,
    log: text(lines),
    seconds,
    exitCode,
    logOf: (job, leg) => text(lines.filter(ofJob(job, leg))),
    resultsOf: (job, step, leg) =>
      steps
        .filter(
          (s) => s.job === job && s.step.includes(step) && s.stage === 'Main' && (leg === undefined || s.leg === leg),
        )
        .map((s) => s.result),
  };
}
