/** Each example plans the tasks and the values that the workflow it replaces would have started. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../docs/support.ts';
import { inExample, planned, vector } from './support.ts';

const kindOf = (leg: object) => JSON.stringify({ ...leg, leg: '', name: '', plan: '' });

describe('job-list', () => {
  interface Job {
    readonly name: string;
    readonly os: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly free_disk?: true;
    readonly continue_on_error?: true;
  }
  type Kind = 'pr' | 'try' | 'optional' | 'auto';
  /** The list in the shape of the original, a list of jobs for each event. */
  const original = vector<Readonly<Record<Kind, readonly Job[]>>>('job-list');

  /** What the original makes of its jobs: one matrix item each. */
  const expected = (jobs: readonly Job[]) =>
    new Map(
      jobs.map(({ name, os, env, free_disk, continue_on_error }) => [
        `job[${name}]`,
        {
          'runs-on': os,
          'continue-on-error': continue_on_error ?? false,
          ...(env === undefined ? {} : { env }),
          ...(free_disk === undefined ? {} : { 'free-disk': true }),
        },
      ]),
    );

  const everyJob = [...new Map(Object.values(original).flatMap((jobs) => jobs.map((job) => [job.name, job]))).values()];
  const like = (pattern: RegExp) =>
    everyJob.filter(({ name }) => pattern.test(name)).map((job) => ({ ...job, continue_on_error: undefined }));

  test('there are 90 jobs', () => {
    expect(everyJob).toHaveLength(90);
  });

  test.each([
    ['a pull request', 'pr', 'tag:pr', original.pr, 11],
    ['a merge', 'auto', 'tag:auto', original.auto, 88],
    ['a try', 'try', 'job[dist-*msvc*]', like(/^dist-.*msvc/), 3],
    ['a try of an optional job', 'try', 'job[optional-*],tag:try', like(/^optional-|-quick$/), 3],
  ] as const)(
    '%s',
    (_, kind, only, jobs, count) =>
      inExample('job-list', async (example) => {
        const { tasks, legs } = await planned(example, ['--input', `kind=${kind}`, '--only', only]);
        expect([tasks.size, legs.length]).toEqual([count, count]);
        expect(tasks).toEqual(expected(jobs as readonly Job[]));
      })(),
    60_000,
  );
});

describe('folders', () => {
  const { folders, machines, legs: most } = vector<{ folders: number; machines: string[]; legs: number }>('folders');

  test(
    '400 folders on two machines, 20 jobs at a time',
    inExample('folders', async (example) => {
      const names = Array.from({ length: folders }, (_, at) => `${at}`.padStart(3, '0'));
      for (const name of names.slice(3)) mkdirSync(join(example.path, 'packages', name));
      const first = await planned(example);
      expect([first.tasks.size, first.legs.length]).toEqual([800, 8]);

      example.write(
        'times.json',
        JSON.stringify(Object.fromEntries([...first.tasks.keys()].map((task) => [task, 30]))),
      );
      const { tasks, legs } = await planned(example, ['--timings', 'times.json']);
      const all = ['bees', 'cats', 'dogs', ...names.slice(3)].flatMap((name) =>
        machines.map((machine) => [`test[packages/${name},machine=${machine}]`, { 'runs-on': machine }] as const),
      );
      expect(tasks).toEqual(new Map(all));
      expect([tasks.size, legs.length]).toEqual([800, most]);
    }),
    60_000,
  );
});

describe('python-suite', () => {
  const { files, pythons, buckets } = vector<{ files: number; pythons: string[]; buckets: number }>('python-suite');

  test(
    'ten buckets for each Python, once the times of the files are known',
    inExample('python-suite', async (example) => {
      for (let at = 12; at < files; at++) example.write(`tests/test_more_${at}.py`, 'def test_it():\n    pass\n');
      const first = await planned(example);
      expect([first.tasks.size, first.legs.length]).toEqual([files * pythons.length, 8]);

      const seconds = Object.fromEntries([...first.tasks.keys()].map((task, at) => [task, 60 + 7 * (at % 11)]));
      example.write('times.json', JSON.stringify(seconds));
      const { tasks, legs } = await planned(example, ['--timings', 'times.json']);
      expect(tasks).toEqual(
        new Map([...first.tasks.keys()].map((task) => [task, expect.objectContaining({ 'runs-on': 'ubuntu-latest' })])),
      );
      for (const python of pythons) {
        const of = [...tasks].filter(([, values]) => values['python'] === python);
        expect(of).toHaveLength(files);
        expect(of.every(([task]) => task.endsWith(`,python=${python}]`))).toBe(true);
        expect(legs.filter((leg) => leg['python'] === python)).toHaveLength(buckets);
      }
      expect(new Set(legs.map(kindOf)).size).toBe(pythons.length);
    }),
    60_000,
  );
});

describe('systems', () => {
  const { systems, previews } = vector<{ systems: string[]; previews: string[] }>('systems');
  const stable = systems.map((os) => [`system[os=${os}]`, { 'runs-on': os }] as const);

  test(
    'four systems, and no version most of the time',
    inExample('systems', async (example) => {
      const { tasks, legs } = await planned(example);
      expect(tasks).toEqual(new Map(stable));
      expect(legs).toHaveLength(4);
      expect((await example.run(['plan'])).stderr).not.toMatch(/warning/);
    }),
  );

  test(
    'a leg of its own for each version',
    inExample('systems', async (example) => {
      example.write('preview.txt', `${previews.join('\n')}\n`);
      const { tasks, legs } = await planned(example);
      const preview = previews.map(
        (version) => [`preview[version=${version}]`, { 'runs-on': 'ubuntu-latest', 'node-version': version }] as const,
      );
      expect(tasks).toEqual(new Map([...stable, ...preview]));
      expect(legs).toHaveLength(6);
    }),
  );
});

test.each([
  ['reviewers', 10, 10],
  ['browser-shards', 4, 4],
])(
  '%s: %i tasks on %i legs',
  (name, count, most) =>
    inExample(name, async (example) => {
      const { tasks, legs } = await planned(example);
      expect([...tasks.keys()].sort()).toEqual(vector<Record<string, string[]>>('items')[name]);
      expect([tasks.size, legs.length]).toEqual([count, most]);
      expect(new Set(legs.map(kindOf)).size).toBe(1);
    })(),
  60_000,
);

test.each(EXAMPLES)(
  '%s and its workflow pass the check',
  (folder) =>
    inExample(folder.replace('examples/', ''), async (example) => {
      example.write('workflow.yml', example.read('workflow.yml').replaceAll('OWNER/', 'acme/'));
      // A list may ask Go for its packages; the tests need no Go.
      example.program('go', '#!/bin/sh\necho example.com/shop/price\n');
      const { code, stdout, stderr } = await example.fanfold([
        'check',
        '--workflow',
        'workflow.yml',
        '--input',
        'kind=pr',
      ]);
      expect([code, `${stdout}${stderr}`]).toEqual([0, expect.not.stringMatching(/warning|error/)]);
    })(),
  60_000,
);

test.each(vector<[string, string[], string[]][]>('selections'))(
  'nightly: %s',
  (_, args, ids) =>
    inExample('nightly', async (example) => {
      expect([...(await planned(example, args)).tasks.keys()].sort()).toEqual(ids);
    })(),
  60_000,
);
