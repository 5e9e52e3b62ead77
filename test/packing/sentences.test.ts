import { describe, expect, it } from 'vitest';
import type { PackingProblem } from '../../src/problem.ts';
import { packingSentence } from '../../src/report/sentences/packing.ts';

type Facts<Problem> = Problem extends PackingProblem ? Omit<Problem, 'area' | 'severity' | 'at'> : never;

function said(facts: Facts<PackingProblem>): string {
  return packingSentence({ area: 'packing', severity: 'error', at: null, ...facts } as PackingProblem);
}

describe('packingSentence', () => {
  it.each<[Facts<PackingProblem>, readonly string[]]>([
    [
      {
        kind: 'too-many-legs',
        legs: 300,
        max: 256,
        wave: 2,
        kinds: [
          { setUp: 'ubuntu-latest, python=3.13', legs: 299 },
          { setUp: 'macos-15', legs: 1 },
        ],
      },
      [
        'wave 2',
        '300 legs (299 of `ubuntu-latest, python=3.13` and 1 of `macos-15`) and may have 256',
        '`with: { groups: true }`',
        'needs.plan.outputs.groups',
      ],
    ],
    [
      { kind: 'too-many-legs', legs: 2, max: 1, wave: 1, kinds: [] },
      ['2 legs', 'raise `legs.max`', 'give tasks a `run`'],
    ],
    [
      { kind: 'target-too-short', tasks: ['slow'], together: false, minutes: 5, smallest: 12.5 },
      ['`target-minutes: 5`', '`slow` alone takes longer', 'smallest target that can be met is 12.5 minutes'],
    ],
    [
      { kind: 'target-too-short', tasks: ['a', 'b', 'c', 'd', 'e', 'f'], together: true, minutes: 5, smallest: 9 },
      ['`a`, `b`, `c` and 3 more with what must share the leg take longer'],
    ],
    [{ kind: 'target-unreachable', minutes: 5, smallest: 8 }, ['`target-minutes: 5`', '8 minutes', '`legs.max`']],
    [{ kind: 'target-margin', minutes: 9, smallest: 8.5, comfortable: 9.5 }, ['from 9.5 minutes on']],
    [
      { kind: 'leg-too-long', leg: 'a 1', legs: 3, minutes: 400, max: 360 },
      ['`a 1` and 2 more legs', '400 minutes', 'after 360'],
    ],

    [{ kind: 'bad-runner', label: 'a,b', why: 'comma' }, ['`a,b`', 'not one label']],
    [{ kind: 'bad-runner', label: '${{ x }}', why: 'expression' }, ['`${{ x }}`', 'an expression']],
    [{ kind: 'unknown-runner', label: 'ubuntu', nearest: 'ubuntu-latest' }, ['did you mean `ubuntu-latest`?']],
    [{ kind: 'timings-ignored', source: 't.json', fault: { why: 'broken-json' } }, ['`t.json`', 'not complete JSON']],
    [{ kind: 'timings-ignored', source: 't', fault: { why: 'version', version: '2' } }, ['has version 2', 'version 1']],
    [{ kind: 'timings-ignored', source: 't', fault: { why: 'too-many-entries', max: 9 } }, ['more than 9 entries']],
    [{ kind: 'timings-ignored', source: 't', fault: { why: 'too-large', bytes: 9, max: 8 } }, ['has 9 bytes']],
    [{ kind: 'timings-ignored', source: 't', fault: { why: 'too-many-files', files: 9, max: 8 } }, ['9 files']],
    [
      {
        kind: 'timings-ignored',
        source: 't.xml',
        fault: { why: 'report', fault: 'not-xml', detail: '', line: 2, column: 3 },
      },
      ['`t.xml` are ignored: it is not XML (line 2, column 3)'],
    ],
    [{ kind: 'timings-values', source: 't.json', count: 1 }, ['1 value in `t.json` is not a duration']],
    [{ kind: 'timings-values', source: 't.json', count: 2 }, ['2 values in `t.json` are not durations']],
  ])('%j', (facts, parts) => {
    for (const part of parts) expect(said(facts)).toContain(part);
  });

  it('says nothing of `legs.max` where GitHub sets the limit, nor of a label that nothing resembles', () => {
    expect(said({ kind: 'too-many-legs', legs: 300, max: 256, wave: 1, kinds: [] }).split('\n')).toEqual([
      'wave 1 needs at least 300 legs and may have 256; split them into groups that do not wait for each other:',
      '`with: { groups: true }` for the plan step, and one caller job: `strategy: { matrix: "${{ fromJSON(needs.plan.outputs.groups) }}" }` (docs/actions.md)',
    ]);
    expect(said({ kind: 'unknown-runner', label: 'x', nearest: null })).not.toContain('did you mean');
  });
});
