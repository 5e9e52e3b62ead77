import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandData } from '../../../src/report/escape/command.ts';
import { hostile } from '../support.ts';

/** How the runner reads what follows `::name::` on one line (actions/runner, `ActionCommand.cs`). */
function runnerReads(text: string): string | null {
  const match = /^::\w+::(.*)$/.exec(text);
  return match?.[1]?.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%') ?? null;
}

it('is read back by the runner as exactly what was meant, on one line', () => {
  fc.assert(
    fc.property(hostile, (message) => {
      const text = `::error::${commandData(message)}`;
      expect(text).not.toMatch(/[\r\n]/);
      expect(runnerReads(text)).toBe(message);
    }),
    { numRuns: 2000 },
  );
});
