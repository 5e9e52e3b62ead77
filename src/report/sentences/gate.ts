/** The arithmetic of a gate in words. */
import type { GateJob, GateReason } from '../../verdict/gate.ts';

/** How many jobs one line names. */
const MAX_NAMES = 10;

/** One line of the arithmetic; it starts with `pass: ` or `fail: `. Job names are in backticks. */
export function gateReason(reason: GateReason): string {
  switch (reason.kind) {
    case 'wrong-endings':
      return `fail: ${reason.jobs.length} of ${reason.total} jobs may not end like this: ${endings(reason.jobs)}`;
    case 'no-jobs':
      return 'fail: there is no job to judge';
    case 'no-success':
      return `fail: 0 of ${reason.total} jobs succeeded, need at least 1`;
    case 'all-skipped': {
      const all =
        reason.total === 1
          ? 'the only job was skipped, which is allowed'
          : `all ${reason.total} jobs were skipped, which is allowed`;
      return reason.verdict === 'pass'
        ? `pass: ${all} (\`on-all-skipped: pass\`)`
        : `fail: ${all}, but none succeeded; \`on-all-skipped: pass\` lets such a run pass`;
    }
    case 'bad-inputs':
      return `fail: ${reason.errors} ${reason.errors === 1 ? 'error' : 'errors'} in the inputs`;
    case 'passed':
      return passed(reason);
    default:
      return reason satisfies never;
  }
}

function passed({ total, allowed }: Extract<GateReason, { kind: 'passed' }>): string {
  const head = `pass: ${total - allowed.length} of ${total} jobs succeeded`;
  return allowed.length === 0 ? head : `${head}, ${allowed.length} may end like this: ${endings(allowed)}`;
}

/** `` `lint` failure, `docs` skipped ``. */
function endings(jobs: readonly GateJob[]): string {
  const shown = jobs
    .slice(0, MAX_NAMES)
    .map(({ job, result }) => `\`${plain(job)}\` ${result === null ? 'without a result' : plain(result)}`);
  const more = jobs.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** One line without backticks, cut short. */
function plain(text: string): string {
  const line = text.slice(0, 100).replace(/[`\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return text.length > 100 ? `${line}…` : line;
}
