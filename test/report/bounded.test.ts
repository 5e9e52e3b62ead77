import { describe, expect, it } from 'vitest';
import { boundedBy } from '../../src/report/bounded.ts';
import type { LegJob } from '../../src/report/model.ts';
import { rowsOf } from '../../src/report/rows.ts';
import { converged, type SceneTask } from './support.ts';

const at = (seconds: number): string => new Date(Date.parse('2026-11-02T10:00:00Z') + seconds * 1000).toISOString();

/** A job that was created and got its runner so many seconds before the run's first second. */
const job = (created: number, started: number): LegJob => ({
  url: null,
  conclusion: 'success',
  createdAt: at(created),
  startedAt: at(started),
  completedAt: at(1000),
});

const task = (id: string, leg: string, ms: number, start = 0): SceneTask => ({
  id,
  leg,
  ms,
  start,
  state: 'succeeded',
});

const even = [
  task('a', 'w1-leg-001', 50_000),
  task('b', 'w1-leg-001', 50_000, 50_000),
  task('c', 'w1-leg-002', 50_000),
  task('d', 'w1-leg-002', 49_000, 50_000),
];

describe('boundedBy', () => {
  it.each<[string, readonly SceneTask[], Record<string, LegJob>, string | null]>([
    ['even legs', even, {}, null],
    [
      'one long task',
      [task('a', 'w1-leg-001', 95_000), task('b', 'w1-leg-001', 5000, 95_000), task('c', 'w1-leg-002', 20_000)],
      {},
      'Bounded by one long task: `a` took 1 min 35 s',
    ],
    [
      'imbalance',
      [...even.slice(0, 2), task('c', 'w1-leg-002', 30_000), task('d', 'w1-leg-002', 30_000, 30_000)],
      {},
      'Bounded by imbalance: `w1-leg-001` worked 1 min 40 s, the average leg 1 min 20 s',
    ],
    [
      'waiting for a runner',
      even,
      { 'w1-leg-001': job(-120, -10) },
      'Bounded by queueing: `w1-leg-001` waited 1 min 50 s for a runner',
    ],
    [
      'starting it',
      even,
      { 'w1-leg-001': job(-70, -60) },
      'Bounded by start-up: `w1-leg-001` took 1 min 00 s to start and 1 min 40 s to work',
    ],
    ['little overhead', even, { 'w1-leg-001': job(-15, -5) }, null],
    ['a leg that waited but was not the last to end', even, { 'w1-leg-002': job(-500, -10) }, null],
    ['nothing ran', [{ id: 'a' }], {}, null],
  ])('%s', (_, tasks, jobs, text) => {
    expect(boundedBy(converged({ tasks, jobs: new Map(Object.entries(jobs)) }))?.text ?? null).toBe(text);
  });

  describe('tasks of one leg that may not overlap', () => {
    const LONG = 'Bounded by imbalance: `w1-leg-001` worked 1 min 40 s, the average leg 1 min 15 s';
    const SERIAL =
      'Bounded by tasks that share a lock or a resource, or are exclusive: `w1-leg-001` ran 2 of them in 1 min 40 s';
    const boundOf = (shared: Partial<SceneTask>, resources = {}) => {
      const [a, b] = even;
      const tasks = [{ ...a!, ...shared }, { ...b!, ...shared }, task('c', 'w1-leg-002', 50_000)];
      return boundedBy(converged({ tasks, resources }))?.text;
    };

    it.each<[string, Partial<SceneTask>, Record<string, number>, string]>([
      ['none', {}, {}, LONG],
      ['a lock', { locks: ['db'] }, {}, SERIAL],
      ['a resource of which there is one', { resources: { licence: 1 } }, { licence: 1 }, SERIAL],
      ['a resource of which there is enough', { resources: { licence: 1 } }, { licence: 2 }, LONG],
      ['exclusive', { exclusive: true }, {}, SERIAL],
    ])('%s', (_, shared, resources, text) => expect(boundOf(shared, resources)).toBe(text));

    it('a task that takes nearly all of the time is named itself', () => {
      const locks = ['db'];
      const tasks = [
        { ...task('a', 'w1-leg-001', 95_000), locks },
        { ...task('b', 'w1-leg-001', 5000, 95_000), locks },
      ];
      expect(boundedBy(converged({ tasks }))?.text).toBe('Bounded by one long task: `a` took 1 min 35 s');
    });

    it('and those of other legs play no part', () => {
      const [a, b, ...others] = even;
      const tasks = [a!, b!, ...others.map((one) => ({ ...one, locks: ['db'] }))];
      expect(boundedBy(converged({ tasks }))).toBeNull();
    });
  });

  it('does not take an earlier wave for queueing', () => {
    const tasks = [
      task('a', 'w1-leg-001', 100_000),
      task('b', 'w2-leg-001', 30_000, 105_000),
      task('c', 'w2-leg-001', 30_000, 135_000),
    ];
    const jobs = new Map([['w2-leg-001', job(-10, 103)]]);
    expect(boundedBy(converged({ tasks, jobs }))).toBeNull();
  });

  it('ignores clocks that run backwards', () => {
    const jobs = new Map([['w1-leg-001', job(500, 400)]]);
    expect(boundedBy(converged({ tasks: even, jobs }))).toBeNull();
  });
});

describe('where tasks ran side by side, whatever their legs', () => {
  const spread = [
    task('a', 'w1-leg-001', 60_000),
    task('b', 'w1-leg-001', 50_000, 1000),
    task('c', 'w1-leg-001', 40_000, 61_000),
    task('d', 'w1-leg-002', 10_000, 52_000),
  ];

  it('slots are compared, not legs', () => {
    expect(boundedBy(converged({ tasks: spread }))?.text).toBe(
      'Bounded by imbalance: slot 1 worked 1 min 40 s, the average one 1 min 20 s',
    );
  });

  it('one long task', () => {
    const tasks = [task('a', 'w1-leg-001', 60_000), task('b', 'w1-leg-001', 5000, 1000)];
    expect(boundedBy(converged({ tasks }))?.text).toBe('Bounded by one long task: `a` took 1 min 00 s');
  });

  it('tasks with one lock', () => {
    const locked = (id: string, start: number): SceneTask => ({
      ...task(id, 'w1-leg-001', 30_000, start),
      locks: ['db'],
    });
    const tasks = [locked('a', 0), locked('b', 30_000), task('c', 'w1-leg-001', 50_000, 1000)];
    expect(boundedBy(converged({ tasks }))?.text).toBe(
      'Bounded by tasks that share a lock or a resource, or are exclusive: 2 of them took 1 min 00 s',
    );
  });

  it('tasks with one lock in a later wave', () => {
    const locked = (id: string, start: number): SceneTask => ({
      ...task(id, 'w2-leg-001', 30_000, start),
      locks: ['db'],
      needs: ['a'],
    });
    const tasks = [
      task('a', 'w1-leg-001', 1000),
      task('b', 'w1-leg-001', 1000),
      locked('c', 1000),
      locked('d', 31_000),
      { ...task('e', 'w2-leg-001', 20_000, 1000), needs: ['a'] },
    ];
    expect(boundedBy(converged({ tasks }))?.text).toBe(
      'Bounded by tasks that share a lock or a resource, or are exclusive: 2 of them took 1 min 00 s',
    );
  });

  it('legs that were jobs stay legs, whatever their clocks say', () => {
    const tasks = [task('a', 'w1-leg-001', 60_000), task('b', 'w1-leg-001', 50_000, 59_999)];
    const given = { ...converged({ tasks }), onRunners: true };
    expect(boundedBy(given)).toBeNull();
    expect(rowsOf(given).map(({ leg }) => leg)).toEqual(['w1-leg-001', 'w1-leg-001']);
  });
});
