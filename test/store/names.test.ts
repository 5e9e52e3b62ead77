import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ArtifactName, artifactName, parseArtifactName } from '../../src/store/names.ts';

const planName = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
  fc.constantFrom('ci', 'ci-a1-plan', 'a-a2-w1-leg-001-S', 'fanfold', '-a1-plan', 'x-r2'),
);
const leg = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 1200 }))
  .map(([wave, number]) => `w${wave}-leg-${String(number).padStart(3, '0')}`);
const attempt = fc.integer({ min: 1, max: 50 });
const name: fc.Arbitrary<ArtifactName> = fc.oneof(
  fc.record({ kind: fc.constantFrom('plan', 'verdict', 'report', 'timings'), attempt }),
  fc.record({ kind: fc.constant('files'), attempt, leg }),
  fc.record({ kind: fc.constant('fold'), attempt, digest: fc.stringMatching(/^[0-9a-f]{64}$/) }),
  fc.record({
    kind: fc.constant('records'),
    attempt,
    leg,
    letters: fc.option(fc.stringMatching(/^([SFNP]([1-9][0-9]{0,2})?){1,40}$/)),
  }),
);

it('reads back what it writes, for plans of any name and repeated uploads', () => {
  fc.assert(
    fc.property(planName, name, fc.integer({ min: 1, max: 9 }), (plan, value, copy) => {
      expect(parseArtifactName(plan, artifactName(plan, value, copy))).toEqual(value);
    }),
  );
});

it('never takes the artifact of one plan for that of another', () => {
  fc.assert(
    fc.property(planName, planName, name, (plan, other, value) => {
      fc.pre(plan !== other);
      const parsed = parseArtifactName(other, artifactName(plan, value));
      // Only a plan whose name ends like an attempt could be confused, and then the artifact names would be equal, too.
      if (parsed !== null) expect(artifactName(other, parsed)).toBe(artifactName(plan, value));
    }),
  );
});

it('tells the copies of a repeated upload apart', () => {
  fc.assert(
    fc.property(planName, name, (plan, value) => {
      const copies = Array.from({ length: 9 }, (_, index) => artifactName(plan, value, index + 1));
      expect(new Set(copies).size).toBe(9);
      expect(Math.max(...copies.map(({ length }) => length))).toBeLessThanOrEqual(256);
    }),
  );
});

it('drops the letters of a leg with too many tasks', () => {
  const long = artifactName('ci', { kind: 'records', attempt: 1, leg: 'w1-leg-001', letters: 'S'.repeat(300) });
  expect(long).toBe('fanfold-ci-a1-w1-leg-001-x');
  expect(parseArtifactName('ci', long)).toEqual({ kind: 'records', attempt: 1, leg: 'w1-leg-001', letters: null });
});

it.each([
  '',
  'fanfold-ci',
  'fanfold-ci-a0-plan',
  'fanfold-ci-a1-w1-leg-001-Q',
  'fanfold-ci-a1-w1-leg-1-S',
  'other',
  'fanfold-ci-a1-plan\n',
])('is not fooled by %j', (artifact) => {
  expect(parseArtifactName('ci', artifact)).toBeNull();
});
