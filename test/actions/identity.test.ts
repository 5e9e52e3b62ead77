import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legByNumber, readIdentity } from '../../src/actions/leg/identity.ts';
import type { Leg } from '../../src/model.ts';
import { isNumberedJob, numberedJobName, numberedJobNames } from '../../src/packing/numbered.ts';
import { plan, task } from '../run/rig.ts';

const item = (more: object) => JSON.stringify({ wave: 1, 'runs-on': 'ubuntu-latest', leg: 1, ...more });
const leg = (wave: number, runsOn: Leg['runsOn'], at: number): Leg => ({
  id: `w${wave}-leg-00${at}`,
  wave,
  name: `n${wave}${at}`,
  runsOn,
  timeoutMinutes: 5,
  tasks: [`t${wave}${at}`],
  estimateMs: 0,
});

describe('a job of a written-out matrix', () => {
  it('is a leg by wave, runner and number', () => {
    expect(readIdentity(item({ wave: 2, leg: '13' }), 'ci@x')).toEqual({
      leg: { wave: 2, runner: 'ubuntu-latest', number: 13 },
      plan: 'ci@x',
    });
  });

  it.each([
    [{ leg: 0 }, /`matrix\.leg` of this job is the number of a leg, from 1, not 0;/],
    [{ leg: -1 }, /not -1;/],
    [{ leg: 1.5 }, /not 1\.5;/],
    [{ leg: 'x' }, /not "x";/],
    [{ leg: '' }, /not "";/],
    [{ leg: '01' }, /not "01";/],
    [{ leg: null }, /not null;/],
    [{ leg: [1] }, /not \[1\];/],
    [{ leg: true }, /not true;/],
    [{ wave: 0 }, /`matrix\.wave`/],
    [{ wave: undefined }, /`matrix\.wave` .* not null;/],
    [{ 'runs-on': undefined }, /`matrix\.runs-on` of this job is the label of a runner, not null;/],
    [{ 'runs-on': ['a', 'b'] }, /`matrix\.runs-on`/],
    [{ 'runs-on': '' }, /`matrix\.runs-on`/],
  ])('is none with %j', (more, says) => {
    expect(readIdentity(item(more), 'ci@x')).toMatchObject({ detail: expect.stringMatching(says) });
  });

  it('needs the plan from the step, and a matrix of the plan no other one', () => {
    expect(readIdentity(item({}), '')).toMatchObject({ detail: expect.stringContaining('the input `plan` is empty') });
    const planned = JSON.stringify({ leg: 'w1-leg-001', plan: 'ci@x', 'runs-on': 'a', wave: 'of the sea' });
    for (const given of ['', 'ci@x']) expect(readIdentity(planned, given)).toEqual({ leg: 'w1-leg-001', plan: 'ci@x' });
    expect(readIdentity(planned, 'ci@y')).toHaveProperty('detail');
  });

  it('never takes for a number what is none, whoever wrote the matrix', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (wave, number) => {
        const read = readIdentity(item({ wave, leg: number }), 'ci@x');
        if ('detail' in read || typeof read.leg === 'string') return;
        expect([String(wave), String(number)]).toEqual([String(read.leg.wave), String(read.leg.number)]);
        expect(Math.min(read.leg.wave, read.leg.number)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the leg of a number', () => {
  const legs = [leg(1, 'ubuntu-latest', 1), leg(1, 'windows-latest', 2), leg(1, ['ubuntu-latest'], 3)];
  const planned = plan([task('true', { id: 't11' }), task('true', { id: 't13', with: { python: '3.13' } })], { legs });
  const of = (wave: number, runner: string, number: number) => legByNumber(planned, { wave, runner, number });

  it('counts those of one wave and runner', () => {
    expect(of(1, 'ubuntu-latest', 1)).toBe(legs[0]);
    expect(of(1, 'windows-latest', 1)).toBe(legs[1]);
  });

  it('is a notice beyond the plan', () => {
    for (const [wave, runner, number, has] of [
      [1, 'ubuntu-latest', 3, 2],
      [2, 'ubuntu-latest', 1, 0],
      [1, 'macos-latest', 1, 0],
    ] as const)
      expect(of(wave, runner, number)).toEqual({
        notice: `wave ${wave} leg ${number} on ${runner} is not in the plan, which has ${has} of that wave and runner: nothing to do`,
      });
  });

  it('is refused where its steps were to read `with`', () => {
    expect(of(1, 'ubuntu-latest', 2)).toMatchObject({ detail: expect.stringContaining('`with: python`') });
  });

  it('is none of a group, whose matrix the plan gives', () => {
    const grouped = { ...leg(1, 'ubuntu-latest', 1), group: 1 };
    const which = { wave: 1, runner: 'ubuntu-latest', number: 1 };
    expect(legByNumber({ ...planned, legs: [grouped] }, which)).toHaveProperty('notice');
    expect([...numberedJobNames([grouped])]).toEqual([]);
  });

  it('has the job name by which converge finds it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ wave: fc.integer({ min: 1, max: 3 }), runsOn: fc.constantFrom('a', 'b', ['a']) })),
        (shapes) => {
          const made = shapes.map(({ wave, runsOn }, at) => ({ ...leg(wave, runsOn, 0), id: `${at}`, tasks: [] }));
          for (const [id, name] of numberedJobNames(made)) {
            const [, wave, number, runner = ''] = /^wave (\d+) leg (\d+) on (.*)$/.exec(name) ?? [];
            const which = { wave: Number(wave), runner, number: Number(number) };
            expect(legByNumber({ ...planned, legs: made }, which)).toMatchObject({ id });
            expect([numberedJobName(which), isNumberedJob(name)]).toEqual([name, true]);
          }
          expect(new Set(numberedJobNames(made).values()).size).toBe(made.length);
        },
      ),
    );
  });
});
