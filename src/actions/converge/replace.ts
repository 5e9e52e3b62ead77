/** What two converge steps of one run store under one name: who judged beside the legs has seen less than who came after them. */
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { Packing } from '../../store/zip-writer.ts';

/** Stores files under a name. */
export type Put = (name: string, files: readonly Packing[]) => Promise<void>;

/** @param knowsAll no leg is at work: what is there under the name is then replaced, and otherwise left */
export function createPut(store: ArtifactStore, knowsAll: boolean): Put {
  return async (name, files) => {
    if ((await store.upload(() => name, files)) === 'stored' || !knowsAll) return;
    for (const earlier of await store.list()) if (earlier.name === name) await store.remove(earlier);
    if ((await store.upload(() => name, files)) === 'taken') throw new Error(`the artifact name ${name} is taken`);
  };
}
