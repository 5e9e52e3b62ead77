/** The files of a case: a list, and the workflow that `fanfold init --forge gitea` writes for it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { initialise } from '../../src/app/init/init.ts';

const WORKFLOW = '.gitea/workflows/fanfold.yml';

/** What Gitea calls the job of a leg. */
export const nameOf = (wave: number, leg: number): string => `wave ${wave} leg ${leg} on ubuntu-latest`;

export interface CaseOptions {
  /** The server that steps name in `uses`; without one it is the server that runs them. */
  readonly server?: string;
  /** What a person changed in the workflow. */
  readonly change?: (workflow: string) => string;
}

export async function filesFor(list: string, options: CaseOptions = {}): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-forge-init-'));
  try {
    writeFileSync(join(folder, 'fanfold.yml'), list);
    const { problems } = await initialise(folder, {
      workflowOnly: true,
      update: false,
      form: null,
      forge: 'gitea',
      action: { server: options.server ?? null, repository: 'fan/fanfold', ref: 'v1' },
      env: {},
      stop: new AbortController().signal,
    });
    expect(problems).toEqual([]);
    const workflow = telling(readFileSync(join(folder, WORKFLOW), 'utf8'));
    return { 'fanfold.yml': list, [WORKFLOW]: options.change?.(workflow) ?? workflow };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const OUTPUTS = ['verdict', 'succeeded', 'failed', 'missing', 'outputs'];
const CONVERGE = /^ {6}- uses: (\S+\/converge@v1)\n {8}with:\n {10}plan: .*\n/m;

/** With a step after converge that prints its outputs, which `told` of a project reads in the log. */
function telling(workflow: string): string {
  const step = CONVERGE.exec(workflow)?.[0] ?? '';
  expect(step).not.toBe('');
  return workflow.replace(
    step,
    () => `      - id: converge
        ${step.trimStart().slice('- '.length)}      - if: always()
        run: |
${OUTPUTS.map((name) => `          echo "OUTPUT ${name}=$${name}"`).join('\n')}
        env:
${OUTPUTS.map((name) => `          ${name}: \${{ steps.converge.outputs.${name} }}`).join('\n')}
`,
  );
}
