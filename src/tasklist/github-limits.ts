/** What GitHub allows a workflow, as far as a plan depends on it. */

/** A matrix starts at most this many jobs. */
export const MAX_MATRIX_JOBS = 256;

/** A job on a hosted runner is ended after six hours. */
export const MAX_JOB_MINUTES = 360;

/** A longer name of a job is cut, and then it is no longer unique. */
export const MAX_JOB_NAME = 100;
