/** The help of fanfold and of each command, from the one table. */
import { width } from '../report/width.ts';
import { COMMANDS, COMMON, type CommandEntry, type Flag } from './command-table.ts';

/** What `fanfold --help` prints. */
export function helpText(version: string): string {
  const commands = COMMANDS.map(({ name, operand, says }) => [`${name} ${operand}`.trim(), says] as const);
  return [
    `fanfold ${version}: fan out, fold back`,
    '',
    'Usage: fanfold <command> [options]',
    '',
    'Commands:',
    ...columns(commands),
    '',
    'Options:',
    ...columns(COMMON.map((flag) => [flagText(flag), flag.says])),
    '',
    'More about one of them:',
    ...COMMANDS.map(({ name }) => `  fanfold ${name} --help`),
  ].join('\n');
}

/** What `fanfold run --help` prints. */
export function commandHelp({ name, operand, says, flags, exits, examples, files }: CommandEntry): string {
  const section = (title: string, rows: readonly (readonly [string, string])[]) =>
    rows.length === 0 ? [] : ['', `${title}:`, ...columns(rows)];
  const options = [...flags, ...COMMON].map((flag) => [flagText(flag), flagSays(flag)] as const);
  return [
    `Usage: ${`fanfold ${name} ${operand}`.trim()} [options]`,
    '',
    ...wrapped(`${says}.`, LINE),
    ...section('Options', options),
    ...section('Examples', examples),
    ...section(
      'Exit codes',
      exits.map(([code, meaning]) => [String(code), meaning]),
    ),
    ...section('Files', files),
  ].join('\n');
}

/** `-j, --jobs N`, with the dashes of all below each other. */
function flagText({ name, short, value }: Flag): string {
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** What an option is for, with its values and its default. */
function flagSays({ says, values, standard, many, required }: Flag): string {
  const listed = values === undefined || values.every((value) => says.includes(value));
  return [
    says,
    ...(listed ? [] : [`: ${values.join(', ')}`]),
    ...(many ? ['; may be given more than once'] : []),
    ...(standard === undefined ? [] : [` (default: ${standard})`]),
    ...(required ? [' (required)'] : []),
  ].join('');
}

/** The widest first column; what is wider has a line of its own. */
const MOST = 30;
/** Help is for terminals of any width: lines of this many cells are read without turning the head. */
const LINE = 100;

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const fitting = rows.map(([first]) => width(first)).filter((cells) => cells <= MOST);
  const to = Math.max(0, ...fitting);
  const indent = `  ${' '.repeat(to)}  `;
  return rows.flatMap(([first, second]) => {
    const [start = '', ...more] = wrapped(second, LINE - indent.length);
    const below = more.map((text) => indent + text);
    return width(first) > to ? [`  ${first}`, indent + start, ...below] : [`  ${first.padEnd(to)}  ${start}`, ...below];
  });
}

/** Words in lines of at most `most` cells, as far as words allow. */
function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && width(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
