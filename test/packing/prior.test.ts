import { describe, expect, it } from 'vitest';
import { splitmix32 } from '../../bench/instances.ts';
import { madeTree, type Prior, readSuite, SUITES, spread } from '../../bench/prior.ts';

const LEGS = [8, 16] as const;
const cases = SUITES.flatMap((suite) => LEGS.map((legs) => [suite, legs] as const));

describe('before the first run', () => {
  it.each(cases)(
    'of %s on %d legs the fullest leg is nearer to the mean by bytes than by equal files',
    (suite, legs) => {
      const files = readSuite(suite);
      const of = (prior: Prior) => spread(files, legs, prior);
      const figures = { equal: of('equal'), bytes: of('bytes'), tests: of('tests') };
      expect(figures.bytes, JSON.stringify(figures)).toBeLessThan(figures.equal);
    },
  );

  it('of a made tree of 3,942 files on 10 legs, too', () => {
    const files = madeTree(3942, splitmix32(1));
    const bytes = spread(files, 10, 'bytes');
    expect(bytes).toBeLessThan(spread(files, 10, 'equal'));
    expect(bytes).toBeLessThan(1.15);
  });
});

describe('after it', () => {
  it.each(cases)('of %s on %d legs the fullest leg is as full as it must be', (suite, legs) => {
    const files = readSuite(suite);
    const times = files.map(({ ms }) => Math.max(1, ms));
    const mean = times.reduce((sum, ms) => sum + ms, 0) / legs;
    expect(spread(files, legs, 'all')).toBeLessThan(1.01 * Math.max(1, Math.max(...times) / mean));
  });

  it('the mean of the folder for what is new is better than nothing', () => {
    const figures = cases.map(([suite, legs]) => {
      const files = readSuite(suite);
      return spread(files, legs, 'half') / spread(files, legs, 'equal');
    });
    expect(figures.reduce((sum, one) => sum + one, 0) / figures.length).toBeLessThan(0.95);
  });
});
