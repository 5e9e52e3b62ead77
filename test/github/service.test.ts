import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect as connectTo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/github/service.ts';
import { tokenFor } from '../support/results-service/rpc.ts';
import { type ResultsService, startResultsService } from '../support/results-service/service.ts';

const RUN = 7;
let service: ResultsService;

beforeEach(async () => {
  service = await startResultsService();
  service.put(RUN, 'one', { a: '1' });
});
afterEach(() => service.close());

const namesFor = async (env: NodeJS.ProcessEnv) => (await (await connect(env)).list()).map(({ name }) => name);

describe('who asks', () => {
  it('is the run and the job in the token', async () => {
    service.put(8, 'of another run', {});
    expect(await namesFor(service.variables(RUN))).toEqual(['one']);
    expect(await namesFor(service.variables(8))).toEqual(['of another run']);
  });

  it.each([
    ['no token', { ACTIONS_RUNTIME_TOKEN: '' }, 'Unable to get the ACTIONS_RUNTIME_TOKEN env variable'],
    ['no address', { ACTIONS_RESULTS_URL: '' }, 'Unable to get the ACTIONS_RESULTS_URL env variable'],
    ['a token that is none', { ACTIONS_RUNTIME_TOKEN: 'abc' }, 'does not say which run'],
    ['a token with too many parts', { ACTIONS_RUNTIME_TOKEN: tokenFor('7', '1:2') }, 'does not say which run'],
    ['GitHub Enterprise Server', { GITHUB_SERVER_URL: 'https://github.example.com' }, 'GitHub Enterprise Server'],
    ['a data residency host', { GITHUB_SERVER_URL: 'https://octo.ghe.com' }, null],
    ['github.com', { GITHUB_SERVER_URL: 'https://github.com' }, null],
  ])('with %s', async (_, env, message) => {
    const names = namesFor({ ...service.variables(RUN), ...env });
    if (message === null) expect(await names).toEqual(['one']);
    else await expect(names).rejects.toThrow(message);
  });
});

it('goes on when an answer is an error, and says what it was', async () => {
  await service.close();
  service = await startResultsService({ fail: ({ count }) => (count === 1 ? { status: 418 } : null) });
  const connected = await connect(service.variables(RUN));
  await expect(connected.list()).rejects.toThrow("ListArtifacts: I'm a Teapot: injected (418)");
  expect(await connected.list()).toEqual([]);
});

describe('a proxy', () => {
  const variables = ['http_proxy', 'no_proxy'] as const;
  const before = variables.map((name) => [name, process.env[name]] as const);
  let proxy: Server;
  const asked: string[] = [];

  beforeEach(async () => {
    proxy = createServer();
    proxy.on('connect', (request, client, head) => {
      asked.push(request.url ?? '');
      const upstream = connectTo(Number(new URL(service.url).port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.write(head);
        upstream.pipe(client).pipe(upstream);
      });
      for (const socket of [client, upstream]) socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    process.env['http_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await new Promise((resolve) => {
      proxy.close(resolve);
      proxy.closeAllConnections();
    });
  });

  it("is used as GitHub's own client uses it, for the list and for the content", async () => {
    const env = { ...service.variables(RUN), ACTIONS_RESULTS_URL: 'http://results.example/' };
    const connected = await connect(env);
    const [one] = await connected.list();
    const address = (await connected.addressOf(one!)).replace('127.0.0.1', 'blobs.example');
    const { chunks, length } = await connected.open(address, 1000);
    let bytes = 0;
    for await (const chunk of chunks) bytes += chunk.length;
    expect([bytes, new Set(asked)]).toEqual([length, new Set(['results.example:80', new URL(address).host])]);
  });
});
