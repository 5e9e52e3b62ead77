import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseArguments } from '../../src/cli/arguments.ts';
import { COMMANDS } from '../../src/cli/command-table.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import { readTaskFile } from '../../src/tasklist/read.ts';
import { blocks, EXAMPLES, PAGES, ROOT, read, yamlBlocks } from './support.ts';

test('what the pages take from elsewhere is current', () => {
  execFileSync(process.execPath, ['scripts/docs.mjs', '--check'], { cwd: ROOT, stdio: 'pipe' });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
}

/** Every key that a value may have, at any depth, with the words it may be. */
function keysIn(schema: Schema): { key: string; words: readonly string[] }[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, value]) => [
    { key, words: value.enum ?? [] },
    ...keysIn(value),
  ]);
  const { additionalProperties: named, items, anyOf = [] } = schema;
  const inner = [...(typeof named === 'object' ? [named] : []), ...(items ? [items] : []), ...anyOf];
  return [...own, ...inner.flatMap(keysIn)];
}

test('every key of a task file has a row, with every word that it may be', () => {
  const { $defs, ...file } = JSON.parse(read('schema/taskfile.schema.json')) as Schema & { $defs: { sync: Schema } };
  const rows = [...`${read('docs/task-file.md')}${read('docs/policy.md')}`.matchAll(/^\| `([^`]+)` \| (.*)$/gm)];
  const all = [...keysIn(file), ...keysIn($defs.sync)];
  expect(all.length).toBeGreaterThan(80);
  for (const { key, words } of all) {
    const row = rows.find(([, name = '', text = '']) => {
      return name.split('.').at(-1) === key && words.every((word) => text.includes(`\`${word}\``));
    });
    expect([key, row === undefined ? 'no row' : key]).toEqual([key, key]);
  }
});

describe('task files', () => {
  const inline = (name: string, text: string) =>
    Object.values((parse(text) as { jobs?: Record<string, { steps?: { with?: { tasks?: string } }[] }> }).jobs ?? {})
      .flatMap(({ steps = [] }) => steps.flatMap((step) => step.with?.tasks ?? []))
      .filter((tasks) => tasks.includes('\n'))
      .map((tasks) => [`${name}, inline`, tasks] as const);
  const workflows = readdirSync(join(ROOT, 'examples/workflows')).map((file) => `examples/workflows/${file}`);
  const lists: readonly (readonly [string, string])[] = [
    ...EXAMPLES.map((folder) => [`${folder}/fanfold.yml`, read(`${folder}/fanfold.yml`)] as const),
    ...['fanfold.yml', ...readdirSync(join(ROOT, 'examples')).map((file) => `examples/${file}`)]
      .filter((file) => file.endsWith('.yml'))
      .map((file) => [file, read(file)] as const),
    ...yamlBlocks
      .filter(({ text }) => /^tasks:/m.test(text))
      .map(({ page, line, text }) => [`${page}:${line}`, text] as const),
    ...workflows.flatMap((file) => inline(file, read(file))),
  ];

  test('are found', () => {
    expect(lists.length).toBeGreaterThan(6);
  });

  test.each(lists)('%s is good', (name, text) => {
    expect(readTaskFile(text, name).problems.map(sentence)).toEqual([]);
  });

  test('every YAML block is YAML', () => {
    for (const { page, line, text } of yamlBlocks)
      expect([`${page}:${line}`, parse(text) !== null]).toEqual([`${page}:${line}`, true]);
  });
});

describe('commands', () => {
  const NAMES = COMMANDS.map(({ name }) => name);

  /** Every `fanfold …` in code of any page: its place, its command, and the options it names. */
  const calls = PAGES.filter((page) => page !== 'CHANGELOG.md').flatMap((page) => {
    const code = [
      ...read(page).matchAll(/`([^`\n]+)`/g),
      ...blocks(page)
        .filter(({ language }) => language === 'sh')
        .flatMap(({ text }) => [...text.matchAll(/^(.+)$/gm)]),
    ].map(([, text = '']) => text.replaceAll('\\|', '|'));
    return code.flatMap((text) => {
      const call = /^(?:npx )?fanfold ([a-z]+)(.*)$/.exec(text);
      return call === null
        ? []
        : [
            {
              page,
              command: call[1] ?? '',
              options: [...(call[2] ?? '').matchAll(/--([a-z-]+)/g)].map(([, name = '']) => name),
            },
          ];
    });
  });

  const usageOf = (args: readonly string[]) => {
    const parsed = parseArguments(args, '0');
    return 'usage' in parsed ? parsed.usage : '';
  };

  test('that the pages name exist, with their options', () => {
    expect(calls.length).toBeGreaterThan(8);
    for (const { page, command, options } of calls) {
      expect([page, NAMES.includes(command) ? command : `no command ${command}`]).toEqual([page, command]);
      for (const option of options)
        expect([page, usageOf([command, `--${option}`, '1'])]).not.toEqual([
          page,
          expect.stringMatching(/unknown option/),
        ]);
    }
  });

  test('all stand on the page of the command line, with all their options', () => {
    const page = read('docs/command-line.md');
    for (const { name, flags } of COMMANDS) {
      const [, text = ''] = page.split(`\n## ${name}\n`);
      const [section = ''] = text.split('\n## ');
      expect(section).toContain(`\`fanfold ${name}`);
      for (const flag of flags) expect(section).toMatch(new RegExp(`^\\| \`[^\`]*--${flag.name}\\b`, 'm'));
    }
  });

  test('the first plan says what the guide says it does', () => {
    const [, shape = 'none'] = /first plan[^`]*`([^`]+)`/.exec(read('docs/guide.md')) ?? [];
    const planned = [join(ROOT, 'dist/cli.js'), 'plan', 'examples/hello.yml'];
    expect(execFileSync(process.execPath, planned, { cwd: ROOT, encoding: 'utf8' })).toContain(shape);
  });

  test('every npm script that is named exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = PAGES.flatMap((page) =>
      [...read(page).matchAll(/npm run ([a-z:0-9]+)/g)].map(([, name = '']) => [page, name]),
    );
    expect(named.length).toBeGreaterThan(3);
    for (const [page, name = ''] of named)
      expect([page, name in scripts ? name : 'no such script']).toEqual([page, name]);
  });
});

describe('links', () => {
  const anchors = (page: string) =>
    [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    );

  test.each(PAGES)('of %s lead somewhere', (page) => {
    const prose = read(page)
      .replaceAll(/```[\s\S]*?```/g, '')
      .replaceAll(/`[^`\n]*`/g, '');
    for (const [, target = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      expect([target, existsSync(join(ROOT, file))]).toEqual([target, true]);
      if (anchor !== undefined) expect(anchors(file)).toContain(anchor);
    }
  });

  test.each(PAGES)('%s names only files that exist', (page) => {
    const named = [...read(page).matchAll(/`((?:src|test|docs|examples|schema|scripts|bench|dist)\/[\w./-]*[\w-])`/g)];
    for (const [, path = ''] of named) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  });
});
