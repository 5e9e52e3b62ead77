/** The four conditions of independence, each in one line. */
import type { ConditionCheck, ConditionFinding } from '../../independence/conditions.ts';
import type { CheckedCondition } from '../../model.ts';
import { count } from '../words.ts';

/** A condition as people and documents read it. */
export function saidCondition({ name, status, finding }: ConditionCheck): CheckedCondition {
  return { name, status, summary: conditionSentence(finding) };
}

function conditionSentence(finding: ConditionFinding): string {
  switch (finding.why) {
    case 'unchecked-declarations':
      return 'not every declaration could be checked';
    case 'undeclared':
      return `${count(finding.tasks, 'task')} declared nothing`;
    case 'read-write':
      return `${count(finding.pairs, 'pair')} of unordered tasks where one reads what the other writes`;
    case 'no-read-write':
      return 'no task reads what an unordered task writes';
    case 'write-write':
      return [
        ...(finding.pairs > 0 ? [`${count(finding.pairs, 'pair')} of unordered tasks write the same path`] : []),
        ...(finding.impossible > 0 ? [`${count(finding.impossible, 'claim')} can never be met`] : []),
      ].join('; ');
    case 'no-write-write':
      return finding.apart > 0 ? `none; ${count(finding.apart, 'claim')} kept apart` : 'none';
    case 'unmet-needs':
      return `${count(finding.needs, 'need')} that can never be met`;
    case 'undefined-order':
      return `${count(finding.pairs, 'pair')} of tasks that share files cannot overlap, but either may come first`;
    case 'in-waves':
      return finding.waves > 1 ? `met in ${count(finding.waves, 'wave')}` : 'none';
    case 'no-workflow':
      return `no workflow was checked; give one with \`--workflow ${finding.unchecked ?? 'FILE'}\``;
    case 'workflow':
      return workflowSentence(finding);
    default:
      return finding satisfies never;
  }
}

function workflowSentence({ errors, warnings }: Extract<ConditionFinding, { why: 'workflow' }>): string {
  if (errors + warnings === 0) return 'no failure reaches another task or the gate';
  const parts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  return `${parts.join(', ')} in the workflow`;
}
