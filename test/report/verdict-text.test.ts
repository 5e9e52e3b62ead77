import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problem } from '../../src/problem.ts';
import { line } from '../../src/report/escape/terminal.ts';
import { rowsOf } from '../../src/report/rows.ts';
import { plain } from '../../src/report/style.ts';
import { verdictText } from '../../src/report/verdict-text.ts';
import { converged, hostileConverged, manyTasks, SCENES } from './support.ts';

const text = (name: string): string => {
  const scene = SCENES[name];
  if (scene === undefined) throw new Error(`no scene ${name}`);
  return verdictText(scene(), plain);
};

describe('verdictText', () => {
  it('tells a pass: verdict, arithmetic, table, outputs, speed', () => {
    expect(text('pass')).toBe(`PASS  ci: 3 of 3 tasks succeeded
      all 3 succeeded

Speedup 2.20x of predicted 2.20x: sequential 33 min 00 s / parallel 15 min 00 s (predicted 15 min 00 s)
Bounded by one long task: \`b\` took 15 min 00 s

Task  State               Time  Leg
a     ✓ succeeded  10 min 00 s  w1-leg-001
b     ✓ succeeded  15 min 00 s  w1-leg-002
c     ✓ succeeded   8 min 00 s  w1-leg-003

Task  Output  Value
b     digest  sha256:1f0c
b     url     https://staging.example/b
`);
  });

  it('tells a failure: what failed with its log, what to do, speed, then the table', () => {
    const out = text('failed');
    const order = [
      'FAIL  ci: 3 of 4 tasks succeeded, 1 failed',
      '1 of 4 failed; none may',
      '✗ unit[packages/cart]  exit code 1  2 tries, 12.3 s, w1-leg-002',
      '| AssertionError: expected 12.5 to be 11.9',
      "reproduce it on your machine: `fanfold run --only 'unit[packages/cart]'`",
      'Speedup',
      'Task                   State          Time  Tries  Leg         Reason',
    ].map((part) => out.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('says why a run passes in spite of a failure, and which were stopped', () => {
    const out = text('any');
    expect(out).toMatch(
      /^PASS {2}solve: 1 of 4 tasks succeeded, 1 failed, 2 superseded\n {6}1 of 4 succeeded, need at least 1/,
    );
    expect(out).toContain('Failed, which the policy allows');
    expect(out.match(/- superseded .*stopped: the verdict was certain/g)).toHaveLength(2);
    expect(out).not.toContain('Next');
  });

  it('names what is missing, and where to look', () => {
    const out = text('missing');
    expect(out).toContain('? e2e[browser=firefox]  no record from w1-leg-002, whose job ended as cancelled');
    expect(out).toContain('https://github.com/octo/shop/actions/runs/1/job/2');
    expect(out).toContain('Speedup 1.92x of predicted 1.94x: ');
  });

  it('puts causes before consequences', () => {
    const out = text('blocked');
    expect(out.indexOf('✗ build')).toBeLessThan(out.indexOf('✗ deploy[eu]  needs build'));
    expect(out).toContain('1 failed, 2 blocked');
    expect(out).toContain('fanfold run --only build');
  });

  it('marks what passed only just', () => {
    expect(text('flaky')).toMatch(/e2e {3}~ flaky .* 3 .*after 2 failed tries/);
    expect(text('flaky')).toContain('(1 flaky)');
    expect(text('tolerated')).toContain('exit code 1, tolerated by continue-on-error');
    expect(text('tolerated')).toContain('docs           - skipped');
  });

  it('explains an empty plan', () => expect(text('empty')).toContain('FAIL  ci: the plan has no tasks'));

  it('stays short for thousands of tasks, with the verdict first and last', () => {
    const out = verdictText(manyTasks(5000, 256, 40), plain);
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThan(400);
    expect(lines[0]).toBe('FAIL  ci: 4,960 of 5,000 tasks succeeded, 40 failed');
    expect(lines.at(-1)).toBe('FAIL  ci: 40 of 5000 failed; none may');
    expect(out).toMatch(/\n {2}and 20 more failures\n/);
    expect(out).not.toContain('Reason');
    expect(verdictText(manyTasks(60, 4, 1), plain, { table: 'always' })).toContain('unit[packages/pkg-0059]');
    expect(verdictText(manyTasks(2, 1, 1), plain)).toMatch(/^Task /m);
    expect(verdictText(manyTasks(2, 1, 1), plain, { table: 'never' })).not.toMatch(/^Task /m);
  });

  it('names a few failures in the command, and many by `--failed` where they ran', () => {
    const command = ['fanfold', 'run', 'ci.yml'];
    expect(verdictText(manyTasks(60, 4, 2), plain, { command })).toMatch(/fanfold run ci\.yml --only \S+ --only \S+`/);
    expect(verdictText(manyTasks(60, 4, 10), plain, { command })).toContain('`fanfold run ci.yml --failed`\n');
    expect(verdictText(manyTasks(60, 4, 10), plain)).toContain(', then the other 5\n');
  });

  it('puts what to do about a conflict on lines of its own', () => {
    const both = converged({
      tasks: [
        { id: 'a', state: 'failed' },
        { id: 'b', state: 'succeeded' },
      ],
    });
    const met = {
      path: 'out/x\n::error::',
      files: 1,
      patterns: ['out/x'],
      more: 0,
      meet: 'same-time',
      by: null,
    } as const;
    const collision = problem('independence/collision', null, { tasks: ['a', 'b'], ...met });
    const out = verdictText({ ...both, problems: [{ ...collision, severity: 'error' }] }, plain);
    expect(out).toMatch(
      /^ {2}error: `a` and `b` wrote .*out\/x\\n::error::.*$\n {6}- order: let `b` need `a`$\n {6}- serialise: /m,
    );
  });

  it('gives a command that a shell reads as meant', () => {
    const out = verdictText(converged({ tasks: [{ id: "a'$(x)", state: 'failed', reason: 'exit code 1' }] }), plain);
    expect(out).toContain(`fanfold run --only 'a'\\''$(x)'`);
  });

  it('names every failure and lets no hostile text out of its line', () => {
    fc.assert(
      fc.property(hostileConverged, (given) => {
        const out = verdictText(given, plain);
        expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
        expect(out).not.toContain('##[');
        for (const row of out.split('\n')) expect(row.trimStart().startsWith('::')).toBe(false);
        for (const row of rowsOf(given).filter(({ fails }) => fails)) expect(out).toContain(line(row.task));
        expect(out.startsWith(given.verdict.verdict === 'pass' ? 'PASS' : 'FAIL')).toBe(true);
        expect(verdictText(given, plain)).toBe(out);
      }),
      { numRuns: 200 },
    );
  });

  it('paints only through the style', () => {
    const painted = verdictText(SCENES['failed']?.() ?? converged({ tasks: [] }), {
      ...plain,
      red: (t) => `<r>${t}</r>`,
      bold: (t) => `<b>${t}</b>`,
    });
    expect(painted).toMatch(/^<b><r>FAIL<\/r><\/b> {2}ci/);
    expect(painted.replace(/<\/?[rb]>/g, '')).toBe(text('failed'));
  });
});
