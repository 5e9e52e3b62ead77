/** From a shell's name to an argument vector, by GitHub's rules. No shell ever sees a command line of ours. */

export interface Script {
  /** What the file holds. */
  readonly text: string;
  /** `.sh`, `.ps1`, …; PowerShell and cmd refuse a script without theirs. */
  readonly extension: string;
  readonly file: string;
  readonly args: readonly string[];
  /** The arguments are a finished Windows command line. */
  readonly verbatim: boolean;
}

const BUILT_IN = new Map([
  ['bash', { template: 'bash --noprofile --norc -eo pipefail {0}', extension: '.sh' }],
  ['sh', { template: 'sh -e {0}', extension: '.sh' }],
  ['python', { template: 'python {0}', extension: '.py' }],
  ['pwsh', { template: `pwsh -command ". '{0}'"`, extension: '.ps1' }],
  ['powershell', { template: `powershell -command ". '{0}'"`, extension: '.ps1' }],
  ['cmd', { template: 'cmd /D /E:ON /V:OFF /S /C "CALL "{0}""', extension: '.cmd' }],
]);

/** All that PowerShell takes for a single quote; two of them are one inside quotes. */
const POWERSHELL_QUOTES = /['\u2018-\u201b]/g;

/**
 * How to run `run` with a shell: a built-in name, or a template whose `{0}` is the script's path. Templates are split at
 * blanks, with double quotes holding an argument together (GitHub's rule; single quotes mean nothing).
 *
 * @param args what the script gets: `"$@"`, `sys.argv`, `$args`; cmd has no safe way to take them, and gets none
 * @param pathOf the path of the script file, given its extension
 * @returns the script, or `null` when the shell is neither a built-in name nor a template with `{0}`
 */
export function scriptFor(
  shell: string,
  run: string,
  args: readonly string[],
  pathOf: (extension: string) => string,
): Script | null {
  const builtIn = BUILT_IN.get(shell.toLowerCase());
  const isPowerShell = builtIn?.extension === '.ps1';
  // A command line would be read by the shell; `-File` hands arguments over as they are.
  const template = isPowerShell && args.length > 0 ? `${shell.toLowerCase()} -File {0}` : (builtIn?.template ?? shell);
  if (!template.includes('{0}')) return null;
  const extension = builtIn?.extension ?? '';
  const path = pathOf(extension);
  const text = scriptText(shell.toLowerCase(), run);
  if (shell.toLowerCase() === 'cmd') {
    const [file = 'cmd', ...rest] = template.split(' ');
    return { text, extension, file, args: [rest.join(' ').replace('{0}', () => path)], verbatim: true };
  }
  const named = isPowerShell && args.length === 0 ? path.replace(POWERSHELL_QUOTES, '$&$&') : path;
  const [file, ...words] = splitArguments(template).map((word) => word.replaceAll('{0}', () => named));
  if (file === undefined || file === '') return null;
  return { text, extension, file, args: [...words, ...args], verbatim: false };
}

/** Whether a shell hands arguments to a script. */
export function takesArguments(shell: string): boolean {
  return shell.toLowerCase() !== 'cmd';
}

/** What GitHub puts around a script so that its exit code is the command's. */
function scriptText(shell: string, run: string): string {
  if (shell === 'cmd') return `@echo off\r\n${run.replaceAll(/\r?\n/g, '\r\n')}`;
  if (shell === 'pwsh' || shell === 'powershell') {
    const after = 'if ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }';
    return `$ErrorActionPreference = 'stop'\n${run}\n${after}`;
  }
  return run;
}

/** Splits at blanks outside double quotes; `\"` is a quote. */
function splitArguments(template: string): string[] {
  const words: string[] = [];
  for (const match of template.matchAll(/(?:"(?:\\"|[^"])*"|\\"|[^\s"])+/g))
    words.push(match[0].replaceAll(/\\"|"/g, (quote) => (quote === '"' ? '' : '"')));
  return words;
}
