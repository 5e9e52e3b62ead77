/** One table: every option of it is read, helped with and completed. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { COMMANDS, COMMON, type Flag, SHELLS } from '../../src/cli/command-table.ts';
import { completionScript } from '../../src/cli/completion.ts';
import { commandHelp, helpText } from '../../src/cli/help.ts';

const OPTIONS = COMMANDS.flatMap((entry) => entry.flags.map((flag) => [entry, flag] as const));

/** Something that each option takes. */
function sampleOf({ name, value, values }: Flag): readonly string[] {
  if (value === undefined) return [];
  const special: Readonly<Record<string, string>> = { jobs: '3', action: 'me/fanfold@v1' };
  return [values?.[0] ?? special[name] ?? 'x'];
}

const operandOf = (operand: string) => (operand.startsWith('<') ? [SHELLS[0]] : []);

describe('the table', () => {
  test.each(OPTIONS.map(([entry, flag]) => [`${entry.name} --${flag.name}`, entry, flag] as const))(
    '%s is read, and changes what is asked for',
    (_, entry, flag) => {
      const needed = entry.flags.filter(({ required, name }) => required && name !== flag.name);
      const mended = flag.name === 'fix' ? ['--workflow', 'ci.yml'] : [];
      const given = needed.flatMap((one) => [`--${one.name}`, 'y']);
      const base = [entry.name, ...operandOf(entry.operand), ...given, ...mended];
      const parsed = parseArguments([...base, `--${flag.name}`, ...sampleOf(flag)], '1');
      expect('usage' in parsed ? parsed.usage : '').toBe('');
      const standard = flag.name === 'format' || flag.name === 'record-mode' ? flag.values?.[1] : undefined;
      const other = standard === undefined ? parsed : parseArguments([...base, `--${flag.name}`, standard], '1');
      expect(other).not.toEqual(parseArguments(base, '1'));
    },
  );

  const CHOICES = OPTIONS.flatMap(([entry, { name, values = [] }]) =>
    values.map((value) => [`${entry.name} --${name} ${value}`, entry, name, value] as const),
  );

  test.each(CHOICES)('%s, which help and completion offer, is read', (_, entry, name, value) => {
    const needed = entry.flags.flatMap((flag) => (flag.required ? [`--${flag.name}`, 'y'] : []));
    const parsed = parseArguments([entry.name, ...needed, `--${name}`, value], '1');
    expect('command' in parsed ? Object.values(parsed.command) : parsed).toContain(value);
  });

  test('the folder that help names is the one that is taken', () => {
    const dirs = OPTIONS.filter(([, { name }]) => name === 'dir');
    expect(dirs.length).toBeGreaterThan(2);
    for (const [entry, { standard }] of dirs)
      expect(parseArguments([entry.name], '1')).toMatchObject({ command: { dir: standard } });
  });

  test.each(OPTIONS.filter(([, { short }]) => short !== undefined))('a letter is its option', (entry, flag) => {
    const given = sampleOf(flag);
    const long = parseArguments([entry.name, `--${flag.name}`, ...given], '1');
    expect(parseArguments([entry.name, `-${flag.short}`, ...given], '1')).toEqual(long);
    if (given.length > 0) expect(parseArguments([entry.name, `-${flag.short}${given[0]}`], '1')).toEqual(long);
  });

  test.each(COMMANDS.map((entry) => [entry.name, entry] as const))(
    'help of %s has its options, examples, exit codes and files, within 100 cells',
    (_, entry) => {
      const help = commandHelp(entry);
      for (const { name, standard } of [...entry.flags, ...COMMON]) {
        expect(help).toContain(`--${name}`);
        if (standard !== undefined) expect(help.replaceAll(/\s+/g, ' ')).toContain(`(default: ${standard})`);
      }
      for (const [call] of entry.examples) expect(help).toContain(call);
      for (const [code] of entry.exits) expect(help).toMatch(new RegExp(`^ {2}${code} `, 'm'));
      for (const [path] of entry.files) expect(help).toContain(path);
      for (const text of help.split('\n')) expect(text.length).toBeLessThanOrEqual(100);
      expect(helpText('1')).toContain(`fanfold ${entry.name} --help`);
    },
  );

  test.each(COMMANDS.flatMap(({ examples }) => examples))('the example `%s` is good usage', (call) => {
    const [, words = ''] = /\bfanfold ([^|>)"]*)/.exec(call) ?? [];
    const parsed = parseArguments(words.trim().split(' '), '1');
    expect('usage' in parsed ? parsed.usage : '').toBe('');
  });

  test('no letter and no name is given twice in a command', () => {
    for (const { flags } of COMMANDS) {
      const all = [...flags, ...COMMON].flatMap(({ name, short }) => [name, ...(short === undefined ? [] : [short])]);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test.each([[['--version']], [['-V']], [['version']], [['run', '--version']], [['run', 'x.yml', '-V']]])(
    '%j is the version',
    (argv) => {
      expect(parseArguments(argv, '1.2.3')).toEqual({ shown: expect.stringMatching(/^fanfold\/1\.2\.3 /) });
    },
  );
});

describe('completion', () => {
  test.each(SHELLS)('%s names every command and option', (shell) => {
    const script = completionScript(shell);
    for (const { name, flags } of COMMANDS) {
      expect(script).toContain(name);
      for (const flag of flags) expect(script).toContain(shell === 'fish' ? `-l ${flag.name}` : `--${flag.name}`);
    }
  });

  /** What bash offers for the last of these words. */
  function offered(...words: readonly string[]): readonly string[] {
    const script = `${completionScript('bash')}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_fanfold; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' }).trim().split('\n');
  }

  test.each([
    [['fanfold', 'pl'], ['plan']],
    [['fanfold', 'run', '--res'], ['--resume']],
    [
      ['fanfold', 'run', '--output', ''],
      ['live', 'stream', 'grouped', 'errors'],
    ],
    [
      ['fanfold', 'plan', '--format', ''],
      ['text', 'json', 'matrix'],
    ],
    [['fanfold', 'completion', 'f'], ['fish']],
    [['fanfold', 'run', '-j', ''], ['']],
  ])('bash offers for %j: %j', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});
