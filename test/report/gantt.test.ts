import fc from 'fast-check';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { cut } from '../../src/merge/cut.ts';
import { mermaid as escaped } from '../../src/report/escape/mermaid.ts';
import { printable } from '../../src/report/escape/terminal.ts';
import { gantt } from '../../src/report/gantt.ts';
import { timelineOf } from '../../src/report/timeline.ts';
import { converged, hostile, hostileConverged, manyTasks, NASTY, SCENES } from './support.ts';

const drawn = (given: Parameters<typeof timelineOf>[0]) => gantt(timelineOf(given));

describe('gantt', () => {
  it('has a section for each leg and a line for each try', () => {
    const failed = SCENES['failed']?.();
    expect(failed === undefined ? '' : drawn(failed)?.text).toBe(`gantt
dateFormat x
axisFormat %H:%M:%S
section - w1-leg-001
✓ lint :done, 1793613600000, 1793613604200
✓ types :done, 1793613604300, 1793613613400
section - w1-leg-002
~ unit[packages/cart] :active, 1793613600000, 1793613606170
✗ unit[packages/cart] try 2 :crit, 1793613606170, 1793613612340
section - w1-leg-003
✓ unit[packages/search] :done, 1793613600000, 1793613618900`);
  });

  it('is none when nothing ran', () => expect(drawn(converged({ tasks: [{ id: 'a' }] }))).toBeNull());

  it('shows the hundred longest and says of how many', () => {
    const result = drawn(manyTasks(5000, 256, 3));
    expect([result?.shown, result?.total]).toEqual([100, 5000]);
    expect(result?.text.match(/^[✓✗]/gm)).toHaveLength(100);
  });

  it('stays below the size that GitHub draws, whatever the names', () => {
    const tasks = NASTY.flatMap((name) =>
      [0, 1, 2, 3].map((at) => ({
        id: `${'<'.repeat(300)}${name}${at}`,
        state: 'succeeded' as const,
        leg: `${'"'.repeat(300)}${name}`,
      })),
    );
    expect(drawn(converged({ tasks }))?.text.length).toBeLessThan(50_000);
  });

  it('is accepted by mermaid itself for any name of a task or leg', async () => {
    await fc.assert(
      fc.asyncProperty(hostileConverged, async (given) => {
        const text = drawn(given)?.text;
        if (text !== undefined) expect(await mermaid.parse(text)).toMatchObject({ diagramType: 'gantt' });
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('gives mermaid exactly the names, sections and times that were meant', async () => {
    await mermaid.parse('gantt'); // registers the diagrams
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (id, leg) => {
        const text = drawn(converged({ tasks: [{ id, leg, state: 'succeeded', ms: 5000, start: 1000 }] }))?.text ?? '';
        const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
        const [task, ...others] = (
          db as unknown as { getTasks(): { task: string; type: string; startTime: Date; endTime: Date }[] }
        ).getTasks();
        expect(others).toEqual([]);
        expect(shown(task?.task ?? '')).toBe(`✓ ${cut(printable(id), 60)}`.trim());
        expect(shown(task?.type ?? '')).toBe(`- ${cut(printable(leg), 60)}`.trim());
        expect((task?.endTime.getTime() ?? 0) - (task?.startTime.getTime() ?? 0)).toBe(5000);
      }),
      { numRuns: 200, examples: NASTY.map((name): [string, string] => [name, name]) },
    );
  }, 60_000);
});

/** Mermaid keeps entities in a form of its own until it draws. */
function shown(text: string): string {
  return text.replace(/ﬂ°°(\d+)¶ß/g, (_, number: string) => String.fromCodePoint(Number(number))).trim();
}

it('writes only what cannot be syntax', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(escaped(text)).toMatch(/^(?:[A-Za-z0-9 _./=+\-[\]()]|#\d+;)*$/);
    }),
  );
});
