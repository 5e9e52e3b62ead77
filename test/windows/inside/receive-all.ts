/** Every case of cases.json, each in a folder of its own below the current one; what became of it as one line of JSON. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { receive } from './receive.ts';

const cases = JSON.parse(readFileSync('cases.json', 'utf8')) as readonly (readonly string[])[];
const results = [];
for (const [index, paths] of cases.entries()) {
  const root = join(process.cwd(), `case-${index}`);
  mkdirSync(join(root, 'workspace'), { recursive: true });
  results.push(await receive(paths, root, process.platform));
}
console.log(JSON.stringify(results));
