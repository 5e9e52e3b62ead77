/** Words of a command line to the values of the options of one command. */
import { parseArgs } from 'node:util';
import { COMMANDS, COMMON, type CommandEntry, type Flag } from './command-table.ts';
import { emptyArgument, unknownCommand, unknownOption } from './usage.ts';

export interface Given {
  readonly entry: CommandEntry;
  /** `null` when none was given. */
  readonly operand: string | null;
  /** By the name of the option: all values, or as many empty texts as it was given without one. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

export type Read =
  | Given
  | { readonly usage: string }
  /** Help was asked for: of one command, or of all. */
  | { readonly help: CommandEntry | null }
  | { readonly version: true };

/** The words after `fanfold`. `help run` is `run --help`, as in other tools. */
export function readArguments(given: readonly string[]): Read {
  const argv = given[0] === 'help' ? [...given.slice(1), '--help'] : given;
  if (argv[0] === 'version' && argv.length === 1) return { version: true };
  const empty = emptyArgument(argv);
  if (empty !== null) return { usage: empty };
  const asksVersion = argv.some((word) => word === '--version' || word === '-V');
  const asksHelp = argv.some((word) => word === '--help' || word === '-h');
  const entry = COMMANDS.find(({ name }) => name === argv[0]);
  if (asksVersion && (entry !== undefined || argv[0]?.startsWith('-'))) return { version: true };
  if (entry === undefined)
    return asksHelp && argv[0]?.startsWith('-')
      ? { help: null }
      : {
          usage: unknownCommand(
            argv[0],
            COMMANDS.map(({ name }) => name),
          ),
        };
  return asksHelp ? { help: entry } : readOptions(entry, argv.slice(1));
}

function readOptions(entry: CommandEntry, words: readonly string[]): Given | { readonly usage: string } {
  const flags = [...entry.flags, ...COMMON];
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(flags.map((flag) => [flag.name, optionOf(flag)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  const behind = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? Number.POSITIVE_INFINITY;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (token.index > behind)
        return { usage: `\`${token.value}\` stands behind \`--\`; options and files stand before it` };
      operands.push(token.value);
    }
    if (token.kind !== 'option') continue;
    const flag = flags.find(({ name }) => name === token.name);
    const fault = faultOf(entry, flags, flag, token);
    if (fault !== null) return { usage: fault };
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  return operandFault(entry, operands) ?? { entry, operand: operands[0] ?? null, values };
}

function optionOf({ value, short }: Flag) {
  return { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short ? { short } : {}) };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function faultOf(
  { name: command }: CommandEntry,
  flags: readonly Flag[],
  flag: Flag | undefined,
  { name, rawName, value, inlineValue }: OptionToken,
): string | null {
  if (flag === undefined)
    return unknownOption(
      command,
      [name],
      flags.map((one) => one.name),
    );
  if (flag.value === undefined && value !== undefined) return `${rawName} takes no value`;
  // Where another option follows, the value was forgotten: `--sync --jobs 2`.
  if (flag.value !== undefined && (value === undefined || (value.startsWith('-') && inlineValue !== true)))
    return `\`${rawName} <${flag.value.toLowerCase()}>\`: the value is missing`;
  return null;
}

function operandFault({ name, operand }: CommandEntry, given: readonly string[]): { readonly usage: string } | null {
  const most = operand === '' ? 0 : 1;
  const [extra] = given.slice(most);
  if (extra !== undefined)
    return {
      usage: `${name} takes ${most === 0 ? 'options only' : `one ${operand.replace(/[[\]<>]/g, '')}`}, not \`${extra}\` as well`,
    };
  return operand.startsWith('<') && given.length === 0 ? { usage: `${name} ${operand}: say which` } : null;
}
