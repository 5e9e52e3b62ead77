import { join } from 'node:path';
import type { Verdict } from '../../model.ts';
import { MAX_OUTPUT_CHARACTERS } from '../../plan/matrix.ts';

/** What the outputs of the step may have in all, with room for others of the same job. */
const MOST = MAX_OUTPUT_CHARACTERS / 2;

/** The outputs of the converge step. What would not fit is replaced by the path of the file that has it, named in `cut`. */
export function outputsOf(
  verdict: Verdict,
  reason: string,
  results: string,
): { outputs: Record<string, string>; cut: string[] } {
  const cut: string[] = [];
  const bounded = (name: string, value: unknown, file: string): string => {
    const text = JSON.stringify(value);
    if (text.length <= MOST / 4) return text;
    cut.push(name);
    return join(results, file);
  };
  return {
    outputs: {
      verdict: verdict.verdict,
      reason,
      succeeded: bounded('succeeded', verdict.succeeded, 'verdict.json'),
      failed: bounded('failed', verdict.failed, 'verdict.json'),
      missing: bounded('missing', verdict.missing, 'verdict.json'),
      outputs: bounded('outputs', verdict.outputs, 'outputs.json'),
      results,
      speedup: verdict.timing.speedup.toFixed(2),
    },
    cut,
  };
}
