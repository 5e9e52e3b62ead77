import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { VERSION } from '../../src/cli/version.ts';
import { inWorkspace } from './rig.ts';

const OK = 'tasks: [{ id: one, run: "true" }, { id: two, run: "true" }]';

/** What is typed, and what the answer names. */
const WRONG: readonly (readonly [name: string, args: readonly string[], says: RegExp])[] = [
  ['no command', [], /say what to do: run, plan, check, converge, init, report, completion/],
  ['an unknown command', ['rnu'], /unknown command `rnu`; did you mean `run`\?/],
  ['an unknown command that is near nothing', ['zebra'], /unknown command `zebra`; there are run, plan, /],
  ['an unknown option', ['run', '--jbos', '2'], /unknown option `--jbos` of run; did you mean `--jobs`\?/],
  ['an option of another command', ['plan', '--jobs', '2'], /unknown option `--jobs` of plan/],
  ['a second file', ['run', 'a.yml', 'b.yml'], /b\.yml/],
  ['an argument for init', ['init', 'here'], /here/],
  ['a forge of no kind', ['init', '--forge', 'gitlab'], /--forge is github or gitea, not "gitlab"/],
  ['one line for Gitea', ['init', '--forge', 'gitea', '--form', 'one-line'], /--form one-line is for GitHub/],
  [
    'a server for GitHub',
    ['init', '--action', 'https://git.example.org/a/fanfold@v1'],
    /is for Gitea; add --forge gitea/,
  ],
  [
    'half a server',
    ['init', '--forge', 'gitea', '--action', 'https://a/fanfold'],
    /--action is `owner\/repository@ref`/,
  ],
  ['no value', ['run', '--sync'], /`?--sync.*value is missing/],
  ['an empty value', ['run', '--only', ''], /an argument is empty/],
  ['an empty value behind =', ['run', '--only='], /`--only=` has no value/],
  ['an option twice', ['run', '--sync', 'any', '--sync', 'all'], /--sync is given more than once/],
  ['--jobs twice', ['run', '--jobs', '2', '--jobs', '3'], /--jobs is given more than once/],
  ['--jobs 0', ['run', '--jobs', '0'], /--jobs is a whole number from 1, not 0/],
  ['--jobs with a word', ['run', '--jobs', 'many'], /--jobs is a whole number from 1, not "many"/],
  ['--jobs with a fraction', ['run', '--jobs', '1.5'], /--jobs is a whole number from 1, not 1.5/],
  ['--format of plan', ['plan', '--format', 'yaml'], /--format is text or json or matrix, not "yaml"/],
  ['--suggest as JSON', ['check', '--suggest', '--format', 'json'], /--suggest prints lines for the task file/],
  ['--suggest of a workflow', ['check', '--suggest', '--workflow', 'w'], /leave --format and --workflow out/],
  ['--format of check', ['check', '--format', 'matrix'], /--format is text or json, not "matrix"/],
  ['--quiet with --verbose', ['run', '-q', '--verbose'], /--quiet and --verbose say less and more/],
  ['--failed with --only', ['run', '--failed', '--only', 'a'], /--failed and --only each choose tasks/],
  ['--resume with --failed', ['run', '--resume', '--failed'], /--failed and --resume begin a new run/],
  ['--resume with --sync', ['run', '--resume', '--sync', 'any'], /the run that goes on has its policy/],
  ['--format json with --output', ['run', '--format', 'json', '--output', 'live'], /leave --output, .* out/],
  ['--output of no kind', ['run', '--output', 'loud'], /--output is live or stream or grouped or errors, not "loud"/],
  ['--stop of no kind', ['run', '--stop', 'now'], /--stop is success or failure or decided or never, not "now"/],
  ['a value where there is none', ['run', '--failed=yes'], /--failed takes no value/],
  ['an option in the place of a value', ['run', '--sync', '--jobs', '2'], /--sync.*value is missing/],
  ['a letter that is no option', ['run', '-x'], /unknown option `-x` of run/],
  ['completion for no shell', ['completion'], /completion <bash\|zsh\|fish>: say which/],
  ['completion for an unknown shell', ['completion', 'csh'], /completion is for bash, zsh, fish, not "csh"/],
  ['an option behind --', ['run', '--', '--jobs'], /`--jobs` stands behind `--`/],
  ['--fix without a workflow', ['check', '--fix'], /--fix mends a workflow; say which one with --workflow FILE/],
  ['converge without a plan', ['converge', '--records', 'x'], /--plan is missing/],
  ['converge without records', ['converge', '--plan', 'x'], /--records is missing/],
];

/** The same, where the list must be read to know. */
const WRONG_FOR_THE_LIST: typeof WRONG = [
  ['--only with an unknown id', ['run', '--only', 'onne'], /there is no task `onne`; did you mean `one`\?/],
  ['--sync that is no YAML', ['run', '--sync', '{'], /--sync:1:1: error: .*closing `}`/],
  ['--sync that is no policy', ['run', '--sync', 'alll'], /--sync:1:1: error: `alll` is not a policy/],
  ['--sync that asks for too much', ['run', '--sync', '3'], /--sync:1:1: error: .*the tasks weigh 2 in all/],
];

describe('bad usage', () => {
  test.each(WRONG)('%s', (_, args, says) => {
    const parsed = parseArguments(args, VERSION);
    expect('usage' in parsed && parsed.usage).toMatch(says);
  });

  const some = [...WRONG.filter((_, index) => index % 8 === 1), ...WRONG_FOR_THE_LIST];
  test.concurrent.for(some)(
    '%s: exit 2, nothing on standard output, nothing run, nothing written',
    ([, args, says], { expect }) =>
      inWorkspace(async ({ write, run, exists }) => {
        write('fanfold.yml', OK);
        const { code, stdout, stderr } = await run(args);
        expect(stderr).toMatch(says);
        expect(stderr).not.toContain('internal error');
        expect(stdout).toBe('');
        expect(code).toBe(2);
        expect(exists('.fanfold')).toBe(false);
      })(),
  );
});

describe('files that are not there', () => {
  test.concurrent(
    'no task file: says what was looked for',
    inWorkspace(async ({ run }) => {
      for (const command of ['run', 'plan', 'check']) {
        const { code, stdout, stderr } = await run([command]);
        expect(stderr).toContain('looked for `fanfold.yml` and `.github/fanfold.yml`');
        expect([code, stdout]).toEqual([2, '']);
      }
    }),
  );

  test.concurrent(
    '.github/fanfold.yml is the second place to look',
    inWorkspace(async ({ write, run }) => {
      write('.github/fanfold.yml', 'name: second\ntasks: [{ id: one, run: "true" }]');
      expect((await run(['plan'])).stdout).toMatch(/^second: 1 task/);
      write('fanfold.yml', 'name: first\ntasks: [{ id: one, run: "true" }]');
      expect((await run(['plan'])).stdout).toMatch(/^first: 1 task/);
    }),
  );

  test.concurrent.for([
    ['run', 'nope.yml'],
    ['plan', 'nope.yml'],
    ['check', 'nope.yml'],
    ['converge', '--plan', 'nope.yml', '--records', '.'],
    ['report', 'nope.yml'],
  ])('%s names the file it cannot read as it was given', (args, { expect }) =>
    inWorkspace(async ({ run, path }) => {
      const { code, stdout, stderr } = await run(args);
      expect(stderr).toMatch(/error: `nope\.yml(\/plan\.json)?` cannot be read: there is no such file or folder/);
      expect(stderr).not.toContain(path);
      expect([code, stdout]).toEqual([2, '']);
    })(),
  );

  test.concurrent(
    'a folder that is given as the list is said to be one',
    inWorkspace(async ({ run }) => {
      const { code, stderr } = await run(['check', '.']);
      expect(stderr).toContain('error: `.` cannot be read: it is a folder\n');
      expect(code).toBe(2);
    }),
  );
});

describe('help and version', () => {
  test.concurrent(
    'are exit 0',
    inWorkspace(async ({ run }) => {
      const version = await run(['--version']);
      expect([version.code, version.stderr]).toEqual([0, '']);
      expect(version.stdout).toMatch(new RegExp(`^fanfold/${VERSION.replaceAll('.', '\\.')} `));
      const help = await run(['--help']);
      expect([help.code, help.stderr]).toEqual([0, '']);
      for (const command of ['run', 'plan', 'check', 'converge', 'init', 'report'])
        expect(help.stdout).toContain(`fanfold ${command} --help`);
      const ofRun = await run(['run', '--help']);
      expect(ofRun.stdout).toContain('--only SELECTORS');
      expect((await run(['help', 'run'])).stdout).toBe(ofRun.stdout);
      expect((await run(['help'])).stdout).toBe(help.stdout);
      expect((await run(['version'])).stdout).toBe(version.stdout);
    }),
  );
});
