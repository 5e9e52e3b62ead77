/** What makes a shell complete commands, options and their values, from the one table. */
import { COMMANDS, COMMON, type CommandEntry, type Flag, type SHELLS } from './command-table.ts';

export type Shell = (typeof SHELLS)[number];

/** A script for the shell to read. */
export function completionScript(shell: Shell): string {
  return { bash, zsh, fish }[shell]();
}

const names = (flags: readonly Flag[]) =>
  flags.flatMap(({ name, short }) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]);

const ofEntry = (entry: CommandEntry): readonly Flag[] => [...entry.flags, ...COMMON];

function operandValues({ operand }: CommandEntry): readonly string[] {
  return operand.startsWith('<') ? operand.slice(1, -1).split('|') : [];
}

function bash(): string {
  const values = (entry: CommandEntry) =>
    entry.flags
      .filter(({ value }) => value !== undefined)
      .map((flag) => {
        const said =
          flag.values !== undefined
            ? `COMPREPLY=($(compgen -W '${flag.values.join(' ')}' -- "$word"))`
            : flag.completes === 'folder'
              ? 'COMPREPLY=($(compgen -d -- "$word"))'
              : flag.completes === 'file'
                ? 'COMPREPLY=($(compgen -f -- "$word"))'
                : 'COMPREPLY=()';
        return `    ${entry.name}:${names([flag]).join(`|${entry.name}:`)}) ${said}; return ;;`;
      });
  const options = COMMANDS.map((entry) => {
    const words = [...operandValues(entry), ...names(ofEntry(entry))].join(' ');
    const files = entry.operand.startsWith('[') ? ' $(compgen -f -- "$word")' : '';
    return `    ${entry.name}) COMPREPLY=($(compgen -W '${words}' -- "$word")${files}) ;;`;
  });
  return `# bash completion of fanfold
_fanfold() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${[...COMMANDS.map(({ name }) => name), ...names(COMMON)].join(' ')}' -- "$word"))
    return
  fi
  case "$command:$before" in
${COMMANDS.flatMap(values).join('\n')}
  esac
  case "$command" in
${options.join('\n')}
  esac
}
complete -o filenames -F _fanfold fanfold`;
}

function zsh(): string {
  const quoted = (text: string) => text.replaceAll("'", "'\\''").replaceAll(/[[\]:]/g, '\\$&');
  const action = ({ values, completes }: Flag) =>
    values !== undefined
      ? `(${values.join(' ')})`
      : completes === 'folder'
        ? '_files -/'
        : completes === 'file'
          ? '_files'
          : ' ';
  const spec = (flag: Flag) => {
    const rest = `[${quoted(flag.says)}]${flag.value === undefined ? '' : `:${flag.value.toLowerCase()}:${action(flag)}`}`;
    return names([flag]).map((name) => `'${flag.many ? '*' : ''}${name}${rest}'`);
  };
  const operand = (entry: CommandEntry) => {
    const values = operandValues(entry);
    if (values.length > 0) return [`'1:shell:(${values.join(' ')})'`];
    return entry.operand === '' ? [] : [`'1:file:_files'`];
  };
  const cases = COMMANDS.map((entry) => {
    const args = [...ofEntry(entry).flatMap(spec), ...operand(entry)].map((text) => `        ${text}`);
    return `    ${entry.name})\n      _arguments \\\n${args.join(' \\\n')}\n      ;;`;
  });
  return `#compdef fanfold
_fanfold() {
  if (( CURRENT == 2 )); then
    local -a commands
    commands=(
${COMMANDS.map(({ name, says }) => `      '${name}:${quoted(says)}'`).join('\n')}
    )
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _fanfold fanfold`;
}

function fish(): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = COMMANDS.flatMap((entry) => {
    const seen = `-n '__fish_seen_subcommand_from ${entry.name}'`;
    return [
      `complete -c fanfold -n __fish_use_subcommand -f -a ${entry.name} -d ${quoted(entry.says)}`,
      ...operandValues(entry).map((value) => `complete -c fanfold ${seen} -f -a ${value}`),
      ...ofEntry(entry).map(({ name, short, value, values, completes, says }) =>
        [
          `complete -c fanfold ${seen} -l ${name}`,
          ...(short === undefined ? [] : [`-s ${short}`]),
          ...(value === undefined ? [] : [completes === undefined ? '-x' : '-r']),
          ...(values === undefined ? [] : [`-a ${quoted(values.join(' '))}`]),
          `-d ${quoted(says)}`,
        ].join(' '),
      ),
    ];
  });
  return ['# fish completion of fanfold', ...lines].join('\n');
}
