import type { IndependenceProblem } from '../../problem.ts';
import { count, grouped, listed } from '../words.ts';
import { fixSentence } from './fixes.ts';
import { PATTERN_FAULTS } from './glob.ts';
import { workflowSentence } from './workflow.ts';

type Kind = IndependenceProblem['kind'];
type Of<K extends Kind> = Extract<IndependenceProblem, { kind: K }>;

/** Says what keeps tasks from being independent and what to do. Fixes follow on lines of their own. */
export function independenceSentence(problem: IndependenceProblem): string {
  switch (problem.kind) {
    case 'cycle':
    case 'unknown-need':
      return orderSentence(problem);
    case 'pattern':
    case 'double-star':
    case 'too-many-alternatives':
    case 're-inclusion':
    case 'only-exclusions':
      return patternSentence(problem);
    case 'resource-over':
    case 'unknown-resource':
      return claimSentence(problem);
    case 'race':
    case 'serialised-hazard':
    case 'more-hazards':
    case 'unverifiable':
      return hazardSentence(problem);
    case 'too-many-comparisons':
    case 'too-many-meetings':
      return limitSentence(problem);
    case 'outside':
    case 'collision':
      return observedSentence(problem);
    case 'workflow':
      return workflowSentence(problem);
    case 'workflow-syntax':
      return `GitHub would refuse this workflow: ${problem.detail}`;
    default:
      return problem satisfies never;
  }
}

function orderSentence(problem: Of<'cycle' | 'unknown-need'>): string {
  if (problem.kind === 'unknown-need') {
    return `\`${problem.task}\` needs \`${problem.need}\`, which is not a task`;
  }
  const [first = '', ...rest] = problem.ids;
  const way = [...rest, first].map((id) => `needs \`${id}\``).join(', which ');
  return `\`${first}\` ${way}: none of them can ever start; remove one of these \`needs\``;
}

function patternSentence(
  problem: Of<'pattern' | 'double-star' | 'too-many-alternatives' | 're-inclusion' | 'only-exclusions'>,
): string {
  switch (problem.kind) {
    case 'pattern':
      return `the pattern \`${problem.pattern}\` of \`${problem.key}\` ${PATTERN_FAULTS[problem.fault]}`;
    case 'double-star':
      return `\`${problem.pattern}\`: \`**\` crosses folders only as a whole name; beside other characters it is read as \`*\``;
    case 'too-many-alternatives':
      return `\`${problem.pattern}\` has more than ${grouped(problem.max)} alternatives; only its plain beginning is compared, and what meets that counts as a conflict`;
    case 're-inclusion':
      return `\`${problem.pattern}\` would include again what \`${problem.exclusion}\` excludes, such as \`${problem.witness}\`; exclusions win wherever they stand: put them last, or narrow \`${problem.exclusion}\``;
    case 'only-exclusions':
      return `\`${problem.key}\` of \`${problem.task}\` holds only exclusions and so covers nothing; say first what it does cover, such as \`**\``;
    default:
      return problem satisfies never;
  }
}

function claimSentence(problem: Of<'resource-over' | 'unknown-resource'>): string {
  const { task, resource } = problem;
  if (problem.kind === 'resource-over') {
    return `\`${task}\` claims ${grouped(problem.claim)} of \`${resource}\`, but there is only ${grouped(problem.capacity)}; it could never start`;
  }
  const names = problem.known.map((name) => `\`${name}\``);
  const known = names.length === 0 ? 'no resource is declared' : `the resources are ${listed(names)}`;
  const hint = problem.nearest === null ? known : `did you mean \`${problem.nearest}\`?`;
  return `\`${task}\` claims the unknown resource \`${resource}\`; ${hint} (declare it as \`resources: { ${resource}: 1 }\` at the top of the file)`;
}

function meeting({ tasks: [a, b], patterns: [p, q], hazard, witness }: Of<'race' | 'serialised-hazard'>): string {
  const [left, right] = [
    `\`${a}\` writes \`${p}\``,
    `\`${b}\` ${hazard === 'read-write' ? 'reads' : 'writes'} \`${q}\``,
  ];
  if (hazard === 'undecided') {
    return `\`${a}\` writes \`${p}\` and \`${b}\` declares \`${q}\`; whether they meet could not be decided, perhaps at \`${witness}\``;
  }
  return `${left} and ${right}: both touch \`${witness}\``;
}

function otherPlace({ at, otherAt }: Of<'race'>): string {
  const same = at?.file === otherAt.file && at.line === otherAt.line && at.column === otherAt.column;
  return same ? '' : `; the second pattern is at ${otherAt.file}:${otherAt.line}:${otherAt.column}`;
}

function morePairs({ pairs, alike }: Of<'race' | 'serialised-hazard'>): string {
  const where = alike > 1 ? 'at these two places' : 'with these patterns';
  return pairs > 1 ? ` (and ${count(pairs - 1, 'more pair')} ${where})` : '';
}

function hazardSentence(problem: Of<'race' | 'serialised-hazard' | 'more-hazards' | 'unverifiable'>): string {
  switch (problem.kind) {
    case 'race': {
      const head = `${meeting(problem)}, and nothing orders them${morePairs(problem)}${otherPlace(problem)}`;
      return [head, ...problem.fixes.map((fix) => `- ${fixSentence(fix)}`)].join('\n');
    }
    case 'serialised-hazard': {
      const reason = problem.by === 'exclusive' ? '`exclusive`' : `the ${problem.by} \`${problem.name}\``;
      return `${meeting(problem)}; ${reason} keeps them apart, but nothing says which comes first${morePairs(problem)}; add \`needs\` where the order matters`;
    }
    case 'more-hazards':
      return `${count(problem.groups, 'more pair')} of patterns meet (${count(problem.pairs, 'pair')} of tasks); \`fanfold check --format json\` lists them all`;
    case 'unverifiable':
      return `${grouped(problem.unknown)} of ${count(problem.total, 'task')} ${problem.unknown === 1 ? 'declares' : 'declare'} neither \`reads\` nor \`writes\`: ${problem.unknown === 1 ? 'its' : 'their'} independence cannot be verified; \`fanfold run --observe\` and then \`fanfold check --suggest\` propose declarations`;
    default:
      return problem satisfies never;
  }
}

function limitSentence(problem: Of<'too-many-comparisons' | 'too-many-meetings'>): string {
  if (problem.kind === 'too-many-meetings') {
    const patterns = listed(problem.patterns.map((pattern) => `\`${pattern}\``));
    return `more than ${grouped(problem.limit)} pairs of patterns meet; narrow ${patterns} first, then check again`;
  }
  const patterns = problem.patterns.map(({ pattern, comparisons }) => `\`${pattern}\` (${grouped(comparisons)})`);
  return `independence was not decided: more than ${grouped(problem.limit)} comparisons, most of them with ${listed(patterns)}; let these patterns start with a folder`;
}

function observedSentence(problem: Of<'outside' | 'collision'>): string {
  if (problem.kind === 'outside') {
    const [first = '', ...others] = problem.tasks.map((task) => `\`${task}\``);
    const who = others.length === 0 ? first : `one of ${listed([first, ...others])}, which overlapped,`;
    const whose = others.length === 0 ? 'its' : 'their';
    return `${who} wrote \`${problem.path}\`, which ${whose} \`writes\` do not cover; add \`${problem.line}\``;
  }
  return collisionSentence(problem);
}

function collisionSentence(problem: Of<'collision'>): string {
  const { path, files, patterns, more, meet, by } = problem;
  const [a, b] = problem.tasks.map((task) => `\`${task}\``);
  const others = more > 0 ? ` and ${count(more, 'more task')}` : '';
  const beside = files > 1 ? ` (and ${count(files - 1, 'more file')})` : '';
  const head = `${a} and ${b}${others} wrote the same file \`${path}\`${beside}`;
  const nobody = 'no task declares or carries it';
  const shown = patterns.slice(0, 5).map((pattern) => JSON.stringify(pattern));
  const ignore = `where no result depends on it, add \`ignore: [${shown.join(', ')}]\` at the top of the file`;
  if (meet === 'own-workspaces') return `${head}, each in a workspace of its own; ${nobody}, so nothing meets`;
  if (meet === 'in-turn')
    return `${head}, one after the other in one workspace; ${nobody}, but the later task may have read what the earlier one left; ${ignore}`;
  return [
    `${head}, nothing orders them, and ${ENCOUNTERS[meet](by ?? '')}`,
    `- order: let ${b} need ${a}`,
    '- serialise: give both the same lock in `locks`',
    `- narrow: let each write a file of its own${meet === 'carried' ? '' : `; ${ignore}`}`,
  ].join('\n');
}

const ENCOUNTERS: Readonly<Record<'carried' | 'declared' | 'same-time', (by: string) => string>> = {
  carried: () => 'both carry it with their `artifacts`',
  declared: (by) => `\`${by}\` declares it`,
  'same-time': () => 'they ran at the same time in one workspace',
};

/** The line of the arithmetic for what a run showed against its declarations. */
export function observedReason(kind: 'collision' | 'outside', have: number): string {
  if (kind === 'outside')
    return `fail: ${count(have, 'write')} outside the declarations under \`independence: strict\`, need 0`;
  return `fail: ${count(have, 'file')} written by several tasks that nothing orders, need 0`;
}
