/** Every command with its options, as data: what is parsed, the help, the completion and the page of the command line come from here. */
import { STOPS } from '../model.ts';

export interface Flag {
  readonly name: string;
  /** One letter: `-j`. */
  readonly short?: string;
  /** What its value is called; absent where it takes none. */
  readonly value?: string;
  /** The only values there are. */
  readonly values?: readonly string[];
  /** What a shell completes its value with. */
  readonly completes?: 'file' | 'folder';
  /** May be given more than once. */
  readonly many?: true;
  readonly required?: true;
  /** One sentence without a full stop. */
  readonly says: string;
  /** In words, where nothing is given. */
  readonly standard?: string;
}

/** The values of the options that take one of a few. */
export const VALUES = {
  stop: STOPS,
  recordMode: ['skip', 'fail'],
  output: ['live', 'stream', 'grouped', 'errors'],
  form: ['one-line', 'steps'],
  forge: ['github', 'gitea'],
  format: ['text', 'json'],
  planFormat: ['text', 'json', 'matrix'],
} as const;

export interface CommandEntry {
  readonly name: string;
  /** What stands behind the name: `[file]`; empty where nothing may. */
  readonly operand: string;
  readonly says: string;
  readonly flags: readonly Flag[];
  readonly exits: readonly (readonly [code: number, meaning: string])[];
  readonly examples: readonly (readonly [call: string, meaning: string])[];
  /** What it reads and writes, with what for. */
  readonly files: readonly (readonly [path: string, meaning: string])[];
}

const LIST_FILE = ['fanfold.yml', 'the list; else .github/fanfold.yml'] as const;
const BAD = [2, 'the list or the usage is bad: nothing was run'] as const;
const INTERRUPTED = [130, 'interrupted by Ctrl-C or a signal'] as const;

/** What expressions of a list read. */
const FACTS: readonly Flag[] = [
  { name: 'input', value: 'KEY=VALUE', many: true, says: 'A value of `inputs` in expressions' },
  {
    name: 'github',
    value: 'KEY=VALUE',
    many: true,
    says: 'A value of `github` in expressions, e.g. event_name=push',
    standard: 'what git knows',
  },
];

/** Which tasks of a list, and what its expressions read. */
const CHOICE: readonly Flag[] = [
  {
    name: 'only',
    value: 'SELECTORS',
    many: true,
    says: 'Only these tasks and what they need: ids, ids with *, tag:NAME, NAME[key=value], with commas between them',
  },
  { name: 'no-needs', says: 'Leaves out what the chosen tasks need' },
  ...FACTS,
];

const TIMINGS: Flag = {
  name: 'timings',
  value: 'FILE',
  many: true,
  completes: 'file',
  says: 'Durations to plan with: a file, a glob or a folder',
  standard: 'those of earlier runs here',
};

const DIR: Flag = {
  name: 'dir',
  value: 'DIR',
  completes: 'folder',
  says: 'The folder of runs on this machine',
  standard: '.fanfold',
};

function format(values: readonly string[], says: string): Flag {
  return { name: 'format', value: 'FORMAT', values, says, standard: 'text' };
}

const RUN: CommandEntry = {
  name: 'run',
  operand: '[file]',
  says: 'Plans, runs, stops early, converges and reports, on this machine',
  flags: [
    {
      name: 'jobs',
      short: 'j',
      value: 'N',
      says: 'How many tasks run at a time',
      standard: 'the number of cores',
    },
    { name: 'sync', value: 'POLICY', says: 'Replaces `sync:` of the file, e.g. any, 3 or 80%' },
    {
      name: 'stop',
      value: 'WHEN',
      values: VALUES.stop,
      says: 'Replaces `stop:` of the file: what ends the rest once it is certain',
    },
    ...CHOICE,
    { name: 'failed', says: 'Only the tasks that did not succeed last time, and what they need' },
    { name: 'resume', says: 'Goes on with the last run: what has succeeded in it is kept and not run again' },
    { name: 'shuffle', value: 'SEED', says: 'Starts tasks in a random order, the same for the same seed' },
    TIMINGS,
    { name: 'observe', says: 'Isolates each task where the system allows it, to see exactly what it writes and reads' },
    {
      name: 'record-mode',
      value: 'AS',
      values: VALUES.recordMode,
      says: 'What tasks without `run` are here, since the steps of their job are not',
      standard: 'skip',
    },
    {
      name: 'output',
      value: 'MODE',
      values: VALUES.output,
      says: 'live: a bar and what runs; stream: each line as it comes; grouped: the output of a task when it has ended; errors: that of failures only',
      standard: 'live on a terminal, else grouped',
    },
    format(VALUES.format, 'text: for people; json: events as JSON Lines'),
    { name: 'quiet', short: 'q', says: 'Prints the verdict and the failures only' },
    { name: 'verbose', short: 'v', says: 'Prints what starts, and the table of all tasks, however many there are' },
    {
      name: 'joblog',
      value: 'FILE',
      completes: 'file',
      says: 'Writes a line for each task that ran, in the columns of GNU parallel',
    },
    DIR,
  ],
  exits: [[0, 'pass'], [1, 'fail, or something of the run could not be stored'], BAD, INTERRUPTED],
  examples: [
    ['fanfold run', 'the whole list'],
    ['fanfold run -j 4 --only tag:unit', 'the tasks with the tag unit, four at a time'],
    ['fanfold run --failed', 'what did not succeed last time'],
    ['fanfold run --format json | jq .event', 'events for another program'],
  ],
  files: [
    LIST_FILE,
    ['.fanfold/', 'plan.json, records/, logs/, results/, verdict.json, report.html, timings/'],
    ['.fanfold/logs/', 'the whole output of each task that printed something'],
  ],
};

const PLAN: CommandEntry = {
  name: 'plan',
  operand: '[file]',
  says: 'Shows the plan as GitHub would get it, and why it looks so',
  flags: [
    format(VALUES.planFormat, 'text: for people; json: the plan as a document; matrix: what a workflow gets'),
    { name: 'groups', says: 'In groups that do not wait for each other, as the step makes it with `groups: true`' },
    ...CHOICE,
    TIMINGS,
    DIR,
  ],
  exits: [[0, 'there is a plan'], BAD, INTERRUPTED],
  examples: [
    ['fanfold plan', 'how many legs, and what fewer and more would bring'],
    ['fanfold plan --format matrix', 'what a workflow gets'],
  ],
  files: [LIST_FILE, ['.fanfold/timings/', 'what tasks took here']],
};

const CHECK: CommandEntry = {
  name: 'check',
  operand: '[file]',
  says: 'Proves that the tasks are independent, or shows which are not',
  flags: [
    format(VALUES.format, 'text: for people; json: the document, with every pair'),
    ...CHOICE,
    {
      name: 'workflow',
      value: 'FILE',
      completes: 'file',
      says: 'Also reads this workflow for what would break isolation or the gate',
    },
    {
      name: 'fix',
      says: 'Writes into the workflow what has one answer, in as few words as possible, and leaves every other line',
    },
    { name: 'suggest', says: 'Prints the declarations that the last run justifies' },
    DIR,
  ],
  exits: [[0, 'independent'], [1, 'conflicts'], BAD, INTERRUPTED],
  examples: [
    ['fanfold check', 'the four conditions'],
    ['fanfold check --workflow .github/workflows/ci.yml', 'and the workflow around the list'],
    ['fanfold check --workflow .github/workflows/ci.yml --fix', 'and mends what has one answer'],
  ],
  files: [LIST_FILE],
};

const CONVERGE: CommandEntry = {
  name: 'converge',
  operand: '',
  says: 'Evaluates records again, offline, with the code that the action uses',
  flags: [
    { name: 'plan', value: 'FILE', completes: 'file', required: true, says: 'The plan' },
    { name: 'records', value: 'DIR', completes: 'folder', required: true, says: 'The folder with the records' },
    format(VALUES.format, 'text: for people; json: the verdict as a document'),
  ],
  exits: [
    [0, 'pass'],
    [1, 'fail'],
    [2, 'plan or records cannot be read'],
  ],
  examples: [['fanfold converge --plan .fanfold/plan.json --records .fanfold/records', 'the last run here once more']],
  files: [],
};

const INIT: CommandEntry = {
  name: 'init',
  operand: '',
  says: 'Looks at the repository and writes tasks, the set-up they need and the workflow; changes nothing that is there',
  flags: [
    { name: 'workflow', says: 'Only the workflow, from the task file that is there' },
    { name: 'update', says: "Rewrites the marked block of the workflow, never the user's own lines" },
    {
      name: 'form',
      value: 'FORM',
      values: VALUES.form,
      says: 'one-line: a job that calls fan.yml, where the list fits it; steps: plan, legs and converge as jobs',
      standard: 'as it is there, else one-line',
    },
    {
      name: 'forge',
      value: 'FORGE',
      values: VALUES.forge,
      says: 'github; gitea: jobs with the numbers of legs written out, since Gitea computes no matrix',
      standard: 'as it is there, else github',
    },
    {
      name: 'action',
      value: 'OWNER/REPO@REF',
      says: 'Where the workflow uses fanfold from; for Gitea also https://SERVER/OWNER/REPO@REF',
      standard: 'where this fanfold came from',
    },
    ...FACTS,
  ],
  exits: [[0, 'done'], [2, 'something could not be written'], INTERRUPTED],
  examples: [
    ['fanfold init', 'a list and a workflow'],
    ['fanfold init --workflow --update', 'the workflow again, after the list has changed'],
    ['fanfold init --forge gitea', 'a list and a workflow for Gitea'],
  ],
  files: [
    ['fanfold.yml', 'the list'],
    [
      '.github/workflows/fanfold.yml',
      'the workflow; for Gitea .gitea/workflows/, unless only .github/workflows/ is there',
    ],
    ['.gitignore', 'gets the line .fanfold/'],
  ],
};

const REPORT: CommandEntry = {
  name: 'report',
  operand: '[folder]',
  says: 'Writes report.html from the records of a run',
  flags: [],
  exits: [
    [0, 'written'],
    [2, 'the run cannot be read'],
  ],
  examples: [['fanfold report', 'of the run in .fanfold']],
  files: [['.fanfold/', 'the run, when no folder is given']],
};

/** What a shell can complete: `fanfold completion bash`. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

const COMPLETION: CommandEntry = {
  name: 'completion',
  operand: `<${SHELLS.join('|')}>`,
  says: 'Prints what makes a shell complete commands, options and their values',
  flags: [],
  exits: [
    [0, 'printed'],
    [2, 'there is none for that shell'],
  ],
  examples: [
    ['eval "$(fanfold completion bash)"', 'in ~/.bashrc'],
    ['fanfold completion zsh > "${fpath[1]}/_fanfold"', 'once, for zsh'],
    ['fanfold completion fish > ~/.config/fish/completions/fanfold.fish', 'once, for fish'],
  ],
  files: [],
};

/** In the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [RUN, PLAN, CHECK, CONVERGE, INIT, REPORT, COMPLETION];

/** Options of fanfold itself, before or behind any command. */
export const COMMON: readonly Flag[] = [
  { name: 'help', short: 'h', says: 'Prints this' },
  { name: 'version', short: 'V', says: 'Prints the version' },
];
