import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Bytes } from '../../../src/report/bytes.ts';
import { reportHtml } from '../../../src/report/html/page.ts';
import { CONTENT_SECURITY_POLICY } from '../../../src/report/html/policy.ts';
import { SCRIPT } from '../../../src/report/html/script.ts';
import { STYLES } from '../../../src/report/html/styles.ts';
import { converged, hostileConverged, manyTasks, SCENES } from '../support.ts';

const page = (name: string): string => reportHtml(SCENES[name]?.() ?? converged({ tasks: [] }));
const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** What the page itself is made of, in every scene. */
const OURS = new Set(
  'a article b body br button code dd details div dl dt footer g h1 h2 h3 head header html input label li line link main meta option output p path pre rect script section select small span strong style summary svg table tbody td text th thead time title tr ul'.split(
    ' ',
  ),
);

const elements = (text: string): string[] =>
  [
    ...text
      .replace(STYLES, '')
      .replace(SCRIPT, '')
      .matchAll(/<([a-z][a-z0-9]*)/gi),
  ].map((match) => match[1]?.toLowerCase() ?? '');

describe('reportHtml', () => {
  it('lets only its own style and script run: the hashes in the policy are those of the texts', () => {
    expect(CONTENT_SECURITY_POLICY).toContain(`style-src '${hash(STYLES)}'`);
    expect(CONTENT_SECURITY_POLICY).toContain(`script-src '${hash(SCRIPT)}'`);
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; /);
    expect(page('pass')).toContain(`<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`);
  });

  it('says in its head when the first task began', () => {
    const begun = (id: string, start: number) =>
      ({ id, start, ms: 10, leg: 'w1-leg-001', state: 'succeeded' }) as const;
    const given = converged({ tasks: [begun('later', 70_000), begun('first', 0)] });
    const began = given.records.get('first')?.tries[0]?.startedAt ?? '';
    expect(reportHtml(given)).toContain(`<time>${began.slice(0, 16).replace('T', ' ')} UTC</time>`);
    expect(reportHtml(converged({ tasks: [] }))).not.toContain('<time>');
  });

  it('has the verdict first, then failures, what to do, speed, and then every task and when it ran', () => {
    const text = page('failed');
    const order = ['<h1>', 'class="counts"', 'id="failed"', 'id="next"', 'id="speed"', 'id="all"', 'id="timeline"'].map(
      (part) => text.indexOf(part),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(text).toContain('<p class="counts">3 of 4 tasks succeeded, 1 failed</p>');
    expect(text).toContain('AssertionError: expected 12.5 to be 11.9');
  });

  it('carries the verdict as data', () => {
    const text = page('failed');
    const data = /<script type="application\/json" id="verdict">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ version: 1, verdict: 'fail', failed: ['unit[packages/cart]'] });
  });

  it('names no address but those of jobs', () => {
    for (const name of Object.keys(SCENES)) {
      const addresses = page(name).match(/(?:src|href|action)="[^"]*"/g) ?? [];
      for (const address of addresses)
        expect(address).toMatch(/^href="(data:,|#all|#t\d+|https:\/\/github\.com\/octo\/shop\/)/);
    }
  });

  it('stays small and quick to open with 5,000 tasks', () => {
    const text = reportHtml(manyTasks(5000, 256, 100));
    expect(utf8Bytes(text)).toBeLessThan(1_500_000);
    expect(text.match(/<tr(?: class="f")?><th>/g)).toHaveLength(5000);
  });

  it('cuts by rule when names and logs are monstrous, and says so', () => {
    const tasks = Array.from({ length: 1000 }, (_, at) => ({
      id: `${'"<&\u0007'.repeat(120)}${at}`,
      state: 'failed' as const,
      reason: '<'.repeat(1000),
      log: '<&'.repeat(4000),
      outputs: { k: '"'.repeat(3000) },
    }));
    const text = reportHtml(converged({ tasks }), 1_000_000);
    expect(utf8Bytes(text)).toBeLessThanOrEqual(1_000_000);
    expect(text).toContain('0 of 1,000 tasks succeeded, 1,000 failed');
    expect(text).toMatch(/and [\d,]+ more tasks, in the records/);
  }, 120_000);

  it('holds no element, attribute value or text of a task unescaped', () => {
    fc.assert(
      fc.property(hostileConverged, (given) => {
        const text = reportHtml(given);
        for (const element of elements(text)) expect(OURS).toContain(element);
        expect(text.match(/<script/g)).toHaveLength(3);
        expect(/\son[a-z]+\s*=\s*"/.exec(text)).toBeNull();
        expect(/[\p{Cc}\u202e]/u.exec(text.replaceAll('\n', ''))).toBeNull();
        expect(reportHtml(given) === text).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
