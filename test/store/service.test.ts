import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect as connectTo, createServer as createRawServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArtifacts } from '../../src/store/artifacts.ts';
import { BASE_MS, startBudget } from '../../src/store/budget.ts';
import { NoAnswer } from '../../src/store/fault.ts';
import { createPatience } from '../../src/store/pace.ts';
import { type ListedArtifact, connect as open } from '../../src/store/service.ts';
import { tokenFor } from '../support/results-service/rpc.ts';
import { type ResultsService, startResultsService } from '../support/results-service/service.ts';

const RUN = 7;
let service: ResultsService;

beforeEach(async () => {
  service = await startResultsService();
  service.put(RUN, 'one', { a: '1' });
});
afterEach(() => service.close());

/** A connection with one budget for everything that is asked of it. */
async function connect(env: NodeJS.ProcessEnv, stallMs = 30_000) {
  const budget = startBudget(undefined, BASE_MS);
  const connected = await open(env, createPatience(), stallMs);
  return {
    list: () => connected.list(budget),
    addressOf: (artifact: ListedArtifact) => connected.addressOf(artifact, budget),
    open: (address: string, max: number) => connected.open(address, max, budget),
  };
}

const namesFor = async (env: NodeJS.ProcessEnv) => (await (await connect(env)).list()).map(({ name }) => name);

describe('who asks', () => {
  it('is the run and the job in the token', async () => {
    service.put(8, 'of another run', {});
    expect(await namesFor(service.variables(RUN))).toEqual(['one']);
    expect(await namesFor(service.variables(8))).toEqual(['of another run']);
  });

  it.each([
    ['no token', { ACTIONS_RUNTIME_TOKEN: '' }, 'ACTIONS_RUNTIME_TOKEN'],
    ['no address', { ACTIONS_RESULTS_URL: '' }, 'ACTIONS_RESULTS_URL'],
    ['a token that is none', { ACTIONS_RUNTIME_TOKEN: 'abc' }, 'ACTIONS_RUNTIME_TOKEN'],
    ['a token with too many parts', { ACTIONS_RUNTIME_TOKEN: tokenFor('7', '1:2') }, 'ACTIONS_RUNTIME_TOKEN'],
    ['an address that is none', { ACTIONS_RESULTS_URL: 'results' }, 'ACTIONS_RESULTS_URL'],
    ['an address of no server', { ACTIONS_RESULTS_URL: 'file:///results' }, 'ACTIONS_RESULTS_URL'],
    ['GitHub Enterprise Server', { GITHUB_SERVER_URL: 'https://github.example.com' }, null],
    ['Gitea', { GITHUB_SERVER_URL: 'http://gitea.example:3000/' }, null],
    ['a data residency host', { GITHUB_SERVER_URL: 'https://octo.ghe.com' }, null],
    ['github.com', { GITHUB_SERVER_URL: 'https://github.com' }, null],
  ])('with %s', async (_, env, message) => {
    const names = namesFor({ ...service.variables(RUN), ...env });
    if (message === null) expect(await names).toEqual(['one']);
    else await expect(names).rejects.toThrow(message);
  });
});

describe('where the service is', () => {
  let other: Server | undefined;
  afterEach(() => new Promise((resolve) => (other === undefined ? resolve(null) : other.close(resolve))));

  /** A server that answers everything alike. */
  async function answering(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Promise<string> {
    other = createServer((_request, response) => response.writeHead(status, headers).end(body));
    await new Promise<void>((resolve) => other?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  }

  const HTML = { 'content-type': 'text/html; charset=utf-8' };
  const page = '<!DOCTYPE html><title>http://secret.example/?sig=1</title>';

  it.each<[string, [number, string, Readonly<Record<string, string>>], string]>([
    ['has no such page', [404, page, HTML], '404 Not Found and text/html'],
    ['says nothing of it', [404, '', {}], '404 Not Found'],
    ['takes no such request', [405, 'no', { 'content-type': 'text/plain' }], '405 Method Not Allowed and text/plain'],
    ['wants a person to log in', [302, '', { location: '/login' }], '302 Found'],
    ['has another service of its kind', [404, '{"code":"bad_route","msg":"no handler"}', {}], '404 Not Found'],
    ['says what type it likes', [404, '', { 'content-type': '<b>`x`' }], '404 Not Found'],
    ['has a page for everything', [200, page, HTML], '200 OK and text/html'],
  ])('is not where a server %s: one sentence', async (_, answer, told) => {
    const url = await answering(...answer);
    Object.assign(process.env, { ...service.variables(RUN), ACTIONS_RESULTS_URL: `${url}/_services/pipelines/abc/` });
    const store = openArtifacts({ pace: { tries: 3, firstDelayMs: 1, maxDelayMs: 1 } });
    const problem = { kind: 'store-unknown', server: url, asked: 'ListArtifacts', answer: told };
    await expect(store.list()).rejects.toMatchObject({ problem });
    await expect(store.upload(() => 'new', [{ path: 'a', content: 'a' }])).rejects.toThrow(
      `\`${url}\` does not answer as GitHub's artifact service, through which fanfold's jobs speak to each other: CreateArtifact was answered with ${told};`,
    );
  });

  it.each([403, 500, 503, 401, 400])('is still open after a %d, which is told as what it is', async (status) => {
    const url = await answering(status, 'no');
    Object.assign(process.env, { ...service.variables(RUN), ACTIONS_RESULTS_URL: url });
    const store = openArtifacts({ pace: { tries: 2, firstDelayMs: 1, maxDelayMs: 1 } });
    await expect(store.list()).rejects.toMatchObject({ problem: { kind: 'store-fault' } });
  });

  it.each([
    ['an address with a path, and the service on the host alone', '', '/_services/pipelines/abc/'],
    ['an address with a path that the service has', '/gitea', '/gitea/'],
    ['an address without a slash at its end', '/gitea', '/gitea'],
  ])('is found by asking: %s', async (_, under, path) => {
    await service.close();
    service = await startResultsService({ under });
    service.put(RUN, 'one', { a: '1' });
    const connected = await connect({ ...service.variables(RUN), ACTIONS_RESULTS_URL: `${service.url}${path}` });
    const [one] = await connected.list();
    expect(await connected.addressOf(one!)).toContain(service.url);
    // It is looked for once.
    const wrong = service.requests.filter(({ status }) => status === 404);
    expect(wrong).toHaveLength(under === '' ? 1 : 0);
  });

  it('is known after its first answer: what comes later is trouble of its own', async () => {
    await service.close();
    service = await startResultsService({ fail: ({ count }) => (count === 2 ? { status: 404, body: page } : null) });
    Object.assign(process.env, service.variables(RUN));
    const store = openArtifacts();
    expect(await store.list()).toEqual([]);
    await expect(store.list()).rejects.toMatchObject({ problem: { kind: 'store-fault' } });
  });

  it('is the same for every try: a page of something on the way passes', async () => {
    await service.close();
    service = await startResultsService({ fail: ({ count }) => (count <= 3 ? { status: 200, body: page } : null) });
    service.put(RUN, 'one', { a: '1' });
    Object.assign(process.env, service.variables(RUN));
    const store = openArtifacts({ pace: { tries: 5, firstDelayMs: 1, maxDelayMs: 1 } });
    expect((await store.list()).map(({ name }) => name)).toEqual(['one']);
  });
});

it('goes on when an answer is an error, and says what it was', async () => {
  await service.close();
  service = await startResultsService({ fail: ({ count }) => (count === 1 ? { status: 418 } : null) });
  const connected = await connect(service.variables(RUN));
  await expect(connected.list()).rejects.toThrow("ListArtifacts: I'm a Teapot: injected (418)");
  expect(await connected.list()).toEqual([]);
});

it('says which host does not answer, and nothing else of an address that is signed', async () => {
  await service.close();
  const body = JSON.stringify({ ok: true, signed_upload_url: 'http://127.0.0.1:9/twirp/x?sig=secret' });
  service = await startResultsService({
    fail: ({ method }) => (method === 'CreateArtifact' ? { status: 200, body } : null),
  });
  const env = service.variables(RUN);
  const store = openArtifacts({ env, pace: { tries: 2, firstDelayMs: 1, maxDelayMs: 1 } });
  await expect(store.upload(() => 'one', [{ path: 'a', content: 'a' }])).rejects.toThrow(
    /: no answer from 127\.0\.0\.1:9: ECONNREFUSED$/,
  );
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

describe('whoever does not answer', () => {
  const open: { end: () => void }[] = [];
  afterEach(() => {
    for (const one of open.splice(0)) one.end();
  });

  /** A server that says what it likes on each connection, and ends only when it is told to. */
  async function listening(answer: (socket: Socket) => NodeJS.Timeout | undefined): Promise<number> {
    const server = createRawServer((socket) => {
      socket.on('error', () => {});
      const timer = answer(socket) ?? undefined;
      open.push({
        end: () => {
          clearInterval(timer);
          socket.destroy();
        },
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({ end: () => server.close() });
    return (server.address() as AddressInfo).port;
  }

  const every = (ms: number, work: () => void) => setInterval(work, ms);

  it.each<[string, (socket: Socket) => NodeJS.Timeout | undefined]>([
    ['says nothing', () => {}],
    [
      'drips its headers',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        return every(50, () => socket.write('x: y\r\n'));
      },
    ],
    ['only ever says 100', (socket) => every(50, () => socket.write('HTTP/1.1 100 Continue\r\n\r\n'))],
  ])('is given up: a server that %s', async (_, answer) => {
    const port = await listening(answer);
    const connected = await connect(
      { ...service.variables(RUN), ACTIONS_RESULTS_URL: `http://127.0.0.1:${port}` },
      300,
    );
    await expect(connected.list()).rejects.toThrow(NoAnswer);
    await expect(connected.open(`http://127.0.0.1:${port}/blob?secret`, 10)).rejects.toThrow(NoAnswer);
  });

  it('is no address that nobody signed: a redirection, however long it goes on', async () => {
    const port = await listening((socket) => {
      socket.write('HTTP/1.1 302 /found?sig=secret\r\nlocation: http://127.0.0.1:9/\r\n\r\n');
      return every(20, () => socket.write('x'.repeat(1000)));
    });
    const connected = await connect(service.variables(RUN), 300);
    const opened = connected.open(`http://127.0.0.1:${port}/blob`, 10);
    await expect(opened).rejects.toThrow(/^the content: \s*\(302\)$/);
  });

  it('is given up: a proxy that keeps the connection to itself', async () => {
    const port = await listening(() => {});
    process.env['http_proxy'] = `http://127.0.0.1:${port}`;
    process.env['no_proxy'] = '';
    try {
      const connected = await connect(
        { ...service.variables(RUN), ACTIONS_RESULTS_URL: 'http://results.example' },
        300,
      );
      await expect(connected.list()).rejects.toThrow(NoAnswer);
    } finally {
      delete process.env['http_proxy'];
      delete process.env['no_proxy'];
    }
  });

  it('lists what is an artifact, whatever else the service says', async () => {
    const body = '{"artifacts":[null,7,{"name":"a","database_id":"1","size":"3"}]}';
    const port = await listening((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    });
    const connected = await connect(
      { ...service.variables(RUN), ACTIONS_RESULTS_URL: `http://127.0.0.1:${port}` },
      300,
    );
    expect((await connected.list()).map(({ name }) => name)).toEqual(['a']);
  });
});
