/** `npm run audit:shipped` against a registry of our own: an answer, a finding, and none. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ROOT } from '../docs/support.ts';

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** Runs the script with a registry that gives this answer to the question for advisories. */
async function audit(status: number, advisories: object): Promise<Ended & { readonly asked: number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.method === 'POST') asked++;
    request.resume();
    const isQuestion = request.url?.endsWith('/advisories/bulk') === true;
    response.writeHead(isQuestion ? status : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isQuestion ? advisories : {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const env = { ...process.env, npm_config_registry: registry, npm_config_update_notifier: 'false' };
  const ended = await new Promise<Ended>((done) => {
    execFile(process.execPath, ['scripts/audit.mjs'], { cwd: ROOT, env, encoding: 'utf8' }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), said: stdout + stderr }),
    );
  });
  server.close();
  return { ...ended, asked };
}

test('no advisory is green, and says of how many packages', async () => {
  const { code, said, asked } = await audit(200, {});
  expect(asked).toBeGreaterThan(0);
  expect([code, said]).toEqual([
    0,
    expect.stringMatching(/^\d{2,} packages that are shipped: no known to be vulnerable\n$/),
  ]);
});

test('a finding is red, with its name and title', async () => {
  const advisory = {
    id: 1,
    url: 'https://example.invalid/advisory',
    title: 'Reads more than it should',
    severity: 'high',
    vulnerable_versions: '<999.0.0',
    cwe: [],
    cvss: { score: 7, vectorString: null },
  };
  const { code, said } = await audit(200, { yaml: [advisory] });
  expect(code).toBe(1);
  expect(said).toContain('yaml: high: Reads more than it should https://example.invalid/advisory\n');
  expect(said).toContain('@actions/workflow-parser: high: through yaml\n');
});

test.each([405, 404, 500])('a registry that answers %i is one line and goes on', async (status) => {
  const { code, said } = await audit(status, {});
  expect(code).toBe(0);
  expect(said).toMatch(/^!+ npm audit CANNOT BE ASKED \(.+\): NO PACKAGE WAS JUDGED !+\n$/);
});
