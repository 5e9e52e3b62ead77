/** Leg jobs with a written-out matrix, for a forge that computes none. */
import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/report/sentences/index.ts';
import { checkWorkflow, mostLegsOf } from '../../src/workflow/check.ts';
import type { LegFacts } from '../../src/workflow/facts.ts';

const GOOD = `on: push
permissions: { contents: read, actions: read }
jobs:
  plan:
    runs-on: ubuntu-latest
    outputs: { plan: "\${{ steps.plan.outputs.plan }}", legs: "\${{ steps.plan.outputs.legs }}", legs-2: "\${{ steps.plan.outputs.legs-2 }}" }
    steps:
      - uses: actions/checkout@v5
      - { id: plan, uses: "https://github.com/acme/fanfold@v1" }
  task:
    needs: plan
    strategy:
      fail-fast: false
      matrix:
        wave: [1]
        runs-on: [ubuntu-latest]
        leg: [1, 2, 3]
    name: wave \${{ matrix.wave }} leg \${{ matrix.leg }} on \${{ matrix.runs-on }}
    runs-on: \${{ matrix.runs-on }}
    steps:
      - uses: https://github.com/acme/fanfold/task@v1
        with: { plan: "\${{ needs.plan.outputs.plan }}" }
  task-2:
    needs: [plan, task]
    if: \${{ !cancelled() && needs.plan.outputs.legs-2 > 0 }}
    strategy:
      fail-fast: false
      matrix: { wave: [2], runs-on: [ubuntu-latest], leg: [1, 2, 3] }
    name: wave \${{matrix.wave}} leg \${{matrix.leg}} on \${{matrix.runs-on}}
    runs-on: \${{ matrix.runs-on }}
    steps:
      - uses: https://github.com/acme/fanfold/task@v1
        with: { plan: "\${{ needs.plan.outputs.plan }}" }
  converge:
    needs: [plan, task, task-2]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps:
      - uses: https://github.com/acme/fanfold/converge@v1
        with: { plan: "\${{ needs.plan.outputs.plan }}" }
`;

const leg = (wave: number, more: Partial<LegFacts> = {}): LegFacts => ({
  wave,
  runsOn: 'ubuntu-latest',
  timeoutMinutes: 10,
  ...more,
});
const legs = (count: number, more: Partial<LegFacts> = {}) => Array.from({ length: count }, () => leg(1, more));

/** Each finding with the line that it is about. */
function found(text: string, planned: readonly LegFacts[] = [], max: number | null = null): string[] {
  return checkWorkflow(text, 'ci.yml', planned, { file: 'fanfold.yml', max }).map((problem) =>
    problem.kind === 'workflow' ? `${problem.at?.line}: ${problem.finding}` : problem.kind,
  );
}

function edited(from: string | RegExp, to: string): string {
  const text = GOOD.replace(from, to);
  expect(text).not.toBe(GOOD);
  return text;
}

describe('a written-out matrix', () => {
  it('is right where it has a number for every leg', () => {
    expect(found(GOOD)).toEqual([]);
    expect(found(GOOD, [...legs(3), leg(2)], 3)).toEqual([]);
    expect(mostLegsOf(GOOD, 'ci.yml', null)).toBe(3);
    expect(mostLegsOf(edited('leg: [1, 2, 3]\n', 'leg: [1, 2]\n'), 'ci.yml', null)).toBe(2);
    expect(mostLegsOf('on: push\njobs: {}\n', 'ci.yml', null)).toBeNull();
  });

  const cases: [string, string | RegExp, string, string[]][] = [
    ['numbered twice', '        leg: [1, 2, 3]', '        leg: [1, 2, 2]', ['17: numbers-form']],
    ['with a gap', '        leg: [1, 2, 3]', '        leg: [1, 2, 4]', ['17: numbers-form']],
    ['with a gap and one twice', '        leg: [1, 2, 3]', '        leg: [1, 3, 3]', ['17: numbers-form']],
    ['with a word between', '        leg: [1, 2, 3]', '        leg: [1, x, 3]', ['17: numbers-form']],
    ['from 0', '        leg: [1, 2, 3]', '        leg: [0, 1, 2]', ['17: numbers-form']],
    ['with a word', '        leg: [1, 2, 3]', '        leg: [1, 2, x]', ['17: numbers-form']],
    ['of no numbers', '        leg: [1, 2, 3]', '        leg: []', ['17: numbers-form']],
    ['in another order', '        leg: [1, 2, 3]', '        leg: [3, 1, 2]', []],
    ['of no wave', '        wave: [1]\n', '', ['15: numbers-form']],
    ['of two waves', 'wave: [1]', 'wave: [1, 2]', ['15: numbers-form']],
    ['of no runner', '        runs-on: [ubuntu-latest]\n', '', ['15: numbers-form']],
    ['of a list of labels', 'runs-on: [ubuntu-latest]\n', 'runs-on: [[a, b]]\n', ['16: numbers-form']],
    ['that has more', '        leg:', '        shard: [1, 2]\n        leg:', ['17: numbers-form']],
    ['that includes', '        leg:', '        include: [{ leg: 9 }]\n        leg:', ['17: numbers-form']],
    ['of one wave twice', 'wave: [2]', 'wave: [1]', ['28: numbers-twice', '25: leg-if']],
    [
      'under another name',
      /name: wave .* on \S+ matrix/,
      'name: leg ${{ matrix.leg }} of ${{ matrix',
      ['18: numbers-name'],
    ],
    ['under no name', / {4}name: wave .*\n/, '', ['11: numbers-name']],
    ['on a fixed runner', 'runs-on: ${{ matrix.runs-on }}', 'runs-on: ubuntu-latest', ['19: leg-fixed']],
    ['without the plan', /\n {8}with: .*\n {2}task-2/, '\n  task-2', ['21: numbers-plan']],
    [
      'that is asked for more',
      '    steps:\n      - uses: https',
      '    timeout-minutes: ${{ matrix.timeout-minutes }}\n    steps:\n      - uses: https',
      ['20: numbers-value'],
    ],
    ['that fails fast', 'fail-fast: false', 'fail-fast: true', ['13: fail-fast']],
    ['whose wave waits for success', '!cancelled() && needs.plan', 'needs.plan', ['25: leg-if']],
    ['whose count is not handed on', /, legs-2: "[^"]*"/, '', ['6: plan-outputs']],
    ['that converge does not wait for', 'needs: [plan, task, task-2]', 'needs: [plan, task]', ['35: converge-needs']],
  ];
  it.each(cases)('%s', (_, from, to, expected) => {
    expect(found(edited(from, to))).toEqual(expected);
  });

  it('is held against the plan and the list', () => {
    expect(found(GOOD, legs(4))).toEqual(['17: numbers-few']);
    expect(found(GOOD, [], 4)).toEqual(['17: numbers-few', '28: numbers-few']);
    expect(found(GOOD, [...legs(3), leg(1, { runsOn: 'windows-latest' })])).toEqual(['16: numbers-runner']);
    expect(found(GOOD, [leg(1, { runsOn: ['self-hosted', 'linux'] })])).toEqual(['16: numbers-runner']);
    expect(found(GOOD, [leg(1, { runsOn: ['ubuntu-latest'] })])).toEqual([]);
    const two = edited('runs-on: [ubuntu-latest]', 'runs-on: [ubuntu-latest, windows-latest]');
    expect(found(two, [...legs(3), ...legs(3, { runsOn: 'windows-latest' })])).toEqual([]);
    expect(found(GOOD, legs(1, { with: ['python'] }))).toEqual(['15: numbers-with']);
    expect(found(GOOD, [...legs(1), leg(2), leg(3)])).toEqual(['5: missing-wave']);
    const timed = edited('    steps:\n      - uses: https', '    timeout-minutes: 5\n    steps:\n      - uses: https');
    expect(found(timed, legs(1))).toEqual(['20: leg-fixed']);
    expect(found(timed, legs(1, { timeoutMinutes: 5 }))).toEqual([]);
  });

  it('may be that of one runner, beside those of others; what none of them has is said once', () => {
    const text = GOOD.replace('wave: [2], runs-on: [ubuntu-latest]', 'wave: [1], runs-on: [windows-latest]').replace(
      /\n {4}needs: \[plan, task\]\n {4}if: .*/,
      '\n    needs: plan',
    );
    expect(found(text, [leg(1), leg(1, { runsOn: 'windows-latest' })])).toEqual([]);
    expect(found(text, [leg(1, { runsOn: 'macos-latest' })])).toEqual(['16: numbers-runner']);
  });

  it('wants the steps of a record-mode job guarded, whose leg the plan may not have', () => {
    const own = { run: null, canBeHeld: false, tolerated: true, decides: true };
    const text = edited('  task-2:', '      - run: ./deploy.sh\n  task-2:');
    expect(found(text, legs(1, { tasks: [own] }))).toEqual(['23: unguarded-step']);
    expect(found(text, legs(1, { tasks: [{ ...own, run: 'true' }] }))).toEqual([]);
  });

  it('is explained', () => {
    const say = (text: string, planned: readonly LegFacts[] = [], max: number | null = null) =>
      checkWorkflow(text, 'ci.yml', planned, { file: 'fanfold.yml', max }).map(sentence);
    expect(say(edited('        leg: [1, 2, 3]', '        leg: [1, 1, 2]'))).toEqual([
      'the matrix of `task` is written out and has `leg: [1, 1, 2]`; it has a wave, its runners and each number from 1 once: write `leg: [1, 2, 3]`',
    ]);
    expect(say(edited('        wave: [1]\n', ''))).toEqual([
      'the matrix of `task` is written out and lacks wave; it has a wave, its runners and each number from 1 once: write `wave: [1]`',
    ]);
    expect(say(GOOD, legs(5))).toEqual([
      'the matrix of `task` has 3 numbers of legs, and there can be 5; write the numbers up to 5, or lower `legs.max` in the task file',
    ]);
    expect(say(GOOD, [leg(1, { runsOn: 'b' })])).toEqual([
      'no job runs the legs on `b`: their tasks would be missing, and the verdict a failure; add it under `runs-on` in the matrix of `task` (one label each)',
    ]);
    expect(say(GOOD, [leg(3)])).toEqual([
      'no job runs `wave: [3]`: its tasks would be missing, and the verdict a failure; add a job with that matrix',
    ]);
    expect(say(edited('if: ${{ !cancelled() && needs.plan.outputs.legs-2 > 0 }}', 'if: success()'))[0]).toContain(
      'write `if: ${{ !cancelled() && needs.plan.outputs.legs-2 > 0 }}`',
    );
  });

  it('comes from a server that is named, whose account is filled in', () => {
    const owner = GOOD.replaceAll('com/acme/', 'com/OWNER/');
    expect(found(owner)).toEqual(['9: placeholder']);
    expect(found(edited('com/acme/fanfold/task@v1', 'com/acme/fanfold/task@v2'))).toEqual(['21: versions']);
  });
});
