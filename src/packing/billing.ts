/** GitHub bills whole minutes of each job: parts of a minute are rounded up, job by job. */
import type { Filled } from './fill.ts';

export const MINUTE_MS = 60_000;

/** Billed minutes of a group's legs, start-up included. */
export function billedMinutes({ bins }: Filled, startupMs: number): number {
  return bins.reduce((sum, { ms }) => sum + Math.max(1, Math.ceil((ms + startupMs) / MINUTE_MS)), 0);
}

/** What `legs` legs cost at least, however the work is spread: a minute each, and all of the time together. */
export function leastMinutes(totalMs: number, legs: number, startupMs: number): number {
  return Math.max(legs, Math.ceil((totalMs + legs * startupMs) / MINUTE_MS));
}
