/** What the main step of a leg tells its post step, through the runner's state and one folder of files. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { sha256 } from '../../app/load.ts';
import type { Leg, Plan } from '../../model.ts';
import { parsePlan } from '../../plan/document.ts';
import { encodePlan } from '../../plan/encode.ts';
import { planFaultText } from '../../report/sentences/rim.ts';
import type { Seen } from '../../store/copy-artifacts.ts';
import { legOf } from './identity.ts';
import { type LegFolders, legFolders } from './leg-artifacts.ts';

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
  /** How many tasks of a green leg succeeded: a later step of the job that fails puts them in doubt. */
  readonly succeeded: number;
}

const STATE = 'session';
const PLAN = 'plan.json';

/** Remembers the session; the last call counts. */
export function saveSession(session: Session): void {
  core.saveState(STATE, JSON.stringify(session));
}

/** Writes the plan where the post step can read it without asking the service again. */
export async function keepPlan(root: string, plan: Plan): Promise<void> {
  await mkdir(root, { recursive: true });
  await writeFile(join(root, PLAN), JSON.stringify(encodePlan(plan)));
}

/** The session of the main step; `null` when it never began one. */
export function readSession(): Session | null {
  const state = core.getState(STATE);
  return state === '' ? null : (JSON.parse(state) as Session);
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

/** The plan and the leg of a session, or why they cannot be read: a task may have emptied the runner's folder. */
export async function resume(session: Session): Promise<Resumed | { readonly detail: string }> {
  const text = await readFile(join(session.root, PLAN), 'utf8').catch(() => null);
  if (text === null) return { detail: 'the folder of this leg below RUNNER_TEMP is gone' };
  const parsed = parsePlan(text, sha256);
  if ('fault' in parsed)
    return { detail: `the plan that this leg kept cannot be read: ${planFaultText(parsed.fault)}` };
  const leg = legOf(parsed.plan, session.leg);
  if ('detail' in leg) return leg;
  return { session, plan: parsed.plan, leg, folders: legFolders(session.root) };
}
