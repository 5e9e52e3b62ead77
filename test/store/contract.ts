/** The contract of the port to artifacts: what it promises on every server that it speaks to. */
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ArtifactOptions, type ArtifactStore, openArtifacts } from '../../src/store/artifacts.ts';
import { BASE_MS, startBudget } from '../../src/store/budget.ts';
import { type ArtifactName, artifactName, parseArtifactName } from '../../src/store/names.ts';
import { createPatience } from '../../src/store/pace.ts';
import { connect, type ListedArtifact } from '../../src/store/service.ts';
import type { PackedFile } from '../../src/store/zip.ts';
import { zip, zipOf } from '../support/results-service/zip.ts';

/** A server with the artifact service. */
export interface StoreHome {
  readonly name: string;
  /** A run without artifacts. */
  readonly start: () => Promise<StoreRun>;
  /** What this server does in its own way. The law is then another one, or there is none. */
  readonly differs?: Differences;
}

export interface StoreRun extends AsyncDisposable {
  /** What the runner says to one of two jobs of the run. */
  readonly variables: (job: 'first' | 'second') => NodeJS.ProcessEnv;
  /** What it says to a job of another run. */
  readonly elsewhere: () => NodeJS.ProcessEnv;
  /** Ends both jobs, runs them again as failed ones, and returns what the runner says to the first of the next attempt. */
  readonly again: () => Promise<NodeJS.ProcessEnv>;
}

export interface Differences {
  /** A name that is stored can be stored again, and has the later content. */
  readonly namesAreNotFinal?: true;
  /** Names that GitHub refuses are taken. */
  readonly takesAnyName?: true;
  /** What is listed has no digest. */
  readonly noDigests?: true;
  /** The listed size says nothing. */
  readonly noSizes?: true;
  /** An upload is listed from its beginning. */
  readonly showsUnfinished?: true;
  /** The first upload of a name is the one that is ended, so that a name whose upload broke off has no content ever. */
  readonly losesBrokenNames?: true;
  /** Nothing can be deleted. */
  readonly noRemoval?: true;
  /** It knows one run, whoever asks. */
  readonly oneRun?: true;
}

type Contents = Readonly<Record<string, Buffer>>;

const pace = { tries: 5, firstDelayMs: 10, maxDelayMs: 100 };
const DAY_MS = 86_400_000;
/** Above two blocks of an upload, and above what is kept in memory. */
const LARGE = 17 * 1024 * 1024;
/** More than a page of any list that has pages. */
const MANY = 120;

const REFUSED_NAMES = ['a/b', 'a"b', 'a:b', 'a<b>', 'a|b', 'a*b', 'a?b', 'a\\b', 'a\r\nb', 'x'.repeat(257)];

/** By what is said of them. */
const ODD_ARCHIVES = {
  'not a whole zip file': Buffer.from('no zip'),
  'leaves its folder': zip({ '../../a': 'x' }),
  'comes twice': zipOf([1, 2].map((n) => ({ name: 'a', content: `${n}` }))),
  'is damaged': zipOf([{ name: 'a', content: 'x', claimedCrc: 1 }]),
};

export function storeContract({ name: home, start, differs = {} }: StoreHome): void {
  describe.sequential(`the artifacts of a run, on ${home}`, () => {
    let run: StoreRun;
    beforeEach(async () => {
      run = await start();
      return () => run[Symbol.asyncDispose]();
    });

    const storeOf = (job: 'first' | 'second', options: ArtifactOptions = {}) =>
      openArtifacts({ pace, env: run.variables(job), ...options });

    /** Requests of an upload one by one, so that it can be odd, or breaks off where there is no archive. */
    const upload = async (name: string, archive: Buffer | null) => {
      const budget = startBudget(undefined, BASE_MS);
      const patience = createPatience(pace);
      const again = <Result>(work: () => Promise<Result>) => patience.repeated(work, budget);
      const service = await connect(run.variables('first'), patience, 20_000);
      const address = await again(() => service.create(name, new Date(Date.now() + DAY_MS).toISOString(), budget));
      const id = Buffer.from('block-000000').toString('base64');
      await again(() => service.putBlock(address, id, archive ?? Buffer.from('the first block'), budget));
      if (archive !== null) {
        await again(() => service.putBlockList(address, [id], budget));
        await service.finalize(name, archive.length, createHash('sha256').update(archive).digest('hex'), budget);
      }
      budget.release();
    };

    it('there are none in the beginning', async () => {
      expect(await storeOf('first').list()).toEqual([]);
    });

    it('what one job stored, every job of the run lists and reads byte for byte', async () => {
      const contents = { 'a.json': Buffer.from('{}'), 'deep/ä/b.bin': randomBytes(3000), empty: Buffer.alloc(0) };
      expect(await store(storeOf('first'), 'one', contents)).toBe('stored');
      for (const job of ['first', 'second'] as const) {
        const reader = storeOf(job);
        const listed = await reader.list();
        expect(listed.map(({ name }) => name)).toEqual(['one']);
        expect(await read(reader, listed[0])).toEqual(contents);
      }
      const digest = differs.noDigests ? null : expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
      expect(await storeOf('second').list()).toMatchObject([{ digest }]);
    });

    it('another run has none of them', async () => {
      await store(storeOf('first'), 'one', { a: Buffer.from('1') });
      const elsewhere = await openArtifacts({ pace, env: run.elsewhere() }).list();
      expect(elsewhere.map(({ name }) => name)).toEqual(differs.oneRun ? ['one'] : []);
    });

    it('what one attempt stored, a job that is run again lists and reads, and adds to', async () => {
      const [first, second] = [1, 2].map((attempt) => artifactName('ci', { kind: 'plan', attempt })) as [
        string,
        string,
      ];
      await store(storeOf('first'), first, { a: Buffer.from('1') });
      const later = openArtifacts({ pace, env: await run.again() });
      expect((await later.list()).map(({ name }) => name)).toEqual([first]);
      expect(await store(later, second, { a: Buffer.from('2') })).toBe('stored');
      expect(await read(later, await find(later, first))).toEqual({ a: Buffer.from('1') });
      expect(await read(later, await find(later, second))).toEqual({ a: Buffer.from('2') });
    });

    it('law: any bytes under any path that an archive can hold', async () => {
      const writer = storeOf('first');
      const reader = storeOf('second');
      const part = fc
        .stringMatching(/^[^\\/\0]{1,12}$/)
        .filter((text) => !/^\.\.?$|^[A-Za-z]:/.test(text) && text === Buffer.from(text).toString());
      const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `f/${parts.join('/')}/leaf`);
      const bytes = fc.uint8Array({ maxLength: 2000 }).map((array) => Buffer.from(array));
      let count = 0;
      await fc.assert(
        fc.asyncProperty(fc.dictionary(path, bytes, { minKeys: 1, maxKeys: 6 }), async (contents) => {
          const name = `law-${++count}`;
          await store(writer, name, contents);
          expect(await read(reader, await find(reader, name))).toEqual({ ...contents });
        }),
        { numRuns: 30 },
      );
    });

    it('law: every name that fanfold gives is listed as it was given', async () => {
      const writer = storeOf('first');
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(anyName, fc.integer({ min: 1, max: 9 }), async ({ plan, name }, copy) => {
          const given = artifactName(plan, name, copy);
          fc.pre(!seen.has(given));
          seen.add(given);
          expect(await store(writer, given, { a: Buffer.from(given) })).toBe('stored');
          expect(await read(writer, await find(writer, given))).toEqual({ a: Buffer.from(given) });
          expect(parseArtifactName(plan, given)).toMatchObject({ kind: name.kind, attempt: name.attempt });
        }),
        { numRuns: 12 },
      );
      expect((await writer.list()).map(({ name }) => name).sort()).toEqual([...seen].sort());
    });

    it('a name that GitHub refuses is a problem and nothing is stored, or it is listed as it was given', async () => {
      const writer = storeOf('first');
      const stored: string[] = [];
      for (const name of REFUSED_NAMES) {
        const ended = await store(writer, name, { a: Buffer.from('1') }).catch((error: unknown) => error);
        if (ended === 'stored') stored.push(name);
        else expect(ended).toMatchObject({ problem: { kind: 'store-fault', what: 'stored' } });
      }
      expect((await writer.list()).map(({ name }) => name).sort()).toEqual(stored.sort());
      expect(stored.length > 0).toBe(differs.takesAnyName === true);
    });

    it('a name is stored once, and never has another content', async () => {
      expect(await store(storeOf('first'), 'verdict', { a: Buffer.from('first') })).toBe('stored');
      const again = await store(storeOf('second'), 'verdict', { a: Buffer.from('second') });
      const reader = storeOf('second');
      expect([again, await read(reader, await find(reader, 'verdict'))]).toEqual(
        differs.namesAreNotFinal ? ['stored', { a: Buffer.from('second') }] : ['taken', { a: Buffer.from('first') }],
      );
      expect(await reader.list()).toHaveLength(1);
    });

    it('of several jobs that store one name at one time one is first, and what is read is of one of them', async () => {
      const jobs = Array.from({ length: 6 }, (_, at) => storeOf(at % 2 === 0 ? 'first' : 'second'));
      const work = jobs.map((one, at) => store(one, 'verdict', { a: Buffer.from(`${at}`) }));
      const ended = (await Promise.allSettled(work)).map((end) => (end.status === 'fulfilled' ? end.value : 'fault'));
      const stored = [...ended.keys()].filter((at) => ended[at] === 'stored');
      if (differs.namesAreNotFinal) expect(stored).not.toEqual([]);
      else expect([stored.length, ended.includes('fault')]).toEqual([1, false]);
      const reader = storeOf('first');
      expect(await reader.list()).toHaveLength(1);
      expect(stored.map((at) => ({ a: Buffer.from(`${at}`) }))).toContainEqual(
        await read(reader, await find(reader, 'verdict')),
      );
    });

    it('several jobs that store at one time take nothing from each other', async () => {
      const names = Array.from({ length: 12 }, (_, at) => `fanfold-ci-a1-w1-leg-${String(at).padStart(3, '0')}-S`);
      const contents = names.map((name) => ({ [`${name}.json`]: randomBytes(20_000) }));
      const writers = names.map((_, at) => storeOf(at % 2 === 0 ? 'first' : 'second'));
      const ended = await Promise.all(writers.map((one, at) => store(one, names[at] ?? '', contents[at] ?? {})));
      expect(new Set(ended)).toEqual(new Set(['stored']));
      const reader = storeOf('first');
      const listed = await reader.list();
      expect(listed.map(({ name }) => name).sort()).toEqual(names);
      const all = await Promise.all(
        names.map((name) =>
          read(
            reader,
            listed.find((one) => one.name === name),
          ),
        ),
      );
      expect(all).toEqual(contents);
    });

    it('an upload that broke off is not listed, and the next one is whole under one of its names', async () => {
      await upload('x', null);
      const writer = storeOf('first');
      expect((await writer.list()).map(({ name }) => name)).toEqual(differs.showsUnfinished ? ['x'] : []);
      if (differs.showsUnfinished) return;
      const nameOf = (copy: number) => (copy === 1 ? 'x' : `x-r${copy}`);
      expect(await writer.upload(nameOf, [{ path: 'a', content: 'whole' }])).toBe('stored');
      const listed = await writer.list();
      expect(listed).toHaveLength(1);
      expect(['x', 'x-r2']).toContain(listed[0]?.name);
      expect(await read(writer, listed[0])).toMatchObject(
        differs.losesBrokenNames ? { kind: 'artifact-unreadable' } : { a: Buffer.from('whole') },
      );
    });

    it('many blocks are one content, in their order', async () => {
      const content = randomBytes(LARGE);
      expect(await store(storeOf('first'), 'large', { 'a.bin': content })).toBe('stored');
      const reader = storeOf('second');
      const found = await find(reader, 'large');
      const same = await reader.open(found, async ([file]) => ({ same: (await file?.content())?.equals(content) }));
      expect(same).toEqual({ same: true });
      if (!differs.noSizes) expect(found.size).toBeGreaterThan(LARGE);
    });

    it('a list has all of them, however many there are', { timeout: 120_000 }, async () => {
      const names = Array.from({ length: MANY }, (_, at) => `many-${String(at).padStart(3, '0')}`);
      const writer = storeOf('first');
      // A few jobs at a time, as legs end.
      for (let at = 0; at < MANY; at += 8)
        await Promise.all(names.slice(at, at + 8).map((name) => store(writer, name, { a: Buffer.from(name) })));
      const listed = await storeOf('second').list();
      expect(listed.map(({ name }) => name).sort()).toEqual(names);
      expect(new Set(listed.map(({ name, id }) => `${name} ${id}`)).size).toBe(MANY);
      const last = listed.find(({ name }) => name === names.at(-1));
      expect(await read(writer, last)).toEqual({ a: Buffer.from(String(names.at(-1))) });
    });

    it('what is read is what was listed, or a problem', async () => {
      const reader = storeOf('second');
      await store(storeOf('first'), 'one', { a: Buffer.from('1') });
      const found = await find(reader, 'one');
      const other = { ...found, digest: `sha256:${'0'.repeat(64)}` };
      expect(await reader.open(other, contentsOf)).toMatchObject({ kind: 'artifact-altered', artifact: 'one' });
      const small = await storeOf('second', { maxBytes: 10 }).open(found, contentsOf);
      const kind = differs.noSizes ? expect.stringMatching(/^artifact-(oversized|altered)$/) : 'artifact-oversized';
      expect(small).toMatchObject({ kind, artifact: 'one' });
    });

    it('one that is not there is a problem to a reader, and gone to whoever deletes it', async () => {
      const reader = storeOf('first');
      // Whoever asks for one has seen a list: before that, a refusal could be that of another server.
      expect(await reader.list()).toEqual([]);
      const absent = { name: 'absent', id: 424242, size: 10, digest: null, job: '' };
      expect(await reader.open(absent, contentsOf)).toMatchObject({ kind: 'artifact-unreadable', artifact: 'absent' });
      await reader.remove(absent);
    });

    it('one that is deleted is gone for every job, and the others stay', async () => {
      for (const name of ['gone', 'stays']) await store(storeOf('first'), name, { a: Buffer.from(name) });
      const other = storeOf('second');
      const gone = await find(other, 'gone');
      await other.remove(gone);
      await other.remove(gone);
      const reader = storeOf('first');
      const left = (await reader.list()).map(({ name }) => name).sort();
      expect(left).toEqual(differs.noRemoval ? ['gone', 'stays'] : ['stays']);
      if (!differs.noRemoval)
        expect(await reader.open(gone, contentsOf)).toMatchObject({ kind: 'artifact-unreadable' });
      expect(await read(reader, await find(reader, 'stays'))).toEqual({ a: Buffer.from('stays') });
    });

    it('a content that is no archive of ours is a problem and no exception', async () => {
      for (const [name, archive] of Object.entries(ODD_ARCHIVES)) await upload(name, archive);
      const reader = storeOf('second');
      const problems = (await reader.list()).map(
        async (one) => [one.name, await reader.open(one, contentsOf)] as const,
      );
      const found = Object.fromEntries(await Promise.all(problems));
      const expected = Object.keys(ODD_ARCHIVES).map((name) => {
        return [name, expect.objectContaining({ kind: 'artifact-unreadable', detail: expect.stringContaining(name) })];
      });
      expect(found).toEqual(Object.fromEntries(expected));
    });

    it('whoever is stopped waits for nothing', async () => {
      const stop = new AbortController();
      stop.abort();
      const stopped = storeOf('first', { stop: stop.signal });
      await expect(stopped.list()).rejects.toThrow('this leg is stopped');
      await expect(store(stopped, 'x', { a: Buffer.from('1') })).rejects.toThrow('this leg is stopped');
      expect(await storeOf('first').list()).toEqual([]);
    });
  });
}

const plan = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const leg = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 2000 }))
  .map(([wave, number]) => `w${wave}-leg-${String(number).padStart(3, '0')}`);
const letters = fc.option(fc.stringMatching(/^([SFNP]([1-9][0-9]{0,2})?){1,90}$/), { nil: null });
const attempt = fc.integer({ min: 1, max: 50 });
const anyName: fc.Arbitrary<{ readonly plan: string; readonly name: ArtifactName }> = fc.record({
  plan,
  name: fc.oneof(
    fc.record({ kind: fc.constant('records' as const), attempt, leg, letters }),
    fc.record({ kind: fc.constantFrom('files' as const, 'logs' as const), attempt, leg }),
    fc.record({ kind: fc.constantFrom('plan' as const, 'verdict' as const, 'report' as const), attempt }),
    fc.record({ kind: fc.constant('fold' as const), attempt, digest: fc.stringMatching(/^[0-9a-f]{64}$/) }),
  ),
});

function store(to: ArtifactStore, name: string, contents: Contents): Promise<'stored' | 'taken'> {
  return to.upload(
    () => name,
    Object.entries(contents).map(([path, content]) => ({ path, content })),
  );
}

async function find(reader: ArtifactStore, name: string): Promise<ListedArtifact> {
  const found = (await reader.list()).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not listed`);
  return found;
}

async function contentsOf(files: readonly PackedFile[]): Promise<Map<string, Buffer>> {
  return new Map(await Promise.all(files.map(async ({ path, content }) => [path, await content()] as const)));
}

async function read(reader: ArtifactStore, artifact: ListedArtifact | undefined): Promise<object> {
  if (artifact === undefined) throw new Error('it is not listed');
  const found = await reader.open(artifact, contentsOf);
  return found instanceof Map ? Object.fromEntries(found) : found;
}
