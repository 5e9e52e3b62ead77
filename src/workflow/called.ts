/** Reusable workflows of the same repository that a workflow calls: plan, legs or converge may be in there. */
import type { IndependenceProblem } from '../problem.ts';
import { type Job, type Jobs, type LegJob, readFans } from './jobs.ts';
import { parseWorkflowText } from './parse.ts';

/** The text of a file of the repository; `null` when there is none. */
export type ReadFile = (path: string) => string | null;

export interface Called {
  readonly path: string;
  readonly text: string;
  /** What GitHub would refuse; with it nothing else is known of the file. */
  readonly problems: readonly IndependenceProblem[];
  readonly fans: readonly Jobs[];
}

const LOCAL = /^\.\/(\.github\/workflows\/[^/@]+\.ya?ml)$/;

/** The called files, each once. A file that cannot be read says nothing. */
export function readCalled(jobs: readonly Job[], read: ReadFile): readonly Called[] {
  const paths = new Set(jobs.flatMap(({ uses }) => LOCAL.exec(uses ?? '')?.[1] ?? []));
  return [...paths].flatMap((path) => {
    const text = read(path);
    if (text === null) return [];
    const { root, problems } = parseWorkflowText(text, path);
    return [{ path, text, problems, fans: root === null ? [] : readFans(root) }];
  });
}

/** Whether a called file is a fan-out by itself. */
export function isWhole({ fans }: Called): boolean {
  return fans.some(({ plan }) => plan !== null);
}

/** The legs of called files, whose matrix the caller hands in. */
export function calledLegs(called: readonly Called[]): readonly LegJob[] {
  return called.filter((one) => !isWhole(one)).flatMap(({ fans }) => fans.flatMap(({ legs }) => legs));
}
