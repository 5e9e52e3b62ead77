import { describe, expect, it } from 'vitest';
import { startApi } from '../support/api/api.ts';
import { legWith, listOf, outputOf, recordsOf, runIn, whenPlanned } from './case.ts';
import { startFixtureService } from './service.ts';

const TASKS = `
sync: 1
stop: never
tasks:
  - { id: fine, run: 'true' }
  - { id: dies, run: 'kill -9 $PPID' }
  - { id: lies, run: 'true' }
`;

describe('records and the list of jobs, run by act', () => {
  it('names the job of a leg that died, and believes the job where its record says green', async () => {
    await using fixture = await startFixtureService();
    await using api = await startApi({ token: 'token-of-the-step' });
    const { runId } = fixture.act;
    let link = '(no plan)';
    const onLine = whenPlanned(fixture, (plan) => {
      for (const { id, name } of plan.legs)
        api.addJob(runId, { name, conclusion: id === legWith(plan, 'fine') ? 'success' : 'failure' });
      link = `https://github.com/octo-org/octo-repo/actions/runs/${runId}/job/${1 + plan.legs.findIndex(({ id }) => id === legWith(plan, 'dies'))}`;
    });
    // The step after ours fails: the record is stored by then and says green.
    const after = "      - if: steps.task.outputs.task == 'lies'\n        run: exit 1";
    const run = await runIn(
      fixture,
      TASKS,
      { after, converge: { token: 'token-of-the-step' } },
      { onLine, apiUrl: api.url },
    );
    expect(recordsOf(fixture).get('lies'), run.log).toMatchObject({ state: 'succeeded' });
    expect(listOf(run, 'succeeded')).toEqual(['fine']);
    expect(listOf(run, 'failed')).toEqual(['lies']);
    expect(listOf(run, 'missing')).toEqual(['dies']);
    expect(outputOf(run, 'verdict')).toBe('pass');
    const lines = run.logOf('converge').split('\n');
    expect(lines.some((text) => text.includes('dies') && text.includes(`<${link}>`))).toBe(true);
    expect(run.logOf('converge')).toMatch(/lies.*ended as `failure`/);
    expect(api.requests.map(({ status }) => status)).toEqual(api.requests.map(() => 200));
  });

  it('works from artifacts, and says what it could not check, when the list is refused', async () => {
    await using fixture = await startFixtureService();
    await using api = await startApi({ permissions: { actions: 'none' } });
    const run = await runIn(
      fixture,
      "tasks: [{ id: a, run: 'true' }, { id: b, run: 'true' }]\n",
      { converge: { token: 'x' } },
      { apiUrl: api.url },
    );
    expect(outputOf(run, 'verdict'), run.log).toBe('pass');
    expect(run.logOf('converge')).toContain('actions: read');
  });
});
