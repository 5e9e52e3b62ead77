// All findings as one list: one entry a place, with everybody who found it, the most often found first.
import { readFileSync, writeFileSync } from 'node:fs';

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
// What a task left that failed is no review.
const { succeeded } = json(process.env.FANFOLD_VERDICT);
const reviews = succeeded.map((id) => json(`review/findings/${/\[(.*)\]/.exec(id)[1]}.json`));
const found = new Map();
for (const { reviewer, findings } of reviews)
  for (const { file, line, text } of findings) {
    const one = found.get(`${file}:${line}`) ?? { file, line, texts: [], reviewers: [] };
    one.texts.push(text);
    one.reviewers.push(reviewer);
    found.set(`${file}:${line}`, one);
  }
const findings = [...found.values()].sort((a, b) => b.reviewers.length - a.reviewers.length);
writeFileSync('review.json', `${JSON.stringify({ reviews: reviews.length, findings }, null, 2)}\n`);
process.stdout.write(`${reviews.length} reviews, ${findings.length} findings\n`);
