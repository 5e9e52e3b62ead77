/** What converge and the legs of later waves take out of artifacts, against the fake service. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchRunFiles } from '../../src/actions/converge/files.ts';
import { createRecordsReader } from '../../src/actions/converge/records-reader.ts';
import { fetchCarried } from '../../src/actions/leg/fetch-needs.ts';
import { artifactsOf } from '../../src/actions/leg/run-view.ts';
import { INLINE } from '../../src/app/list.ts';
import { loadPlan } from '../../src/app/load.ts';
import { noTimings } from '../../src/app/timings.ts';
import type { CarriedFiles, Plan, TaskRecord } from '../../src/model.ts';
import { rimSentence } from '../../src/report/sentences/rim.ts';
import { recordOf } from '../../src/run/record.ts';
import { openArtifacts } from '../../src/store/artifacts.ts';
import { sealManifest } from '../../src/store/manifest.ts';
import { manifestName } from '../../src/store/receive.ts';
import { nameOf, packedPath } from '../../src/store/spelling.ts';
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

/** Files of some tasks as a leg stores them: `change` spoils the archive, and the records know nothing of it. */
function leave(
  leg: string,
  tasks: Readonly<Record<string, Readonly<Record<string, string | Buffer>>>>,
  { attempt = 1, copy = '', change = (entries: ZipEntry[]): readonly ZipEntry[] => entries } = {},
): Map<string, CarriedFiles> {
  const sealed = new Map<string, CarriedFiles>();
  const entries = Object.entries(tasks).flatMap(([task, files]) => {
    const listed = Object.entries(files).map(([path, content]) => {
      const bytes = Buffer.from(content);
      return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), received: false };
    });
    const seal = sealManifest({ task, files: listed });
    sealed.set(task, seal.sealed);
    return [
      { name: manifestName(task), content: seal.text },
      ...Object.entries(files).map(([path, content]) => carried(task, packedPath(path), content)),
    ];
  });
  service.put(RUN, `fanfold-ci-a${attempt}-${leg}-files${copy}`, zipOf(change(entries)));
  return sealed;
}

const carried = (task: string, path: string, content: string | Buffer): ZipEntry => ({
  name: `${taskFileName(task)}/${path}`,
  content,
  deflate: content.length > 1_000_000,
});

/** Records that vouch for such files. */
function vouching(plan: Plan, sealed: ReadonlyMap<string, CarriedFiles>, runAttempt = 1): Map<string, TaskRecord> {
  return new Map(
    [...recordsOf(plan, runAttempt)].map(([id, record]) => {
      const files = sealed.get(id);
      return [id, files === undefined ? record : { ...record, files }];
    }),
  );
}

const named = async (plan: Plan) => artifactsOf(plan, await store().list(), 9);
const resultOf = (task: string, path: string) => join(folder, 'results', taskFileName(task), path);
const textAt = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);

describe('records', () => {
  const collected = async (plan: Plan) => {
    const { records, problems } = await createRecordsReader(plan, store()).collect(await named(plan));
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
  const collect = async (plan: Plan, winners: ReadonlyMap<string, TaskRecord>) => {
    const { problems } = await fetchRunFiles(
      plan,
      winners,
      await named(plan),
      store(),
      folder,
      join(folder, 'results'),
    );
    return problems;
  };
  const placed = () => (existsSync(join(folder, 'results')) ? readdirSync(join(folder, 'results')) : []);

  it('go to the folders of its own tasks, and nothing else does', async () => {
    const plan = await planOf(FOUR);
    const [leg, other] = plan.legs;
    const [task, neighbour] = [leg!.tasks[0]!, other!.tasks[0]!];
    const stray = { name: taskFileName(task).slice(0, -1), content: 'in no folder' };
    const more = [carried(neighbour, 'out/x', 'forged'), stray, { name: 'records/x.json', content: 'forged' }];
    const sealed = leave(leg!.id, { [task]: { 'out/x': 'mine' } }, { change: (entries) => [...entries, ...more] });
    expect(await collect(plan, vouching(plan, sealed))).toEqual([]);
    expect(placed()).toEqual([taskFileName(task)]);
    expect(textAt(resultOf(task, 'out/x'))).toBe('mine');
  });

  it('come from the attempt whose record counts', async () => {
    const plan = await planOf(FOUR);
    const leg = plan.legs[0]!;
    const [first, second] = leg.tasks as [string, string];
    const sealed = [1, 2].map((attempt) =>
      leave(leg.id, { [first]: { 'out/x': `${attempt}` }, [second]: { 'out/x': `${attempt}` } }, { attempt }),
    );
    const winners = new Map([...vouching(plan, sealed[0]!), [second, vouching(plan, sealed[1]!, 2).get(second)!]]);
    expect(await collect(plan, winners)).toEqual([]);
    expect([first, second].map((task) => textAt(resultOf(task, 'out/x')))).toEqual(['1', '2']);
  });

  it.each<[string, (task: string) => ZipEntry]>([
    ['leads out of its folder', (task) => carried(task, '../../../z', 'z')],
    ['comes twice', (task) => carried(task, 'out/x', 'z')],
    ['is a folder, too', (task) => carried(task, 'out/x/y', 'z')],
  ])('are not taken at all when one of them %s; other legs are not touched', async (_, wrong) => {
    const plan = await planOf(FOUR);
    const [leg, other] = plan.legs;
    const [task, neighbour] = [leg!.tasks[0]!, other!.tasks[0]!];
    const sealed = new Map([
      ...leave(leg!.id, { [task]: { 'out/x': 'x' } }, { change: (entries) => [...entries, wrong(task)] }),
      ...leave(other!.id, { [neighbour]: { 'out/x': 'whole' } }),
    ]);
    expect(await collect(plan, vouching(plan, sealed))).toMatchObject([
      { kind: 'artifact-unreadable' },
      { kind: 'files-lost', task, severity: 'error' },
    ]);
    expect(placed()).toEqual([taskFileName(neighbour)]);
  });

  const spoil = (path: string, how: (entry: ZipEntry) => ZipEntry | null) => (entries: ZipEntry[]) =>
    entries.flatMap((entry) => (entry.name.endsWith(path) ? (how(entry) ?? []) : [entry]));
  const LARGE = Buffer.alloc(1_500_000, 'abc');
  it.each<[string, (entries: ZipEntry[]) => readonly ZipEntry[], string]>([
    ['absent', spoil('/out/x', () => null), '`out/x` of `a` is not what its record names: it is absent'],
    ['empty', spoil('/out/x', (entry) => ({ ...entry, content: '' })), 'it has 0 bytes, not 5'],
    ['cut', spoil('/out/x', (entry) => ({ ...entry, content: 'who' })), 'it has 3 bytes, not 5'],
    ['another', spoil('/out/x', (entry) => ({ ...entry, content: 'other' })), 'it has another content'],
    ['damaged', spoil('/out/x', (entry) => ({ ...entry, claimedCrc: 1 })), 'it is damaged'],
    ['damaged, and large', spoil('/out/large', (entry) => ({ ...entry, claimedCrc: 1 })), 'it is damaged'],
    ['another, and large', spoil('/out/large', (entry) => ({ ...entry, content: Buffer.alloc(1_500_000) })), 'another'],
    ['without a list', spoil('.json', () => null), 'their list is missing or differs'],
    ['in a list of its own', spoil('.json', (entry) => ({ ...entry, content: `${entry.content} ` })), 'their list is'],
  ])('are an error, and none of the task is there, when one is %s', async (_, change, words) => {
    const plan = await planOf(FOUR);
    const leg = plan.legs.find(({ tasks }) => tasks.includes('a'))!;
    const neighbour = leg.tasks.find((task) => task !== 'a')!;
    const files = { a: { 'out/w': 'w', 'out/x': 'whole', 'out/large': LARGE }, [neighbour]: { 'out/y': 'whole' } };
    const mine = (entries: ZipEntry[]) => {
      const isMine = ({ name }: ZipEntry) => name.startsWith(taskFileName('a'));
      return [...change(entries.filter(isMine)), ...entries.filter((entry) => !isMine(entry))];
    };
    const problems = await collect(plan, vouching(plan, leave(leg.id, files, { change: mine })));
    expect(problems).toMatchObject([{ kind: 'files-lost', severity: 'error', task: 'a' }]);
    expect(problems.map(rimSentence).join()).toContain(words);
    expect(placed()).toEqual([taskFileName(neighbour)]);
  });

  it.each([
    ['.git/config'],
    ['out/.git/hooks/post-checkout'],
    ['out/.GIT/config'],
    ['out/git~1/config'],
    ['out/.g\u200cit/config'],
    ['out/.fanfold/results/x'],
    ['.gitattributes'],
    ['src/index.js'],
    ['out'],
    ['out/../src/x'],
  ])('that the task may not carry are refused, whoever vouches for them: %j', async (path) => {
    const plan = await planOf('  - { id: a, run: "true", artifacts: ["out/*", "out/*/**", "!out"] }\n');
    const sealed = leave(plan.legs[0]!.id, { a: { [path]: 'hostile' } });
    expect(await collect(plan, vouching(plan, sealed))).not.toEqual([]);
    expect(placed()).toEqual([]);
  });

  it('are absent, and nobody says nothing', async () => {
    const plan = await planOf(FOUR);
    const files = { count: 1, bytes: 1, sha256: '0'.repeat(64) };
    expect(await collect(plan, vouching(plan, new Map([['b', files]])))).toMatchObject([
      { kind: 'files-lost', why: 'absent', task: 'b', severity: 'error' },
    ]);
  });

  it('are in two artifacts: an error that names both, and none of them is used', async () => {
    const plan = await planOf(FOUR);
    const leg = plan.legs[0]!;
    const task = leg.tasks[0]!;
    const sealed = leave(leg.id, { [task]: { 'out/x': '1' } });
    leave(leg.id, { [task]: { 'out/x': '2' } }, { copy: '-r2' });
    const problems = await collect(plan, vouching(plan, sealed));
    expect(problems.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['files-twice', 'error'],
      ['files-lost', 'error'],
    ]);
    expect(problems.map(rimSentence)[0]).toContain(
      `\`fanfold-ci-a1-${leg.id}-files\` and \`fanfold-ci-a1-${leg.id}-files-r2\``,
    );
    expect(placed()).toEqual([]);
  });

  it('are stored twice with one content when an answer was lost: no error', async () => {
    const plan = await planOf(FOUR);
    const leg = plan.legs[0]!;
    const files = { [leg.tasks[0]!]: { 'out/x': '1' } };
    const sealed = leave(leg.id, files);
    leave(leg.id, files, { copy: '-r2' });
    expect(await collect(plan, vouching(plan, sealed))).toEqual([]);
    expect(textAt(resultOf(leg.tasks[0]!, 'out/x'))).toBe('1');
  });

  it('go through no link that a checkout brought', async () => {
    const plan = await planOf(FOUR);
    const leg = plan.legs[0]!;
    const task = leg.tasks[0]!;
    mkdirSync(join(folder, 'precious'));
    const sealed = vouching(plan, leave(leg.id, { [task]: { 'out/x': 'hostile' } }));
    for (const link of ['results', join('results', taskFileName(task)), join('results', taskFileName(task), 'out')]) {
      rmSync(join(folder, 'results'), { recursive: true, force: true });
      mkdirSync(dirname(join(folder, link)), { recursive: true });
      symlinkSync(join(folder, 'precious'), join(folder, link));
      expect(await collect(plan, sealed)).toMatchObject([{ kind: 'files-lost', severity: 'error', task }]);
      expect(readdirSync(join(folder, 'precious'))).toEqual([]);
    }
  });

  it('arrive under their names, whatever those are', async () => {
    const plan = await planOf(FOUR);
    const leg = plan.legs[0]!;
    const task = leg.tasks[0]!;
    const names = [
      'log-08:53.txt',
      'a"b<c>d|e*f?',
      'cr\r',
      'lf\n',
      'back\\slash',
      'con',
      '100%',
      nameOf(Buffer.from([0xff, 0xfe])),
    ];
    const files = Object.fromEntries(names.map((name) => [`out/${name}`, name]));
    expect(await collect(plan, vouching(plan, leave(leg.id, { [task]: files })))).toEqual([]);
    const found = readdirSync(resultOf(task, 'out'), { encoding: 'buffer' }).map(nameOf);
    expect(found.sort()).toEqual(names.sort());
  });

  it('that no pattern brought are said, as an error where a task needs them', async () => {
    const plan = await planOf(`  - { id: a, run: "true", artifacts: ["reports/*.xml", out/app] }
  - { id: b, run: "true", needs: [a], reads: ["out/**"] }
`);
    const leg = plan.legs.find(({ tasks }) => tasks.includes('a'))!;
    const ran = {
      startedAt: '2026-01-01T00:00:00.000Z',
      endedAt: '2026-01-01T00:00:01.000Z',
      exitCode: 0,
      signal: null,
    };
    const with_ = (files?: CarriedFiles) =>
      new Map([['a', { ...recordsOf(plan).get('a')!, tries: [ran], ...(files === undefined ? {} : { files }) }]]);
    const none = sealManifest({ task: 'a', files: [] }).sealed;
    expect((await collect(plan, with_(none))).map(rimSentence)).toEqual([
      'no file matches `reports/*.xml` in the artifacts of `a`',
      'no file matches `out/app` in the artifacts of `a`, and `b` needs it',
    ]);
    const sealed = leave(leg.id, { a: { 'out/app/x': 'x' } }).get('a')!;
    expect((await collect(plan, with_(sealed))).map(({ kind, severity }) => [kind, severity])).toEqual([
      ['no-artifact', 'warning'],
    ]);
    expect(await collect(plan, with_())).toMatchObject([{ kind: 'files-unstored', severity: 'warning' }]);
  });
});

describe('a leg of a later wave', () => {
  const CHAIN = `  - { id: z, run: "true", artifacts: ["out/**"] }
  - { id: m, run: "true", runs-on: macos-15, needs: [z], artifacts: ["out/**"] }
  - { id: a, run: "true", runs-on: windows-2025, needs: [m] }
  - { id: other, run: "true", artifacts: ["out/**"] }
`;
  const putRecords = (plan: Plan, records: ReadonlyMap<string, TaskRecord>, leg: string) => {
    const tasks = plan.legs.find(({ id }) => id === leg)!.tasks;
    const content = tasks.map((task) => [`${task}.json`, JSON.stringify(records.get(task))]);
    service.put(RUN, `fanfold-ci-a1-${leg}-${'S'.repeat(tasks.length)}`, Object.fromEntries(content));
  };
  /** All legs but the last one have run. */
  const ran = (plan: Plan, last: string, change?: (entries: ZipEntry[]) => readonly ZipEntry[]) => {
    for (const { id, tasks } of plan.legs.filter((leg) => leg.id !== last).reverse()) {
      const files = Object.fromEntries(tasks.map((task) => [task, { 'out/x': task, [`out/of-${task}`]: task }]));
      putRecords(plan, vouching(plan, leave(id, files, change === undefined ? {} : { change })), id);
    }
  };

  it('gets the files of what it needs, the later ones last, and the records', async () => {
    const plan = await planOf(CHAIN);
    const last = plan.legs.find(({ tasks }) => tasks.includes('a'))!;
    ran(plan, last.id);
    const { known, files, seen, problems } = await fetchCarried(plan, last, await named(plan), 1, store(), folder);
    expect(problems).toEqual([]);
    expect([...known.keys()].sort()).toEqual(expect.arrayContaining(['m', 'z']));
    expect(textAt(join(folder, 'out', 'x'))).toBe('m');
    expect(readdirSync(join(folder, 'out'))).toEqual(['of-m', 'of-z', 'x']);
    expect([...files].sort()).toEqual(['out/of-m', 'out/of-z', 'out/x', 'out/x']);
    expect([...seen.keys()].sort()).toEqual(['out/of-m', 'out/of-z', 'out/x']);
  });

  it('does not start what needs files that are lost', async () => {
    const plan = await planOf(CHAIN);
    const last = plan.legs.find(({ tasks }) => tasks.includes('a'))!;
    ran(plan, last.id, (entries) => entries.filter(({ name }) => !name.endsWith('of-z')));
    const { known, problems } = await fetchCarried(plan, last, await named(plan), 1, store(), folder);
    expect(problems.map(rimSentence)).toEqual(['`out/of-z` of `z` is not what its record names: it is absent']);
    expect(known.get('m')).toMatchObject({ state: 'failed' });
    expect(existsSync(join(folder, 'out', 'of-z'))).toBe(false);
  });

  it('does not follow a link of its checkout', async () => {
    const plan = await planOf(CHAIN);
    const last = plan.legs.find(({ tasks }) => tasks.includes('a'))!;
    ran(plan, last.id);
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'out'));
    const { known } = await fetchCarried(plan, last, await named(plan), 1, store(), folder);
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
    expect(known.get('m')).toMatchObject({ state: 'failed' });
  });

  it('gets what two tasks of a wave carried under one path from the one listed last, and never a mixture', async () => {
    const plan = await planOf(`  - { id: p, run: "true", artifacts: ["out/**"] }
  - { id: q, run: "true", artifacts: ["out/**"] }
  - { id: last, run: "true", needs: [p, q] }
`);
    const legOf = (task: string) => plan.legs.find(({ tasks }) => tasks.includes(task))!;
    expect(legOf('p')).not.toBe(legOf('q'));
    const sealed = new Map([
      ...leave(legOf('p').id, { p: { 'out/x': 'p'.repeat(9_000_000) } }),
      ...leave(legOf('q').id, { q: { 'out/x': 'q' } }),
    ]);
    for (const task of ['p', 'q']) putRecords(plan, vouching(plan, sealed), legOf(task).id);
    const { problems } = await fetchCarried(plan, legOf('last'), await named(plan), 1, store(), folder);
    expect(problems).toEqual([]);
    expect(textAt(join(folder, 'out', 'x'))?.slice(0, 10)).toBe('q');
  });
});
