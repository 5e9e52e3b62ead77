import { expect, it } from 'vitest';
import { type Job, jobsOfLegs } from '../../src/verdict/jobs.ts';

const job = (name: string): Job => ({
  name,
  url: null,
  status: 'completed',
  conclusion: 'success',
  runAttempt: 1,
  runnerId: 7,
  createdAt: null,
  startedAt: null,
  completedAt: null,
});

function matched(legNames: readonly string[], jobNames: readonly string[]): Record<string, string> {
  const legs = legNames.map((name, index) => ({ id: `leg-${index}`, name, wave: 1, runsOn: 'x' }));
  const found = jobsOfLegs(legs, jobNames.map(job));
  return Object.fromEntries(legs.map(({ id, name }) => [name, found.get(id)?.jobs.get(1)?.name ?? '-']));
}

const long = `${'x'.repeat(95)}-end`;

it.each([
  ['by name', ['a', 'b'], ['plan', 'b', 'a', 'converge'], { a: 'a', b: 'b' }],
  ['not by a part of it', ['a'], ['aa', 'a b', 'x/a', 'x /a'], { a: '-' }],
  ['behind the names of callers', ['a'], ['one / two / a', 'plan'], { a: 'one / two / a' }],
  ['none when two callers have it', ['a', 'b'], ['one / a', 'two / a', 'one / b'], { a: '-', b: 'one / b' }],
  ['the whole name before a caller', ['a'], ['one / a', 'a'], { a: 'a' }],
  ['none when two jobs have the name', ['a'], ['a', 'a'], { a: '-' }],
  ['the longer leg', ['a', 'b / a'], ['c / b / a', 'c / a'], { a: 'c / a', 'b / a': 'c / b / a' }],
  [
    'a name that was cut',
    [long],
    [`${`call / ${long}`.slice(0, 97)}...`],
    { [long]: `${`call / ${long}`.slice(0, 97)}...` },
  ],
  ['none when the rest fits two', ['abc', 'abd'], [`${'y'.repeat(92)} / ab...`], { abc: '-', abd: '-' }],
  ['no dots of a person', ['abc'], ['call / ab...'], { abc: '-' }],
  ['names that are like members of an object', ['__proto__'], ['__proto__'], { ['__proto__']: '__proto__' }],
] as const)('finds the job of a leg: %s', (_case, legs, jobs, expected) => {
  expect(matched(legs, jobs)).toEqual(expected);
});

it('finds the job of a leg by its number among those of its wave and runner', () => {
  const legs = [
    { id: 'w1-leg-001', name: 'a', wave: 1, runsOn: 'ubuntu-latest' },
    { id: 'w1-leg-002', name: 'b', wave: 1, runsOn: ['windows-latest'] },
    { id: 'w1-leg-003', name: 'wave 2 leg 1 on ubuntu-latest', wave: 1, runsOn: 'ubuntu-latest' },
    { id: 'w1-leg-004', name: 'c', wave: 1, runsOn: ['self-hosted', 'linux'] },
    { id: 'w2-leg-001', name: 'd', wave: 2, runsOn: 'ubuntu-latest' },
  ];
  const names = [
    'wave 1 leg 1 on ubuntu-latest',
    'ci / wave 1 leg 1 on windows-latest',
    'wave 1 leg 2 on ubuntu-latest',
    'wave 1 leg 3 on ubuntu-latest',
    'wave 2 leg 1 on ubuntu-latest',
    'wave 1 leg 1 on self-hosted,linux',
  ];
  const found = jobsOfLegs(legs, names.map(job));
  // The name that is one leg's own and another's by number is nobody's.
  expect(legs.map(({ id }) => found.get(id)?.jobs.get(1)?.name)).toEqual([
    names[0],
    names[1],
    names[2],
    undefined,
    undefined,
  ]);
});
