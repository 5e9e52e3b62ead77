import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandData, commandProperty } from '../../../src/report/escape/command.ts';
import { hostile } from '../support.ts';

/** How the runner reads a command: `::name key=value,key=value::data` on one line (actions/runner, `ActionCommand.cs`). */
function runnerReads(text: string): { name: string; properties: Record<string, string>; data: string } | null {
  const match = /^::(\w+) ([^:]*)::(.*)$/.exec(text);
  if (match === null) return null;
  const unescapeData = (value: string): string =>
    value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const unescapeProperty = (value: string): string =>
    value
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const pairs = (match[2] ?? '').split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), unescapeProperty(pair.slice(at + 1))] as const;
  });
  return { name: match[1] ?? '', properties: Object.fromEntries(pairs), data: unescapeData(match[3] ?? '') };
}

it('is read back by the runner as exactly what was meant, on one line', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (file, title, message) => {
      const text = `::error file=${commandProperty(file)},title=${commandProperty(title)}::${commandData(message)}`;
      expect(text).not.toMatch(/[\r\n]/);
      expect(runnerReads(text)).toEqual({ name: 'error', properties: { file, title }, data: message });
    }),
    { numRuns: 2000 },
  );
});
