import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { publint } from 'publint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { billOfMaterials } from '../../scripts/bill-of-materials.mjs';
import { makePackage } from '../../scripts/package.mjs';
import { released } from '../../scripts/released.mjs';
import { read } from '../docs/support.ts';

const OURS = ['.github/workflows/fan.yml', '.github/workflows/fan-waves.yml'];

describe('what a release writes into our own workflows', () => {
  test.each(OURS)('%s: the repository and the tag, and nothing else', (file) => {
    const text = read(file);
    const after = released(text, 'acme/fan', 'v1.2.3');
    expect(after).not.toMatch(/^ *(- )?uses: OWNER|@REF/m);
    const words = (line: string) => line.replaceAll('OWNER/fanfold', '').replaceAll('acme/fan', '');
    const differ = after.split('\n').flatMap((line, index) => {
      const before = text.split('\n')[index] ?? '';
      return line === before ? [] : [[words(before).replace('@REF', '@v1.2.3'), words(line)]];
    });
    expect(differ.length).toBeGreaterThan(1);
    for (const [before, line] of differ) expect(line).toBe(before);
  });

  test('a text without the two words stays as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('OWNER/fanfold'));
        expect(released(text, 'acme/fan', 'v1')).toBe(text);
      }),
    );
    expect(released('uses: OWNER/fanfold@v1', 'acme/fan', 'v2')).toBe('uses: OWNER/fanfold@v1');
  });

  test.each(OURS)('%s declares no permissions: a caller that grants less would not start', (file) => {
    expect(read(file)).not.toMatch(/^ *permissions:/m);
  });
});

describe('the package', () => {
  const folder = makePackage();
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

  test('names no dependency, because dist/ holds them all, and no script runs when it is installed', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(manifest).filter((key) => /dependencies|scripts/i.test(key))).toEqual([]);
    expect(existsSync(join(folder, (manifest['bin'] as { fanfold: string }).fanfold))).toBe(true);
  });

  test('is packed with what runs, its schema, its examples and its licences', () => {
    const [{ files = [], unpackedSize = 0 } = {}] = JSON.parse(npm('pack', '--dry-run', '--json')) as {
      files?: { path: string }[];
      unpackedSize?: number;
    }[];
    const paths = files.map(({ path }) => path);
    for (const path of ['dist/cli.js', 'dist/licenses.txt', 'schema/taskfile.schema.json', 'LICENSE', 'README.md'])
      expect(paths).toContain(path);
    expect(paths.filter((path) => /(^|\/)node_modules\/|^(test|src|bench)\//.test(path))).toEqual([]);
    expect(unpackedSize).toBeLessThan(12_000_000);
  });

  test('is what npm would publish, and publint has nothing to say of it', async () => {
    const packed = npm('publish', '--dry-run', '--json', '--offline', '--tag', 'next');
    expect(packed).toMatch(/"name": "fanfold"/);
    const { messages } = await publint({ pkgDir: folder, strict: true, pack: 'npm' });
    expect(messages.map(({ code, path }) => `${code} at ${path.join('.')}`)).toEqual([]);
  }, 60_000);

  test('runs from where it is put, with nothing beside it', () => {
    const version = execFileSync(process.execPath, [join(folder, 'dist/cli.js'), '--version'], { encoding: 'utf8' });
    expect(version).toMatch(/^fanfold\/\d+\.\d+\.\d+/);
  });
});

describe('the release workflow', () => {
  const text = read('.github/workflows/release.yml');
  const workflow = parse(text) as {
    permissions: object;
    jobs: Record<string, { permissions: object; steps: { uses?: string; with?: Record<string, unknown> }[] }>;
  };

  test('starts without any permission, and each that a job has says why', () => {
    expect(workflow.permissions).toEqual({});
    const granted = [...text.matchAll(/^ {6}[a-z-]+: (?:read|write).*$/gm)].map(([line]) => line);
    expect(granted.length).toBe(Object.values(workflow.jobs).flatMap((job) => Object.keys(job.permissions)).length);
    for (const line of granted) expect(line).toMatch(/: (read|write) # \w+/);
  });

  test('uses actions by commit, with the version beside it, and leaves no credentials behind', () => {
    for (const line of text.split('\n').filter((line) => /uses:/.test(line)))
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
      expect(step.with).toMatchObject({ 'persist-credentials': false });
  });
});

describe('the Marketplace', () => {
  const ACTIONS = ['action.yml', 'task/action.yml', 'converge/action.yml'];

  test.each(ACTIONS)('%s has a name, a description that is not cut, and a look', (file) => {
    const { name, description, author, branding } = parse(read(file)) as {
      name: string;
      description: string;
      author: string;
      branding: { icon: string; color: string };
    };
    expect([name, author].every((text) => text.length > 3)).toBe(true);
    expect(description.trim().length).toBeLessThanOrEqual(125);
    expect(['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']).toContain(
      branding.color,
    );
    expect(branding.icon).toMatch(/^[a-z-]+$/);
  });
});

test('a bill of materials names every library that is inside, and nothing that only builds it', () => {
  const names = billOfMaterials().components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['@actions/core', 'zod', 'yaml']));
  for (const dev of ['vitest', 'typescript', 'axe-core']) expect(names).not.toContain(dev);
});
