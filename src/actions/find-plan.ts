import { sha256 } from '../app/load.ts';
import type { Plan } from '../model.ts';
import { parsePlan } from '../plan/document.ts';
import { parsePlanReference } from '../plan/matrix.ts';
import { planFaultText } from '../report/sentences/rim.ts';
import type { ArtifactStore } from '../store/artifacts.ts';
import { parseArtifactName } from '../store/names.ts';
import type { ListedArtifact } from '../store/service.ts';

/** The file inside the plan's artifact. */
export const PLAN_FILE = 'plan.json';

/** A plan of 100,000 tasks has some 20 MB. */
const MAX_PLAN_BYTES = 256 * 1024 * 1024;

/** `isAbsent`: no artifact that is listed can be it, perhaps not yet. */
export type FoundPlan = { readonly plan: Plan } | { readonly detail: string; readonly isAbsent: boolean };

/**
 * Finds the plan that a reference names, and the list that has it. A list may lag behind what was stored: it is asked for again,
 * for `LISTING_LAG_MS` at most, and what was waited for is reported.
 */
export async function lookForPlan(
  reference: string,
  store: ArtifactStore,
  attempt: number,
  tell: (text: string) => void,
): Promise<{ readonly found: FoundPlan; readonly listed: readonly ListedArtifact[] }> {
  let seen = 0;
  let found: FoundPlan | null = null;
  const { listed, waitedMs } = await store.listUntil(async (all) => {
    // Only a list that is longer can have what was not there.
    if (found !== null && all.length === seen) return false;
    seen = all.length;
    found = await findPlan(reference, all, store, attempt);
    return 'plan' in found || isHopeless(reference, all, attempt);
  });
  const seconds = Math.round(waitedMs / 1000);
  found ??= await findPlan(reference, listed, store, attempt);
  if (seconds > 0) tell(`waited ${seconds} s until the plan was listed${'plan' in found ? '' : ', in vain'}`);
  return { found, listed };
}

/** Whether waiting is of no use: the reference is malformed, or this attempt has stored its plan and it is another one. */
function isHopeless(reference: string, listed: readonly ListedArtifact[], attempt: number): boolean {
  const wanted = parsePlanReference(reference);
  if (wanted === null) return true;
  const names = listed.map(({ name }) => parseArtifactName(wanted.name, name));
  return names.some((name) => name?.kind === 'plan' && name.attempt === attempt);
}

/**
 * Finds the plan that a reference names among the artifacts of the run: of the newest attempt up to our own, since a re-run of
 * failed jobs does not plan again. Only the plan whose digest the reference states is taken.
 */
export async function findPlan(
  reference: string,
  listed: readonly ListedArtifact[],
  store: ArtifactStore,
  attempt: number,
): Promise<FoundPlan> {
  const wanted = parsePlanReference(reference);
  if (wanted === null)
    return { detail: `\`${reference.slice(0, 100)}\` is not the output \`plan\` of a plan step`, isAbsent: false };
  const candidates = listed
    .map((artifact) => ({ artifact, name: parseArtifactName(wanted.name, artifact.name) }))
    .filter(({ name }) => name?.kind === 'plan' && name.attempt <= attempt)
    .sort((a, b) => (b.name?.attempt ?? 0) - (a.name?.attempt ?? 0));
  const faults: string[] = [];
  let isBroken = false;
  for (const { artifact } of candidates) {
    const read = await store.open(artifact, async (files) => {
      const file = files.find(({ path }) => path === PLAN_FILE);
      if (file !== undefined && file.size > MAX_PLAN_BYTES) throw new Error(`the plan has ${file.size} bytes`);
      return { text: (await file?.content())?.toString('utf8') ?? '' };
    });
    if ('kind' in read) {
      isBroken = true;
      faults.push(`${artifact.name} could not be read`);
      continue;
    }
    const parsed = parsePlan(read.text, sha256);
    if ('fault' in parsed) {
      isBroken = true;
      faults.push(`${artifact.name}: ${planFaultText(parsed.fault)}`);
    } else if (parsed.plan.digest !== wanted.digest) faults.push(`${artifact.name} is another plan`);
    else return parsed;
  }
  return {
    isAbsent: !isBroken,
    detail: faults.length === 0 ? `no artifact of this run holds the plan \`${wanted.name}\`` : faults.join('; '),
  };
}
