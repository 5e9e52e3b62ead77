import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { read } from '../docs/support.ts';

/** The step of `.ci/run` with a real Gitea, where its commands only say that they were called. */
function forgeStep(seconds: number, isBuilt: boolean, canBuild: boolean): string[] {
  const step = /^step 'A real Gitea.*?^fi$/ms.exec(read('.ci/run'))?.[0] ?? '';
  const script = `set -euo pipefail
step() { :; }
node() { ${isBuilt ? 'true' : 'false'}; }
timeout() { echo "build: \${*:2}" >&2; ${canBuild ? 'true' : 'false'}; }
npm() { echo "npm $*"; }
SECONDS=${seconds}
${step}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(status).toBe(0);
  return `${stderr}${stdout}`.split('\n').filter((line) => line !== '');
}

const FORGE = 'npm run --silent forge';
const BUILD = 'build: node scripts/gitea.mjs';

it.each([
  ['the server is there, however late', 5000, true, false, [FORGE]],
  ['there is time to build it', 2640, false, true, [BUILD, FORGE]],
  [
    'there is too little time',
    2720,
    false,
    true,
    [expect.stringMatching(/^!!!!.* HERE 44\): NOTHING RAN ON A FORGE !+$/)],
  ],
  ['it cannot be built', 60, false, false, [BUILD, expect.stringMatching(/^!!!!.*: NOTHING RAN ON A FORGE !+$/)]],
])('.ci/run and a real Gitea: %s', (_, seconds, isBuilt, canBuild, wanted) => {
  expect(forgeStep(seconds, isBuilt, canBuild)).toEqual(wanted);
});
