import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { VERSION } from '../../src/cli/version.ts';
import { ROOT, read, tracked } from '../docs/support.ts';

const manifest = JSON.parse(read('package.json')) as {
  name: string;
  version: string;
  license: string;
  type: string;
  bin: Record<string, string>;
  files: string[];
  engines: { node: string };
};

/** What people wrote: not the bundle, which holds the sources of others. */
const own = () => tracked().filter((file) => !file.startsWith('dist/'));

describe('the package', () => {
  test('has the version that the command line tells', () => {
    expect(manifest.version).toBe(VERSION);
  });

  test('has a command that exists, can be executed and is stored', () => {
    const bin = manifest.bin['fanfold'] ?? '';
    expect(bin).toBe('dist/cli.js');
    expect(read(bin)).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(statSync(join(ROOT, bin)).mode & 0o111).toBe(0o111);
    expect(tracked()).toContain(bin);
  });

  test('is MIT, ESM, for Node 20.19 and newer, and holds what it lists', () => {
    expect(manifest).toMatchObject({ name: 'fanfold', license: 'MIT', type: 'module', engines: { node: '>=20.19' } });
    expect(read('LICENSE')).toMatch(/^MIT License/);
    for (const path of manifest.files) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  });

  test('has a lockfile of its own version, free of addresses', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      version: string;
      packages: Record<string, { resolved?: string }>;
    };
    expect(lock.version).toBe(manifest.version);
    for (const { resolved } of Object.values(lock.packages)) expect(resolved).toBeUndefined();
  });
});

describe('the workflow of this project', () => {
  const { jobs } = parse(read('.github/workflows/ci.yml')) as {
    jobs: Record<string, { needs?: string[]; if?: string }>;
  };

  test('gates every job', () => {
    const { gate, ...others } = jobs;
    expect([...(gate?.needs ?? [])].sort()).toEqual(Object.keys(others).sort());
    expect(gate?.if).toBe('${{ !cancelled() }}');
  });

  test('runs the one command of .ci/run, which runs what the README says', () => {
    expect(read('.github/workflows/ci.yml')).toContain('.ci/run');
    expect(read('.ci/run')).toMatch(/npm ci/);
    expect(read('README.md')).toContain('npm ci && npm test');
  });
});

describe('every stored file', () => {
  test('is free of paths of one machine and of registry hosts', () => {
    const local = new RegExp(['work', 'home', 'root', 'Users'].map((name) => `(?<![\\w.])/${name}/[a-z]`).join('|'));
    const host = /registry\.npmjs|registry\.yarnpkg|proxy\.golang|artifactory/;
    const found = own().flatMap((file) => {
      const text = readFileSync(join(ROOT, file), 'latin1');
      return local.test(text) || (host.test(text) && !file.endsWith('project.test.ts')) ? [file] : [];
    });
    expect(found).toEqual([]);
  });

  test('ends with one newline, has no Windows line ends and no trailing blanks', () => {
    const texts = own().filter(
      (file) =>
        /\.(ts|mjs|md|ya?ml|json)$/.test(file) && !file.startsWith('test/cases/') && !file.startsWith('schema/'),
    );
    expect(texts.length).toBeGreaterThan(200);
    const found = texts.filter((file) => {
      const text = read(file);
      return /\r|[ \t]$/m.test(text) || !/[^\n]\n$/.test(text);
    });
    expect(found).toEqual([]);
  });
});

describe('every test', () => {
  /** It needs a right that not every machine gives. */
  const CONDITIONAL = ['test/observe/isolation.test.ts'];

  test('runs: none is skipped, none is the only one', () => {
    const forbidden = /\b(describe|test|it)(\.\w+)*\.(skip|only|todo|fails|skipIf|runIf)\b/;
    const found = own().filter(
      (file) => /^(test|bench)\/.*\.ts$/.test(file) && forbidden.test(read(file)) && !file.endsWith('project.test.ts'),
    );
    expect(found.filter((file) => !CONDITIONAL.includes(file))).toEqual([]);
  });

  test('sees the real modules: nothing is mocked', () => {
    const found = own().filter(
      (file) => /^test\/.*\.ts$/.test(file) && /\bvi\.(mock|spyOn|fn|stub\w+|doMock)\(/.test(read(file)),
    );
    expect(found).toEqual([]);
  });
});

describe('every module', () => {
  const sources = () => own().filter((file) => /^src\/.*\.ts$/.test(file));

  /** The two closed lists of words that everything else is written in. */
  const VOCABULARY = ['src/model.ts', 'src/problem.ts'];

  test('is at most 400 lines long: a file says one thing, however long that takes', () => {
    const long = sources().filter((file) => read(file).split('\n').length > 401);
    expect(long.filter((file) => !VOCABULARY.includes(file))).toEqual([]);
  });

  test('keeps the import law, which has no exceptions', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/import-law.mjs')], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(Object.keys(JSON.parse(read('scripts/import-law.json')))).toEqual(['pure', 'rim', 'packages']);
  });

  test('leaves no check of the compiler or the linter out', () => {
    const forbidden = /@ts-(ignore|expect-error|nocheck)|biome-ignore|\bas any\b|: any\b|\bas never as\b/;
    expect(sources().filter((file) => forbidden.test(read(file)))).toEqual([]);
  });

  test('in a pure folder reads no clock, no environment, no randomness and no network', () => {
    const impure = /\bDate\.now\(|new Date\(\)|performance\.now|Math\.random|process\.|\bfetch\(|from 'node:/;
    const pure = /^src\/(glob|tasklist|policy|independence|packing|plan|verdict|merge|workflow|report)\//;
    expect(sources().filter((file) => pure.test(file) && impure.test(read(file)))).toEqual([]);
  });
});
