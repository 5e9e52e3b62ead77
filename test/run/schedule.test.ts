import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/event.ts';
import type { PlannedTask, TaskRecord } from '../../src/model.ts';
import { createQueue } from '../../src/run/queue.ts';
import { trackReady } from '../../src/run/ready.ts';
import { executeTasks, type ScheduleOptions } from '../../src/run/schedule.ts';
import { HANG_MS, plan, record, task, useRig } from './rig.ts';

const rig = useRig();

interface Story {
  readonly records: TaskRecord[];
  readonly events: string[];
  /** The most that ran at the same time. */
  readonly most: number;
}

async function execute(
  tasks: readonly PlannedTask[],
  options: Partial<ScheduleOptions> = {},
  resources: Record<string, number> = {},
): Promise<Story> {
  const events: string[] = [];
  let [now, most] = [0, 0];
  const ids = tasks.map((one) => one.id);
  const started = new Set<string>();
  const onEvent = (event: RunEvent) => {
    if (event.event === 'started') {
      started.add(event.task);
      events.push(`+${event.task}`);
      most = Math.max(most, ++now);
    }
    if (event.event === 'ended') {
      events.push(`-${event.record.task}`);
      if (started.has(event.record.task)) now--;
    }
    return (options.context ?? rig.context).onEvent(event);
  };
  const records = await executeTasks(plan(tasks, { resources }), ids, {
    jobs: 4,
    stop: rig.stop.signal,
    ...options,
    context: { ...rig.context, ...options.context, onEvent },
  });
  expect(records.map((one) => one.task)).toEqual(ids);
  expect(events.filter((event) => event.startsWith('-')).sort()).toEqual(ids.map((id) => `-${id}`).sort());
  return { records, events, most };
}

const nap = (id: string, overrides: Partial<PlannedTask> = {}) => task('sleep 0.03', { id, ...overrides });
const states = (story: Story) => story.records.map((one) => one.state);

describe('order', () => {
  it('starts every ready task at once, up to the number of jobs', async () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => task('sleep 0.4', { id }));
    expect((await execute(four)).most).toBe(4);
    expect(
      (
        await execute(
          ['a', 'b', 'c', 'd', 'e'].map((id) => nap(id)),
          { jobs: 2 },
        )
      ).most,
    ).toBe(2);
  });

  it('starts the longest first when several can run', async () => {
    const tasks = [
      nap('short', { estimateMs: 1 }),
      nap('long', { estimateMs: 9_000 }),
      nap('middle', { estimateMs: 5 }),
    ];
    const { events } = await execute(tasks, { jobs: 2 });
    expect(events.filter((event) => event.startsWith('+'))).toEqual(['+long', '+middle', '+short']);
  });

  it('keeps the given order with one job', async () => {
    const tasks = [nap('z', { estimateMs: 1 }), nap('y', { estimateMs: 9_000 }), nap('x', { needs: ['w'] }), nap('w')];
    const { events } = await execute(tasks, { jobs: 1 });
    expect(events).toEqual(['+z', '-z', '+y', '-y', '+w', '-w', '+x', '-x']);
  });

  it('runs only what was asked for, with records of earlier waves', async () => {
    const tasks = [nap('a'), nap('b', { needs: ['a'] }), nap('c', { needs: ['b'] })];
    const options = { jobs: 2, context: rig.context, stop: rig.stop.signal };
    const known = new Map([['a', record('a')]]);
    expect(await executeTasks(plan(tasks), ['b'], { ...options, known })).toMatchObject([
      { task: 'b', state: 'succeeded' },
    ]);
    expect(await executeTasks(plan(tasks), ['c'], { ...options, known })).toMatchObject([
      { task: 'c', state: 'skipped', reason: 'needs' },
    ]);
  });

  it('blocks everything behind a failure and nothing else', async () => {
    const tasks = [
      task('exit 1', { id: 'root' }),
      nap('child', { needs: ['root'] }),
      nap('grandchild', { needs: ['child'] }),
      nap('other'),
      nap('cleanup', { needs: ['child'], condition: 'always()' }),
    ];
    const story = await execute(tasks);
    expect(states(story)).toEqual(['failed', 'skipped', 'skipped', 'succeeded', 'succeeded']);
    expect(story.events).not.toContain('+child');
  });

  it('starts a task when its own needs have ended, whatever else of their wave still runs', async () => {
    const slow = task('until [ -e done ]; do sleep 0.01; done', { id: 'slow' });
    const story = await execute([slow, nap('quick'), task('touch done', { id: 'next', needs: ['quick'] })], {
      jobs: 2,
    });
    expect(states(story)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    const at = (event: string) => story.events.indexOf(event);
    expect(at('+next')).toBeGreaterThan(-1);
    expect(at('+next')).toBeLessThan(at('-slow'));
  });

  it('gives a record to every task of a cycle, which no valid plan has', async () => {
    const story = await execute([nap('a', { needs: ['b'] }), nap('b', { needs: ['a'] }), nap('c')]);
    expect(states(story)).toEqual(['failed', 'failed', 'succeeded']);
  });

  it('handles thousands of blocked tasks quickly', async () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      nap(`t${index}`, { needs: [index === 0 ? 'root' : `t${index - 1}`] }),
    );
    const started = performance.now();
    const story = await execute([task('exit 1', { id: 'root' }), ...many]);
    expect(story.records.filter((one) => one.state === 'skipped')).toHaveLength(5000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

type Claim = Pick<PlannedTask, 'locks' | 'resources' | 'exclusive'>;
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const claimed = ({ locks, resources }: Claim, name: string, most: number) =>
  locks.includes(name) ? most : Math.min(most, Object.hasOwn(resources, name) ? (resources[name] ?? 0) : 0);

describe('locks, resources, exclusive', () => {
  it.each([
    { name: 'a lock', overrides: { locks: ['db'] }, resources: {}, most: 1 },
    { name: 'a lock on a resource of three', overrides: { locks: ['db'] }, resources: { db: 3 }, most: 1 },
    { name: 'a resource of two', overrides: { resources: { db: 1 } }, resources: { db: 2 }, most: 2 },
    { name: 'two of three', overrides: { resources: { db: 2 } }, resources: { db: 3 }, most: 1 },
    { name: 'more than there is', overrides: { resources: { db: 9 } }, resources: { db: 2 }, most: 1 },
    { name: 'an unnamed resource', overrides: { resources: { other: 1 } }, resources: {}, most: 1 },
    { name: 'exclusive', overrides: { exclusive: true }, resources: {}, most: 1 },
    { name: 'nothing', overrides: {}, resources: {}, most: 4 },
  ])('$name', async ({ overrides, resources, most }) => {
    const tasks = ['a', 'b', 'c', 'd'].map((id) => nap(id, overrides as Partial<PlannedTask>));
    const story = await execute(tasks, {}, resources as Record<string, number>);
    expect(story.most).toBe(most);
    expect(states(story)).toEqual(Array(4).fill('succeeded'));
  });

  it('an exclusive task has nothing beside it', async () => {
    const { events } = await execute([nap('a'), nap('alone', { exclusive: true }), nap('b'), nap('c')]);
    const at = events.indexOf('+alone');
    expect(events[at + 1]).toBe('-alone');
  });

  /** By the definition: every sum stays within what there is, and an exclusive task is alone. */
  function fitsBeside(one: Claim, held: readonly Claim[], total: Readonly<Record<string, number>>): boolean {
    const all = [...held, one];
    if (all.length > 1 && all.some(({ exclusive }) => exclusive)) return false;
    const names = all.flatMap(({ locks, resources }) => [...locks, ...Object.keys(resources)]);
    return names.every((name) => {
      const most = Object.hasOwn(total, name) ? (total[name] ?? 1) : 1;
      return sum(all.map((other) => claimed(other, name, most))) <= most;
    });
  }

  it('property: the queue gives the first task that fits, whatever was taken and released before', () => {
    const claim = fc.record({
      locks: fc.subarray(['a', 'b', 'c']),
      resources: fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.integer({ min: 1, max: 5 })),
      exclusive: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(claim, { maxLength: 12 }),
        fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 4 })),
        fc.array(fc.nat({ max: 5 }), { maxLength: 40 }),
        (claims, total, picks) => {
          const queue = createQueue<Claim>(total);
          for (const [place, one] of claims.entries()) queue.add(one, [0, place]);
          const held: Claim[] = [];
          const left = new Set<Claim>(claims);
          for (const pick of picks) {
            const fits = claims.filter((one) => left.has(one) && fitsBeside(one, held, total));
            const next = queue.take();
            expect(next).toBe(fits[0]);
            if (next !== undefined) held.push(next);
            left.delete(next as Claim);
            const freed = pick > 0 || next === undefined ? held.splice(pick % (held.length || 1), 1) : [];
            for (const one of freed) queue.release(one);
          }
        },
      ),
    );
  });

  it('property: a task is ready exactly when all its needs are done, once', () => {
    const graph = fc.array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat()), (rows, picks) => {
        const tasks = rows.map((row, index) => ({
          id: `t${index}`,
          needs: index === 0 ? ['outside'] : row.map((need) => `t${need % index}`),
        }));
        const tracked = trackReady(tasks);
        const ready = new Set(tracked.first);
        const done = new Set<string>(['outside']);
        while (done.size <= tasks.length) {
          const expected = tasks.filter((one) => !done.has(one.id) && one.needs.every((need) => done.has(need)));
          expect(tasks.filter((one) => ready.has(one))).toEqual(expected);
          const next = expected[(picks.next().value ?? 0) % expected.length];
          if (next === undefined) throw new Error('nothing ready');
          ready.delete(next);
          done.add(next.id);
          for (const one of tracked.done(next.id)) ready.add(one);
        }
        expect(ready.size).toBe(0);
      }),
    );
  });
});

describe('stopping', () => {
  const searching = [
    task('sleep 0.1; echo found', { id: 'winner' }),
    ...Array.from({ length: 15 }, (_, index) =>
      task(`trap '' TERM; echo ready; sleep 60`, { id: `s${index}`, estimateMs: 500 }),
    ),
  ];
  const onWin = (one: TaskRecord) => {
    if (one.task === 'winner') rig.stop.abort({ kind: 'superseded' });
  };

  it('ends the others soon after certainty, and leaves nothing alive', async () => {
    let decidedAt = 0;
    const onRecord = (one: TaskRecord) => {
      if (one.task === 'winner') decidedAt = performance.now();
      onWin(one);
    };
    const story = await execute(searching, { jobs: 8, onRecord });
    expect(performance.now() - decidedAt).toBeLessThan(HANG_MS);
    expect(states(story)).toEqual(['succeeded', ...Array(15).fill('superseded')]);
    expect(story.events.filter((event) => event.startsWith('+'))).toHaveLength(8);
  });

  it('no-new lets running tasks finish', async () => {
    const tasks = [
      nap('winner', { estimateMs: 9_000 }),
      task('sleep 0.3; exit 5', { id: 'running', estimateMs: 9_000 }),
      nap('later'),
    ];
    const story = await execute(tasks, { jobs: 2, stopMode: 'no-new', onRecord: onWin });
    expect(states(story)).toEqual(['succeeded', 'failed', 'superseded']);
  });

  it('a cancellation still works after a no-new stop', async () => {
    const cancel = new AbortController();
    const tasks = [
      nap('winner', { estimateMs: 9_000 }),
      task('sleep 60', { id: 'running', estimateMs: 9_000 }),
      nap('later'),
    ];
    const onRecord = (one: TaskRecord) => {
      onWin(one);
      setTimeout(() => cancel.abort({ kind: 'cancelled', signal: 'SIGTERM' }), 50);
    };
    const story = await execute(tasks, { jobs: 2, stopMode: 'no-new', cancel: cancel.signal, onRecord });
    expect(states(story)).toEqual(['succeeded', 'cancelled', 'superseded']);
  });

  it('a cancellation ends running tasks and starts no other', async () => {
    const tasks = [task('echo ready; sleep 60', { id: 'a' }), nap('b'), nap('c', { needs: ['a'] })];
    void rig.printed('ready').then(() => rig.stop.abort({ kind: 'cancelled', signal: 'SIGINT' }));
    const story = await execute(tasks, { jobs: 1 });
    expect(states(story)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(story.records[1]?.reason).toBe('the run was cancelled by SIGINT');
  });

  it('before the start nothing starts', async () => {
    rig.stop.abort({ kind: 'superseded' });
    const story = await execute([task('touch ran', { id: 'a' }), nap('b', { needs: ['a'] })]);
    expect(states(story)).toEqual(['superseded', 'superseded']);
    expect(existsSync(join(rig.workspace, 'ran'))).toBe(false);
  });

  it('a stop inside the record callback holds the very next task back', async () => {
    const onRecord = async (one: TaskRecord) => {
      await new Promise((done) => setTimeout(done, 30));
      onWin(one);
    };
    const story = await execute([nap('winner'), nap('next')], { jobs: 1, onRecord });
    expect(story.events).toEqual(['+winner', '-winner', '-next']);
  });
});

describe('callbacks', () => {
  it('are called one record at a time', async () => {
    let [inside, most] = [0, 0];
    const onRecord = async () => {
      most = Math.max(most, ++inside);
      await new Promise((done) => setTimeout(done, 20));
      inside--;
    };
    await execute(
      ['a', 'b', 'c', 'd'].map((id) => nap(id)),
      { onRecord },
    );
    expect(most).toBe(1);
  });

  it.each(['started', 'ended'] as const)(
    'that throw at an event, here %s, stop everything that runs, then the run rejects',
    async (name) => {
      const onEvent = (event: RunEvent) => {
        if (event.event === name) throw new Error('broken callback');
      };
      const tasks = [nap('a'), task('sleep 60', { id: 'b' })];
      await expect(execute(tasks, { context: { ...rig.context, onEvent } })).rejects.toThrow('broken callback');
    },
  );

  it('that throw at a record stop everything that runs, then the run rejects', async () => {
    const onRecord = () => {
      throw new Error('broken callback');
    };
    const tasks = [nap('a'), task('sleep 60', { id: 'b' })];
    await expect(execute(tasks, { onRecord })).rejects.toThrow('broken callback');
  });
});
