/** How much of a run may go into looking at the workspace. */

/** All looks together cost at most this part of the time since the run began. */
const PART = 0.05;
/** A small workspace always gets this many looks: without them short runs would never be seen. */
const FREE_LOOKS = 6;
/** With more tasks than this they are short, or the run is long enough to look again: one look before and one after are free. */
const MANY_TASKS = 20;
const FREE_LOOKS_OF_MANY = 2;
/** Tracked files of a small workspace; git looks at them in about 25 ms. */
const SMALL = 5_000;
/** A look through git costs about so much a tracked file. */
const MS_PER_FILE = 0.005;

export interface Budget {
  /** Whether one more look is within it. */
  readonly allows: () => boolean;
  /** Looks, and counts what it cost. */
  readonly spend: <T>(look: () => Promise<T>) => Promise<T>;
}

/**
 * The first look of a large workspace waits until two looks are within the budget: one alone shows nothing.
 *
 * @param files how many files a look is at, as far as that is known before
 * @param tasks how many the run has
 * @param now milliseconds of a clock that never goes back
 */
export function createBudget(files: number, tasks: number, now: () => number): Budget {
  const begun = now();
  let free = files > SMALL ? 0 : tasks > MANY_TASKS ? FREE_LOOKS_OF_MANY : FREE_LOOKS;
  let spent = 0;
  let next = 2 * files * MS_PER_FILE;
  return {
    allows: () => free > 0 || spent + next <= PART * (now() - begun),
    spend: async (look) => {
      const from = now();
      try {
        return await look();
      } finally {
        next = now() - from;
        spent += next;
        free--;
      }
    },
  };
}

/** `independence: strict` looks after every task. */
export const UNLIMITED: Budget = { allows: () => true, spend: (look) => look() };
