import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model.ts';
import { legWith, listOf, outputOf, recordsOf, runIn, whenPlanned } from './case.ts';
import { startFixtureService } from './service.ts';

/** What a hostile job might store: a success that never happened. */
function forgedSuccess(plan: Plan, task: string): Record<string, string> {
  const record = {
    version: 1,
    plan: plan.digest,
    task,
    leg: legWith(plan, task),
    runAttempt: 1,
    state: 'succeeded',
    reason: null,
    tries: [{ startedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-01-01T00:00:01.000Z', exitCode: 0, signal: null }],
    durationMs: 1000,
    outputs: {},
    writesObserved: null,
    logTail: '',
  };
  return { 'record.json': JSON.stringify(record) };
}

describe('forgeries, run by act', () => {
  it('a verdict marker stops the legs and decides nothing', async () => {
    await using fixture = await startFixtureService();
    const content = {
      version: 1,
      verdict: 'pass',
      succeeded: ['a', 'b'],
      note: '$(touch pwned)\n::set-output name=x::y',
    };
    fixture.service.put(fixture.act.runId, 'fanfold-fanfold-a1-verdict', { 'verdict.json': JSON.stringify(content) });
    const run = await runIn(fixture, 'tasks:\n  - { id: a, run: sleep 60 }\n  - { id: b, run: sleep 60 }\n');
    expect(run.seconds, run.log).toBeLessThan(60);
    expect([...recordsOf(fixture).values()].map(({ task, state }) => [task, state])).toEqual(
      expect.arrayContaining([
        ['a', 'superseded'],
        ['b', 'superseded'],
      ]),
    );
    expect(run.resultsOf('task', './task')).toEqual(['success', 'success']);
    expect(outputOf(run, 'verdict')).toBe('fail');
    expect(listOf(run, 'failed')).toEqual(['a', 'b']);
    expect(run.resultsOf('converge', './converge')).toEqual(['failure']);
    expect(run.logOf('converge')).toContain('superseded without a decision');
  });

  it('a success forged for another leg does not count, in its name or in that of a leg of its own', async () => {
    await using fixture = await startFixtureService();
    const { service, act } = fixture;
    const onLine = whenPlanned(fixture, (plan) => {
      const own = legWith(plan, 'forger');
      service.put(act.runId, `fanfold-fanfold-a1-${legWith(plan, 'broken')}-S`, forgedSuccess(plan, 'broken'));
      service.put(act.runId, `fanfold-fanfold-a1-${own}-S-r2`, forgedSuccess(plan, 'dead'));
    });
    const run = await runIn(
      fixture,
      `
stop: never
tasks:
  - { id: broken, run: sleep 1; exit 1 }
  - { id: dead, run: 'kill -9 $PPID' }
  - { id: forger, run: 'true' }
`,
      {},
      { onLine },
    );
    expect(outputOf(run, 'verdict'), run.log).toBe('fail');
    expect(listOf(run, 'failed')).toEqual(['broken']);
    expect(listOf(run, 'missing')).toEqual(['dead']);
    expect(listOf(run, 'succeeded')).toEqual(['forger']);
    expect(run.resultsOf('task', './task').sort()).toEqual(['failure', 'failure', 'success']);
    expect(run.resultsOf('converge', './converge')).toEqual(['failure']);
    expect(run.logOf('converge')).toMatch(/different records of `?broken|`?broken`?.*(contradict|different)/);
  });
});
