/**
 * The service by itself, for a workflow that is run by hand with act:
 *
 *   node_modules/.bin/node test/support/results-service/main.ts --port 0 --run 1
 *
 * prints the variables for act's environment as one line of JSON, then each request on standard error.
 */
import { parseArgs } from 'node:util';
import { startResultsService } from './service.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, run: { type: 'string', default: '1' } },
});
const service = await startResultsService({
  port: Number(values.port),
  fail: ({ method, name, count }) => {
    console.error(`${count} ${method} ${name}`);
    return null;
  },
});
const token = service.token(values.run);
console.log(JSON.stringify({ url: service.url, ACTIONS_RUNTIME_URL: `${service.url}/`, ACTIONS_RUNTIME_TOKEN: token }));
