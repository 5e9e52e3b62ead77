/** A good workflow is broken in each way that has a mechanical fix; the fix makes it clean and touches no other line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWorkflow } from '../../src/workflow/check.ts';
import type { LegFacts } from '../../src/workflow/facts.ts';
import { fixWith } from '../../src/workflow/fix.ts';

const GOOD = `# mine
on: push
permissions:
  contents: read # checkout
  actions: read
jobs:
  plan: # first
    runs-on: ubuntu-latest
    outputs:
      plan: \${{ steps.plan.outputs.plan }}
      matrix: \${{ steps.plan.outputs.matrix }}
      legs: \${{ steps.plan.outputs.legs }}
    steps:
      - uses: actions/checkout@v5
      - uses: acme/fanfold@v1 # the plan
        id: plan

  # the legs
  task:
    runs-on: \${{ matrix.runs-on }}
    needs: plan
    if: needs.plan.outputs.legs != '0'
    strategy:
      matrix: \${{ fromJSON(needs.plan.outputs.matrix) }}
      fail-fast: false # all of them
    name: \${{ matrix.name }}
    timeout-minutes: \${{ matrix.timeout-minutes }}
    steps:
      - uses: actions/checkout@v5
      -   uses: acme/fanfold/task@v1
  converge:
    runs-on:   ubuntu-latest
    needs: [plan, task]
    if: \${{ !cancelled() }}
    steps:
      - uses: acme/fanfold/converge@v1
        with:
          plan: \${{ needs.plan.outputs.plan }}
`;

/** What is broken, and how. */
const BREAKS: readonly (readonly [name: string, from: string, to: string])[] = [
  ['fail-fast absent', '      fail-fast: false # all of them\n', ''],
  ['fail-fast on', 'fail-fast: false # all', 'fail-fast: true # all'],
  ['max-parallel', '      fail-fast: false', '      max-parallel: 1\n      fail-fast: false'],
  ['leg without if', "    if: needs.plan.outputs.legs != '0'\n", ''],
  ['leg with another number', "legs != '0'", "legs != '1'"],
  ['leg with a condition of its own', "needs.plan.outputs.legs != '0'", "github.ref != 'x'"],
  ['literal name', 'name: ${{ matrix.name }}', 'name: tests # all'],
  ['no name', '    name: ${{ matrix.name }}\n', ''],
  ['leg outputs', '    name: ${{ matrix', '    outputs: # old\n      x: "1"\n    name: ${{ matrix'],
  ['leg needs nothing', '    needs: plan\n', ''],
  ['leg needs another', '    needs: plan\n', '    needs:\n      - converge-not # why\n'],
  ['no matrix', '      matrix: ${{ fromJSON(needs.plan.outputs.matrix) }}\n', ''],
  ['converge without if', '    if: ${{ !cancelled() }}\n', ''],
  ['converge by success', 'if: ${{ !cancelled() }}', 'if: success() # hm'],
  ['converge if over two lines', 'if: ${{ !cancelled() }}', 'if: >-\n      success() &&\n      !cancelled()'],
  ['converge needs only plan', 'needs: [plan, task]', 'needs: [plan]'],
  ['converge needs one as a text', 'needs: [plan, task]', 'needs: task # two'],
  ['converge needs in lines', 'needs: [plan, task]', 'needs:\n      - plan # one'],
  ['converge needs none', 'needs: [plan, task]', 'needs: []'],
  ['converge without with', '        with:\n          plan: ${{ needs.plan.outputs.plan }}\n', ''],
  ['converge with an empty plan', 'plan: ${{ needs.plan.outputs.plan }}', 'plan: ""'],
  ['an output absent', '      legs: ${{ steps.plan.outputs.legs }}\n', ''],
  ['no id', '        id: plan\n', ''],
  ['no actions permission', '  actions: read\n', ''],
  ['no contents permission', '  contents: read # checkout\n', ''],
  ['no permissions', 'permissions:\n  contents: read # checkout\n  actions: read\n', ''],
  ['permissions in braces', '\n  contents: read # checkout\n  actions: read\n', ' { issues: read }\n'],
];

/** What two of them leave empty is for somebody to write. */
const EMPTY = [
  ['fail-fast absent', 'no matrix'],
  ['no actions permission', 'no contents permission'],
];

const faults = (text: string, legs: readonly LegFacts[] = []) => checkWorkflow(text, 'ci.yml', legs);

function broken(...breaks: readonly (readonly [string, string, string])[]): string {
  const declared = '  converge-not:\n    runs-on: x\n    steps: [{ run: "true" }]\n';
  return breaks.reduce((text, [, from, to]) => text.replace(from, () => to), GOOD) + declared;
}

const fixWorkflow = (text: string, path: string, legs: readonly LegFacts[] = []) =>
  fixWith(text, path, (now) => checkWorkflow(now, path, legs));

/** The lines of one text that another does not have, in order. */
function lost(before: string, after: string): string[] {
  const rest = after.split('\n');
  return before.split('\n').filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

describe('fixWorkflow', () => {
  it('leaves a good workflow as it is', () => {
    expect(faults(GOOD)).toEqual([]);
    expect(fixWorkflow(GOOD, 'ci.yml')).toEqual({ text: GOOD, fixed: [] });
  });

  it.each(BREAKS)('%s', (...one) => {
    const text = broken(one);
    expect(faults(text)).not.toEqual([]);
    const { text: after, fixed } = fixWorkflow(text, 'ci.yml');
    expect(faults(after)).toEqual([]);
    expect(fixed.length).toBeGreaterThan(0);
    expect(fixWorkflow(after, 'ci.yml')).toEqual({ text: after, fixed: [] });
    // What was good stays: only lines of the break itself may go.
    expect(lost(text, after).filter((line) => GOOD.split('\n').includes(line))).toEqual([]);
    expect(lost(after, text).length).toBeLessThanOrEqual(3);
  });

  it('a step of a parallel group like any other', () => {
    const grouped = GOOD.replace('      - uses: acme/fanfold@v1 # the plan\n        id: plan\n', () =>
      ['      - parallel:', '          - run: echo', '          - uses: acme/fanfold@v1 # the plan', ''].join('\n'),
    );
    expect(faults(grouped)).not.toEqual([]);
    const { text } = fixWorkflow(grouped, 'ci.yml');
    expect(text).toContain('          - uses: acme/fanfold@v1 # the plan\n            id: plan\n');
    expect(faults(text)).toEqual([]);
  });

  it('any of them together, in lines that end in either way', () => {
    const some = fc.uniqueArray(fc.nat(BREAKS.length - 1), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(some, fc.boolean(), (indices, windows) => {
        const names = indices.map((index) => BREAKS[index]?.[0] ?? '');
        fc.pre(!EMPTY.some((pair) => pair.every((name) => names.includes(name))));
        const unix = broken(...indices.flatMap((index) => [BREAKS[index] ?? BREAKS[0]!]));
        const text = windows ? unix.replaceAll('\n', '\r\n') : unix;
        const { text: after } = fixWorkflow(text, 'ci.yml');
        expect(faults(after)).toEqual([]);
        if (windows) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
        expect(lost(text, after).filter((line) => GOOD.includes(line.trim()) && line.includes('#'))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps the words of a condition of somebody', () => {
    const own = fixWorkflow(GOOD.replace("needs.plan.outputs.legs != '0'", "${{ github.ref != 'a && b' }}"), 'ci.yml');
    expect(own.text).toContain("    if: ${{ needs.plan.outputs.legs != '0' && github.ref != 'a && b' }}\n");
    const choice = GOOD.replace("legs != '0'", "legs != '0' || github.ref == 'x'");
    expect(fixWorkflow(choice, 'ci.yml')).toEqual({ text: choice, fixed: [] });
  });

  it('leaves alone what somebody has to decide', () => {
    const read = GOOD.replace('    name: ${{ matrix', '    outputs: { x: "1" }\n    name: ${{ matrix').replace(
      'ubuntu-latest\n    needs: [plan, task]',
      'ubuntu-latest\n    env: { X: "${{ needs.task.outputs.x }}" }\n    needs: [plan, task]',
    );
    for (const text of [
      read,
      GOOD.replaceAll('acme/', 'OWNER/'),
      GOOD.replace('task@v1', 'task@v2'),
      GOOD.replace('matrix: ${{ fromJSON(needs.plan.outputs.matrix) }}', 'matrix: { a: [1] }'),
    ]) {
      expect(faults(text)).not.toEqual([]);
      expect(fixWorkflow(text, 'ci.yml')).toEqual({ text, fixed: [] });
    }
  });

  it('changes nothing in what GitHub refuses', () => {
    for (const text of [
      `${broken(BREAKS[0]!)}  x: [\n`,
      GOOD.replace('      fail-fast: false # all of them\n', '').replace('runs-on:   ', 'run-on: '),
    ])
      expect(fixWorkflow(text, 'ci.yml')).toEqual({ text, fixed: [] });
  });

  it('adds the jobs of further waves, and what needs them', () => {
    const legs = [1, 2, 3].map((wave) => ({ wave, runsOn: 'ubuntu-latest', timeoutMinutes: 10 }));
    expect(faults(GOOD, legs)).not.toEqual([]);
    const { text } = fixWorkflow(GOOD, 'ci.yml', legs);
    expect(faults(text, legs)).toEqual([]);
    expect(text).toContain('needs: [plan, task, task-2, task-3]');
    expect(lost(GOOD, text)).toEqual([]);
  });

  it('guards the steps that are a task of record mode', () => {
    const task = { run: null, canBeHeld: true, tolerated: false, decides: false };
    const legs = [{ wave: 1, runsOn: 'ubuntu-latest', timeoutMinutes: 10, tasks: [task] }];
    const text = GOOD.replace(
      'task@v1\n',
      "task@v1\n      - run: make # it\n      - run: more\n        if: github.ref == 'x'\n",
    );
    expect(faults(text, legs)).toHaveLength(2);
    const { text: after } = fixWorkflow(text, 'ci.yml', legs);
    expect(faults(after, legs)).toEqual([]);
    expect(after).toContain("if: ${{ steps.task.outputs.skip != 'true' && github.ref == 'x' }}");
    expect(lost(text, after)).toEqual(["        if: github.ref == 'x'"]);
  });
});
