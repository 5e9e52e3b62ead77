/** Workflow commands on a step's output, read as the runner does (actions/runner, `ActionCommand.cs`, `ActionCommandManager.cs`). */

export interface SeenAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title: string | null;
  readonly file: string | null;
  readonly line: number | null;
}

const REGISTERED = new Set([
  'set-env',
  'set-output',
  'save-state',
  'add-path',
  'add-mask',
  'add-matcher',
  'remove-matcher',
  'error',
  'warning',
  'notice',
  'debug',
  'group',
  'endgroup',
  'echo',
  'stop-commands',
]);

/** Commands that leave nothing in the log. */
const SILENT = new Set(['debug', 'add-mask', 'set-output', 'save-state', 'stop-commands']);

/** The runner keeps ten annotations of a level for a step and cuts a message at 4,096 characters. */
const MOST = 10;
const MOST_CHARACTERS = 4096;

export interface CommandReader {
  /** Takes one line of output; what a person sees of it, masked, or `null` when it leaves nothing in the log. */
  readonly line: (text: string) => string | null;
  readonly annotations: SeenAnnotation[];
  /** Annotations beyond ten of a level. */
  readonly dropped: () => number;
  readonly masks: Set<string>;
  /** What the live `set-output` and `save-state` commands did. */
  readonly outputs: Record<string, string>;
  readonly state: Record<string, string>;
  /** What a person sees, masked. */
  readonly log: () => string;
}

export function createCommandReader(): CommandReader {
  const lines: string[] = [];
  const annotations: SeenAnnotation[] = [];
  const masks = new Set<string>();
  const outputs: Record<string, string> = {};
  const state: Record<string, string> = {};
  let stopToken: string | null = null;
  let dropped = 0;

  const annotate = (level: SeenAnnotation['level'], { properties, data }: Command) => {
    if (annotations.filter((one) => one.level === level).length >= MOST) return void dropped++;
    annotations.push({
      level,
      message: data.slice(0, MOST_CHARACTERS),
      title: properties['title'] ?? null,
      file: properties['file'] ?? null,
      line: properties['line'] === undefined ? null : Number(properties['line']),
    });
  };
  const stop = (token: string): void => {
    if (token === '' || REGISTERED.has(token)) throw new Error(`the runner refuses the stop token ${token}`);
    stopToken = token;
    if (token.length > 6) masks.add(token);
  };
  const perform = (command: Command): void => {
    const { name, properties, data } = command;
    if (name === 'error' || name === 'warning' || name === 'notice') annotate(name, command);
    if (name === 'add-mask' && data.trim() !== '') masks.add(data);
    if (name === 'set-output') outputs[properties['name'] ?? ''] = data;
    if (name === 'save-state') state[properties['name'] ?? ''] = data;
    if (name === 'stop-commands') stop(data);
  };
  return {
    line: (text) => {
      const command = parseCommand(text, stopToken);
      if (stopToken !== null && command?.name === stopToken.toLowerCase()) {
        stopToken = null;
        return null;
      }
      if (stopToken === null && command !== null) {
        perform(command);
        if (SILENT.has(command.name)) return null;
      }
      lines.push(text);
      return mask(text, masks);
    },
    annotations,
    dropped: () => dropped,
    masks,
    outputs,
    state,
    log: () => mask(lines.join('\n'), masks),
  };
}

export function mask(text: string, masks: ReadonlySet<string>): string {
  let masked = text;
  for (const secret of [...masks].sort((a, b) => b.length - a.length)) masked = masked.replaceAll(secret, '***');
  return masked;
}

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

function parseCommand(text: string, stopToken: string | null): Command | null {
  const isKnown = (name: string) => REGISTERED.has(name) || name === stopToken?.toLowerCase();
  const trimmed = text.trimStart();
  const end = trimmed.startsWith('::') ? trimmed.indexOf('::', 2) : -1;
  if (end > 2) {
    const command = split(trimmed.slice(2, end), trimmed.slice(end + 2), ',', decodeProperty, decodeData);
    if (isKnown(command.name)) return command;
  }
  // The older form counts anywhere in a line.
  const old = /##\[([^\]]+)\](.*)$/s.exec(text);
  if (old === null) return null;
  const command = split(old[1] ?? '', old[2] ?? '', ';', decodeOld, decodeOld);
  return isKnown(command.name) ? command : null;
}

type Decode = (text: string) => string;

function split(info: string, data: string, separator: string, ofProperty: Decode, ofData: Decode): Command {
  const [name = '', ...rest] = info.split(' ');
  const properties: Record<string, string> = {};
  for (const part of rest.join(' ').trim().split(separator)) {
    const equals = part.indexOf('=');
    if (equals > 0) properties[part.slice(0, equals).trim()] = ofProperty(part.slice(equals + 1));
  }
  return { name: name.toLowerCase(), properties, data: ofData(data) };
}

const decodeData: Decode = (text) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

const decodeProperty: Decode = (text) => decodeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));

const decodeOld: Decode = (text) => decodeData(text.replaceAll('%3B', ';').replaceAll('%5D', ']'));
