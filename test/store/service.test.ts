import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect as connectTo, createServer as createRawServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    ['a server that is none', { GITHUB_SERVER_URL: 'gitea' }, 'the server `gitea` is not known'],
    [
      'GitHub Enterprise Server',
      { GITHUB_SERVER_URL: 'https://github.example.com' },
      'the server `github.example.com` is not known',
    ],
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
