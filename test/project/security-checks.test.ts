/** What docs/security-checks.md says of files of this repository, as far as files can show it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT, read, tracked } from '../docs/support.ts';

/** Every check of Scorecard, by name. */
const CHECKS = [
  'Binary-Artifacts',
  'Branch-Protection',
  'CI-Tests',
  'CII-Best-Practices',
  'Code-Review',
  'Contributors',
  'Dangerous-Workflow',
  'Dependency-Update-Tool',
  'Fuzzing',
  'License',
  'Maintained',
  'Packaging',
  'Pinned-Dependencies',
  'SAST',
  'SBOM',
  'Security-Policy',
  'Signed-Releases',
  'Token-Permissions',
  'Vulnerabilities',
  'Webhooks',
];

const rows = [...read('docs/security-checks.md').matchAll(/^\| ([A-Z][\w-]+) \| ([^|]+) \| (.+) \|$/gm)].map(
  ([, check = '', state = '', where = '']) => ({ check, state, where }),
);
const stateOf = (check: string) => rows.find((row) => row.check === check)?.state;

const workflows = tracked().filter((file) => /^\.github\/workflows\/.*\.yml$/.test(file));
const triggersOf = (file: string) => Object.keys((parse(read(file)) as { on: object }).on);

test('every check has a row, with a state and a place or a reason', () => {
  expect(rows.map(({ check }) => check)).toEqual(CHECKS);
  for (const { check, state, where } of rows) {
    expect([check, state]).toEqual([check, expect.stringMatching(/^(holds|partly|open|on GitHub)$/)]);
    expect(where.length).toBeGreaterThan(20);
  }
});

test('files that are named as the place exist', () => {
  const named = rows.flatMap(({ where }) => [
    ...where.matchAll(/`((?:\.ci|\.github|scripts|dist)\/[\w./-]*|[A-Z]+(?:\.md)?)`/g),
  ]);
  expect(named.length).toBeGreaterThan(7);
  for (const [, file = ''] of named) expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
});

test('no binary is committed but pictures', () => {
  const isBinary = (file: string) => readFileSync(join(ROOT, file)).subarray(0, 8000).includes(0);
  expect(stateOf('Binary-Artifacts')).toBe('holds');
  expect(tracked().filter((file) => !file.endsWith('.png') && isBinary(file))).toEqual([]);
});

test('no workflow runs code of others with secrets, or pastes an expression into a command', () => {
  expect(stateOf('Dangerous-Workflow')).toBe('holds');
  for (const file of workflows) {
    expect(triggersOf(file)).not.toContain('pull_request_target');
    expect(triggersOf(file)).not.toContain('workflow_run');
  }
});

test('only what others call states no permissions', () => {
  const states = workflows.filter((file) => !('permissions' in (parse(read(file)) as object)));
  expect(states).toEqual(['.github/workflows/fan-waves.yml', '.github/workflows/fan.yml']);
  expect(states.every((file) => triggersOf(file).join() === 'workflow_call')).toBe(true);
});

test('updates are asked for npm and for actions, and wait a week', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as {
    updates: { 'package-ecosystem': string; cooldown: { 'default-days': number } }[];
  };
  expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  for (const { cooldown } of updates) expect(cooldown['default-days']).toBe(7);
});

test('a release carries its provenance and its bill of materials', () => {
  const release = read('.github/workflows/release.yml');
  const steps = [
    'fanfold.cdx.json',
    'attest-build-provenance@',
    'fanfold.sigstore.json',
    'gh release create "$TAG" build/release/*',
  ];
  const places = steps.map((step) => release.indexOf(step));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('.ci/run asks for known vulnerabilities', () => {
  expect(read('.ci/run')).toContain('npm run --silent audit:shipped');
});
