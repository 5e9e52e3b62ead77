import type { Estimate, Leg, PlannedTask, Serialised, Task } from '../model.ts';
import type { PackingProblem } from '../problem.ts';
import type { TaskFile } from '../tasklist/settings.ts';
import type { PlanFacts } from './make.ts';

export interface PackInput {
  readonly file: TaskFile;
  readonly tasks: readonly Task[];
  readonly waves: readonly (readonly string[])[];
  readonly serialised: readonly Serialised[];
  readonly facts: PlanFacts;
}

export interface Packed {
  readonly tasks: readonly PlannedTask[];
  readonly legs: readonly Leg[];
  readonly estimate: Estimate;
  readonly extras: Record<string, never>;
  readonly problems: readonly PackingProblem[];
}

/** STUB until packing lands. */
export function packPlan({ tasks, waves, facts }: PackInput): Packed {
  const planned = tasks.map((task) => ({ ...task, estimateMs: task.skip ? 0 : (task.durationMs ?? 60000) }));
  const byId = new Map(planned.map((t) => [t.id, t]));
  const legs: Leg[] = [];
  let parallelMs = 0;
  waves.forEach((wave, w) => {
    const sorted = [...wave].sort((a, b) => (byId.get(b)?.estimateMs ?? 0) - (byId.get(a)?.estimateMs ?? 0));
    const n = Math.min(facts.jobs ?? 256, sorted.length);
    const bins = Array.from({ length: n }, () => ({ load: 0, ids: [] as string[] }));
    for (const id of sorted) {
      const least = bins.reduce((best, bin) => (bin.load < best.load ? bin : best));
      least.ids.push(id);
      least.load += byId.get(id)?.estimateMs ?? 0;
    }
    parallelMs += Math.max(...bins.map((b) => b.load));
    bins.forEach((bin, i) => {
      const id = `w${w + 1}-leg-${String(i + 1).padStart(3, '0')}`;
      const t = byId.get(bin.ids[0] ?? '');
      const timeout = bin.ids.reduce((s, x) => s + (byId.get(x)?.timeoutMinutes ?? 0), 0);
      legs.push({ id, wave: w + 1, name: bin.ids.length === 1 ? (t?.name ?? id) : id, runsOn: t?.runsOn ?? 'ubuntu-latest', timeoutMinutes: Math.min(360, Math.ceil(timeout)), tasks: bin.ids, estimateMs: bin.load });
    });
  });
  const sequentialMs = planned.reduce((s, t) => s + t.estimateMs, 0);
  const longest = planned.reduce((m, t) => (t.estimateMs > m.estimateMs ? t : m), planned[0] ?? { id: 'legs', estimateMs: 0 });
  return { tasks: planned, legs, estimate: { sequentialMs, parallelMs, lowerBoundMs: longest.estimateMs, boundBy: longest.id, speedup: parallelMs > 0 ? Math.round((sequentialMs / parallelMs) * 1000) / 1000 : 1 }, extras: {}, problems: [] };
}
