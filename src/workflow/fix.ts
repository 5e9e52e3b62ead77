/** What `check --workflow` asks for, written into the workflow: each finding by a small edit at its place, or not at all. */
import type { IndependenceProblem } from '../problem.ts';
import {
  addKeys,
  addMapping,
  addNeeds,
  applied,
  contains,
  type Edit,
  has,
  keysOf,
  linesOf,
  type Mapping,
  mapAt,
  readSource,
  removeKey,
  type Source,
  scalarAt,
  setKey,
  stepsOf,
} from './edit.ts';
import { condition, conjuncts, disjuncts } from './node.ts';
import { readUses } from './uses.ts';

type Finding = Extract<IndependenceProblem, { kind: 'workflow' }>;
type Edits = readonly (Edit | null)[];

/** A finding in its workflow. */
interface Place {
  readonly source: Source;
  readonly root: Mapping;
  readonly jobs: Mapping;
  readonly job: Mapping;
  readonly id: string;
  readonly want: string;
  readonly finding: Finding;
}

/** `key: value` */
function split(line: string): readonly [string, string] {
  const at = line.indexOf(':');
  return [line.slice(0, at), line.slice(at + 1).trim()];
}

const listed = (want: string): readonly string[] => want.split(', ');

const stepAt = ({ source, job, finding: { at } }: Place): Mapping | undefined =>
  stepsOf(job).find((step) => at !== null && contains(step, source.offsetOf(at)));

const ownStep = (job: Mapping, action: string): Mapping | undefined =>
  stepsOf(job).find((step) => readUses(scalarAt(step, 'uses') ?? '')?.action === action);

/** Sets the key of `want` on a mapping. */
function set({ source, want }: Place, map: Mapping | null | undefined): Edits {
  return map ? [setKey(source, map, ...split(want))] : [];
}

function failFast(place: Place): Edits {
  const { source, job } = place;
  return has(job, 'strategy')
    ? set(place, mapAt(job, 'strategy'))
    : [addMapping(source, job, 'strategy', [['fail-fast', 'false']])];
}

/** A part of a condition that says only how other jobs ended, or how many legs there are. */
const OURS =
  /^(?:!?(?:always|success|failure|cancelled)\(\)|needs\.[\w-]+\.(?:result|outputs\.legs(?:-\d+)?)(?:[=!<>]=?.*)?)$/;

/** The wanted condition in place of one that says nothing else, or before what the user's own condition says. */
function joined(want: string, present: string | null): string | null {
  if (
    present === null ||
    disjuncts(present)
      .flatMap(conjuncts)
      .every((part) => OURS.test(part))
  )
    return want;
  if (disjuncts(present).length > 1) return null;
  const inner = (text: string) => (/^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(text)?.[1] ?? text).trim();
  return `\${{ ${inner(want)} && ${inner(present)} }}`;
}

function setIf(place: Place, map: Mapping | null | undefined): Edits {
  if (!map) return [];
  const [, want] = split(place.want);
  const present = scalarAt(map, 'if');
  if (present === null && has(map, 'if')) return [];
  const value = joined(want, present);
  return value === null ? [] : [setKey(place.source, map, 'if', value)];
}

/** Nothing else of the workflow may read what is taken out. */
function removeOutputs({ source, job, id }: Place): Edits {
  const read = source.text.includes(`needs.${id}.outputs`) || source.text.includes(`jobs.${id}.outputs`);
  return read ? [] : [removeKey(source, job, 'outputs')];
}

function planOutputs({ source, job, want }: Place): Edits {
  const id = scalarAt(ownStep(job, 'plan') ?? job, 'id') ?? 'plan';
  const entries = listed(want).map((name) => [name, `\${{ steps.${id}.outputs.${name} }}`] as const);
  if (!has(job, 'outputs')) return [addMapping(source, job, 'outputs', entries)];
  const outputs = mapAt(job, 'outputs');
  // A key that hands something else on has another reader.
  return outputs === null || entries.some(([name]) => has(outputs, name)) ? [] : [addKeys(source, outputs, entries)];
}

/** A job of which every step is known: it needs no permission but what is asked for. */
function isKnown(job: Mapping): boolean {
  return stepsOf(job).every((step) => {
    const uses = scalarAt(step, 'uses') ?? '';
    const commented = scalarAt(mapAt(step, 'with') ?? step, 'comment') ?? 'false';
    return (readUses(uses) !== null || /^actions\/checkout@/.test(uses)) && commented === 'false';
  });
}

function permissions(place: Place): Edits {
  const { source, job, root } = place;
  const stated = [job, root].find((map) => has(map, 'permissions'));
  if (stated !== undefined) return set(place, mapAt(stated, 'permissions'));
  // What is stated for a job takes all else from it.
  if (!isKnown(job)) return [];
  const asked = [['contents', 'read'], ['actions', 'read'], split(place.want)] as const;
  return [addMapping(source, job, 'permissions', [...new Map(asked)])];
}

function converged({ source, job, want }: Place): Edits {
  const step = ownStep(job, 'converge');
  if (step === undefined) return [];
  const entry = split(want);
  if (!has(step, 'with')) return [addMapping(source, step, 'with', [entry])];
  const given = mapAt(step, 'with');
  return given === null ? [] : [setKey(source, given, ...entry)];
}

function guarded(place: Place): Edits {
  const task = ownStep(place.job, 'task');
  if (task === undefined) return [];
  const id = has(task, 'id') ? [] : [setKey(place.source, task, 'id', 'task')];
  return [...id, ...setIf(place, stepAt(place))];
}

/** The job of the wave before once more, with what the plan says of this wave. What it needs is a finding of its own. */
function nextWave({ source, jobs, want }: Place): Edits {
  const wave = Number(/\d+$/.exec(want)?.[0] ?? 1);
  const before = wave === 2 ? 'matrix' : `matrix-${wave - 1}`;
  const ids = keysOf(jobs);
  const model = ids.find((id) => {
    const matrix = scalarAt(mapAt(jobs, id, 'strategy') ?? jobs, 'matrix') ?? '';
    return condition(matrix).endsWith(`.outputs.${before})`);
  });
  const lines = model === undefined ? null : linesOf(source, jobs, model);
  if (model === undefined || lines === null) return [];
  const name = `${model.replace(/-\d+$/, '')}-${wave}`;
  if (ids.includes(name)) return [];
  const text = lines.text
    .replace(model, name)
    .replaceAll(/\.outputs\.(matrix|legs)(?:-\d+)?\b/g, (_, output: string) => `.outputs.${output}-${wave}`);
  const gap = lines.text.endsWith('\n') ? '' : '\n';
  return [{ from: lines.to, to: lines.to, text: `${gap}${text}` }];
}

function onlyIf(holds: boolean, edits: () => Edits): Edits {
  return holds ? edits() : [];
}

/** The edits for a finding; none where a person has to decide. */
function editsFor(place: Place): Edits {
  const { source, job, finding } = place;
  switch (finding.finding) {
    case 'fail-fast':
      return failFast(place);
    case 'max-parallel': {
      const strategy = mapAt(job, 'strategy');
      return strategy === null ? [] : [removeKey(source, strategy, 'max-parallel')];
    }
    case 'leg-if':
    case 'converge-if':
      return setIf(place, job);
    case 'leg-name':
    case 'leg-fixed':
      return set(place, job);
    case 'leg-tolerated':
      return onlyIf(!has(job, 'continue-on-error'), () => set(place, job));
    case 'leg-matrix':
      return onlyIf(finding.found === null, () => set(place, mapAt(job, 'strategy')));
    case 'leg-outputs':
      return removeOutputs(place);
    case 'leg-needs':
    case 'converge-needs':
      return [addNeeds(source, job, listed(place.want))];
    case 'plan-id':
      return set(place, stepAt(place));
    case 'plan-outputs':
      return planOutputs(place);
    case 'converge-inputs':
      return converged(place);
    case 'unguarded-step':
      return guarded(place);
    case 'missing-wave':
      return nextWave(place);
    case 'permissions':
      return permissions(place);
    default:
      return [];
  }
}

/** What the workflow is checked with: `checkWorkflow` with its facts. */
export type FixCheck = (text: string) => readonly IndependenceProblem[];

const isFinding = (one: IndependenceProblem): one is Finding => one.kind === 'workflow';
const sameAs = (one: Finding) => (other: Finding) =>
  one.finding === other.finding && one.job === other.job && one.want === other.want;

/** The workflow, and all that the check says of it. */
interface Checked {
  readonly text: string;
  readonly found: readonly IndependenceProblem[];
}

/** The workflow without a finding; `null` where no edit takes it away, or the edit breaks something. */
function without({ text, found }: Checked, finding: Finding, check: FixCheck): Checked | null {
  const source = readSource(text);
  const { root } = source;
  const jobs = mapAt(root, 'jobs');
  const job = finding.job === null ? jobs : mapAt(jobs, finding.job);
  if (root === null || jobs === null || job === null) return null;
  const want = finding.want ?? '';
  const edits = editsFor({ source, root, jobs, job, id: finding.job ?? '', want, finding });
  const sure = edits.filter((edit) => edit !== null);
  if (sure.length === 0 || sure.length < edits.length) return null;
  const after = applied(text, sure);
  const left = check(after);
  const count = (all: readonly IndependenceProblem[]) => all.filter(isFinding).filter(sameAs(finding)).length;
  return left.every(isFinding) && count(left) < count(found) ? { text: after, found: left } : null;
}

/** More edits than any workflow needs. */
const MOST_EDITS = 500;

/** A workflow with what could be fixed in it. */
export interface FixedWorkflow {
  readonly text: string;
  /** What was fixed, with its place at that moment. */
  readonly fixed: readonly IndependenceProblem[];
}

/**
 * Fixes what has one answer. An edit counts only if the check finds less after it; a workflow with anything in it that GitHub
 * refuses stays as it is.
 */
export function fixWith(text: string, fileName: string, check: FixCheck): FixedWorkflow {
  const fixed: IndependenceProblem[] = [];
  let done: Checked = { text, found: check(text) };
  if (!done.found.every(isFinding)) return { text, fixed };
  const own = ({ found }: Checked) => found.filter(isFinding).filter(({ at }) => at?.file === fileName);
  for (let left = own(done); fixed.length < MOST_EDITS; ) {
    const [finding, ...others] = left;
    if (finding === undefined) break;
    const after = without(done, finding, check);
    if (after !== null) fixed.push(finding);
    done = after ?? done;
    left = after === null ? others : own(after);
  }
  return { text: done.text, fixed };
}
