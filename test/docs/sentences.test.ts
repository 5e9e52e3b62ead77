/** What the troubleshooting page is made from: every kind of problem has its sentence there. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sentencesIn } from '../../scripts/sentences.mjs';
import { ROOT, read } from './support.ts';

test('a sentence is read out of a case or an entry, its values as dots', () => {
  const source = `
    const A = { 'fail-fast': ({ job }) => \`the legs of \${job} end each other\` };
    function b(p) { switch (p.kind) { case 'gone': return p.x ? \`it is \${p.what} gone\` : 'it is here'; case 'other': return far(p); } }
  `;
  expect([...sentencesIn(source)]).toEqual([
    ['fail-fast', 'the legs of … end each other'],
    ['gone', 'it is … gone'],
  ]);
});

test('every file with sentences about problems has its table on a page', () => {
  const folder = 'src/report/sentences';
  const pages = read('docs/troubleshooting.md') + read('docs/independence.md');
  /** Of verdicts, plans, conditions and fixes, which are no problems. */
  const others = ['choice.ts', 'conditions.ts', 'fixes.ts', 'gate.ts', 'glob.ts', 'verdict-reasons.ts'];
  const files = readdirSync(join(ROOT, folder)).filter(
    (file) => sentencesIn(read(`${folder}/${file}`)).size > 0 && !others.includes(file),
  );
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) expect(pages).toContain(`<!-- sentences: ${folder}/${file} -->`);
});
