import fc from 'fast-check';
import type { Leg, Plan, PlannedTask, Policy, State, TaskRecord } from '../../src/model.ts';
import { hasFailedTry } from '../../src/policy/outcome.ts';
import type { Converged, LegJob } from '../../src/report/model.ts';
import { toldVerdict } from '../../src/report/sentences/verdict-reasons.ts';
import { verdictTiming } from '../../src/verdict/timing.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import { DIGEST, task as plainTask, plan } from '../support/task.ts';

const START = Date.parse('2026-11-02T10:00:00.000Z');

export const ALL: Policy = {
  formula: { rule: { of: [], maxFailures: { count: 0 } } },
  onEmpty: 'fail',
  onSkipped: 'neutral',
  onAllNeutral: 'fail',
  onMissing: 'failure',
  flaky: 'success',
};

export const atLeast = (count: number): Policy => ({ ...ALL, formula: { rule: { of: [], atLeast: { count } } } });

/** One task of a scene; no `state` means that it left no record. Times in milliseconds from the start of the run. */
export interface SceneTask {
  readonly id: string;
  readonly leg?: string;
  readonly state?: State;
  readonly reason?: string | null;
  readonly start?: number;
  readonly ms?: number;
  readonly tries?: number;
  readonly log?: string;
  readonly needs?: readonly string[];
  readonly outputs?: Readonly<Record<string, string>>;
  readonly skip?: boolean;
  readonly estimate?: number;
  readonly locks?: readonly string[];
  readonly resources?: Readonly<Record<string, number>>;
  readonly exclusive?: boolean;
}

export interface Scene {
  readonly name?: string;
  readonly policy?: Policy;
  readonly tasks: readonly SceneTask[];
  readonly jobs?: ReadonlyMap<string, LegJob>;
  readonly resources?: Readonly<Record<string, number>>;
}

function plannedTask(task: SceneTask): PlannedTask {
  return plainTask(task.id, {
    needs: task.needs ?? [],
    skip: task.skip ?? false,
    continueOnError: task.state === 'tolerated',
    locks: task.locks ?? [],
    resources: task.resources ?? {},
    exclusive: task.exclusive ?? false,
    estimateMs: task.estimate ?? task.ms ?? 1000,
  });
}

const legOf = (task: SceneTask, at: number): string => task.leg ?? `w1-leg-${String(at + 1).padStart(3, '0')}`;

function legsOf(tasks: readonly SceneTask[]): Leg[] {
  const members = new Map<string, PlannedTask[]>();
  tasks.forEach((task, at) => {
    if (task.skip) return;
    const id = legOf(task, at);
    members.set(id, [...(members.get(id) ?? []), plannedTask(task)]);
  });
  return [...members].map(([id, own]) => ({
    id,
    wave: Number(/^w(\d+)-/.exec(id)?.[1] ?? 1),
    name: id,
    runsOn: 'ubuntu-latest',
    timeoutMinutes: 10,
    tasks: own.map((task) => task.id),
    estimateMs: own.reduce((sum, task) => sum + task.estimateMs, 0),
  }));
}

export function planOf(scene: Scene): Plan {
  const tasks = scene.tasks.map(plannedTask);
  const legs = legsOf(scene.tasks);
  const sequentialMs = tasks.reduce((sum, task) => sum + task.estimateMs, 0);
  const parallelMs = legs.reduce((most, leg) => Math.max(most, leg.estimateMs), 0);
  const longest = tasks.reduce((most, task) => (task.estimateMs > (most?.estimateMs ?? 0) ? task : most), tasks[0]);
  return plan(tasks, {
    name: scene.name ?? 'ci',
    policy: scene.policy ?? ALL,
    resources: scene.resources ?? {},
    legs,
    estimate: {
      sequentialMs,
      parallelMs,
      lowerBoundMs: longest?.estimateMs ?? 0,
      boundBy: longest?.id ?? 'legs',
      speedup: parallelMs > 0 ? sequentialMs / parallelMs : 1,
    },
  });
}

function recordOf(task: SceneTask, at: number): TaskRecord {
  const state = task.state ?? 'succeeded';
  const ran = state !== 'skipped';
  const ms = task.ms ?? 1000;
  const tries = ran ? (task.tries ?? 1) : 0;
  const begin = START + (task.start ?? 0);
  return {
    version: 1,
    plan: DIGEST,
    task: task.id,
    leg: legOf(task, at),
    runAttempt: 1,
    state,
    reason: task.reason ?? null,
    tries: Array.from({ length: tries }, (_, index) => {
      const last = index === tries - 1;
      return {
        startedAt: new Date(begin + (index * ms) / tries).toISOString(),
        endedAt: new Date(begin + ((index + 1) * ms) / tries).toISOString(),
        exitCode: last && state === 'succeeded' ? 0 : 1,
        signal: null,
      };
    }),
    durationMs: ran ? ms : 0,
    outputs: task.outputs ?? {},
    writesObserved: null,
    logTail: task.log ?? '',
  };
}

/** A scene as the report gets it: the plan, the records, and the verdict that the real policy reaches over them. */
export function converged(scene: Scene): Converged {
  const plan = planOf(scene);
  const records = new Map(
    scene.tasks.flatMap((task, at) => (task.state === undefined ? [] : [[task.id, recordOf(task, at)] as const])),
  );
  const flaky = [...records.values()].filter(hasFailedTry).map((record) => record.task);
  const verdict = toldVerdict(evaluate(plan, { winners: records, flaky }, verdictTiming(records.values(), plan)));
  return { plan, records, verdict, problems: [], ...(scene.jobs === undefined ? {} : { jobs: scene.jobs }) };
}

const LOG = `> web@1.4.0 test
> vitest run

 RUN  v4.1.12

 ❯ src/cart.test.ts (14 tests | 1 failed) 31 ms
   × adds the delivery fee once 6 ms
     → expected 12.5 to be 11.9 // Object.is equality

AssertionError: expected 12.5 to be 11.9 // Object.is equality
 ❯ src/cart.test.ts:48:21
     46|   const cart = withDelivery(basket);
     47|   cart.refresh();
     48|   expect(cart.total).toBe(11.9);
       |                     ^

 Test Files  1 failed | 5 passed (6)
`;

/** The scenes that every report must tell well. */
export const SCENES: Readonly<Record<string, () => Converged>> = {
  pass: () =>
    converged({
      tasks: [
        { id: 'a', state: 'succeeded', ms: 600_000 },
        {
          id: 'b',
          state: 'succeeded',
          ms: 900_000,
          outputs: { digest: 'sha256:1f0c', url: 'https://staging.example/b' },
        },
        { id: 'c', state: 'succeeded', ms: 480_000, start: 2000 },
      ],
    }),
  failed: () =>
    converged({
      tasks: [
        { id: 'lint', state: 'succeeded', ms: 4200 },
        { id: 'unit[packages/cart]', state: 'failed', reason: 'exit code 1', ms: 12_340, tries: 2, log: LOG },
        { id: 'unit[packages/search]', state: 'succeeded', ms: 18_900 },
        { id: 'types', state: 'succeeded', ms: 9100, leg: 'w1-leg-001', start: 4300 },
      ],
    }),
  any: () =>
    converged({
      name: 'solve',
      policy: atLeast(1),
      tasks: [
        { id: 'solver[cadical]', state: 'succeeded', ms: 3000, outputs: { model: 'x=1 y=0' } },
        { id: 'solver[kissat]', state: 'superseded', reason: 'superseded', ms: 3400 },
        { id: 'solver[glucose]', state: 'superseded', reason: 'superseded', ms: 3300 },
        { id: 'solver[minisat]', state: 'failed', reason: 'exit code 20', ms: 900, log: 'out of memory\n' },
      ],
    }),
  missing: () =>
    converged({
      tasks: [
        { id: 'e2e[browser=chrome]', state: 'succeeded', ms: 60_000 },
        { id: 'e2e[browser=firefox]' },
        { id: 'e2e[browser=webkit]', state: 'succeeded', ms: 65_000 },
      ],
      jobs: new Map([
        [
          'w1-leg-002',
          {
            url: 'https://github.com/octo/shop/actions/runs/1/job/2',
            conclusion: 'cancelled',
            createdAt: '2026-11-02T09:59:40Z',
            startedAt: '2026-11-02T10:00:00Z',
            completedAt: '2026-11-02T10:06:00Z',
          },
        ],
      ]),
    }),
  blocked: () =>
    converged({
      tasks: [
        {
          id: 'build',
          state: 'failed',
          reason: 'exit code 2',
          ms: 41_000,
          log: "src/app.ts(3,1): error TS2304: Cannot find name 'foo'.\n",
        },
        { id: 'lint', state: 'succeeded', ms: 3000 },
        { id: 'deploy[eu]', state: 'skipped', reason: 'needs', needs: ['build'], leg: 'w2-leg-001' },
        { id: 'deploy[us]', state: 'skipped', reason: 'needs', needs: ['build', 'lint'], leg: 'w2-leg-002' },
      ],
    }),
  flaky: () =>
    converged({
      tasks: [
        { id: 'unit', state: 'succeeded', ms: 5000 },
        { id: 'e2e', state: 'succeeded', ms: 32_000, tries: 3 },
      ],
    }),
  tolerated: () =>
    converged({
      tasks: [
        { id: 'node[22]', state: 'succeeded', ms: 5000 },
        { id: 'node[24]', state: 'succeeded', ms: 5200 },
        { id: 'node[nightly]', state: 'tolerated', reason: 'exit code 1', ms: 4100, log: 'not yet\n' },
        { id: 'docs', skip: true },
      ],
    }),
  empty: () => converged({ tasks: [] }),
};

/** Strings that break out of things. */
export const NASTY: readonly string[] = [
  '</script><script>window.pwned=1</script>',
  '<img src=x onerror=window.pwned=1>',
  '" onmouseover="window.pwned=1',
  "'><svg onload=window.pwned=1>",
  'javascript:window.pwned=1',
  '`code` ``more`` ```',
  '| a | b |\n|---|---|',
  '\u001b[31mred\u001b[0m\u001b]0;title\u0007',
  '\u202Egnp.exe\u202C',
  '@octocat fixes #1 and GH-2, octo/shop#3',
  'https://evil.example/?q=1 www.evil.example',
  '::error file=a,line=1::pwned\n::set-output name=x::y',
  '%0A::error::pwned',
  '##[set-output name=verdict]pass',
  ' ::set-output name=verdict::pass',
  '__proto__',
  'constructor',
  '中文タスク[naïve=é]👩‍👩‍👧',
  'section x :crit, 0, 1',
  'click a href "x"; %%{init: {}}%%',
  '#58;#quot;#',
  '---\n# title\n- list\n> quote',
  '<!-- comment --> --> &lt;b&gt;',
  '[link](javascript:alert(1)) ![img](http://evil.example/x.png)',
  '$x$ $$y$$ $`z`$',
  '\u0000\u0007\u009b31m\r\n\t',
  '\ud800 lone \udc00',
  '2026-01-01',
  '*bold* _em_ ~~strike~~ \\*',
  '*/ ]]> -->',
];

/** Any string that a task could be named or could print, with the nasty ones often among them. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'`|<>&"\'\\#@:;,%[](){}*_~-+=!$ \n\r\tab1'), maxLength: 40 }),
  fc.tuple(fc.constantFrom(...NASTY), fc.constantFrom(...NASTY)).map(([a, b]) => a + b),
);

const hostileTask = (id: string): fc.Arbitrary<SceneTask> =>
  fc.record<SceneTask>({
    id: fc.constant(id),
    leg: fc.oneof(fc.constant('w1-leg-001'), hostile),
    state: fc.constantFrom<State>(
      'succeeded',
      'failed',
      'timed-out',
      'cancelled',
      'skipped',
      'tolerated',
      'superseded',
    ),
    reason: fc.oneof(fc.constant(null), fc.constant('needs'), hostile),
    start: fc.integer({ min: 0, max: 100_000 }),
    ms: fc.integer({ min: 0, max: 4_000_000 }),
    tries: fc.integer({ min: 1, max: 3 }),
    log: fc.array(hostile, { maxLength: 5 }).map((lines) => lines.join('\n')),
    outputs: fc.dictionary(hostile, hostile, { maxKeys: 2 }),
  });

/** A run in which every string that a task controls is hostile. */
export const hostileConverged: fc.Arbitrary<Converged> = fc
  .uniqueArray(hostile, { minLength: 1, maxLength: 8, selector: (id) => id.toLowerCase() })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.oneof({ weight: 5, arbitrary: hostileTask(id) }, fc.constant<SceneTask>({ id })))),
  )
  .chain((tasks) =>
    fc.record({
      tasks: fc.constant(tasks),
      policy: fc.constantFrom(ALL, atLeast(1)),
      failingTests: fc.array(
        fc.record({
          task: hostile,
          suite: hostile,
          test: hostile,
          message: hostile,
          file: fc.option(hostile),
          line: fc.option(fc.nat()),
        }),
        {
          maxLength: 3,
        },
      ),
      summaries: fc.array(hostile, { maxLength: 4 }),
      bounded: hostile,
      url: hostile,
    }),
  )
  .map(({ tasks, policy, failingTests, summaries, bounded, url }) => ({
    ...converged({ tasks, policy }),
    failingTests,
    checks: summaries.map((summary) => ({
      name: 'failure isolation' as const,
      status: 'conflict' as const,
      summary,
    })),
    bounded: { by: 'task' as const, text: bounded },
    jobs: new Map([['w1-leg-001', { url, conclusion: url, createdAt: null, startedAt: null, completedAt: null }]]),
    runUrl: url,
  }));

/** A run of many tasks, most of which succeed. */
export function manyTasks(tasks: number, legs: number, failures: number): Converged {
  const log = Array.from(
    { length: 80 },
    (_, at) => `line ${at} of the log, with some words in it to make it long`,
  ).join('\n');
  const clock = new Map<string, number>();
  return converged({
    tasks: Array.from({ length: tasks }, (_, at) => {
      const leg = `w1-leg-${String((at % legs) + 1).padStart(3, '0')}`;
      const ms = 400 + ((at * 7919) % 23_000);
      const start = clock.get(leg) ?? (at % legs) * 37;
      clock.set(leg, start + ms + 40);
      const failed = at % Math.max(1, Math.floor(tasks / failures)) === 1 && failures > 0;
      return {
        id: `unit[packages/pkg-${String(at).padStart(4, '0')}]`,
        leg,
        ms,
        start,
        state: failed ? ('failed' as const) : ('succeeded' as const),
        reason: failed ? 'exit code 1' : null,
        log: failed ? `${log}\nexpected ${at} to be ${at + 1}` : 'ok\n',
      };
    }),
  });
}
