/** `fanfold init`: looks at a repository, and writes a task list, the set-up of a leg, and the workflow around both. */
import { basename, resolve } from 'node:path';
import { WORKFLOW_FOLDERS } from '../../github/context.ts';
import type { Plan } from '../../model.ts';
import { waveCount } from '../../plan/matrix.ts';
import { hasError, type Problem } from '../../problem.ts';
import { asListName, DEFAULT_FILES } from '../../tasklist/naming.ts';
import { type ListText, readList } from '../list.ts';
import { type LoadFacts, loadPlan } from '../load.ts';
import { noTimings } from '../timings.ts';
import { detect } from './detect/index.ts';
import { hasFiles, rewrite, textOf, type Wrote, writeNew } from './files.ts';
import { withOwnFolder } from './ignore-file.ts';
import { notNumbered, numbersOf } from './numbered.ts';
import type { ActionReference } from './origin.ts';
import { NOTHING, type Proposal } from './proposal.ts';
import { readRepository } from './repository.ts';
import { EXAMPLE_TASKS, taskFileText } from './task-file.ts';
import {
  type Forge,
  forgeOf,
  formOf,
  SETUP_FOLDER,
  setupActionText,
  updatedWorkflow,
  type WorkflowFacts,
  type WorkflowForm,
  whySteps,
  workflowText,
} from './workflow-file.ts';

const WORKFLOW_NAME = 'fanfold.yml';
const [GITEA_FOLDER, GITHUB_FOLDER] = WORKFLOW_FOLDERS;

export interface InitOptions {
  /** Only the workflow, from the list that is there. */
  readonly workflowOnly: boolean;
  /** Rewrites the marked block of a workflow that is there. */
  readonly update: boolean;
  /** `null`: that of the block that is there, else `one-line` where the list fits it. */
  readonly form: WorkflowForm | null;
  /** `null`: that of the workflow that is there, else `github`. */
  readonly forge: Forge | null;
  readonly action: ActionReference;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What expressions read of `github` and `inputs`; nothing unless given. */
  readonly outside?: NonNullable<LoadFacts['outside']>;
  /** Aborted with a `StopReason`; ends the commands of `for-each`. */
  readonly stop: AbortSignal;
}

export interface Initialised {
  readonly proposal: Proposal;
  readonly files: readonly Wrote[];
  /** The form of a workflow that was written, and why, in one line. */
  readonly form: string | null;
  readonly tasks: number;
  readonly problems: readonly Problem[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Nothing that exists is changed, but the marked block of the workflow (with `update`) and one line of `.gitignore`. */
export async function initialise(workspace: string, options: InitOptions): Promise<Initialised> {
  const existing = DEFAULT_FILES.find((path) => textOf(workspace, path) !== null);
  const proposal = options.workflowOnly ? NOTHING : detect(await readRepository(workspace));
  const files: Wrote[] = options.workflowOnly ? [] : writeList(workspace, existing, proposal);
  const list = readList(null, workspace);
  if ('kind' in list) return { proposal, files, form: null, tasks: 0, problems: [list], texts: new Map() };
  const { plan, problems, texts, taskFile } = await load(list, workspace, options);
  // A list of the user's own that is broken decides nothing about a workflow; one of ours is shown by `check`.
  if (plan === null && existing !== undefined) return { proposal, files, form: null, tasks: 0, problems, texts };
  const { forge, path } = forgeFor(options.forge, workspace);
  const refused = forge === 'gitea' ? notNumbered(plan?.tasks ?? []) : [];
  if (refused.length > 0) return { proposal, files, form: null, tasks: 0, problems: refused, texts };
  const present = textOf(workspace, path);
  const known = { forge, path, ...listFacts(workspace, list, plan, taskFile?.legs.max ?? null) };
  const { form, why } = formFor(options, present ?? '', known);
  const wrote = writeWorkflow(workspace, { form, action: options.action, ...known }, options.update);
  files.push(wrote);
  return {
    proposal,
    files,
    form: wrote.what === 'kept' || wrote.what === 'failed' ? null : `${FORMS[form]}: ${why}`,
    tasks: plan?.tasks.length ?? 0,
    problems: problems.filter(isWarning),
    texts,
  };
}

const FORMS: Readonly<Record<WorkflowForm, string>> = {
  'one-line': 'one job that calls fan.yml',
  steps: 'plan, legs and converge as jobs',
};

/** What is asked for, else the forge of the workflow that is there; and where that forge looks for workflows. */
function forgeFor(asked: Forge | null, workspace: string): { readonly forge: Forge; readonly path: string } {
  const [gitea, github] = [GITEA_FOLDER, GITHUB_FOLDER].map((folder) => `${folder}/${WORKFLOW_NAME}`) as [
    string,
    string,
  ];
  const there = textOf(workspace, github) ?? textOf(workspace, gitea) ?? '';
  const forge = asked ?? forgeOf(there);
  if (forge === 'github') return { forge, path: github };
  // Gitea reads one folder: a new one of its own would switch off what is in the other.
  const [own, shared] = [hasFiles(workspace, GITEA_FOLDER), hasFiles(workspace, GITHUB_FOLDER)];
  return { forge, path: !own && shared ? github : gitea };
}

/** What is asked for, else what is there, else the one line; the steps where the one line does not fit the list. */
function formFor(
  { form, update }: InitOptions,
  present: string,
  known: Parameters<typeof whySteps>[0],
): { readonly form: WorkflowForm; readonly why: string } {
  const forced = whySteps(known);
  if (forced !== null) return { form: 'steps', why: forced };
  if (form !== null) return { form, why: '`--form` asks for it' };
  const there = update ? formOf(present) : null;
  return there === null ? { form: 'one-line', why: 'the list fits it' } : { form: there, why: 'as it was' };
}

/** What a workflow has to know of its list and the repository. */
export function listFacts(
  workspace: string,
  list: ListText,
  plan: Plan | null,
  max: number | null,
): Omit<WorkflowFacts, 'form' | 'forge' | 'action' | 'path'> {
  return {
    list: list.file,
    name: plan?.name ?? nameOf(workspace),
    waves: plan === null ? 1 : Math.max(1, waveCount(plan)),
    numbers: numbersOf(plan ?? { tasks: [], legs: [] }, max),
    setup: textOf(workspace, `${SETUP_FOLDER}/action.yml`) !== null,
    recordMode: plan?.tasks.some(({ run }) => run === null) ?? false,
    planNeedsSetup: /^\s*(-\s+)?for-each:.*\bcommand:/m.test(list.text),
  };
}

const isWarning = ({ severity }: Problem): boolean => severity !== 'note';

function writeList(workspace: string, existing: string | undefined, proposal: Proposal): Wrote[] {
  const files: Wrote[] = [];
  const tasks = proposal.tasks.length > 0 ? proposal.tasks : EXAMPLE_TASKS;
  if (existing === undefined) files.push(writeNew(workspace, DEFAULT_FILES[0], taskFileText(nameOf(workspace), tasks)));
  else files.push({ path: existing, what: 'kept' });
  if (proposal.setup.length > 0)
    files.push(writeNew(workspace, `${SETUP_FOLDER}/action.yml`, setupActionText(proposal.setup)));
  const ignored = withOwnFolder(textOf(workspace, '.gitignore') ?? '');
  if (ignored !== null) files.push(rewrite(workspace, '.gitignore', ignored));
  return files;
}

/** A plan's name from the folder's. */
function nameOf(workspace: string): string {
  return asListName(basename(resolve(workspace))) || 'ci';
}

async function load(list: ListText, workspace: string, { env, outside, stop }: InitOptions) {
  const facts = { timings: noTimings, jobs: null, stop, ...(outside === undefined ? {} : { outside }) };
  const loaded = await loadPlan(list, workspace, env, facts);
  return { ...loaded, plan: hasError(loaded.problems) ? null : loaded.plan };
}

function writeWorkflow(workspace: string, facts: WorkflowFacts, update: boolean): Wrote {
  const { path } = facts;
  const present = textOf(workspace, path);
  const updated = present === null || !update ? null : updatedWorkflow(present, facts);
  if (updated === null) return writeNew(workspace, path, workflowText(facts));
  return updated === present ? { path, what: 'kept' } : rewrite(workspace, path, updated);
}
