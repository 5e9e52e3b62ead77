import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const STEP = join(import.meta.dirname, '../../src/actions/step.ts');
const NODE = join(import.meta.dirname, '../../node_modules/.bin/node');

it('a step ends with its work, whatever is still open, and says everything', () => {
  const script = `
    import { createServer } from 'node:net';
    import { runStep } from ${JSON.stringify(STEP)};
    await runStep(async () => {
      createServer().listen(0);
      process.stdout.write('x'.repeat(3_000_000));
      throw 'no Error at all';
    });
  `;
  const ended = spawnSync(NODE, ['--input-type=module', '-e', script], {
    timeout: 20_000,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(ended.signal).toBeNull();
  expect(ended.status).toBe(1);
  expect(ended.stdout.length).toBeGreaterThan(3_000_000);
  expect(ended.stdout).toMatch(/::error::internal error: no Error at all\n$/);
});
