import type { TaskRecord } from '../../model.ts';
import { isFailure } from '../../policy/outcome.ts';
import { createLive, liveLines } from '../../report/live.ts';
import { whyLines } from '../../report/sections/why.ts';
import { shorten } from '../../report/width.ts';
import type { Footer } from '../footer.ts';
import type { OutputOptions, RunOutput } from './port.ts';
import { createTeller } from './tell.ts';

/** How often the times are drawn anew, and how soon a change is seen. */
const TICK_MS = 500;
const SOON_MS = 60;
/** Lines of what failed, while the rest runs; the verdict has more. */
const WHY_LINES = 8;

/** A bar and what runs below, and above it what failed as it happens. */
export function liveOutput({ plan, jobs, console, verbose }: OutputOptions, footer: Footer): RunOutput {
  const { style } = console;
  const live = createLive(plan, jobs);
  const teller = createTeller(plan, style);
  let soon: NodeJS.Timeout | null = null;

  function draw(): void {
    soon = null;
    footer.show(liveLines(live.state(), { ...console.size(), now: performance.now(), style }));
  }

  function drawSoon(): void {
    soon ??= setTimeout(draw, SOON_MS);
  }

  function ended(record: TaskRecord): void {
    const title = teller.ended(record);
    const failed = isFailure(record);
    if (!failed && !verbose) return;
    // The view below what is printed must already show it.
    draw();
    console.out(title);
    if (!failed) return;
    const { columns } = console.size();
    for (const text of whyLines(record.logTail, WHY_LINES, 4000).lines)
      console.out(`    ${style.dim('|')} ${shorten(text, Math.max(10, columns - 7))}`);
  }

  const tick = setInterval(draw, TICK_MS);
  process.on('SIGWINCH', drawSoon);
  return {
    onEvent: (event) => {
      live.take(event, performance.now());
      if (event.event === 'started') {
        const text = teller.started(event);
        if (verbose) console.out(text);
      }
      if (event.event === 'retried') console.out(teller.retried(event));
      if (event.event === 'ended') ended(event.record);
      if (event.event !== 'output') drawSoon();
    },
    end: async () => {
      clearInterval(tick);
      if (soon !== null) clearTimeout(soon);
      process.off('SIGWINCH', drawSoon);
      footer.show([]);
    },
  };
}
