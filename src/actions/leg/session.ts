/** What the main step of a leg tells its post step, through the runner's state and one folder of files. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { sha256 } from '../../app/load.ts';
import type { Leg, Plan } from '../../model.ts';
import { parsePlan } from '../../plan/document.ts';
import { encodePlan } from '../../plan/encode.ts';
import type { Seen } from '../../store/collect.ts';
import { legOf } from './identity.ts';
import { type LegFolders, legFolders } from './stored.ts';

export interface Session {
  /** `record`: the work is the user's own steps, and the post step records how the job ended. */
  readonly mode: 'run' | 'record';
  readonly root: string;
  readonly leg: string;
  readonly attempt: number;
  /** ISO 8601, when the step began. */
  readonly startedAt: string;
  /** Everything is stored; nothing is left for the post step. */
  readonly stored: boolean;
}

const STATE = 'session';

/** Remembers the session; the last call counts. */
export function saveSession(session: Session): void {
  core.saveState(STATE, JSON.stringify(session));
}

/** Writes the plan where the post step can read it without asking the service again. */
export async function keepPlan(root: string, plan: Plan): Promise<void> {
  await mkdir(root, { recursive: true });
  await writeFile(join(root, 'plan.json'), JSON.stringify(encodePlan(plan)));
}

/** Where the user's own steps write the outputs of their task, in the format of `GITHUB_OUTPUT`. */
export function outputFile(root: string): string {
  return join(root, 'output');
}

/** Makes the file for outputs, and remembers the files that were carried here: the post step tells them from the job's own. */
export async function beginRecording(root: string, seen: Seen): Promise<void> {
  await writeFile(outputFile(root), '');
  await writeFile(join(root, 'seen.json'), JSON.stringify([...seen]));
}

/** The files that were carried to this job. */
export async function seenBefore(root: string): Promise<Seen> {
  return new Map(JSON.parse(await readFile(join(root, 'seen.json'), 'utf8')) as [string, string][]);
}

export interface Resumed {
  readonly session: Session;
  readonly plan: Plan;
  readonly leg: Leg;
  readonly folders: LegFolders;
}

/** The session of the main step; `null` when it never began one. */
export async function resumeSession(): Promise<Resumed | null> {
  const state = core.getState(STATE);
  if (state === '') return null;
  const session = JSON.parse(state) as Session;
  const parsed = parsePlan(await readFile(join(session.root, 'plan.json'), 'utf8'), sha256);
  if ('detail' in parsed) throw new Error(`the plan of this leg: ${parsed.detail}`);
  const leg = legOf(parsed.plan, session.leg);
  if ('detail' in leg) throw new Error(leg.detail);
  return { session, plan: parsed.plan, leg, folders: legFolders(session.root) };
}
