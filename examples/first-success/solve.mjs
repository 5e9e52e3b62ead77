// A search that you have, in place of this: which number below 1,000,000 has this square?
import { mkdirSync, writeFileSync } from 'node:fs';

const [way = 'upwards'] = process.argv.slice(2);
const next = {
  upwards: (step) => step,
  downwards: (step) => 999_999 - step,
  'random-1': () => Math.floor(Math.random() * 1_000_000),
  'random-2': () => Math.floor(Math.random() * 1_000_000),
}[way];
for (let step = 0; step < 5_000_000; step++) {
  const number = next(step);
  if (number * number !== 998_001_000_000) continue;
  mkdirSync('answers', { recursive: true });
  writeFileSync(`answers/${way}.json`, `${JSON.stringify({ number, steps: step + 1 })}\n`);
  process.exit(0);
}
process.exit(1);
