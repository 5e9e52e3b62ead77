import { describe, expect, test } from 'vitest';
import { inWorkspace } from './rig.ts';

const WORKFLOW = '.github/workflows/fanfold.yml';

describe('fanfold init', () => {
  test.concurrent(
    'where nothing is recognised, writes an example that runs green, and a workflow that `check` accepts',
    inWorkspace(async ({ run, read, verdict }) => {
      const { code, stdout, stderr } = await run(['init', '--action', 'acme/fanfold@v1']);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(
        /written {2}fanfold\.yml \(3 tasks\)\n(.*\n)* +written {2}\.github\/workflows\/fanfold\.yml \(one job that calls fan\.yml: the list fits it\)\n/,
      );
      const ran = await run(['run']);
      expect([ran.code, ran.stderr]).toEqual([0, '']);
      expect(verdict()).toMatchObject({ verdict: 'pass', outputs: { 'greet[moon]': { length: '4' } } });
      const check = await run(['check', '--workflow', WORKFLOW]);
      expect(check.stdout).toMatch(/^INDEPENDENT/);
      expect(check.code).toBe(0);
      expect(read(WORKFLOW)).toContain('uses: acme/fanfold/.github/workflows/fan.yml@v1');
      expect((await run(['plan'])).stderr).toBe('');
    }),
  );

  test.concurrent(
    'never overwrites, says what it kept, and makes the workflow from the list that is there',
    inWorkspace(async ({ run, read, write }) => {
      const list = 'name: mine\ntasks: [{ id: a, run: "true" }]\n';
      write('fanfold.yml', list);
      const { code, stdout } = await run(['init']);
      expect(code).toBe(0);
      expect(stdout).toMatch(/kept +fanfold\.yml \(it exists already\)/);
      expect(read('fanfold.yml')).toBe(list);
      const workflow = read(WORKFLOW);
      expect(workflow).toMatch(/^name: mine\n/);
      write(WORKFLOW, `${workflow}# mine\n`);
      await run(['init']);
      expect(read(WORKFLOW)).toBe(`${workflow}# mine\n`);
    }),
  );

  test.concurrent(
    'a list that reads what only a server knows takes it from the command line, as `plan` does',
    inWorkspace(async ({ run, write, exists }) => {
      write(
        'fanfold.yml',
        'tasks: [{ id: a, run: "true", env: { N: "${{ github.run_attempt }}-${{ inputs.x }}" } }]\n',
      );
      const { code, stderr } = await run(['init', '--workflow']);
      expect(stderr).toContain('give it with `--github run_attempt=…`');
      expect([code, exists(WORKFLOW)]).toEqual([2, false]);
      const given = await run(['init', '--workflow', '--github', 'run_attempt=1', '--input', 'x=2']);
      expect([given.code, given.stderr, exists(WORKFLOW)]).toEqual([0, '', true]);
    }),
  );

  test.concurrent(
    'a list with errors of its own is exit 2 and no workflow',
    inWorkspace(async ({ run, write, exists }) => {
      write('fanfold.yml', 'tasks: [{ id: a, rnu: "true" }]\n');
      const { code, stderr } = await run(['init', '--workflow']);
      expect(stderr).toContain('`rnu`');
      expect([code, exists(WORKFLOW)]).toEqual([2, false]);
    }),
  );

  test.concurrent(
    '--update rewrites the marked block when the list has another wave, and no other line',
    inWorkspace(async ({ run, read, write }) => {
      const task = (id: string, more = '') => `  - { id: ${id}, run: "true", reads: [], writes: []${more} }\n`;
      write('fanfold.yml', `name: mine\ntasks:\n${task('a')}`);
      await run(['init', '--workflow', '--form', 'steps', '--action', 'acme/fanfold@v2']);
      const before = read(WORKFLOW);
      write(
        WORKFLOW,
        before.replace('name: mine\n', 'name: my own name\n').concat('  mine:\n    runs-on: ubuntu-latest\n'),
      );
      write('fanfold.yml', `name: mine\ntasks:\n${task('a')}${task('b', ', needs: [a], with: { other: kind }')}`);
      const { stdout } = await run(['init', '--workflow', '--update', '--action', 'acme/fanfold@v2']);
      expect(stdout).toContain(`updated  ${WORKFLOW}`);
      const after = read(WORKFLOW);
      expect(after).toContain('needs: [plan, task, task-2]');
      expect(after).toMatch(/^name: my own name\n/);
      expect(after).toMatch(/ {2}# fanfold: end\n {2}mine:\n {4}runs-on: ubuntu-latest\n$/);
      expect((await run(['init', '--workflow', '--update', '--action', 'acme/fanfold@v2'])).stdout).toContain(
        'nothing to change',
      );
    }),
  );

  test.concurrent(
    '--forge gitea writes the numbers of legs out, and plan and check know them',
    inWorkspace(async ({ run, read, write }) => {
      const tasks = Array.from(
        { length: 12 },
        (_, at) => `  - { id: t${at}, run: "true", reads: [], writes: [], duration: 900 }\n`,
      );
      write('fanfold.yml', `name: mine\nlegs: { max: 4 }\ntasks:\n${tasks.join('')}`);
      const file = '.gitea/workflows/fanfold.yml';
      const { code, stdout } = await run([
        'init',
        '--forge',
        'gitea',
        '--action',
        'https://git.example.org/tools/fanfold@v2',
      ]);
      expect([code, stdout]).toEqual([0, expect.stringContaining(`fanfold check --workflow ${file}`)]);
      expect(read(file)).toContain('uses: https://git.example.org/tools/fanfold/task@v2');
      expect(read(file)).toContain('leg: [1, 2, 3, 4] }');
      expect((await run(['check', '--workflow', file])).code).toBe(0);
      write('fanfold.yml', `name: mine\ntasks:\n${tasks.join('')}`);
      const { legs } = JSON.parse((await run(['plan', '--format', 'json'])).stdout) as { legs: object[] };
      expect(legs).toHaveLength(4);
      expect((await run(['check', '--workflow', file])).code).toBe(0);
      write('fanfold.yml', `name: mine\nlegs: { max: 6 }\ntasks:\n${tasks.join('')}`);
      const few = await run(['check', '--workflow', file]);
      expect([few.code, few.stdout]).toEqual([1, expect.stringContaining('has 4 numbers of legs, and there can be 6')]);
      const fixed = await run(['check', '--workflow', file, '--fix']);
      expect([fixed.code, read(file)]).toEqual([0, expect.stringContaining('leg: [1, 2, 3, 4, 5, 6] }')]);
    }),
  );

  test.concurrent(
    'a folder that cannot be written is exit 2 and a sentence',
    inWorkspace(async ({ run, write, exists }) => {
      write('.github', 'a file where a folder belongs');
      const { code, stderr } = await run(['init']);
      expect(stderr).toMatch(/error: `\.github\/workflows\/fanfold\.yml` cannot be written: /);
      expect(code).toBe(2);
      expect(exists('.github/workflows')).toBe(false);
    }),
  );
});

describe('fanfold init in a project', () => {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

  test.concurrent(
    'npm workspaces: the verifying scripts, the tests of each package, the set-up; it runs and is accepted at once',
    inWorkspace(async ({ run, read, write, records }) => {
      write(
        'package.json',
        json({ name: 'shop', workspaces: ['packages/*'], scripts: { lint: 'echo clean', build: 'exit 1' } }),
      );
      for (const name of ['cart', 'search'])
        write(
          `packages/${name}/package.json`,
          json({ name, version: '1.0.0', scripts: { test: `echo ${name} works` } }),
        );
      const { code, stdout } = await run(['init', '--action', 'acme/fanfold@v1']);
      expect(code).toBe(0);
      expect(stdout).toContain('workspaces: 2 packages (packages/cart, packages/search)');
      expect(read('.github/actions/setup/action.yml')).toContain('uses: actions/setup-node@v7');
      expect(read('.gitignore')).toBe('.fanfold/\n');
      const ran = await run(['run']);
      expect([ran.code, [...records().keys()].sort()]).toEqual([
        0,
        ['lint', 'test[packages/cart]', 'test[packages/search]'],
      ]);
      const check = await run(['check', '--workflow', WORKFLOW]);
      expect([check.code, check.stdout.split(' ')[0]?.trim()]).toEqual([0, 'INDEPENDENT']);
    }),
  );

  test.concurrent(
    'pytest: a batch of its test files, installed with what the project has',
    inWorkspace(async ({ run, read, write }) => {
      write('pyproject.toml', '[project]\nname = "cli"\n');
      write('uv.lock', 'version = 1\n');
      write('tests/test_main.py', 'def test_one():\n    assert True\n');
      write('tests/unit/test_more.py', 'def test_two():\n    assert True\n');
      const { code, stdout } = await run(['init', '--action', 'acme/fanfold@v1']);
      expect([code, stdout]).toEqual([0, expect.stringContaining('pytest: 2 test files')]);
      expect(read('fanfold.yml')).toMatch(
        /id: pytest\n {4}for-each: \{ glob: \[ tests\/\*\*\/test_\*\.py \] \}\n {4}batch: true\n {4}run: uv run pytest "\$@" --continue-on-collection-errors /,
      );
      expect(read('.github/actions/setup/action.yml')).toContain('uv sync');
      expect((await run(['plan'])).stdout).toContain('2 tasks');
      expect((await run(['check', '--workflow', WORKFLOW])).code).toBe(0);
    }),
  );

  test.concurrent(
    'a Makefile: the targets that verify, and none that builds or cleans',
    inWorkspace(async ({ run, read, write }) => {
      write(
        'Makefile',
        '.PHONY: test lint clean\nVERSION := 1\nall: build\nbuild:\n\techo b\ntest:\n\techo t\nlint: build\n\techo l\nmain.o: main.c\n%.out: %.in\nMODE ::= fast\nclean:\n\trm -rf out\n',
      );
      const { stdout } = await run(['init', '--action', 'acme/fanfold@v1']);
      expect(stdout).toContain('Makefile: 2 targets (test, lint)');
      expect(read('fanfold.yml').match(/^ {2}- id: .*/gm)).toEqual(['  - id: test', '  - id: lint']);
      expect(stdout.match(/left out .*/g)).toEqual([
        'left out of Makefile: build (fanfold cannot see what they write; add those you want as tasks, with their `writes`)',
        'left out of Makefile: all (such targets run the others again)',
        'left out of Makefile: clean (by their names they verify nothing)',
      ]);
      expect((await run(['run'])).code).toBe(0);
    }),
  );

  const FOUND: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['go modules', { 'go.work': 'go 1.24\n', 'a/go.mod': 'module a\n', 'b/go.mod': 'module b\n' }, /Go: 2 modules/],
    [
      'Cargo',
      {
        'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
        'a/Cargo.toml': '[package]\nname = "a"\n',
        'b/Cargo.toml': '[package]\nname = "b"\n',
      },
      /Cargo workspace: 2 packages \(a, b\)/,
    ],
    [
      'Maven',
      { 'pom.xml': '<project><modules><module>core</module><module>web</module></modules></project>' },
      /Maven: 2 modules \(core, web\)/,
    ],
    ['Gradle', { 'settings.gradle.kts': 'include(":core", ":web")\n' }, /Gradle: 2 projects \(:core, :web\)/],
    [
      'Turborepo',
      {
        'turbo.json': json({ tasks: { test: {}, build: {} } }),
        'package.json': json({ name: 'root' }),
        'a/package.json': json({ name: 'a' }),
      },
      /Turborepo: 1 task \(test\) of 1 package/,
    ],
    ['Nx', { 'nx.json': '{}', 'apps/a/project.json': json({ name: 'a' }) }, /Nx: 1 project \(a\)/],
    ['just', { justfile: 'test:\n  echo t\n' }, /justfile: 1 target \(test\)/],
    [
      'vitest',
      {
        'package.json': json({ devDependencies: { vitest: '4' }, scripts: { test: 'vitest run' } }),
        'src/a.test.ts': '',
      },
      /vitest: 1 test file/,
    ],
    [
      'jest',
      { 'package.json': json({ devDependencies: { jest: '30' }, scripts: { test: 'jest' } }), 'a.spec.js': '' },
      /jest: 1 test file(.*\n)*.*jest-junit/,
    ],
    [
      'a matrix and a gate by hand',
      {
        '.github/workflows/ci.yml':
          'jobs:\n  a:\n    strategy:\n      matrix: { x: [1] }\n  g:\n    steps:\n      - run: echo "${{ toJSON(needs) }}"\n',
      },
      /ci\.yml has a matrix and a gate; it stays as it is/,
    ],
  ];

  test.concurrent.each(FOUND)('recognises %s', (_, files, says) =>
    inWorkspace(async ({ run, write, exists }) => {
      for (const [path, text] of Object.entries(files)) write(path, text);
      const { code, stdout } = await run(['init']);
      expect([code, stdout]).toEqual([0, expect.stringMatching(says)]);
      expect(exists('fanfold.yml') && exists(WORKFLOW)).toBe(true);
    })(),
  );
});
