/** Artifacts of one run in memory, behind the same port as those of the service: every step can be ordered, lost or cut off. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ArtifactStore } from '../../src/store/artifacts.ts';
import type { ListedArtifact } from '../../src/store/service.ts';

type Content = Readonly<Record<string, Buffer>>;

export interface MemoryRun {
  /** The store as a job sees it; `step` runs each of its requests, and may refuse to. */
  readonly storeOf: (job: string, step?: Step) => ArtifactStore;
  readonly put: (job: string, name: string, content: Readonly<Record<string, string>>) => void;
  readonly names: () => string[];
}

export type Step = <Value>(label: string, work: () => Value) => Promise<Value>;

const AT_ONCE: Step = async (_label, work) => work();

export function memoryRun(): MemoryRun {
  const stored = new Map<string, { readonly artifact: ListedArtifact; readonly content: Content }>();
  let ids = 0;
  const add = (job: string, name: string, content: Content) => {
    const bytes = Object.values(content).reduce((sum, one) => sum + one.length, 0);
    const hash = createHash('sha256');
    for (const [path, one] of Object.entries(content)) hash.update(path).update(one);
    const artifact = { name, id: ++ids, size: bytes, digest: `sha256:${hash.digest('hex')}`, job };
    stored.set(name, { artifact, content });
  };
  const storeOf = (job: string, step = AT_ONCE): ArtifactStore => {
    const list = () => step('list', () => [...stored.values()].map(({ artifact }) => artifact));
    return {
      list,
      listUntil: async (found) => {
        const listed = await list();
        await found(listed);
        return { listed, waitedMs: 0 };
      },
      upload: (nameOf, files) =>
        step('upload', () => {
          if (stored.has(nameOf(1))) return 'taken';
          add(job, nameOf(1), Object.fromEntries(files.map((one) => [one.path, bytesOf(one)])));
          return 'stored';
        }),
      open: async (artifact, use) => {
        const base = { area: 'rim', severity: 'error', at: null, artifact: artifact.name } as const;
        const found = await step('open', () => stored.get(artifact.name));
        if (found === undefined) return { ...base, kind: 'artifact-unreadable', detail: 'not found' };
        if (found.artifact.digest !== artifact.digest) return { ...base, kind: 'artifact-altered' };
        const files = Object.entries(found.content).map(([path, bytes]) => ({
          path,
          size: bytes.length,
          content: async () => bytes,
          stream: async () => Readable.from([bytes]),
        }));
        return use(files).catch((error: Error) => ({ ...base, kind: 'artifact-unreadable', detail: error.message }));
      },
      remove: (artifact) => step('remove', () => void stored.delete(artifact.name)),
    };
  };
  const put = (job: string, name: string, content: Readonly<Record<string, string>>) =>
    add(job, name, Object.fromEntries(Object.entries(content).map(([path, text]) => [path, Buffer.from(text)])));
  return { storeOf, put, names: () => [...stored.keys()] };
}

function bytesOf(file: Parameters<ArtifactStore['upload']>[1][number]): Buffer {
  if ('file' in file) throw new Error('no files here');
  return Buffer.from(file.content);
}
