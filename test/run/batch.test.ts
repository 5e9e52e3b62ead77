import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/event.ts';
import type { PlannedTask, TaskRecord } from '../../src/model.ts';
import { unitsOf } from '../../src/run/batches.ts';
import { executeTasks, type ScheduleOptions } from '../../src/run/schedule.ts';
import { parseRecords } from '../../src/verdict/parse-records.ts';
import { plan, type Rig, task, withRig } from './rig.ts';

/** Writes a JUnit report as test runners do: an item `bad*` fails, `odd*` is left out, others pass in 0.01 s. */
const RUNNER = `
say() {
  echo '<testsuites><testsuite name="s">'
  for item in "$@"; do
    case "$item" in
      odd*) ;;
      bad*) echo "<testcase file=\\"$item\\" classname=\\"c\\" name=\\"t\\" time=\\"0.01\\"><failure message=\\"broken\\"/></testcase>" ;;
      *) echo "<testcase file=\\"$item\\" classname=\\"c\\" name=\\"t\\" time=\\"0.01\\"/>" ;;
    esac
  done
  echo '</testsuite></testsuites>'
}
echo "$*" >> calls
`;

const unit = (item: string, run: string, overrides: Partial<PlannedTask> = {}): PlannedTask =>
  task(run, {
    id: `unit[${item}]`,
    template: 'unit',
    item,
    batch: { maxItems: null, maxMinutes: null },
    ...overrides,
  });

const list = (items: readonly string[], run: string, overrides: Partial<PlannedTask> = {}) =>
  items.map((item) => unit(item, `${RUNNER}${run}`, overrides));

function execute(rig: Rig, tasks: readonly PlannedTask[], more: Partial<ScheduleOptions> = {}): Promise<TaskRecord[]> {
  return executeTasks(
    plan(tasks),
    tasks.map(({ id }) => id),
    { jobs: 1, context: rig.context, stop: rig.stop.signal, ...more },
  );
}

const calls = (rig: Rig) => readFileSync(join(rig.workspace, 'calls'), 'utf8').trim().split('\n');
const ends = (records: readonly TaskRecord[]) => records.map(({ state, reason }) => [state, reason]);
const kinds = (rig: Rig) => rig.problems.map((one) => ('why' in one ? `${one.kind} ${one.why}` : one.kind));
const REPORT = 'say "$@" > "$FANFOLD_REPORT"';
const OK = ['succeeded', null];

describe.concurrent('a batch', () => {
  it(
    'is one command, with the items as arguments and as lines; each task has its own result and time',
    withRig(async (rig) => {
      const tasks = list(
        ['a.py', 'bad.py', '$(touch x).py', "q'uo te.py"],
        `sleep 0.2; cp "$FANFOLD_ITEMS" lines; echo "$FANFOLD_TASK $FANFOLD_BATCH \${ITEM-none}"; ${REPORT}; exit 1`,
      );
      const records = await execute(rig, tasks);
      expect(ends(records)).toEqual([OK, ['failed', 't: broken'], OK, OK]);
      expect(calls(rig)).toEqual(["a.py bad.py $(touch x).py q'uo te.py"]);
      expect(readFileSync(join(rig.workspace, 'lines'), 'utf8')).toBe("a.py\nbad.py\n$(touch x).py\nq'uo te.py\n");
      const id = records[0]?.batch?.id ?? '';
      expect(id).toMatch(/^unit-\w+$/);
      expect(rig.lines).toEqual([`${id} ${id} none`]);
      // 10 ms each as reported, or scaled to the time of a command that was quicker.
      const times = records.map(({ durationMs }) => durationMs);
      expect([new Set(times).size, times.every((ms) => ms > 0 && ms <= 10)]).toEqual([1, true]);
      for (const { batch } of records) expect(batch?.startMs).toBeGreaterThanOrEqual(150);
      expect(records[1]?.tries).toMatchObject([{ exitCode: 1 }]);
      expect(parseRecords(records.map((one) => JSON.stringify(one)).join('\n'), 'test').problems).toEqual([]);
      expect(kinds(rig)).toEqual([]);
    }),
  );

  it(
    'fails every item when its command fails and no item did',
    withRig(async (rig) => {
      const records = await execute(rig, list(['a', 'b'], `${REPORT}; exit 2`));
      expect(ends(records)).toEqual(Array(2).fill(['failed', 'exit code 2']));
    }),
  );

  it(
    'fails an item although its command ends well, and leaves items without a result to the command',
    withRig(async (rig) => {
      const records = await execute(rig, list(['bad', 'b', 'odd'], REPORT));
      expect(ends(records)).toEqual([['failed', 't: broken'], OK, OK]);
      expect(records.map(({ batch }) => batch?.ownMs === undefined)).toEqual([false, false, true]);
    }),
  );

  it(
    'takes an old report for none, and says that the exit code counts',
    withRig(async (rig) => {
      const old = join(rig.workspace, 'out', 'junit.xml');
      mkdirSync(join(rig.workspace, 'out'));
      writeFileSync(old, '<testsuite><testcase file="a" name="t"><failure/></testcase></testsuite>');
      utimesSync(old, new Date(), new Date(Date.now() + 3_600_000));
      const records = await execute(rig, list(['a', 'b'], 'exit 0', { report: 'out/junit.xml' }));
      expect(ends(records)).toEqual([OK, OK]);
      expect(kinds(rig)).toEqual(['report-unused old']);
    }),
  );

  it.each([
    ['no report', ':', 'report-unused absent'],
    ['no JUnit', 'echo "<html/>" > "$FANFOLD_REPORT"', 'report-unused not-junit'],
    ['a pipe', 'rm -f "$FANFOLD_REPORT"; mkfifo "$FANFOLD_REPORT"', 'report-unused not-junit'],
    ['tests of others', 'say elsewhere.py > "$FANFOLD_REPORT"', 'report-unused no-item'],
  ])('with %s is as green as its exit code', async (_what, command, kind) => {
    await withRig(async (rig) => {
      expect(ends(await execute(rig, list(['a', 'b'], command)))).toEqual([OK, OK]);
      expect(ends(await execute(rig, list(['a', 'b'], `${command}; exit 3`)))).toEqual(
        Array(2).fill(['failed', 'exit code 3']),
      );
      expect(kinds(rig)).toEqual([kind, kind]);
    })();
  });

  it(
    'runs again only what failed, as a new command',
    withRig(async (rig) => {
      const heals = 'if [ -e once ]; then say "${@/bad/good}"; else say "$@"; fi | sed s/good/bad/ > "$FANFOLD_REPORT"';
      const retry = { ...task('').retry, maxAttempts: 3 };
      const run = `${heals}; [ -e once ] || { touch once; exit 1; }`;
      const records = await execute(rig, list(['a', 'bad1', 'b', 'bad2'], run, { retry }));
      expect(ends(records)).toEqual([OK, OK, OK, OK]);
      expect(calls(rig)).toEqual(['a bad1 b bad2', 'bad1 bad2']);
      expect(records.map(({ tries }) => tries.length)).toEqual([1, 2, 1, 2]);
      const [a, bad1, b, bad2] = records.map(({ durationMs }) => durationMs);
      // Of 10 ms each as reported, or scaled to the time of a command that was quicker; what failed has both tries.
      expect([a, bad1]).toEqual([b, bad2]);
      expect(bad1).toBeGreaterThan(a ?? 0);
      // What the next plan learns: the last try, of the item alone.
      const own = records.map(({ batch }) => batch?.ownMs ?? Number.NaN);
      expect(own[0]).toBe(a);
      expect(own.every((ms) => ms > 0 && ms <= 10)).toBe(true);
    }),
  );

  it(
    'that runs out of time keeps the results that there are',
    withRig(async (rig) => {
      const run = `say a bad > "$FANFOLD_REPORT"; sleep 60`;
      const records = await execute(rig, list(['a', 'bad', 'c'], run, { timeoutMinutes: 1 / 60 }));
      expect(records.map(({ state }) => state)).toEqual(['succeeded', 'failed', 'timed-out']);
    }),
  );

  it(
    'that crashes after all passed is not green',
    withRig(async (rig) => {
      const records = await execute(rig, list(['a', 'b'], `${REPORT}; kill -SEGV $$`));
      expect(ends(records)).toEqual(Array(2).fill(['failed', 'killed by SIGSEGV']));
    }),
  );

  it(
    'that is stopped keeps the results that there are, and supersedes the rest',
    withRig(async (rig) => {
      const tasks = list(['a', 'bad', 'c'], 'say a bad > "$FANFOLD_REPORT"; echo ready; sleep 60');
      void rig.printed('ready').then(() => rig.stop.abort({ kind: 'superseded' }));
      const records = await execute(rig, tasks);
      expect(records.map(({ state }) => state)).toEqual(['succeeded', 'failed', 'superseded']);
    }),
  );

  it(
    'tolerates by item, and gives its outputs to all alike',
    withRig(async (rig) => {
      const run = `${REPORT}; echo k=v >> "$GITHUB_OUTPUT"; exit 7`;
      const records = await execute(rig, list(['a', 'bad'], run, { continueOnError: { exitCodes: [7] } }));
      expect(records.map(({ state }) => state)).toEqual(['succeeded', 'tolerated']);
      expect(records.map(({ outputs }) => outputs)).toEqual([{ k: 'v' }, { k: 'v' }]);
    }),
  );

  it(
    'whose items are too long for arguments gets them in the file alone, and never runs without knowing',
    withRig(async (rig) => {
      const items = Array.from({ length: 20 }, (_, index) => `${index}`.padStart(100_000, 'x'));
      const refused = await execute(rig, list(items, ': "$@"'));
      expect(refused.every(({ state, reason }) => state === 'failed' && reason?.includes('FANFOLD_ITEMS'))).toBe(true);
      expect(refused.flatMap(({ tries }) => tries)).toEqual([]);
      const read = await execute(rig, list(items, 'test $# = 0; test "$(wc -l < "$FANFOLD_ITEMS")" = 20'));
      expect(ends(read)).toEqual(Array(20).fill(OK));
      expect(kinds(rig)).toEqual(['items-by-file', 'report-unused absent']);
    }),
  );

  it(
    'leaves out an item that no line can hold, which fails',
    withRig(async (rig) => {
      const records = await execute(rig, list(['a', 'b\nc'], REPORT));
      expect(records.map(({ state }) => state)).toEqual(['succeeded', 'failed']);
      expect(calls(rig)).toEqual(['a']);
    }),
  );

  it(
    'is as many as there are jobs, and what needs one item waits for its batch',
    withRig(async (rig) => {
      const tasks = list(['a', 'b', 'c', 'd'], REPORT);
      const after = task('cat calls', { id: 'after', needs: ['unit[a]'] });
      const records = await execute(rig, [...tasks, after], { jobs: 2 });
      expect(records.map(({ state }) => state)).toEqual(Array(5).fill('succeeded'));
      expect(calls(rig).sort()).toEqual(['a c', 'b d']);
      expect(new Set(records.flatMap(({ batch }) => batch?.id ?? [])).size).toBe(2);
    }),
  );

  it.each([
    ['its file', { file: 'tests/bad.py', owner: 'ada' }, { file: 'tests/b.py', owner: 'bo' }],
    ['its path', { path: 'tests/bad.py', owner: 'ada' }, { path: 'tests/b.py', owner: 'bo' }],
    ['the property that names it', { suite: 'tests/bad.py', os: 'x' }, { suite: 'tests/b.py', os: 'x' }],
  ])('whose items are mappings gets them as JSON, and knows each in the report by %s', async (_what, bad, good) => {
    await withRig(async (rig) => {
      const say = `node -e '
        const cases = process.argv.slice(1).map((text) => { const item = JSON.parse(text); return item.file ?? item.path ?? item.suite; });
        const one = (file) => "<testcase file=\\"" + file + "\\" name=\\"t\\">" + (file.includes("bad") ? "<failure/>" : "") + "</testcase>";
        console.log("<testsuite>" + cases.map(one).join("") + "</testsuite>");
      ' -- "$@" > "$FANFOLD_REPORT"`;
      const tasks = [bad, good].map((item) => ({
        ...unit('x', say, { item }),
        id: `unit[${Object.values(item)[0]},os=linux]`,
      }));
      const records = await execute(rig, tasks);
      expect(records.map(({ state }) => state)).toEqual(['failed', 'succeeded']);
      expect(kinds(rig)).toEqual([]);
    })();
  });

  it(
    'is called by its entry, and by a number where there are several: never by its hash',
    withRig(async (rig) => {
      const named: string[] = [];
      const onEvent = (event: RunEvent) => (event.event === 'started' ? void named.push(event.name) : undefined);
      const context = { ...rig.context, onEvent };
      const tasks = list(['a', 'b', 'c'], REPORT);
      await execute(rig, tasks, { context });
      await execute(rig, tasks, { context, jobs: 2 });
      const late = { ...unit('late', `${RUNNER}${REPORT}`), needs: ['unit[a]'] };
      await execute(rig, [...tasks, late, task('true', { id: 'one', name: 'Number one' })], { context });
      expect(named).toEqual(['unit', 'unit 1', 'unit 2', 'unit', 'unit 2', 'Number one']);
    }),
  );

  it(
    'has the variables that are known only when it starts, one value for all',
    withRig(async (rig) => {
      const attempt = { A: [{ expression: 'github.run_attempt' }] };
      const own = { A: [{ expression: 'item' }] };
      const alike = await execute(rig, list(['a', 'b'], 'echo "A is $A"', { envAtStart: attempt }));
      expect(ends(alike)).toEqual([OK, OK]);
      expect(rig.lines).toEqual(['A is 1']);
      const odd = await execute(rig, list(['a', 'b'], ':', { envAtStart: own }));
      expect(odd.map(({ state, reason }) => [state, reason?.includes('`env` of unit[b] differs')])).toEqual([
        ['failed', true],
        ['failed', true],
      ]);
    }),
  );

  it(
    'is told by the leg of each of its tasks, as a laptop makes batches of its own',
    withRig(async (rig) => {
      const tasks = list(['a', 'b', 'c\nd'], REPORT);
      const legs = tasks.map(({ id }, index) => ({
        ...{ id: `w1-leg-00${index + 1}`, wave: 1, name: id, runsOn: 'x', timeoutMinutes: 1, estimateMs: 1 },
        tasks: [id],
      }));
      const ids = tasks.map(({ id }) => id);
      const options = { jobs: 1, context: rig.context, stop: rig.stop.signal };
      const records = await executeTasks(plan(tasks, { legs }), ids, options);
      expect(records.map(({ leg }) => leg)).toEqual(['w1-leg-001', 'w1-leg-002', 'w1-leg-003']);
    }),
  );

  it(
    'has nothing to run when its items are skipped or blocked',
    withRig(async (rig) => {
      const bad = task('exit 1', { id: 'bad' });
      const records = await execute(rig, [bad, ...list(['a', 'b'], REPORT, { needs: ['bad'] })]);
      expect(records.map(({ state }) => state)).toEqual(['failed', 'skipped', 'skipped']);
    }),
  );
});

it('property: batches hold every task once, within their limits, and never mix what one command cannot have', () => {
  const made = fc.record({
    item: fc.constantFrom('a', 'b', 'c'),
    estimateMs: fc.integer({ min: 1, max: 200_000 }),
    python: fc.constantFrom('3.13', '3.14'),
    env: fc.constantFrom({}, { A: '1' }),
    isBatch: fc.boolean(),
  });
  const limits = fc.record({
    maxItems: fc.option(fc.integer({ min: 1, max: 5 })),
    maxMinutes: fc.option(fc.constantFrom(1, 3)),
  });
  fc.assert(
    fc.property(fc.array(made, { maxLength: 30 }), limits, fc.integer({ min: 1, max: 6 }), (rows, batch, jobs) => {
      const tasks = rows.map(({ item, estimateMs, python, env, isBatch }, index) =>
        unit(`${item}${index}`, 'x', {
          matrix: { python },
          env,
          estimateMs,
          ...(isBatch ? { batch } : { batch: null }),
        }),
      );
      const units = unitsOf(tasks, jobs);
      const places = units.flatMap((one) => one.tasks.map((of) => tasks.indexOf(of)));
      expect([...places].sort((a, b) => a - b)).toEqual(tasks.map((_, index) => index));
      for (const { tasks: of, isBatch, estimateMs } of units) {
        expect(of.length === 1 || isBatch).toBe(true);
        expect(new Set(of.map(({ matrix, env }) => JSON.stringify([matrix, env]))).size).toBe(1);
        if (batch.maxItems !== null) expect(of.length).toBeLessThanOrEqual(batch.maxItems);
        if (batch.maxMinutes !== null && of.length > 1)
          expect(estimateMs).toBeLessThanOrEqual(batch.maxMinutes * 60_000);
      }
    }),
  );
});
