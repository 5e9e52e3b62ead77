import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCommandReader } from './commands.ts';
import { parseValues } from './files.ts';
import { type ActionOptions, runAction } from './runner.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fanfold-rig-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** An action of two scripts, each with `out(file, text)` for the command files. */
function action(main: string, post?: string, inputs = ''): Pick<ActionOptions, 'action' | 'root'> {
  const head =
    "import { appendFileSync } from 'node:fs';\nconst out = (name, text) => appendFileSync(process.env['GITHUB_' + name], text);\n";
  mkdirSync(join(root, 'task'));
  writeFileSync(
    join(root, 'task', 'action.yml'),
    `name: x\n${inputs}runs:\n  using: node24\n  main: main.mjs\n${post === undefined ? '' : '  post: post.mjs\n'}`,
  );
  writeFileSync(join(root, 'task', 'main.mjs'), head + main);
  if (post !== undefined) writeFileSync(join(root, 'task', 'post.mjs'), head + post);
  return { action: 'task', root };
}

it('gives inputs with their defaults evaluated, outputs, a summary, and state to the post step', async () => {
  const inputs = `inputs:
  two words: { default: 'plain' }
  job-status: { default: '\${{ job.status }}' }
  matrix: { default: '\${{ toJSON(matrix) }}' }
`;
  const run = await runAction({
    ...action(
      `out('OUTPUT', 'matrix<<E\\n' + process.env['INPUT_MATRIX'] + '\\nE\\nwords=' + process.env['INPUT_TWO_WORDS'] + '\\n');
out('STATE', 'kept=' + process.env['INPUT_JOB-STATUS'] + '\\n');
out('STEP_SUMMARY', '# done\\n');
process.exitCode = 3;`,
      "console.log('status', process.env['INPUT_JOB-STATUS'], 'kept', process.env['STATE_kept']);",
      inputs,
    ),
    contexts: { matrix: { leg: 'w1-leg-001' } },
  });
  expect(run).toMatchObject({ exitCode: 3, outcome: 'failure', summary: '# done\n' });
  expect(JSON.parse(run.outputs['matrix'] ?? '')).toEqual({ leg: 'w1-leg-001' });
  expect(run.outputs['words']).toBe('plain');
  expect(run.post).toMatchObject({ outcome: 'success', log: 'status failure kept success' });
});

it('hands nothing of its own environment to the step', async () => {
  process.env['RIG_SECRET'] = 'leak';
  const run = await runAction(
    action("console.log(process.env['RIG_SECRET'] ?? 'clean', process.version.slice(0, 3));"),
  );
  expect(run.log).toBe('clean v24');
});

it('cancels with SIGINT, then SIGTERM, then a kill, and still runs the post step', async () => {
  const run = await runAction({
    ...action(
      "process.on('SIGINT', () => console.log('int')); process.on('SIGTERM', () => console.log('term')); setInterval(() => {}, 1000); console.log('ready');",
      "console.log('post')",
    ),
    cancel: { when: /ready/, sigtermAfterMs: 200, killAfterMs: 200 },
  });
  expect(run).toMatchObject({ outcome: 'cancelled', signal: 'SIGKILL', log: 'ready\nint\nterm' });
  expect(run.post?.log).toBe('post');
});

it('reads commands as the runner does: live, stopped, old, escaped, capped', () => {
  const reader = createCommandReader();
  for (const line of [
    '  ::set-output name=a::1%0A2%25',
    'text ##[set-output name=b;]2',
    'text ::set-output name=c::3',
    '::no-such-command::x',
    '::add-mask::hunter2',
    'the password is hunter2',
    '::stop-commands::a-long-token',
    '::set-output name=d::4',
    '##[error]e',
    '::error::f',
    '::a-long-token::',
    '::error file=a.ts,line=7,title=x%2Cy%3Az::first%0Asecond',
    ...Array.from({ length: 12 }, (_, index) => `::warning::${index}`),
  ])
    reader.line(line);
  expect(reader.outputs).toEqual({ a: '1\n2%', b: '2' });
  expect(reader.annotations[0]).toEqual({
    level: 'error',
    message: 'first\nsecond',
    title: 'x,y:z',
    file: 'a.ts',
    line: 7,
  });
  expect(reader.annotations).toHaveLength(11);
  expect(reader.dropped()).toBe(2);
  expect(reader.log()).toContain('the password is ***');
  expect(reader.log()).toContain('::set-output name=d::4');
});

it('refuses command files that the runner cannot read', () => {
  expect(parseValues('a=1=2\nb<<X\nl1\n\nl2\nX\n')).toEqual({ a: '1=2', b: 'l1\n\nl2' });
  expect(() => parseValues('b<<X\nnever ends')).toThrow('Matching delimiter');
  expect(() => parseValues('no separator')).toThrow('Invalid format');
});
