import { activeOf } from '../independence/active.ts';
import { findSerialised } from '../independence/claims.ts';
import type { TaskRecord } from '../model.ts';
import { serialGroups } from '../packing/tied.ts';
import type { Bounded, Converged, LegJob } from './model.ts';
import { namesOf } from './rows.ts';
import { ranSideBySide, slotsOf } from './slots.ts';
import { duration, grouped } from './words.ts';

/** How the time of one leg went, or of one slot of a laptop, in milliseconds. */
interface LegTime {
  readonly leg: string;
  readonly wave: number;
  /** Waiting for a runner, then from the start of the job to its first task; 0 where GitHub was not asked. */
  readonly queueMs: number;
  readonly startupMs: number;
  /** The sum of its task times. */
  readonly busyMs: number;
  readonly longest: { readonly task: string; readonly ms: number };
  readonly startMs: number;
  readonly endMs: number;
}

/** Tasks that may not overlap, in words. */
export const SERIAL = 'tasks that share a lock or a resource, or are exclusive';

/** Waiting or starting is named from this share of the leg's whole time on, a lone task from this share of its work. */
const OVERHEAD_SHARE = 0.25;
const TASK_SHARE = 0.9;
/** A leg that works this much more than the average is out of balance; less is noise. */
const IMBALANCE_SHARE = 0.1;

/**
 * Which of five things kept the run from being faster: waiting for runners, starting them, one long task, tasks that may
 * not overlap (no other plan would have spread them), or imbalance. Looks at the leg that ended last, because everybody
 * waited for it. `null` when it is none of them: the work was spread evenly, and only more legs would help.
 */
export function boundedBy(converged: Converged): Bounded | null {
  const sideBySide = ranSideBySide(converged);
  const all = sideBySide ? slotTimes(converged) : legTimes(converged);
  const last = all.reduce<LegTime | null>((late, leg) => (late === null || leg.endMs > late.endMs ? leg : late), null);
  if (last === null || last.busyMs <= 0) return null;
  const queueMs = Math.min(last.queueMs, sinceEarlierWaves(last, all));
  const legs = all.filter(({ wave }) => wave === last.wave);
  const whole = queueMs + last.startupMs + last.busyMs;
  const mean = legs.reduce((sum, leg) => sum + leg.busyMs, 0) / legs.length;
  const leg = sideBySide ? last.leg : `\`${last.leg}\``;
  if (queueMs >= OVERHEAD_SHARE * whole && queueMs >= last.startupMs) {
    return { by: 'queueing', text: `Bounded by queueing: ${leg} waited ${duration(queueMs)} for a runner` };
  }
  if (last.startupMs >= OVERHEAD_SHARE * whole) {
    const text = `Bounded by start-up: ${leg} took ${duration(last.startupMs)} to start and ${duration(last.busyMs)} to work`;
    return { by: 'start-up', text };
  }
  if (last.longest.ms >= TASK_SHARE * last.busyMs) {
    const text = `Bounded by one long task: \`${namesOf(converged.plan)(last.longest.task)}\` took ${duration(last.longest.ms)}`;
    return { by: 'task', text };
  }
  const serial = longestSerial(converged, sideBySide ? null : last);
  if (serial.ms >= TASK_SHARE * last.busyMs) {
    const ran = sideBySide ? `${grouped(serial.tasks)} of them took` : `${leg} ran ${grouped(serial.tasks)} of them in`;
    const text = `Bounded by ${SERIAL}: ${ran} ${duration(serial.ms)}`;
    return { by: 'locks', text };
  }
  if (last.busyMs - mean >= IMBALANCE_SHARE * last.busyMs) {
    const text = `Bounded by imbalance: ${leg} worked ${duration(last.busyMs)}, the average ${sideBySide ? 'one' : 'leg'} ${duration(mean)}`;
    return { by: 'imbalance', text };
  }
  return null;
}

/** Of the tasks of this leg, or all, that had to share one because they may not overlap, those that took longest together. */
function longestSerial({ plan, records }: Converged, last: LegTime | null): { tasks: number; ms: number } {
  const legs = last === null ? plan.legs : plan.legs.filter(({ wave }) => wave === last.wave);
  const members = new Set(legs.flatMap(({ tasks }) => tasks));
  const together = serialGroups(
    plan.tasks.filter(({ id }) => members.has(id)),
    findSerialised(activeOf(plan.tasks), plan.resources),
    plan.resources,
  );
  const times = together.map((ids) => {
    const own = ids.flatMap((id) => records.get(id) ?? []).filter((record) => last === null || record.leg === last.leg);
    return { tasks: own.length, ms: own.reduce((sum, { durationMs }) => sum + durationMs, 0) };
  });
  return times.reduce((most, one) => (one.ms > most.ms ? one : most), { tasks: 0, ms: 0 });
}

/** From the end of the waves before it to the start of the leg: what GitHub calls created may lie before that. */
function sinceEarlierWaves(leg: LegTime, all: readonly LegTime[]): number {
  const before = all
    .filter(({ wave }) => wave < leg.wave)
    .reduce((late, { endMs }) => Math.max(late, endMs), -Infinity);
  return Math.max(0, leg.startMs - leg.startupMs - before);
}

/** A laptop gives the next task to the first free slot, so its slots are as balanced as its tasks allow. */
function slotTimes({ records }: Converged): LegTime[] {
  return slotsOf(records.values()).flatMap((own, at) => legTime(`slot ${at + 1}`, 1, own, undefined) ?? []);
}

function legTimes({ plan, records, jobs }: Converged): LegTime[] {
  const waves = new Map(plan.legs.map(({ id, wave }) => [id, wave]));
  const byLeg = new Map<string, TaskRecord[]>();
  for (const record of records.values()) {
    const own = byLeg.get(record.leg);
    if (own === undefined) byLeg.set(record.leg, [record]);
    else own.push(record);
  }
  return [...byLeg].flatMap(([leg, own]) => legTime(leg, waves.get(leg) ?? 1, own, jobs?.get(leg)) ?? []);
}

function legTime(leg: string, wave: number, records: readonly TaskRecord[], job: LegJob | undefined): LegTime | null {
  const tries = records.flatMap((record) => record.tries);
  const start = tries.reduce((first, { startedAt }) => Math.min(first, Date.parse(startedAt)), Infinity);
  const end = tries.reduce((last, { endedAt }) => Math.max(last, Date.parse(endedAt)), -Infinity);
  const [first, ...others] = records;
  if (first === undefined || !(end >= start)) return null;
  const longest = others.reduce((most, record) => (record.durationMs > most.durationMs ? record : most), first);
  const began = job?.beganAt ?? job?.startedAt ?? '';
  return {
    leg,
    wave,
    startMs: start,
    queueMs: between(job?.createdAt, Date.parse(began)),
    startupMs: between(began, start),
    busyMs: records.reduce((sum, record) => sum + record.durationMs, 0),
    longest: { task: longest.task, ms: longest.durationMs },
    endMs: end,
  };
}

/** Milliseconds from one time to another; 0 when one is unknown or the clocks disagree. */
function between(from: string | null | undefined, to: number): number {
  const ms = to - Date.parse(from ?? '');
  return ms > 0 ? ms : 0;
}
