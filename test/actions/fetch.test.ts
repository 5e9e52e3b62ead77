/** What converge and the legs of later waves take out of artifacts, against the fake service. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectRecords } from '../../src/actions/converge/collect.ts';
import { collectFiles } from '../../src/actions/converge/files.ts';
import { fetchCarried } from '../../src/actions/leg/carry.ts';
import { artifactsOf } from '../../src/actions/leg/run-view.ts';
import { INLINE } from '../../src/app/list.ts';
import { loadPlan } from '../../src/app/load.ts';
import type { Plan, TaskRecord } from '../../src/model.ts';
import { recordOf } from '../../src/run/record.ts';
import { openArtifacts } from '../../src/store/artifacts.ts';
import { noTimings } from '../../src/store/timings.ts';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { hush } from '../support/hush.ts';
import { type ResultsService, startResultsService } from '../support/results-service/service.ts';
import { type ZipEntry, zipOf } from '../support/results-service/zip.ts';

hush();

const RUN = 7;
const store = () => openArtifacts({ pace: { tries: 3, firstDelayMs: 5, maxDelayMs: 10 } });
let folder: string;
let service: ResultsService;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
  service = await startResultsService();
  Object.assign(process.env, service.variables(RUN));
});
afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

async function planOf(tasks: string): Promise<Plan> {
  const text = `name: ci\nindependence: off\nlegs: { max: 2 }\ntasks:\n${tasks}`;
  const { plan, problems } = await loadPlan({ file: INLINE, text }, folder, {}, { timings: noTimings, jobs: null });
  if (plan === null) throw new Error(JSON.stringify(problems));
  return plan;
}

/** Two legs of two tasks. */
const FOUR = ['a', 'b', 'c', 'd'].map((id) => `  - { id: ${id}, run: "true", artifacts: ["out/**"] }\n`).join('');

function recordsOf(plan: Plan, runAttempt = 1): Map<string, TaskRecord> {
  const ofLeg = (leg: string) => ({ planDigest: plan.digest, leg, runAttempt });
  return new Map(
    plan.legs.flatMap(({ id: leg, tasks }) =>
      tasks.map((task) => [task, recordOf(ofLeg(leg), { task, state: 'succeeded', reason: null })] as const),
    ),
  );
}

const putFiles = (leg: string, entries: readonly ZipEntry[], attempt = 1) =>
  service.put(RUN, `fanfold-ci-a${attempt}-${leg}-files`, zipOf(entries));

const carried = (task: string, path: string, content: string): ZipEntry => ({
  name: `${taskFileName(task)}/${path}`,
  content,
});

const named = async (plan: Plan) => artifactsOf(plan, await store().list(), 9);
const resultOf = (task: string, path: string) => join(folder, 'results', taskFileName(task), path);
const textAt = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);

describe('records', () => {
  const collected = async (plan: Plan) => {
    const { records, problems } = await collectRecords(plan, await named(plan), store());
    return { tasks: records.map(({ record }) => record.task).sort(), kinds: problems.map(({ kind }) => kind) };
  };
  const entryOf = (record: TaskRecord): ZipEntry => ({ name: `${record.task}.json`, content: JSON.stringify(record) });

  it('are read in memory; what lies deeper or has another name is none', async () => {
    const plan = await planOf(FOUR);
    const leg = plan.legs[0]!;
    const [one, two] = leg.tasks.map((task) => recordsOf(plan).get(task)!);
    const deeper = { ...entryOf(two!), name: 'deeper/x.json' };
    const other = { ...entryOf(two!), name: 'x.txt' };
    service.put(RUN, `fanfold-ci-a1-${leg.id}-SS`, zipOf([entryOf(one!), deeper, other]));
    expect(await collected(plan)).toEqual({ tasks: [one!.task], kinds: [] });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of an artifact that is damaged anywhere do not count', async () => {
    const plan = await planOf(FOUR);
    const leg = plan.legs[0]!;
    const [one, two] = leg.tasks.map((task) => entryOf(recordsOf(plan).get(task)!));
    service.put(RUN, `fanfold-ci-a1-${leg.id}-SS`, zipOf([one!, { ...two!, claimedCrc: 1 }]));
    expect(await collected(plan)).toEqual({ tasks: [], kinds: ['artifact-unreadable'] });
  });

  it('of more bytes than a source may have are not unpacked', async () => {
    const plan = await planOf(FOUR);
    const bomb = { name: 'b.json', content: Buffer.alloc(17 * 1024 * 1024, ' '), deflate: true };
    service.put(RUN, `fanfold-ci-a1-${plan.legs[0]!.id}-SS`, zipOf([bomb]));
    expect(await collected(plan)).toEqual({ tasks: [], kinds: ['oversized'] });
  });
});

describe('the files of a leg', () => {
  const collect = async (plan: Plan, winners = recordsOf(plan)) =>
    collectFiles(plan, winners, await named(plan), store(), join(folder, 'results'));

  it('go to the folders of its own tasks, and nothing else does', async () => {
    const plan = await planOf(FOUR);
    const [leg, other] = plan.legs;
    const [task, neighbour] = [leg!.tasks[0]!, other!.tasks[0]!];
    const stray = { name: taskFileName(task).slice(0, -1), content: 'in no folder' };
    const entries = [carried(task, 'out/x', 'mine'), carried(neighbour, 'out/x', 'forged'), stray];
    putFiles(leg!.id, [...entries, { name: 'records/x.json', content: 'forged' }]);
    expect(await collect(plan)).toEqual([]);
    expect(readdirSync(join(folder, 'results'))).toEqual([taskFileName(task)]);
    expect(textAt(resultOf(task, 'out/x'))).toBe('mine');
  });

  it('come from the attempt whose record counts', async () => {
    const plan = await planOf(FOUR);
    const leg = plan.legs[0]!;
    const [first, second] = leg.tasks;
    for (const attempt of [1, 2])
      putFiles(
        leg.id,
        [first, second].map((task) => carried(task!, 'out/x', `${attempt}`)),
        attempt,
      );
    const winners = new Map([...recordsOf(plan), [second!, recordsOf(plan, 2).get(second!)!]]);
    expect(await collect(plan, winners)).toEqual([]);
    expect([first, second].map((task) => textAt(resultOf(task!, 'out/x')))).toEqual(['1', '2']);
  });

  it.each<[string, (task: string) => ZipEntry]>([
    ['is damaged', (task) => ({ ...carried(task, 'out/z', 'z'), claimedCrc: 1 })],
    ['leads out of its folder', (task) => carried(task, '../../../z', 'z')],
    ['comes twice', (task) => carried(task, 'out/x', 'z')],
    ['is a folder, too', (task) => carried(task, 'out/x/y', 'z')],
  ])('are not taken at all when one of them %s; other legs are not touched', async (_, wrong) => {
    const plan = await planOf(FOUR);
    const [leg, other] = plan.legs;
    const task = leg!.tasks[0]!;
    putFiles(leg!.id, [carried(task, 'out/x', 'whole'), wrong(task)]);
    putFiles(other!.id, [carried(other!.tasks[0]!, 'out/x', 'whole')]);
    expect(await collect(plan)).toMatchObject([{ kind: 'artifact-unreadable' }]);
    expect(readdirSync(join(folder, 'results'))).toEqual([taskFileName(other!.tasks[0]!)]);
  });

  it('replace what an earlier run left', async () => {
    const plan = await planOf(FOUR);
    const leg = plan.legs[0]!;
    mkdirSync(resultOf(leg.tasks[0]!, 'out'), { recursive: true });
    writeFileSync(resultOf(leg.tasks[0]!, 'out/x'), 'of an earlier run, and longer');
    putFiles(leg.id, [carried(leg.tasks[0]!, 'out/x', 'new')]);
    expect(await collect(plan)).toEqual([]);
    expect(textAt(resultOf(leg.tasks[0]!, 'out/x'))).toBe('new');
  });
});

describe('a leg of a later wave', () => {
  const CHAIN = `  - { id: z, run: "true", artifacts: ["out/**"] }
  - { id: m, run: "true", needs: [z], artifacts: ["out/**"] }
  - { id: a, run: "true", needs: [m] }
  - { id: other, run: "true", artifacts: ["out/**"] }
`;

  it('gets the files of what it needs, the later ones last, and the records', async () => {
    const plan = await planOf(CHAIN);
    const last = plan.legs.find(({ tasks }) => tasks.includes('a'))!;
    const records = recordsOf(plan);
    for (const { id, tasks } of plan.legs.filter((leg) => leg !== last).reverse()) {
      putFiles(
        id,
        tasks.flatMap((task) => [carried(task, 'out/x', task), carried(task, `out/of-${task}`, task)]),
      );
      const content = tasks.map((task) => [`${task}.json`, JSON.stringify(records.get(task))]);
      service.put(RUN, `fanfold-ci-a1-${id}-${'S'.repeat(tasks.length)}`, Object.fromEntries(content));
    }
    const { known, files, problems } = await fetchCarried(plan, last, await named(plan), 1, store(), folder);
    expect(problems).toEqual([]);
    expect([...known.keys()].sort()).toEqual(expect.arrayContaining(['m', 'z']));
    expect(textAt(join(folder, 'out', 'x'))).toBe('m');
    expect(readdirSync(join(folder, 'out'))).toEqual(['of-m', 'of-z', 'x']);
    expect([...files].sort()).toEqual(['out/of-m', 'out/of-z', 'out/x', 'out/x']);
  });

  it('gets what two tasks of a wave carried under one path from the one listed last, and never a mixture', async () => {
    const plan = await planOf(`  - { id: p, run: "true", artifacts: ["out/**"] }
  - { id: q, run: "true", artifacts: ["out/**"] }
  - { id: last, run: "true", needs: [p, q] }
`);
    const legOf = (task: string) => plan.legs.find(({ tasks }) => tasks.includes(task))!;
    expect(legOf('p')).not.toBe(legOf('q'));
    putFiles(legOf('p').id, [{ ...carried('p', 'out/x', 'p'.repeat(9_000_000)), deflate: true }]);
    putFiles(legOf('q').id, [carried('q', 'out/x', 'q')]);
    const { problems } = await fetchCarried(plan, legOf('last'), await named(plan), 1, store(), folder);
    expect(problems).toEqual([]);
    expect(textAt(join(folder, 'out', 'x'))?.slice(0, 10)).toBe('q');
  });
});
