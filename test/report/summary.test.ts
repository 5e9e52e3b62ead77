import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Bytes } from '../../src/report/bytes.ts';
import { comment, commentMarker } from '../../src/report/comment.ts';
import type { Converged } from '../../src/report/model.ts';
import { summary } from '../../src/report/summary.ts';
import { render } from './escape/decode.ts';
import { converged, hostile, hostileConverged, manyTasks, NASTY, SCENES } from './support.ts';

const scene = (name: string): Converged => {
  const build = SCENES[name];
  if (build === undefined) throw new Error(`no scene ${name}`);
  return build();
};

/** Every element that a rendered summary may hold. */
const ALLOWED =
  /^<\/?(h2|h3|p|ul|li|strong|code|pre|table|thead|tbody|tr|th|td|details|summary|a)( open| align="right"| class="language-(text|mermaid)"| href="https?:[^"<>]*")?>$/;

function foreignElements(html: string): string[] {
  return (html.match(/<[^>]*>?/g) ?? []).filter((tag) => !ALLOWED.test(tag));
}

describe('summary', () => {
  it('answers on the first screen: verdict, arithmetic, what failed and why', () => {
    const lines = summary(scene('failed')).split('\n');
    expect(lines.slice(0, 9)).toEqual([
      '## ❌ ci failed',
      '',
      '**3 of 4 tasks succeeded, 1 failed**',
      '',
      '- 1 of 4 failed; none may',
      '',
      '### Failed',
      '',
      '**`unit[packages/cart]`** failed: exit code 1 (2 tries, 12.3 s, `w1-leg-002`)',
    ]);
  });

  it('goes on with what to do, speed, independence, tasks, timeline and outputs', () => {
    const given: Converged = {
      ...scene('failed'),
      failingTests: [
        {
          task: 'unit[packages/cart]',
          suite: 'cart',
          test: 'adds the fee',
          message: 'expected 12.5\nat x',
          file: null,
          line: null,
        },
      ],
      checks: [{ name: 'data dependencies', status: 'ok', summary: 'none' }],
      problems: [{ area: 'rim', severity: 'warning', at: null, kind: 'unreadable', path: 'x', detail: 'gone' }],
    };
    const text = summary({ ...given, verdict: { ...given.verdict, outputs: { lint: { k: 'v' } } } });
    const heads = text.match(/^(?:### |<details><summary>(?!\d)).*$/gm)?.map((head) => head.replace(/<[^>]*>/g, '> '));
    expect(heads).toEqual([
      '### 1 failing test',
      '### Failed',
      '### Next',
      '### Speed',
      '### Notes',
      '> > Tasks> ',
      '> > Timeline> ',
      '> > Outputs> ',
      '> > Independence> ',
    ]);
    expect(text).toContain('- ❌ `cart > adds the fee` in `unit[packages/cart]`: `expected 12.5`');
    expect(text).toContain('| data dependencies | ✅ holds | none |');
    expect(text).toContain('| `lint` | `k` | `v` |');
    expect(text).toContain(
      '- Speedup 2.36x of predicted 2.36x: sequential 44.5 s / parallel 18.9 s (predicted 18.9 s)',
    );
  });

  it('links a missing task to its job', () => {
    expect(summary(scene('missing'))).toContain(
      '**`e2e[browser=firefox]`** missing: no record from w1-leg-002, whose job ended as cancelled ([`w1-leg-002`](<https://github.com/octo/shop/actions/runs/1/job/2>))',
    );
  });

  it('says in a passing run that the policy allows what failed', () => {
    expect(summary(scene('any'))).toContain('### Failed, which the policy allows');
  });

  it('is three lines and the slowest tasks when all passed', () => {
    const text = summary(manyTasks(60, 6, 0));
    expect(text.slice(0, text.indexOf('<details>')).split('\n')).toEqual([
      '## ✅ ci passed',
      '',
      '**60 of 60 tasks succeeded**',
      '',
      '- Speedup 4.39x of predicted 4.41x: sequential 11 min 41 s / parallel 2 min 39 s (predicted 2 min 39 s)',
      '- Bounded by imbalance: `w1-leg-005` worked 2 min 39 s, the average leg 1 min 57 s',
      '',
      '| Slowest of 60 | Time | Predicted |',
      '|---|--:|--:|',
      '| `unit[packages/pkg-0029]` | 23.1 s | 23.1 s |',
      '| `unit[packages/pkg-0058]` | 22.7 s | 22.7 s |',
      '| `unit[packages/pkg-0026]` | 22.3 s | 22.3 s |',
      '| `unit[packages/pkg-0055]` | 21.9 s | 21.9 s |',
      '| `unit[packages/pkg-0023]` | 21.5 s | 21.5 s |',
      '',
      '',
    ]);
  });

  it('cuts log tails before rows, and says so', () => {
    const given = manyTasks(400, 8, 40);
    const full = summary(given);
    const rows = (text: string): number => text.match(/^\| `unit/gm)?.length ?? 0;
    const logs = (text: string): number => text.match(/^line \d+ of the log/gm)?.length ?? 0;
    expect([rows(full), logs(full)]).toEqual([440, 40 * 29]);
    const smaller = summary(given, 90_000);
    expect(rows(smaller)).toBe(440);
    expect(logs(smaller)).toBeLessThan(40 * 29);
    const small = summary(given, 20_000);
    expect(rows(small)).toBeLessThan(440);
    expect(small).toContain('(log cut to fit)');
    expect(small).toMatch(/\(\d+ more tasks, cut to fit\)/);
    expect(small).toContain('400 tasks succeeded, 40 failed');
  });

  it('stays below the limit with 5,000 tasks that all failed with 8 KiB of log and the worst names', () => {
    const log = '<&|`é\u001b[31m漢'.repeat(600);
    const tasks = Array.from({ length: 5000 }, (_, at) => ({
      id: `${NASTY[at % NASTY.length]}${'<|&`'.repeat(60)}${at}`,
      state: 'failed' as const,
      reason: '<|&`'.repeat(100),
      log,
      outputs: { ['`|'.repeat(50)]: '<'.repeat(5000) },
    }));
    const text = summary(converged({ tasks }));
    expect(utf8Bytes(text)).toBeLessThanOrEqual(1_000_000);
    expect(text).toMatch(/^## ❌ ci failed\n\n\*\*0 of 5,000 tasks succeeded, 5,000 failed\*\*/);
    expect(text).toContain('<summary>Tasks</summary>');
  }, 120_000);

  it('fits any limit, always with the verdict', () => {
    const given = manyTasks(300, 12, 30);
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 200_000 }), (most) => {
        const text = summary(given, most);
        expect(utf8Bytes(text)).toBeLessThanOrEqual(most);
        expect(text).toMatch(/^## ❌ ci failed/);
      }),
      { numRuns: 40 },
    );
  });

  it('renders without any element, link or mention that a task made', () => {
    fc.assert(
      fc.property(hostileConverged, (given) => {
        const html = render(summary(given));
        expect(foreignElements(html)).toEqual([]);
        const outside = html.replace(/<code[^>]*>[^<]*<\/code>/g, '');
        expect(outside).not.toMatch(/@[A-Za-z0-9]/);
        expect(html.match(/<h2>/g)).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its table whole: every row has six cells', () => {
    fc.assert(
      fc.property(hostileConverged, (given) => {
        const table = /<summary>Tasks<\/summary>\s*(<table>.*?<\/table>)/s.exec(render(summary(given)))?.[1] ?? '';
        expect(table.match(/<tr>/g)).toHaveLength(given.plan.tasks.length + 1);
        expect(table.match(/<td/g)).toHaveLength(given.plan.tasks.length * 6);
        expect(table).not.toMatch(/<td><\/td>\n<td><\/td>\n<td><\/td>\n<td><\/td>/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('comment', () => {
  it('tells the short form with a link to the run', () => {
    const text = comment({ ...scene('failed'), runUrl: 'https://github.com/octo/shop/actions/runs/1' });
    expect(text).toMatch(/^## ❌ ci failed\n/);
    expect(text).toContain('fanfold run --only');
    expect(text).not.toContain('<summary>Tasks</summary>');
    expect(
      text.trimEnd().endsWith('[All tasks, timeline and outputs](<https://github.com/octo/shop/actions/runs/1>)'),
    ).toBe(true);
  });

  it('fits into a comment, whatever failed, and is safe', () => {
    fc.assert(
      fc.property(hostileConverged, (given) => {
        const text = comment(given);
        expect(text.length).toBeLessThanOrEqual(60_000);
        expect(foreignElements(render(text))).toEqual([]);
      }),
      { numRuns: 200 },
    );
    const log = '`'.repeat(8000);
    const tasks = Array.from({ length: 300 }, (_, at) => ({
      id: `${'<'.repeat(500)}${at}`,
      state: 'failed' as const,
      log,
    }));
    expect(comment(converged({ tasks })).length).toBeLessThanOrEqual(60_000);
  });

  it('is cut to the verdict when even that is long', () => {
    const given = scene('failed');
    const decidedBy = Array.from({ length: 300 }, () => ({
      rule: 'r',
      need: 1,
      have: 0,
      text: `fail: ${'<'.repeat(1500)}`,
    }));
    const text = comment({ ...given, verdict: { ...given.verdict, decidedBy } });
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/^## ❌ ci failed[\s\S]*\(cut: GitHub would not take more\)\n$/);
  });

  it('has a marker of its own for each plan that no name can close', () => {
    expect(commentMarker('ci')).toBe('<!-- fanfold:ci -->');
    fc.assert(
      fc.property(hostile, (name) => {
        expect(commentMarker(name).slice(4, -3)).not.toMatch(/[<>]/);
      }),
    );
  });
});

it.each([['a'], ['é'], ['漢'], ['👩‍👧'], ['\ud800'], ['a\ud800b'], ['']])('counts the bytes of %j', (text) => {
  expect(utf8Bytes(text)).toBe(Buffer.byteLength(text));
});
