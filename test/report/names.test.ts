/** People see names; what they may have to type stands beside them. */
import { describe, expect, test } from 'vitest';
import { converge } from '../../src/app/converge-records.ts';
import { streamOutput } from '../../src/cli/output/stream.ts';
import type { Plan } from '../../src/model.ts';
import { type Problem, problem } from '../../src/problem.ts';
import { annotations } from '../../src/report/annotations.ts';
import { comment } from '../../src/report/comment.ts';
import { reportHtml } from '../../src/report/html/page.ts';
import type { Converged } from '../../src/report/model.ts';
import { planText } from '../../src/report/plan-text.ts';
import { tellProblems } from '../../src/report/problems.ts';
import { plain } from '../../src/report/style.ts';
import { summary } from '../../src/report/summary.ts';
import { verdictText } from '../../src/report/verdict-text.ts';
import { converged } from './support.ts';

const NAMES: Readonly<Record<string, string>> = {
  't[a]': 'Tests of A',
  't[b]': 'Tests of B',
  deploy: 'Bring it out',
};

function named(): Converged {
  const scene = converged({
    tasks: [
      { id: 't[a]', state: 'succeeded', ms: 20_000, outputs: { url: 'x' }, tries: 2 },
      { id: 't[b]', state: 'failed', reason: 'exit code 3', ms: 90_000, log: 'Error: no' },
      { id: 'deploy', state: 'skipped', reason: 'needs', needs: ['t[b]'] },
    ],
  });
  const plan: Plan = {
    ...scene.plan,
    tasks: scene.plan.tasks.map((task) => ({ ...task, name: NAMES[task.id] ?? task.id })),
  };
  const failing = { task: 't[b]', suite: 's', test: 'one', message: '', file: 'b.py', line: 3 };
  return { ...scene, plan, failingTests: [failing] };
}

/** Each name, and each id only where its name stands in front of it: it is typed. */
function expectNames(text: string, ids: readonly string[]): void {
  for (const name of Object.values(NAMES)) expect(text).toContain(name);
  expect([...text.matchAll(/t\[a\]|t\[b\]|\bdeploy\b/g)].map(([id]) => id)).toEqual(ids);
}

describe('names are what people see', () => {
  test('on a terminal: the id beside what failed, and in the command to type', () => {
    const text = verdictText(named(), plain);
    expectNames(text, ['t[b]', 't[b]', 't[a]']);
    expect(text).toContain('Tests of B (t[b])  exit code 3');
    expect(text).toContain("--only 't[b]'");
    expect(text).toContain('needs Tests of B');
    expect(text).toContain('Bounded by one long task: `Tests of B`');
  });

  test('in the summary and the comment', () => {
    const text = summary(named());
    expectNames(text, ['t[b]', 't[b]', 't[a]']);
    expect(text).toContain('**`Tests of B`** (`t[b]`) failed');
    expect(comment(named())).toContain('Tests of B');
  });

  test('in the plan', () => {
    expectNames(planText(named().plan, plain), []);
  });

  test('in annotations, of a test and of a log', () => {
    const found = annotations(named()).map(({ title }) => title);
    expect(found).toContain('Tests of B (t[b]): one');
    expect(annotations({ ...named(), failingTests: [] }).map(({ title }) => title)).toContain(
      'Tests of B (t[b]) failed',
    );
  });

  test('in report.html, whose addresses are made of ids', () => {
    const page = reportHtml(named());
    const table = page.slice(page.indexOf('<tbody>'), page.indexOf('</tbody>'));
    for (const name of Object.values(NAMES)) expect(table).toContain(`>${name}</a>`);
    expect(table).not.toContain('t[b]');
    expect(page).toMatch(/Tests of B<\/code><\/a> <code class="note">t\[b\]<\/code>/);
    const data = /id="places">([^<]*)</.exec(page)?.[1] ?? '';
    expect((JSON.parse(data) as { tasks: { id?: string }[] }).tasks.map(({ id }) => id).sort()).toEqual([
      'deploy',
      't[a]',
      't[b]',
    ]);
  });

  test('in problems, but for an expression, which stands as it is written', () => {
    const found: Problem[] = [
      problem('sync/doubtful', null, { leg: 'leg-1', job: 'j', ended: 'failure', tasks: ['t[a]', 'deploy'] }),
      problem('rim/output-not-set', null, { task: 'deploy', need: 't[a]', key: 'url', set: [] }),
      problem('sync/unknown-task', null, { source: 's', task: 'gone' }),
    ];
    const scene = { ...named(), problems: found };
    const texts = [verdictText(scene, plain), ...annotations(scene).map(({ message }) => message)].join('\n');
    expect(texts).toContain('`Tests of A (t[a])` and `Bring it out (deploy)` left a result');
    expect(texts).toContain('re-run the job of `Tests of A (t[a])`');
    expect(texts).toContain('`Bring it out (deploy)` reads `needs.t[a].outputs.url`');
    expect(texts).toContain('a record of `gone`');
    expect(texts).not.toMatch(/`t\[a\]` and/);
    expect(
      tellProblems(found)
        .map(({ message }) => message)
        .join(),
    ).not.toContain('Tests of A');
  });

  test('in the arithmetic of required tasks', () => {
    const { plan, records } = named();
    const tasks = plan.tasks.map((task) => ({ ...task, required: true }));
    const sourced = [...records.values()].map((record) => ({ record: { ...record, plan: plan.digest }, source: 's' }));
    const { verdict } = converge({ ...plan, tasks }, sourced, { runAttempt: 1 });
    expect(verdict.decidedBy[0]?.text).toContain('(not `Tests of B (t[b])`, `Bring it out (deploy)`)');
    expect(verdict.failed).toEqual(['t[b]', 'deploy']);
  });

  test('while tasks run, batches too', () => {
    const lines: string[] = [];
    const out = (text: string) => void lines.push(text);
    const { plan, records } = named();
    const console = { out, err: out, write: out, style: plain, errStyle: plain };
    const { onEvent: tell } = streamOutput({ plan, console } as never);
    tell({ event: 'started', task: 't[a]', name: 'Tests of A', tasks: ['t[a]'] });
    tell({ event: 'output', task: 't[a]', stream: 'stdout', text: 'hello' });
    tell({ event: 'started', task: 't-1x2y', name: 't 2', tasks: ['t[b]', 't[c]'] });
    tell({ event: 'output', task: 't-1x2y', stream: 'stdout', text: 'hi' });
    for (const id of ['t[b]', 'deploy']) tell({ event: 'ended', record: records.get(id)! });
    expect(lines).toEqual([
      '[0/3] > Tests of A started',
      'Tests of A | hello',
      '[0/3] > t 2 started: 2 tasks',
      't 2 | hi',
      '[1/3] ✗ Tests of B failed after 1 min 30 s: exit code 3',
      '[2/3] ✗ Bring it out blocked: needs Tests of B',
    ]);
  });
});
