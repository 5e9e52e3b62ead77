/** What a plan gets from outside: the event it plans for, and the inputs of whoever asks for it. */
import type { Json } from '../model.ts';
import { ANY, mappingShape, type Shape, VALUE } from './context-shape.ts';

export interface Facts {
  /** As far as it is known; `event.pull_request.labels` is a list of mappings with `name`. */
  readonly github: Readonly<Record<string, Json>>;
  readonly inputs: Readonly<Record<string, Json>>;
  /** On GitHub the run's own numbers are read when a task starts, so that equal lists have equal plans. */
  readonly onGithub: boolean;
}

export const NO_FACTS: Facts = { github: {}, inputs: {}, onGithub: false };

/** Known only when a task starts. */
const AT_START = ['run_id', 'run_attempt'];

const EVENT = mappingShape({
  pull_request: mappingShape({ labels: mappingShape({ '*': mappingShape({ name: VALUE }) }) }),
});
const TEXTS = ['event_name', 'ref', 'ref_name', 'base_ref', 'head_ref', 'sha', 'repository', 'actor', ...AT_START];

/** All that can be read of `github`. */
export const GITHUB_SHAPE: Shape = mappingShape({
  ...Object.fromEntries(TEXTS.map((name) => [name, VALUE])),
  event: EVENT,
});

export const TASK_SHAPE: Shape = mappingShape({ slug: VALUE });

/** One entry of `needs`. */
export const NEED_SHAPE: Shape = mappingShape({ result: VALUE, outputs: ANY });

/** Whether a read is answered when a task starts and not when it is planned. */
export function isAtStart({
  context,
  path: [name],
}: {
  readonly context: string;
  readonly path: readonly string[];
}): boolean {
  return context === 'needs' || (context === 'github' && AT_START.includes(name?.toLowerCase() ?? ''));
}

/** The names of `github` that a person can give. */
export const GITHUB_NAMES: readonly string[] = [...TEXTS, 'event.pull_request.labels'];
