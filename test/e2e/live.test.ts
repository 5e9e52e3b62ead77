import { describe, expect, it } from 'vitest';
import { startApi } from '../support/api/api.ts';
import type { ActRun } from './act.ts';
import { legWith, listOf, outputOf, recordsOf, runCase, runIn, whenPlanned } from './case.ts';
import { startFixtureService } from './service.ts';

/** Seconds from the start of act to the end of the one step of a job, or of the last one of its legs. */
function endOf(run: ActRun, job: string, step: string): number {
  return Math.max(
    ...run.steps.filter((s) => s.job === job && s.stage === 'Main' && s.step.includes(step)).map((s) => s.at),
  );
}

describe('live mode, run by act', () => {
  it('a leg that died ends the wait by the list of jobs, long before the deadline', async () => {
    await using fixture = await startFixtureService();
    await using api = await startApi();
    const onLine = whenPlanned(fixture, (plan) => {
      for (const { id, name } of plan.legs) {
        const conclusion = id === legWith(plan, 'dies') ? 'failure' : 'success';
        api.addJob(fixture.act.runId, { name, conclusion });
      }
    });
    const run = await runIn(
      fixture,
      `
tasks:
  - { id: stays, run: 'true' }
  - { id: dies, run: 'kill -9 $PPID' }
`,
      { live: true, converge: { wait: 'true', 'wait-minutes': '30', token: 'x' } },
      { onLine, apiUrl: api.url },
    );
    expect(run.seconds, run.log).toBeLessThan(150);
    expect(outputOf(run, 'verdict')).toBe('fail');
    expect(listOf(run, 'missing')).toEqual(['dies']);
    expect([...recordsOf(fixture).keys()]).toEqual(['stays']);
    // Once a minute while it waits, and once for the report.
    expect(api.requests.filter(({ path }) => path.endsWith('/jobs')).length).toBeLessThanOrEqual(4);
  });

  it('2 of 4: converge proceeds while the slow legs go on', async () => {
    const run = await runCase(
      `
sync: 2
stop: never
tasks:
  - { id: a, run: 'true' }
  - { id: b, run: 'true' }
  - { id: c, run: sleep 30 }
  - { id: d, run: sleep 30 }
`,
      { live: true, converge: { wait: 'true' } },
    );
    expect(outputOf(run, 'verdict'), run.log).toBe('pass');
    expect(listOf(run, 'succeeded')).toEqual(['a', 'b']);
    expect(listOf(run, 'missing')).toEqual([]);
    expect(run.resultsOf('converge', './converge')).toEqual(['success']);
    expect(endOf(run, 'task', './task') - endOf(run, 'converge', './converge')).toBeGreaterThan(10);
    expect(['c', 'd'].map((task) => run.records.get(task)?.state)).toEqual(['succeeded', 'succeeded']);
  });

  it('a leg that died is waited for until the stated deadline, and is missing', async () => {
    const run = await runCase(
      `
tasks:
  - { id: stays, run: 'true' }
  - { id: dies, run: 'kill -9 $PPID' }
`,
      { live: true, converge: { wait: 'true', 'wait-minutes': '0.4' } },
    );
    expect(outputOf(run, 'verdict'), run.log).toBe('fail');
    expect(listOf(run, 'missing')).toEqual(['dies']);
    expect(listOf(run, 'succeeded')).toEqual(['stays']);
    expect(run.resultsOf('converge', './converge')).toEqual(['failure']);
  });
});
