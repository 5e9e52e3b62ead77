import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, runAct } from './act.ts';
import { startFixtureService } from './service.ts';

const EXAMPLE = readFileSync(join(ROOT, 'examples/workflows/gitea.yml'), 'utf8')
  .replaceAll('https://github.com/OWNER/', 'octo/')
  // What it names is the workflow's place in a repository; here it is another one.
  .replaceAll('.gitea/workflows/fanfold.yml', '.github/workflows/main.yml');

const LIST = (command: string) => `name: ci
tasks:
  - { id: build, run: 'mkdir -p out && echo carried > out/app.txt', artifacts: [out/app.txt], duration: 60 }
  - id: check
    for-each: { items: [a, b, c] }
    needs: [build]
    run: test -f README.md && grep carried out/app.txt ${command}
    reads: [out/app.txt]
    duration: 1200
`;

test.each([
  ['green', '', 0, 'PASS  ci: 4 of 4 tasks succeeded'],
  ['red', '&& test "$ITEM" != b', 1, 'FAIL  ci: 3 of 4 tasks succeeded'],
] as const)(
  'a written-out matrix of two waves, with more numbers than legs: %s',
  async (_, command, exitCode, says) => {
    await using fixture = await startFixtureService();
    const files = { 'fanfold.yml': LIST(command), 'README.md': 'only a checkout brings it\n' };
    const run = await runAct({ workflow: EXAMPLE, ...fixture.act, files });
    expect(run.log).toContain(says);
    expect(run.exitCode).toBe(exitCode);
    // 8 numbers each: 1 leg in the first wave, 3 in the second. What is beyond checks nothing out.
    expect(run.log.match(/ is not in the plan, which has/g)).toHaveLength(12);
    for (const [job, planned] of [
      ['task', 1],
      ['task-2', 3],
    ] as const) {
      const checkouts = run.steps.filter(
        (step) => step.job === job && /checkout/.test(step.step) && step.stage === 'Main',
      );
      expect(checkouts.filter(({ result }) => result === 'success')).toHaveLength(planned);
    }
  },
);
