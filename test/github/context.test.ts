import { expect, it } from 'vitest';
import { readContext } from '../../src/github/context.ts';

const ENV = {
  GITHUB_REPOSITORY: 'octo-org/octo-repo',
  GITHUB_RUN_ID: '12345678901',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKSPACE: '/work',
  RUNNER_TEMP: '/temp',
  GITHUB_API_URL: 'https://api.example',
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_SHA: '0123abc',
  GITHUB_REF_NAME: 'main',
  GITHUB_WORKFLOW_REF: 'octo-org/octo-repo/.github/workflows/ci@2.yml@refs/heads/main',
};

it('reads what the runner says', () => {
  expect(readContext(ENV)).toMatchObject({
    owner: 'octo-org',
    repo: 'octo-repo',
    runId: 12345678901,
    runAttempt: 2,
    workspace: '/work',
    temp: '/temp',
    apiUrl: 'https://api.example',
    runUrl: 'https://github.example/octo-org/octo-repo/actions/runs/12345678901',
    event: 'push',
    source: { commit: '0123abc', branch: 'main' },
    workflowFiles: ['.github/workflows/ci@2.yml'],
  });
});

it('claims least of what is missing', () => {
  expect(readContext({})).toMatchObject({
    owner: '',
    repo: '',
    runId: 0,
    runAttempt: 1,
    event: '',
    source: { commit: '', branch: '' },
    workflowFiles: [],
  });
});

it.each([
  [undefined, undefined, 'https://api.github.com', 'https://github.com/octo-org/octo-repo/'],
  ['https://github.com', '', 'https://api.github.com', 'https://github.com/octo-org/octo-repo/'],
  ['https://ghes.example', undefined, 'https://ghes.example/api/v3', 'https://ghes.example/octo-org/octo-repo/'],
  [
    'http://gitea.example:3000/',
    'http://gitea.example:3000/api/v1',
    'http://gitea.example:3000/api/v1',
    'http://gitea.example:3000/octo-org/octo-repo/',
  ],
])('asks the server of the run and no other: %j and %j', (server, api, apiUrl, page) => {
  const run = readContext({ ...ENV, GITHUB_SERVER_URL: server, GITHUB_API_URL: api });
  expect(run.apiUrl).toBe(apiUrl);
  expect(run.runUrl).toBe(`${page}actions/runs/12345678901`);
});

it.each(['0', '-1', '1.5', '2e1', ' 2', 'x', '', '9'.repeat(20)])('takes %j for the first attempt', (text) => {
  expect(readContext({ ...ENV, GITHUB_RUN_ATTEMPT: text }).runAttempt).toBe(1);
});

it('looks for the workflow where Gitea has it, which tells its name and no reference', () => {
  expect(readContext({ GITHUB_WORKFLOW: 'ci.yml' }).workflowFiles).toEqual([
    '.gitea/workflows/ci.yml',
    '.github/workflows/ci.yml',
  ]);
  for (const name of ['ci', '../ci.yml', 'a\\b.yml', ''])
    expect(readContext({ GITHUB_WORKFLOW: name }).workflowFiles).toEqual([]);
});
