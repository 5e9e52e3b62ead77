/** What `fanfold init` proposes: tasks, what a leg must be set up with, and what was seen. */

/** One entry of `tasks:`, in the order in which its keys are written. */
export interface TaskDraft {
  readonly id: string;
  /** The comment above the entry. */
  readonly comment: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** One step of a composite action, in the order in which its keys are written. */
export type SetupStep = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export interface Proposal {
  /** What was found, a sentence each: `npm workspaces: 3 packages`. */
  readonly found: readonly string[];
  readonly tasks: readonly TaskDraft[];
  /** What a leg needs before its first command. */
  readonly setup: readonly SetupStep[];
  /** What the user may want to do next, a sentence each. */
  readonly hints: readonly string[];
}

/** What a repository without anything known suggests. */
export const NOTHING: Proposal = { found: [], tasks: [], setup: [], hints: [] };

/** All of several proposals; of tasks with one id the first stays. */
export function together(proposals: readonly Proposal[]): Proposal {
  const seen = new Set<string>();
  const tasks = proposals.flatMap((proposal) => proposal.tasks).filter(({ id }) => !seen.has(id) && seen.add(id));
  return {
    found: proposals.flatMap((proposal) => proposal.found),
    tasks,
    setup: proposals.flatMap((proposal) => proposal.setup),
    hints: proposals.flatMap((proposal) => proposal.hints),
  };
}

/** `3 packages (packages/a, packages/b, packages/c)`, cut after a few names. */
export function several(names: readonly string[], noun: string): string {
  const shown = names.slice(0, 3).join(', ');
  return `${names.length} ${noun}${names.length === 1 ? '' : 's'} (${shown}${names.length > 3 ? ', …' : ''})`;
}
