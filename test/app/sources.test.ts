import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerSources } from '../../src/app/sources.ts';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'fanfold-sources-'));
  mkdirSync(join(workspace, 'tests/unit'), { recursive: true });
  writeFileSync(join(workspace, 'tests/unit/test_a.py'), '');
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

test.each([
  ['test/**/test_*.py', { folders: 0, absent: { path: 'test', nearest: 'tests' } }],
  ['tests/unt/*.py', { folders: 0, absent: { path: 'tests/unt', nearest: 'tests/unit' } }],
  ['elsewhere/*.py', { folders: 0, absent: { path: 'elsewhere', nearest: null } }],
  ['tests/*.py', { folders: 0 }],
  ['*/other/*.py', { folders: 0 }],
  ['tests/*', { folders: 1 }],
])('%s, which names no file, answers with the folder that is not there', async (glob, facts) => {
  const request = { key: 'a', kind: 'glob', value: glob, timeoutMinutes: 1 } as const;
  const answers = await answerSources([request], workspace, {}, new AbortController().signal);
  expect(answers.get('a')).toEqual({ files: [], ...facts });
});

test('a list that is not there is named as it was written, without the words of the system', async () => {
  const request = { key: 'a', kind: 'file', value: 'items.json', timeoutMinutes: 1 } as const;
  const answers = await answerSources([request], workspace, {}, new AbortController().signal);
  expect(answers.get('a')).toEqual({ problem: 'there is no file `items.json`' });
});
