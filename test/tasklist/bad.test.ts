import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/report/sentences/index.ts';
import { readTaskFile } from '../../src/tasklist/read.ts';

/** Each input stands beside the exact places and sentences that come out of it, one line a problem. */
const folder = join(import.meta.dirname, '../cases/tasklist/bad');
const inputs = readdirSync(folder).filter((name) => name.endsWith('.yml'));

describe('a bad task file', () => {
  it('has at least 40 examples', () => {
    expect(inputs.length).toBeGreaterThanOrEqual(40);
  });

  it.each(inputs)('%s: every problem, its place, and what to do', async (name) => {
    const { taskFile, problems } = readTaskFile(readFileSync(join(folder, name), 'utf8'), 'ci.yml');
    expect(taskFile).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ severity, at }) => severity === 'error' && at?.file === 'ci.yml')).toBe(true);
    const lines = problems.map((problem) => `${problem.at?.line}:${problem.at?.column} ${sentence(problem)}\n`);
    await expect(lines.join('')).toMatchFileSnapshot(join(folder, `${basename(name, '.yml')}.txt`));
  });
});
