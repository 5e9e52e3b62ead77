/**
 * `dtu-github-actions` as a process of its own: it keeps one run in its memory, takes the console over and writes into folders
 * that its environment names. Its own start listens to the whole network and ends whoever has its port, so the pieces are put
 * together here, on loopback. Says its port; ends with its input.
 */
import { createServer } from 'node:http';

const entry = import.meta.resolve('dtu-github-actions/ephemeral');
const { bootstrapAndReturnApp } = await import(new URL('server/index.js', entry));
const app = await bootstrapAndReturnApp({ reset: false, controlToken: 'nobody' });
const server = createServer((request, response) => app.handler(request, response));
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.stdin.resume().on('end', () => process.exit());
