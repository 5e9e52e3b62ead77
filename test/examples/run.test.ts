/** Each example runs on a laptop; what it calls and does not bring along is a program of the test. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../cli/rig.ts';
import { type Example, inExample } from './support.ts';

const states = ({ records }: Example) =>
  Object.fromEntries([...records()].map(([task, { state }]) => [task, state]).sort());

test(
  'folders: each folder on each machine; a folder that fails is named',
  inExample('folders', async (example) => {
    expect((await example.fanfold(['run'])).code).toBe(0);
    expect(Object.keys(states(example))).toHaveLength(6);
    example.write('packages/cats/test.sh', 'exit 1\n');
    expect((await example.fanfold(['run'])).code).toBe(1);
    expect(example.verdict().failed).toEqual([
      'test[packages/cats,machine=ubuntu-latest]',
      'test[packages/cats,machine=macos-latest]',
    ]);
  }),
  60_000,
);

test(
  'systems: a version that fails is seen and tolerated',
  inExample('systems', async (example) => {
    expect((await example.fanfold(['run'])).code).toBe(0);
    example.write('preview.txt', '26.0.0-rc.1\n');
    example.write('test.mjs', 'process.exit(process.env.MATRIX_VERSION === undefined ? 0 : 1);\n');
    expect((await example.fanfold(['run'])).code).toBe(0);
    expect(states(example)).toMatchObject({
      'preview[version=26.0.0-rc.1]': 'tolerated',
      'system[os=windows-latest]': 'succeeded',
    });
  }),
  60_000,
);

/** Prints nothing and tests nothing: writes the report that pytest writes, and a file of coverage. */
const PYTEST = `#!/usr/bin/env node
const { writeFileSync } = require('node:fs');
const files = process.argv.slice(2).filter((word) => word.endsWith('.py'));
const report = process.argv.find((word) => word.startsWith('--junitxml=')).slice(11);
const seconds = (file) => (file.includes('invoice') ? 9 : 1);
const rows = files.map((file) => {
  const failure = file.includes(process.env.BROKEN ?? '-') ? '<failure message="1.0 != 1.01"/>' : '';
  return \`<testcase classname="x" name="test_it" file="\${file}" time="\${seconds(file)}">\${failure}</testcase>\`;
});
writeFileSync(report, \`<testsuites><testsuite name="pytest" tests="\${files.length}">\${rows.join('')}</testsuite></testsuites>\`);
writeFileSync(process.env.COVERAGE_FILE, files.join('\\n'));
process.exit(rows.some((row) => row.includes('<failure')) ? 1 : 0);
`;

describe('python-suite', () => {
  const INVOICE = 'pytest[tests/test_invoice.py,python=3.14]';
  const withPytest = (test: (example: Example) => Promise<void>) =>
    inExample('python-suite', async (example) => {
      example.program('pytest', PYTEST);
      example.program('coverage', '#!/bin/sh\nif [ "$1" = combine ]; then cat "$2"/.coverage* > .coverage; fi\n');
      await test(example);
    });

  test(
    'one process for the files of a job, coverage of all of them, a time for each file',
    withPytest(async (example) => {
      const { code, stdout, stderr } = await example.fanfold(['run', '--jobs', '2']);
      expect([code === 0 ? '' : stdout + stderr, code]).toEqual(['', 0]);
      expect(Object.keys(states(example))).toHaveLength(24);
      const batches = new Set([...example.records().values()].map(({ batch }) => batch?.id));
      expect(batches.size).toBe(4);
      const combined = example.read('.coverage').match(/tests\/\w+\.py/g) ?? [];
      expect([combined.length, new Set(combined).size]).toEqual([24, 12]);
      const [invoice, ...others] = [...example.records().values()]
        .filter(({ batch }) => batch?.id === example.records().get(INVOICE)?.batch?.id)
        .sort((a, b) => b.durationMs - a.durationMs);
      expect(invoice?.task).toBe(INVOICE);
      expect(invoice?.durationMs).toBeGreaterThan(others[0]?.durationMs ?? 0);
    }),
    60_000,
  );

  test(
    'the file that fails is the task that fails',
    withPytest(async (example) => {
      expect((await example.fanfold(['run', '--jobs', '2'], { env: { BROKEN: 'test_tax' } })).code).toBe(1);
      expect(example.verdict().failed).toEqual([
        'pytest[tests/test_tax.py,python=3.13]',
        'pytest[tests/test_tax.py,python=3.14]',
      ]);
    }),
    60_000,
  );
});

describe('vitest-suite', () => {
  /** The vitest of this project, which the example finds as one of its own. */
  const withVitest = (test: (example: Example) => Promise<void>) =>
    inExample('vitest-suite', async (example) => {
      mkdirSync(join(example.path, 'node_modules'));
      symlinkSync(join(ROOT, 'node_modules/vitest'), join(example.path, 'node_modules/vitest'));
      example.program('npx', '#!/bin/sh\nshift\nexec node node_modules/vitest/vitest.mjs "$@"\n');
      await test(example);
    });

  test(
    'one vitest for all files, and the file that fails is the task that fails',
    withVitest(async (example) => {
      example.write('src/tax.js', 'export const withTax = () => 0;\n');
      expect((await example.fanfold(['run', '--jobs', '1'])).code).toBe(1);
      expect(states(example)).toEqual({
        'unit[test/price.test.js]': 'succeeded',
        'unit[test/stock.test.js]': 'succeeded',
        'unit[test/tax.test.js]': 'failed',
      });
      expect(new Set([...example.records().values()].map(({ batch }) => batch?.id)).size).toBe(1);
    }),
    60_000,
  );
});

/** Compiles nothing: names the packages, and writes the report that gotestsum writes. */
const GO = '#!/bin/sh\nif [ "$1" = list ]; then printf "example.com/shop/%s\\n" price stock tax; fi\n';
const GOTESTSUM = `#!/usr/bin/env node
const { writeFileSync } = require('node:fs');
const [, file, , ...packages] = process.argv.slice(2);
const suites = packages.map((name) => {
  const failure = name.endsWith(process.env.BROKEN ?? '-') ? '<failure message="Failed"/>' : '';
  return \`<testsuite name="\${name}" tests="1"><testcase classname="\${name}" name="TestIt" time="0.1">\${failure}</testcase></testsuite>\`;
});
writeFileSync(file, \`<testsuites>\${suites.join('')}</testsuites>\`);
process.exit(suites.some((suite) => suite.includes('<failure')) ? 1 : 0);
`;

test(
  'go-suite: one process for all packages, and the package that fails is the task that fails',
  inExample('go-suite', async (example) => {
    example.program('go', GO);
    example.program('gotestsum', GOTESTSUM);
    expect((await example.fanfold(['run', '--jobs', '1'], { env: { BROKEN: 'tax' } })).code).toBe(1);
    expect(states(example)).toEqual({
      'test[example.com/shop/price]': 'succeeded',
      'test[example.com/shop/stock]': 'succeeded',
      'test[example.com/shop/tax]': 'failed',
      vet: 'succeeded',
    });
  }),
  60_000,
);

describe('reviewers', () => {
  /** Finds one and the same thing, unless it is out of work or talks. */
  const AGENT = `#!/usr/bin/env node
const prompt = require('node:fs').readFileSync(0, 'utf8');
const reviewer = /for (\\w+) and/.exec(prompt)[1];
if ((process.env.OUT ?? '').split(',').includes(reviewer)) process.exit(1);
if (process.env.TALKS === reviewer) console.log('Looks good to me!');
else console.log(JSON.stringify({ reviewer, findings: [{ file: 'a.ts', line: 3, text: 'unchecked ' + reviewer }] }));
`;
  const review = (env: Record<string, string>, check: (example: Example, code: number | null) => void) =>
    inExample('reviewers', async (example) => {
      example.program('agent', AGENT);
      const { code } = await example.fanfold(['run', '--jobs', '4'], { env: { AGENT: 'agent', ...env } });
      check(example, code);
    });

  test(
    'ten findings of one place are one, with ten reviewers',
    review({}, (example, code) => {
      expect(code).toBe(0);
      const { reviews, findings } = example.json('review.json') as {
        reviews: number;
        findings: { reviewers: string[] }[];
      };
      expect([reviews, findings.length, findings[0]?.reviewers.length]).toEqual([10, 1, 10]);
    }),
    60_000,
  );

  test(
    'agents that cannot work are tolerated',
    review({ OUT: 'docs,tests,licences' }, (example, code) => {
      expect(code).toBe(0);
      expect(states(example)).toMatchObject({ 'reviewer[docs]': 'tolerated', 'reviewer[security]': 'succeeded' });
      expect(example.json('review.json')).toMatchObject({ reviews: 7 });
    }),
    60_000,
  );

  test(
    'one that talks is no review, and nine are enough',
    review({ TALKS: 'docs' }, (example, code) => {
      expect(code).toBe(0);
      expect(states(example)).toMatchObject({ 'reviewer[docs]': 'failed' });
      expect(example.json('review.json')).toMatchObject({ reviews: 9 });
    }),
    60_000,
  );

  test(
    'without the indispensable one nothing passes',
    review({ OUT: 'security' }, (example, code) => {
      expect(code).toBe(1);
      expect(
        example
          .verdict()
          .decidedBy.map(({ text }) => text)
          .join(),
      ).toMatch(/security/);
    }),
    60_000,
  );
});

test(
  'browser-shards: four shards, one report of all blobs',
  inExample('browser-shards', async (example) => {
    example.program(
      'npx',
      `#!/bin/sh
if [ "$2" = test ]; then
  rm -rf "$PLAYWRIGHT_BLOB_OUTPUT_DIR" && mkdir -p "$PLAYWRIGHT_BLOB_OUTPUT_DIR"
  echo "$3" > "$PLAYWRIGHT_BLOB_OUTPUT_DIR/report-\${3#*=}.zip" 2> /dev/null || echo "$3" > "$PLAYWRIGHT_BLOB_OUTPUT_DIR/report-$MATRIX_SHARD.zip"
else
  cat "$4"/*.zip > merged.txt
fi
`,
    );
    const { code, stdout, stderr } = await example.fanfold(['run', '--jobs', '4']);
    expect([code === 0 ? '' : stdout + stderr, code]).toEqual(['', 0]);
    expect(example.read('merged.txt')).toBe('--shard=1/4\n--shard=2/4\n--shard=3/4\n--shard=4/4\n');
  }),
  60_000,
);

test(
  'job-list: the work is steps of the workflow, which the command line says',
  inExample('job-list', async (example) => {
    const { stdout } = await example.fanfold(['run', '--only', 'tag:pr', '--input', 'kind=pr']);
    expect(stdout).toMatch(/run only in its own job on GitHub/);
  }),
  60_000,
);

describe('regions', () => {
  const deployed = (down: string, check: (example: Example, code: number | null) => void) =>
    inExample('regions', async (example) => {
      const { code } = await example.fanfold(['run', '--jobs', '2'], { env: { DOWN: down } });
      check(example, code);
    });

  test(
    'two of five may be down',
    deployed('eu-west-1 us-west-2', (example, code) => {
      expect([code, example.verdict().verdict, example.verdict().succeeded.length]).toEqual([0, 'pass', 3]);
      expect(example.verdict().outputs['deploy[region=eu-north-1]']).toEqual({ url: 'https://eu-north-1.example.com' });
    }),
    60_000,
  );

  test(
    'three may not',
    deployed('eu-west-1 us-west-2 us-east-1', (_, code) => {
      expect(code).toBe(1);
    }),
    60_000,
  );
});

test(
  'first-success: one answer is enough',
  inExample('first-success', async (example) => {
    expect((await example.fanfold(['run', '--jobs', '1'])).code).toBe(0);
    // The first way of the list alone: it finds the answer before another one starts.
    expect(states(example)).toEqual({
      'solve[downwards]': 'superseded',
      'solve[random-1]': 'superseded',
      'solve[random-2]': 'superseded',
      'solve[upwards]': 'succeeded',
    });
    expect(example.json('found/answers/upwards.json')).toEqual({ number: 999_000, steps: 999_001 });
  }),
  60_000,
);
