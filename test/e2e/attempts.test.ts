import { describe, expect, it } from 'vitest';
import { startApi } from '../support/api/api.ts';
import { type ActRun, runAct } from './act.ts';
import { legWith, listOf, outputOf, planOf, recordsOf, runIn } from './case.ts';
import { startFixtureService } from './service.ts';
import { rerunWorkflow } from './workflow.ts';

/** `flips` fails in attempt 1 only; `steady` kills its leg in attempt 3. */
const TASKS = `
tasks:
  - { id: steady, run: 'if [ "$GITHUB_RUN_ATTEMPT" = 3 ]; then kill -9 $PPID; fi' }
  - { id: flips, run: 'test "$GITHUB_RUN_ATTEMPT" != 1' }
  - { id: plain, run: 'true' }
`;

describe('attempts of one run, run by act', () => {
  it('12: the failed leg runs again and passes; then a good leg runs again and dies, and its old result does not count', async () => {
    await using fixture = await startFixtureService();
    await using api = await startApi();
    const { act } = fixture;

    const one = await runIn(fixture, TASKS);
    const plan = planOf(fixture);
    const again = (task: string, runAttempt: number): Promise<ActRun> =>
      runAct({
        workflow: rerunWorkflow(plan, [legWith(plan, task)], { converge: { token: 'x' } }),
        ...act,
        runAttempt,
        apiUrl: api.url,
      });
    const started = (task: string, runAttempt: number, conclusion: string) => {
      const name = plan.legs.find(({ id }) => id === legWith(plan, task))?.name ?? '';
      api.addJob(act.runId, { name, runAttempt, conclusion });
    };
    expect(outputOf(one, 'verdict'), one.log).toBe('fail');
    expect(listOf(one, 'failed')).toEqual(['flips']);
    expect(one.resultsOf('task', './task', legWith(plan, 'flips'))).toEqual(['failure']);
    expect(one.resultsOf('task', './task', legWith(plan, 'steady'))).toEqual(['success']);
    expect(one.resultsOf('converge', './converge')).toEqual(['failure']);

    started('steady', 1, 'success');
    started('plain', 1, 'success');
    started('flips', 1, 'failure');
    started('flips', 2, 'success');
    const two = await again('flips', 2);
    expect(outputOf(two, 'verdict'), two.log).toBe('pass');
    expect(listOf(two, 'succeeded')).toEqual(['steady', 'flips', 'plain']);
    expect(two.resultsOf('task', './task')).toEqual(['success']);
    expect(two.resultsOf('converge', './converge')).toEqual(['success']);
    expect(two.logOf('converge')).toMatch(/flaky.*flips|flips.*flaky/);
    expect([...recordsOf(fixture, 2).keys()]).toEqual(['flips']);
    expect(recordsOf(fixture, 2).get('flips')).toMatchObject({ runAttempt: 2, state: 'succeeded' });

    started('steady', 3, 'failure');
    const three = await again('steady', 3);
    expect(outputOf(three, 'verdict'), three.log).toBe('fail');
    expect(listOf(three, 'missing')).toEqual(['steady']);
    expect(listOf(three, 'succeeded')).toEqual(['flips', 'plain']);
    expect(three.resultsOf('converge', './converge')).toEqual(['failure']);
    expect(recordsOf(fixture, 1).get('steady')?.state).toBe('succeeded');
    expect(recordsOf(fixture, 3).size).toBe(0);
  });
});
