import { expect, test } from 'vitest';
import { runAct } from './act.ts';
import { startFixtureService } from './service.ts';

const TASKS = `name: fan
tasks:
  - { id: build, run: 'mkdir -p out && echo "$GREETING" > out/app', artifacts: [out/app] }
  - { id: smoke, needs: [build], run: 'grep hello out/app && test -f set-up', reads: [out/app], runs-on: ubuntu-latest, with: { kind: smoke } }
  - { id: lint, run: 'test "$FROM_SETUP" = yes && test -f set-up', reads: [set-up], writes: [] }
`;

const CALLER = `on: push
jobs:
  ci:
    uses: octo/fanfold/.github/workflows/fan.yml@v1
    permissions: { contents: read, actions: read }
    with:
      tasks: fanfold.yml
      setup: ./.github/actions/setup
      setup-run: touch set-up
    secrets: { env: "\${{ secrets.VARIABLES }}" }
`;

const SETUP = `name: set up
description: What the legs need.
runs:
  using: composite
  steps:
    - run: echo FROM_SETUP=yes >> "$GITHUB_ENV"
      shell: bash
`;

test('the one line runs plan, legs of two waves with the set-up of the caller, and converge', async () => {
  await using fixture = await startFixtureService();
  const files = { 'fanfold.yml': TASKS, '.github/actions/setup/action.yml': SETUP };
  const secrets = { VARIABLES: 'GREETING=hello\n# a comment\nOTHER=x=y' };
  const run = await runAct({ workflow: CALLER, ...fixture.act, files, secrets });
  expect(run.log).toContain('PASS  fan: 3 of 3 tasks succeeded');
  expect(run.exitCode).toBe(0);
});

test('in groups that do not wait for each other, each with its own waves', async () => {
  await using fixture = await startFixtureService();
  const files = { 'fanfold.yml': TASKS, '.github/actions/setup/action.yml': SETUP };
  const secrets = { VARIABLES: 'GREETING=hello' };
  const workflow = CALLER.replace('      tasks: fanfold.yml\n', "      tasks: fanfold.yml\n      groups: 'true'\n");
  const run = await runAct({ workflow, ...fixture.act, files, secrets });
  expect(run.log).toContain('PASS  fan: 3 of 3 tasks succeeded');
  expect(run.exitCode).toBe(0);
});
