import { describe, expect, it } from 'vitest';
import { type ActRun, runAct } from './act.ts';
import { startFixtureService } from './service.ts';

/** A converge job in gate mode, and what stands after it: whether anything out of a job output was executed. */
function gate(job: string, needs: string, inputs: Readonly<Record<string, string>>): string {
  const given = Object.entries(inputs).map(([name, value]) => `          ${name}: ${JSON.stringify(value)}`);
  return `
  ${job}:
    needs: ${needs}
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: converge
        uses: ./converge
        with:
          token: ''
${given.join('\n')}
      - if: always()
        run: |
          find . -name 'pwned*'
          echo "OUTPUT verdict=$VERDICT"
        env: { VERDICT: "\${{ steps.converge.outputs.verdict }}" }
`;
}

const ALL = '[good, odd, shaky, left-out]';
const NEEDS = { needs: '${{ toJSON(needs) }}' };

// `odd` is a matrix that fanfold did not plan; the outputs of `good` try everything that has broken other gates.
const WORKFLOW = `name: fixture
on: push
jobs:
  good:
    runs-on: ubuntu-latest
    outputs:
      subst: \${{ steps.hostile.outputs.subst }}
      ticks: \${{ steps.hostile.outputs.ticks }}
      quotes: \${{ steps.hostile.outputs.quotes }}
      slashes: \${{ steps.hostile.outputs.slashes }}
      lines: \${{ steps.hostile.outputs.lines }}
    steps:
      - id: hostile
        run: |
          cat >> "$GITHUB_OUTPUT" <<'END'
          subst=$(touch pwned-subst)
          ticks=\`touch pwned-ticks\`
          quotes='; touch pwned-single; echo '"; touch pwned-double; echo "
          slashes=\\\\" \\n \\u0022, "result": "failure"
          lines<<STOP
          one
          ::set-output name=verdict::forged
          ::error::forged by an output
          STOP
          END
  odd:
    strategy: { fail-fast: false, matrix: { n: [1, 2] } }
    runs-on: ubuntu-latest
    steps: [{ run: "true" }]
  shaky:
    runs-on: ubuntu-latest
    steps: [{ run: exit 1 }]
  left-out:
    if: false
    runs-on: ubuntu-latest
    steps: [{ run: "true" }]
${gate('strict', ALL, NEEDS)}
${gate('lenient', ALL, { ...NEEDS, 'allowed-failures': 'shaky', 'allowed-skips': '["left-out"]' })}
${gate('mistaken', ALL, { ...NEEDS, 'allowed-failures': 'shakey', 'allowed-skips': 'left-out' })}
${gate('simple', '[good, odd]', NEEDS)}
${gate('nothing', '[good]', {})}
`;

/** A job that needs nothing: \`toJSON(needs)\` is \`{}\`. */
const WITHOUT_NEEDS = `name: fixture
on: push
jobs:
${gate('converge', '[]', NEEDS)}
`;

const verdictOf = (run: ActRun, job: string) => /^OUTPUT verdict=(.*)$/m.exec(run.logOf(job))?.[1];

describe('gate mode, run by act', () => {
  it('judges jobs that fanfold did not plan, and executes nothing out of their outputs', async () => {
    await using service = await startFixtureService();
    const run = await runAct({ workflow: WORKFLOW, ...service.act });
    const colours = ['strict', 'lenient', 'mistaken', 'simple', 'nothing'].map((job) => [
      job,
      verdictOf(run, job),
      ...run.resultsOf(job, './converge'),
    ]);
    expect(colours, run.log).toEqual([
      ['strict', 'fail', 'failure'],
      ['lenient', 'pass', 'success'],
      ['mistaken', 'fail', 'failure'],
      ['simple', 'pass', 'success'],
      ['nothing', 'fail', 'failure'],
    ]);
    expect(run.logOf('strict')).toMatch(/2 of 4 jobs may not end like this: `left-out` skipped, `shaky` failure/);
    expect(run.logOf('lenient')).toMatch(/2 of 4 jobs succeeded/);
    expect(run.logOf('mistaken')).toContain('shakey');
    expect(run.logOf('simple')).toMatch(/2 of 2 jobs succeeded/);
    for (const job of ['strict', 'lenient', 'mistaken', 'simple']) {
      expect(run.logOf(job)).not.toMatch(/^\.\/.*pwned/m);
      expect(run.logOf(job)).not.toContain('forged by an output');
    }
    expect(service.names()).toEqual([]);
  });

  it('fails without needs', async () => {
    await using service = await startFixtureService();
    const run = await runAct({ workflow: WITHOUT_NEEDS, ...service.act });
    expect(verdictOf(run, 'converge'), run.log).toBe('fail');
    expect(run.resultsOf('converge', './converge')).toEqual(['failure']);
    expect(run.logOf('converge')).toMatch(/no job to judge/);
  });
});
