/** How an archive gets into the service: block after block, so that a large one never is in memory. */
import { createHash, randomUUID } from 'node:crypto';
import type { Budget } from './budget.ts';
import { isTaken } from './fault.ts';
import type { Patience } from './pace.ts';
import type { Service } from './service.ts';
import { type Packing, pack } from './zip-writer.ts';

/** Of one block. GitHub's own client sends as much, and Azure takes 50,000 blocks. */
const BLOCK_BYTES = 8 * 1024 * 1024;
/** What `parseArtifactName` reads. */
const MAX_COPIES = 9;

/** The name of an upload's copy, counted from 1; one that knows only one name gives up with `taken`. */
export type NameOf = (copy: number) => string;

/**
 * The service takes a name at the start of an upload and lists it at the end. So a name that is taken and listed has its
 * content; one that is taken and not listed is the remains of an upload that broke off, maybe our own of a moment ago.
 */
export async function uploadAs(
  nameOf: NameOf,
  files: readonly Packing[],
  expiresAt: string,
  service: Service,
  patience: Patience,
  budget: Budget,
): Promise<'stored' | 'taken'> {
  let copy = 1;
  let brokeOff = false;
  return patience.repeated(async () => {
    for (; ; copy++) {
      try {
        await uploadOnce(nameOf(copy), files, expiresAt, service, patience, budget);
        return 'stored';
      } catch (error) {
        if (!isTaken(error)) {
          brokeOff = true;
          throw error;
        }
        const listed = (await service.list(budget)).some(({ name }) => name === nameOf(copy));
        if (listed && brokeOff) return 'stored';
        if (listed || copy === MAX_COPIES || nameOf(copy + 1) === nameOf(copy)) return 'taken';
      }
    }
  }, budget);
}

async function uploadOnce(
  name: string,
  files: readonly Packing[],
  expiresAt: string,
  service: Service,
  patience: Patience,
  budget: Budget,
): Promise<void> {
  const address = await service.create(name, expiresAt, budget);
  const hash = createHash('sha256');
  const ids: string[] = [];
  let size = 0;
  // Gitea keeps the blocks of an upload that broke off, and must not take one of them for ours: Azure's own client names blocks this way.
  const upload = randomUUID();
  // One block after another, and each id of one length, as Azure wants it: act's own server appends them as they come.
  for await (const block of blocksOf(pack(files))) {
    hash.update(block);
    size += block.length;
    budget.grow(block.length);
    const id = Buffer.from(`${upload}-${String(ids.length).padStart(6, '0')}`).toString('base64');
    await patience.repeated(() => service.putBlock(address, id, block, budget), budget);
    ids.push(id);
  }
  await patience.repeated(() => service.putBlockList(address, ids, budget), budget);
  await service.finalize(name, size, hash.digest('hex'), budget);
}

async function* blocksOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    held.push(piece);
    length += piece.length;
    if (length < BLOCK_BYTES) continue;
    yield Buffer.concat(held);
    [held, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(held);
}
