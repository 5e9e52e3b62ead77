import { describe, expect, it } from 'vitest';
import { listOf, outputOf, runCase } from './case.ts';

/** Both write a new file that a third task reads, each in the workspace of its own leg; neither says so. */
const tasks = (mode: string) => `
independence: ${mode}
tasks:
  - { id: first, run: echo 1 > shared.txt }
  - { id: second, run: echo 2 > shared.txt; echo more >> tracked.txt }
  - { id: apart, run: echo 3 > apart.txt, reads: [shared.txt], writes: [apart.txt] }
`;

describe('undeclared overlap, run by act', () => {
  it('fails under enforce, and names both tasks and the path', async () => {
    const run = await runCase(tasks('enforce'), {}, { files: { 'tracked.txt': 'content\n' } });
    expect(run.records.get('first')?.writesObserved, run.log).toEqual(['shared.txt']);
    expect(run.records.get('second')?.writesObserved).toEqual(['shared.txt', 'tracked.txt']);
    expect(outputOf(run, 'verdict')).toBe('fail');
    expect(listOf(run, 'succeeded')).toEqual(['first', 'second', 'apart']);
    expect(run.resultsOf('task', './task')).toEqual(['success', 'success', 'success']);
    expect(run.resultsOf('converge', './converge')).toEqual(['failure']);
    const lines = run.logOf('converge').split('\n');
    expect(lines.some((text) => ['first', 'second', 'shared.txt'].every((word) => text.includes(word)))).toBe(true);
    expect(run.logOf('converge')).toContain('1 file written by several tasks that nothing orders');
  });

  it('is a warning under warn', async () => {
    const run = await runCase(tasks('warn'), {}, { files: { 'tracked.txt': 'content\n' } });
    expect(outputOf(run, 'verdict'), run.log).toBe('pass');
    expect(run.resultsOf('converge', './converge')).toEqual(['success']);
    const lines = run.logOf('converge').split('\n');
    expect(lines.some((text) => ['first', 'second', 'shared.txt'].every((word) => text.includes(word)))).toBe(true);
  });
});
