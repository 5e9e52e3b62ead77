/** Evidence: records against the jobs of the run. The oracle reads design section 9 word for word, task by task. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome, Plan, PlannedTask, State } from '../../src/model.ts';
import { toldVerdict } from '../../src/report/sentences/verdict-reasons.ts';
import { type RunFacts, weighRecords } from '../../src/verdict/evidence.ts';
import type { SourcedRecord } from '../../src/verdict/fold.ts';
import type { Job } from '../../src/verdict/jobs.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import { bruteForce, naiveJudge } from '../policy/oracle.ts';
import {
  ALL,
  jobOf,
  legOf,
  planOf,
  policyArbitrary,
  policyOf,
  recordOf,
  ruleOf,
  TIMING,
  task,
  tryOf,
} from '../policy/support.ts';

/** Three legs: a plain task, two tasks of every kind, and a task whose work is the steps of its own job. */
const TASKS: readonly PlannedTask[] = [
  task('plain'),
  task('soft', { continueOnError: { exitCodes: [1] } }),
  task('asks', { condition: 'always()', needs: ['plain'] }),
  task('steps', { run: null, continueOnError: true, needs: ['asks'] }),
];
const LEGS = [legOf('w1-leg-1', ['plain']), legOf('w1-leg-2', ['soft', 'asks']), legOf('w1-leg-3', ['steps'])];
const planWith = (policy = policyOf(ALL)): Plan => planOf(policy, TASKS, { legs: LEGS });

const STATES = ['succeeded', 'failed', 'timed-out', 'cancelled', 'skipped', 'tolerated', 'superseded'] as const;

/** What the jobs list says of one leg in one attempt. */
type Listing =
  | 'absent'
  | 'copy'
  | 'queued'
  | 'running'
  | 'cancelled-in-queue'
  | 'skipped'
  | 'contested'
  | `ended ${string}`;
const LISTINGS: readonly Listing[] = [
  'absent',
  'copy',
  'queued',
  'running',
  'cancelled-in-queue',
  'skipped',
  'contested',
  'ended success',
  'ended success',
  'ended success',
  'ended failure',
  'ended cancelled',
  'ended timed_out',
  'ended neutral',
  'ended stale',
];

interface Stored {
  readonly task: number;
  readonly attempt: number;
  readonly state: State;
  readonly reason: string | null;
  readonly exitCode: number;
}

interface Scene {
  readonly current: number;
  readonly wait: RunFacts['wait'];
  readonly token: boolean;
  readonly listings: readonly (readonly Listing[])[];
  readonly stored: readonly Stored[];
}

const ATTEMPTS = 3;
const scene: fc.Arbitrary<Scene> = fc.record({
  current: fc.integer({ min: 1, max: ATTEMPTS }),
  wait: fc.constantFrom('no', 'no', 'open', 'over'),
  token: fc.constantFrom(true, true, true, false),
  listings: fc.array(fc.array(fc.constantFrom(...LISTINGS), { minLength: ATTEMPTS, maxLength: ATTEMPTS }), {
    minLength: LEGS.length,
    maxLength: LEGS.length,
  }),
  stored: fc.array(
    fc.record({
      task: fc.nat({ max: TASKS.length - 1 }),
      attempt: fc.integer({ min: 1, max: ATTEMPTS }),
      state: fc.constantFrom<State>('succeeded', 'succeeded', 'succeeded', ...STATES),
      reason: fc.constantFrom(null, null, 'needs', 'needs skipped'),
      exitCode: fc.constantFrom(0, 1, 2),
    }),
    { maxLength: 10 },
  ),
});

/** The jobs of a scene up to an attempt; a copy has the times and the end of what was listed before it. */
function jobsOf({ listings, current }: Scene): Job[] {
  return LEGS.flatMap(({ name }, leg) => {
    const jobs: Job[] = [];
    for (let runAttempt = 1; runAttempt <= current; runAttempt++) {
      const listing = listings[leg]?.[runAttempt - 1] ?? 'absent';
      const before = jobs.filter((job) => job.runAttempt < runAttempt).at(-1);
      jobs.push(...listed(name, runAttempt, listing, before));
    }
    return jobs;
  });
}

function listed(name: string, runAttempt: number, listing: Listing, before: Job | undefined): Job[] {
  const job = (fields: Partial<Job>) => jobOf(name, { runAttempt, ...fields });
  if (listing === 'copy') return before === undefined ? [] : [{ ...before, runAttempt }];
  if (listing === 'absent') return [];
  if (listing === 'queued')
    return [job({ status: 'queued', conclusion: null, runnerId: runAttempt % 2 === 0 ? 0 : null, completedAt: null })];
  if (listing === 'running') return [job({ status: 'in_progress', conclusion: null, completedAt: null })];
  if (listing === 'cancelled-in-queue') return [job({ conclusion: 'cancelled', runnerId: 0 })];
  if (listing === 'skipped') return [job({ conclusion: 'skipped' })];
  if (listing === 'contested') return [job({ name: `one / ${name}` }), job({ name: `two / ${name}` })];
  return [job({ conclusion: listing.slice('ended '.length) })];
}

function recordsOf({ stored }: Scene, plan: Plan): SourcedRecord[] {
  return stored.map(({ task: index, attempt, state, reason, exitCode }, at) => ({
    record: recordOf(plan, TASKS[index]?.id ?? '', state, {
      runAttempt: attempt,
      reason,
      tries: [tryOf(0, 1, exitCode)],
    }),
    source: `artifact ${at}`,
  }));
}

const RANK: readonly State[] = ['failed', 'timed-out', 'cancelled', 'superseded', 'skipped', 'tolerated', 'succeeded'];

/** How a task counts: an outcome, `null` while it is pending. */
function oracle(given: Scene, plan: Plan): (Outcome | null)[] {
  const { policy } = plan;
  const jobs = given.token ? jobsOf(given) : null;
  const jobIn = (leg: number, attempt: number): Job | 'contested' | undefined => {
    const found = (jobs ?? []).filter((job) => job.runAttempt === attempt && job.name.endsWith(LEGS[leg]?.name ?? ''));
    return found.length > 1 ? 'contested' : found[0];
  };
  const copied = (leg: number, attempt: number): boolean => {
    const job = jobIn(leg, attempt);
    if (job === undefined || job === 'contested' || job.completedAt === null) return false;
    return Array.from({ length: attempt - 1 }, (_, index) => jobIn(leg, index + 1)).some(
      (other) =>
        typeof other === 'object' && other.startedAt === job.startedAt && other.completedAt === job.completedAt,
    );
  };
  const started = (leg: number, attempt: number): Job | null => {
    const job = jobIn(leg, attempt);
    if (job === undefined || job === 'contested' || copied(leg, attempt)) return null;
    return job.conclusion !== 'skipped' && (job.runnerId ?? 0) > 0 ? job : null;
  };
  const outcomeOf = (one: Stored): Outcome | null => {
    if (one.state === 'succeeded') return 'success';
    if (one.state === 'tolerated') return 'neutral';
    if (one.state === 'superseded') return null;
    return one.state === 'skipped' && one.reason !== 'needs' ? policy.onSkipped : 'failure';
  };
  const rank = (one: Stored): number => {
    const outcome = outcomeOf(one);
    const flaky = outcome === 'success' ? 3 : outcome === 'neutral' ? 2 : outcome === null ? 1 : 0;
    return 10 * flaky + RANK.indexOf(one.state);
  };
  /** The worst record of a task in an attempt. */
  const worst = (index: number, attempt: number): Stored | undefined =>
    given.stored.filter((one) => one.task === index && one.attempt === attempt).sort((a, b) => rank(a) - rank(b))[0];

  const onlyContested = (leg: number): boolean => {
    const all = Array.from({ length: given.current }, (_, at) => jobIn(leg, at + 1)).filter((job) => job !== undefined);
    return all.length > 0 && all.every((job) => job === 'contested');
  };

  type Pick = { found: Stored | null; job: Job | null; history: number[] } | 'pending' | 'missing';
  const upTo = Array.from({ length: given.current }, (_, at) => given.current - at);
  const unasked = (index: number): Pick => {
    const attempts = given.wait === 'no' ? upTo : [given.current];
    const newest = attempts.find((attempt) => worst(index, attempt) !== undefined);
    if (newest === undefined) return given.wait === 'open' ? 'pending' : 'missing';
    return { found: worst(index, newest) ?? null, job: null, history: upTo.filter((attempt) => attempt < newest) };
  };
  /** A leg that did not start in this attempt: whether an earlier start may speak for it. */
  const mayLookBack = (leg: number): Pick | null => {
    const now = jobIn(leg, given.current);
    const comes = now === undefined ? given.wait !== 'no' : now !== 'contested' && now.status !== 'completed';
    if (comes) return given.wait === 'open' && !onlyContested(leg) ? 'pending' : 'missing';
    return given.wait === 'no' || copied(leg, given.current) ? null : 'missing';
  };
  const asked = (index: number): Pick => {
    const leg = LEGS.findIndex(({ tasks }) => tasks.includes(TASKS[index]?.id ?? ''));
    if (jobIn(leg, given.current) === 'contested') return 'missing';
    const newest = upTo.find((attempt) => started(leg, attempt) !== null);
    const instead = newest === given.current ? null : mayLookBack(leg);
    if (instead !== null) return instead;
    if (newest === undefined) return 'missing';
    const job = started(leg, newest);
    const found = worst(index, newest) ?? null;
    if (found === null) return given.wait === 'open' && job?.status !== 'completed' ? 'pending' : 'missing';
    return { found, job, history: upTo.filter((attempt) => attempt < newest && started(leg, attempt) !== null) };
  };

  const picks = TASKS.map((_, index) => (jobs === null ? unasked(index) : asked(index)));
  const isSkip = (index: number): boolean => {
    const one = picks[index];
    return typeof one === 'object' && one.found?.state === 'skipped' && one.found.reason !== 'needs';
  };
  const mayEnd = (own: PlannedTask, found: Stored): boolean => {
    if (found.state === 'tolerated') return own.continueOnError === true || (own.id === 'soft' && found.exitCode === 1);
    if (found.state !== 'skipped' || own.condition !== null) return true;
    if (found.reason === 'needs') return own.needs.length > 0;
    return own.needs.some((id) => isSkip(TASKS.findIndex((other) => other.id === id)));
  };
  const stands = (own: PlannedTask, found: Stored, job: Job | null): boolean =>
    job === null ||
    job.conclusion === 'success' ||
    (job.status !== 'completed' && given.wait !== 'no') ||
    (job.conclusion === 'failure' && own.run === null && found.state === 'tolerated');
  const flakyOutcome = (index: number, history: readonly number[], outcome: Outcome | null): Outcome | null => {
    const failed = history.some((attempt) => ['failed', 'timed-out'].includes(worst(index, attempt)?.state ?? ''));
    if (!failed) return outcome;
    return policy.flaky === 'tolerate' ? 'neutral' : policy.flaky;
  };
  return picks.map((one, index) => {
    if (one === 'pending') return null;
    if (one === 'missing' || one.found === null) return policy.onMissing;
    const { found, job, history } = one;
    const own = TASKS[index]!;
    if (found.state === 'superseded') return found.attempt < given.current ? policy.onMissing : null;
    const outcome = outcomeOf(found);
    if (!mayEnd(own, found)) return 'failure';
    const isClaim =
      found.state === 'succeeded' ||
      found.state === 'tolerated' ||
      (found.state === 'skipped' && found.reason !== 'needs');
    if (isClaim && !stands(own, found, job)) return 'failure';
    return found.state === 'succeeded' ? flakyOutcome(index, history, outcome) : outcome;
  });
}

function factsOf(given: Scene): RunFacts {
  return { jobs: given.token ? jobsOf(given) : null, wait: given.wait, listCut: false };
}

describe('the verdict beside the jobs of the run', () => {
  test('is that of the rules, read word for word', () => {
    fc.assert(
      fc.property(policyArbitrary, scene, (policy, given) => {
        const plan = planWith(policy);
        const weighed = weighRecords(plan, recordsOf(given, plan), { runAttempt: given.current, run: factsOf(given) });
        const verdict = evaluate(plan, weighed, TIMING);
        const known = oracle(given, plan);
        const sure = bruteForce(policy, TASKS, known);
        const filled = naiveJudge(policy, TASKS)(known.map((outcome) => outcome ?? 'failure'));
        const nothing =
          weighed.winners.size === 0 || [...weighed.winners.values()].every(({ state }) => state === 'superseded');
        const expected = nothing ? 'fail' : sure === 'open' ? filled : sure;
        expect(verdict.verdict, JSON.stringify({ given, known })).toBe(expected);
      }),
      { numRuns: 6000 },
    );
  });

  test('passes only if it also holds without every result that is doubtful', () => {
    fc.assert(
      fc.property(policyArbitrary, scene, (policy, given) => {
        const plan = planWith(policy);
        const weighed = weighRecords(plan, recordsOf(given, plan), { runAttempt: given.current, run: factsOf(given) });
        if (evaluate(plan, weighed, TIMING).verdict === 'fail') return;
        const winners = new Map([...weighed.winners].filter(([id]) => !weighed.doubts.has(id)));
        const failed = [...weighed.doubts.keys()].map((id) => [id, recordOf(plan, id, 'failed')] as const);
        const without = { ...weighed, winners: new Map([...winners, ...failed]), doubts: new Map() };
        expect(evaluate(plan, without, TIMING).verdict).toBe('pass');
      }),
      { numRuns: 3000 },
    );
  });

  test('names every planned task once, and every leg that no job was found for', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const plan = planWith();
        const jobs = jobsOf(given);
        const run = { ...factsOf(given), jobs };
        const weighed = weighRecords(plan, recordsOf(given, plan), { runAttempt: given.current, run });
        const { winners, missing, pending, unlisted } = weighed;
        expect([...winners.keys(), ...missing, ...pending, ...unlisted].sort()).toEqual(
          TASKS.map(({ id }) => id).sort(),
        );
        const nameless = LEGS.filter(({ name }) => jobs.every((job) => !job.name.endsWith(name))).map(
          ({ name }) => name,
        );
        const named = weighed.problems.flatMap((one) => (one.kind === 'no-job' ? one.legs : []));
        expect(named).toEqual(given.wait === 'open' ? [] : nameless);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('one success, forged or true', () => {
  const plan = planOf(policyOf(ALL), [task('a'), task('b')]);
  const success = (id: string, runAttempt = 1): SourcedRecord => ({
    record: recordOf(plan, id, 'succeeded', { runAttempt }),
    source: id,
  });
  const verdictOf = (
    records: readonly SourcedRecord[],
    jobs: readonly Job[] | null,
    facts: Partial<RunFacts> & { at?: number } = {},
  ) => {
    const { at = 1, ...run } = facts;
    const weighed = weighRecords(plan, records, { runAttempt: at, run: { jobs, wait: 'no', listCut: false, ...run } });
    const { verdict, missing, failed, decidedBy } = toldVerdict(evaluate(plan, weighed, TIMING));
    return {
      verdict,
      missing,
      failed,
      why: decidedBy[0]?.text ?? '',
      kinds: weighed.problems.map(({ kind }) => kind),
      awaited: weighed.awaited,
    };
  };
  const [one, two] = plan.legs.map(({ name }) => name) as [string, string];
  const both = [success('a'), success('b')];

  test('passes beside jobs that succeeded, also behind the name of a caller', () => {
    expect(verdictOf(both, [jobOf(one), jobOf(two)])).toMatchObject({ verdict: 'pass', kinds: [] });
    expect(verdictOf(both, [jobOf(`ci / ${one}`), jobOf(`ci / ${two}`)])).toMatchObject({ verdict: 'pass', kinds: [] });
  });

  test.each(['failure', 'cancelled', 'timed_out', 'neutral', 'stale', 'action_required', 'startup_failure'])(
    'is doubtful when its job ended as %s',
    (conclusion) => {
      const found = verdictOf(both, [jobOf(one), jobOf(two, { conclusion })]);
      expect(found).toMatchObject({ verdict: 'fail', failed: ['b'], kinds: ['doubtful'] });
      expect(found.why).toContain('doubtful');
    },
  );

  test.each<[string, Partial<Job>]>([
    ['skipped', { conclusion: 'skipped' }],
    ['cancelled in the queue', { conclusion: 'cancelled', runnerId: 0 }],
    ['without a runner', { runnerId: null }],
  ])('is refused, and said so, when its job was %s', (_case, fields) => {
    expect(verdictOf(both, [jobOf(one), jobOf(two, fields)])).toMatchObject({ missing: ['b'], kinds: ['not-started'] });
  });

  test('is refused when its job still waits for a runner, is absent, or is one of two', () => {
    const queued = jobOf(two, { status: 'queued', conclusion: null, runnerId: 0, completedAt: null });
    expect(verdictOf(both, [jobOf(one), queued])).toMatchObject({
      missing: ['b'],
      kinds: ['still-queued', 'not-started'],
    });
    expect(verdictOf(both, [jobOf(one)])).toMatchObject({ missing: ['b'], kinds: ['no-job', 'not-started'] });
    const twice = [jobOf(`x / ${two}`), jobOf(`y / ${two}`)];
    expect(verdictOf(both, [jobOf(one), ...twice])).toMatchObject({
      missing: ['b'],
      kinds: ['two-jobs', 'not-started'],
    });
  });

  test('of a running job stands while converge waits, and only then', () => {
    const running = jobOf(two, { status: 'in_progress', conclusion: null, completedAt: null });
    expect(verdictOf(both, [jobOf(one), running], { wait: 'open' }).verdict).toBe('pass');
    expect(verdictOf(both, [jobOf(one), running], { wait: 'over' }).verdict).toBe('pass');
    expect(verdictOf(both, [jobOf(one), running])).toMatchObject({ verdict: 'fail', failed: ['b'] });
  });

  test('of an attempt in which its leg never started does not count, whatever it says', () => {
    const again = [jobOf(one), jobOf(two, { conclusion: 'failure' }), jobOf(one, { runAttempt: 2, startedAt: 'x' })];
    const copy = { ...jobOf(two, { conclusion: 'failure' }), runAttempt: 2 };
    const failed = { record: recordOf(plan, 'b', 'failed'), source: 'b' };
    const records = [success('a'), failed, success('a', 2), success('b', 2)];
    const found = verdictOf(records, [...again, copy], { at: 2 });
    expect(found).toMatchObject({ verdict: 'fail', failed: ['b'], kinds: ['not-started'] });
    expect(verdictOf(records, again, { at: 2 })).toMatchObject({ verdict: 'fail', failed: ['b'] });
  });

  test('may be of a record-mode task whose job failed only when it is tolerated', () => {
    const own = planOf(policyOf({ none: true }, { onAllNeutral: 'pass' }), [
      task('a', { run: null, continueOnError: true }),
    ]);
    const at = (state: State, conclusion: string) =>
      weighRecords(own, [{ record: recordOf(own, 'a', state), source: 'a' }], {
        runAttempt: 1,
        run: { jobs: [jobOf('w1-leg-1', { conclusion })], wait: 'no', listCut: false },
      }).doubts.size;
    expect([at('tolerated', 'failure'), at('succeeded', 'failure'), at('tolerated', 'cancelled')]).toEqual([0, 1, 1]);
    const command = planOf(policyOf({ none: true }), [task('a', { continueOnError: true })]);
    const doubts = weighRecords(command, [{ record: recordOf(command, 'a', 'tolerated'), source: 'a' }], {
      runAttempt: 1,
      run: { jobs: [jobOf('w1-leg-1', { conclusion: 'failure' })], wait: 'no', listCut: false },
    }).doubts;
    expect(doubts.get('a')).toEqual({ why: 'job', ended: 'failure' });
  });

  test.each<[string, Partial<Job> | null]>([
    ['was cancelled in the queue', { conclusion: 'cancelled', runnerId: 0 }],
    ['was skipped', { conclusion: 'skipped' }],
    ['is not listed', null],
  ])('has no history of an attempt in which its job %s', (_case, before) => {
    const strict = planOf(policyOf(ALL, { flaky: 'failure' }), [task('a')]);
    const records = [
      { record: recordOf(strict, 'a', 'failed'), source: '1' },
      { record: recordOf(strict, 'a', 'succeeded', { runAttempt: 2 }), source: '2' },
    ];
    const jobs = [...(before === null ? [] : [jobOf('w1-leg-1', before)]), jobOf('w1-leg-1', { runAttempt: 2 })];
    const weighed = weighRecords(strict, records, { runAttempt: 2, run: { jobs, wait: 'no', listCut: false } });
    expect(evaluate(strict, weighed, TIMING)).toMatchObject({ verdict: 'pass', flaky: [] });
    expect(weighed.problems.map(({ kind }) => kind)).toEqual(['not-started']);
  });

  test.each([
    [1, 2],
    [2, 1],
  ])('of attempt %i in an artifact of attempt %i does not count', (runAttempt, of) => {
    const uploadedBy = { leg: one, runAttempt: of };
    const jobs = [jobOf(one), jobOf(two), jobOf(one, { runAttempt: 2, startedAt: 'x', completedAt: 'y' })];
    const found = verdictOf([{ ...success('a', runAttempt), uploadedBy }, success('b')], jobs, { at: 2 });
    expect(found).toMatchObject({ verdict: 'fail', missing: ['a'], kinds: ['wrong-attempt'] });
  });

  test('a start without a record is missing and awaited when its job succeeded; a dead re-run brings nothing back', () => {
    const again = jobOf(two, { runAttempt: 2, conclusion: 'success' });
    const copy = { ...jobOf(one), runAttempt: 2 };
    const jobs = [jobOf(one), jobOf(two), copy, again];
    const found = verdictOf(both, jobs, { at: 2 });
    expect(found).toMatchObject({ missing: ['b'], kinds: ['lost-record'], awaited: [{ leg: two, runAttempt: 2 }] });
    const dead = verdictOf(both, [...jobs.slice(0, 3), { ...again, conclusion: 'failure' }], { at: 2 });
    expect(dead).toMatchObject({ missing: ['b'], awaited: [] });
    expect(verdictOf([...both, success('b', 2)], jobs, { at: 2 }).verdict).toBe('pass');
  });

  test('is never missed in a list that may be cut', () => {
    const found = verdictOf([success('a')], [jobOf(one), jobOf(two)], { listCut: true });
    expect(found).toMatchObject({ verdict: 'fail', missing: [] });
    expect(found.why).toContain('may be cut');
    const any = planOf(policyOf(ruleOf({ atLeast: { count: 1 } })), plan.tasks);
    const weighed = weighRecords(any, [success('a')], {
      runAttempt: 1,
      run: { jobs: null, wait: 'no', listCut: true },
    });
    expect(evaluate(any, weighed, TIMING)).toMatchObject({ verdict: 'pass', missing: [] });
  });

  test('without the jobs: the newest attempt counts, and while converge waits only its own', () => {
    expect(verdictOf(both, null, { at: 2 }).verdict).toBe('pass');
    expect(verdictOf(both, null, { at: 2, wait: 'over' })).toMatchObject({ verdict: 'fail', missing: ['a', 'b'] });
    expect(verdictOf([...both, success('a', 2), success('b', 2)], null, { at: 2, wait: 'open' }).verdict).toBe('pass');
  });

  test.each(['no', 'open', 'over'] as const)(
    'after a failed attempt is flaky without the jobs, too (wait: %s)',
    (wait) => {
      const strict = planOf(policyOf(ALL, { flaky: 'failure' }), [task('a')]);
      const records = [
        { record: recordOf(strict, 'a', 'failed'), source: '1' },
        { record: recordOf(strict, 'a', 'succeeded', { runAttempt: 2 }), source: '2' },
      ];
      const weighed = weighRecords(strict, records, { runAttempt: 2, run: { jobs: null, wait, listCut: false } });
      expect(evaluate(strict, weighed, TIMING)).toMatchObject({ verdict: 'fail', flaky: ['a'] });
    },
  );
});

describe('states that a task cannot have', () => {
  const list = [
    task('a'),
    task('b', { needs: ['a'] }),
    task('c', { condition: 'x' }),
    task('d', { continueOnError: { exitCodes: [3] } }),
  ];
  const plan = planOf(policyOf({ none: true }, { onAllNeutral: 'pass' }), list);
  const doubtsOf = (id: string, state: State, fields = {}) => {
    const records = [{ record: recordOf(plan, id, state, fields), source: id }];
    const run = { jobs: plan.legs.map(({ name }) => jobOf(name)), wait: 'no', listCut: false } as const;
    return [...weighRecords(plan, records, { runAttempt: 1, run }).doubts.values()].map(({ why }) => why);
  };
  test.each<[string, State, object, string[]]>([
    ['a', 'tolerated', {}, ['impossible']],
    ['a', 'skipped', { reason: 'if' }, ['impossible']],
    ['a', 'skipped', { reason: 'needs' }, ['impossible']],
    ['b', 'skipped', { reason: 'needs' }, []],
    ['b', 'skipped', { reason: 'if' }, ['impossible']],
    ['c', 'skipped', { reason: 'if' }, []],
    ['d', 'tolerated', { tries: [tryOf(0, 1, 3)] }, []],
    ['d', 'tolerated', { tries: [tryOf(0, 1, 4)] }, ['impossible']],
    ['d', 'tolerated', { tries: [] }, ['impossible']],
    ['a', 'succeeded', {}, []],
  ])('%s %s %j', (id, state, fields, expected) => {
    expect(doubtsOf(id, state, fields)).toEqual(expected);
  });
});
