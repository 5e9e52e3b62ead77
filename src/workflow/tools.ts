/** A leg job whose commands need a tool that no step of it sets up. */
import type { IndependenceProblem } from '../problem.ts';
import type { LegFacts } from './facts.ts';
import { finding } from './finding.ts';
import type { LegJob, Step } from './jobs.ts';
import { child, textOf } from './node.ts';
import { SET_UP_ACTIONS } from './set-up-actions.ts';
import { withoutServer } from './uses.ts';

interface Tool {
  /** What people call it. */
  readonly name: string;
  /** The words that call it. */
  readonly commands: readonly string[];
  /** Actions that set it up, by the name behind the owner. */
  readonly actions: readonly string[];
  /** The steps to add, one a line. */
  readonly steps: readonly string[];
}

const NODE = `- uses: ${SET_UP_ACTIONS.node}`;
const PYTHON = `- uses: ${SET_UP_ACTIONS.python}`;
const JAVA = `- { uses: ${SET_UP_ACTIONS.java}, with: { distribution: temurin, java-version: 21 } }`;

/** The more special ones first: what sets `pytest` up sets up Python as well. */
const TOOLS: readonly Tool[] = [
  {
    name: 'pnpm',
    commands: ['pnpm', 'pnpx'],
    actions: ['action-setup', 'setup-pnpm'],
    steps: [`- uses: ${SET_UP_ACTIONS.pnpm}`, NODE, '- run: pnpm install --frozen-lockfile'],
  },
  { name: 'npm', commands: ['npm', 'npx'], actions: ['setup-node', 'setup-bun'], steps: [NODE, '- run: npm ci'] },
  {
    name: 'uv',
    commands: ['uv', 'uvx'],
    actions: ['setup-uv'],
    steps: [`- uses: ${SET_UP_ACTIONS.uv}`, '- run: uv sync'],
  },
  {
    name: 'pytest',
    commands: ['pytest'],
    actions: ['setup-python', 'setup-uv'],
    steps: [PYTHON, '- run: pip install -r requirements.txt pytest'],
  },
  {
    name: 'Python',
    commands: ['python', 'python3', 'pip', 'pip3'],
    actions: ['setup-python', 'setup-uv'],
    steps: [PYTHON],
  },
  {
    name: 'Go',
    commands: ['go'],
    actions: ['setup-go'],
    steps: [`- { uses: ${SET_UP_ACTIONS.go}, with: { go-version-file: go.mod } }`],
  },
  {
    name: 'Cargo',
    commands: ['cargo'],
    actions: ['rust-toolchain', 'setup-rust-toolchain', 'toolchain'],
    steps: [`- uses: ${SET_UP_ACTIONS.rust}`],
  },
  { name: 'Maven', commands: ['mvn', './mvnw'], actions: ['setup-java'], steps: [JAVA] },
  { name: 'Gradle', commands: ['gradle', './gradlew'], actions: ['setup-java', 'setup-gradle'], steps: [JAVA] },
  { name: '.NET', commands: ['dotnet'], actions: ['setup-dotnet'], steps: [`- uses: ${SET_UP_ACTIONS.dotnet}`] },
  {
    name: 'PHP',
    commands: ['php', 'composer'],
    actions: ['setup-php'],
    steps: [`- { uses: ${SET_UP_ACTIONS.php}, with: { php-version: 8.4 } }`],
  },
  {
    name: 'Ruby',
    commands: ['ruby', 'bundle', 'rake'],
    actions: ['setup-ruby'],
    steps: [`- { uses: ${SET_UP_ACTIONS.ruby}, with: { bundler-cache: true } }`],
  },
];

/** Words that stand where a command starts: behind a separator, a keyword or the setting of a variable. */
const COMMAND =
  /(?:^|[;&|({`])\s*(?:(?:then|do|else|exec|time|sudo|env|xargs|if|while|!)\s+|[A-Za-z_]\w*=\S*\s+)*([./\w-]+)/gm;

/** The words with which a script calls commands. Text in quotes may be among them; a wrong guess costs a warning. */
function calledIn(script: string): ReadonlySet<string> {
  return new Set([...script.replace(/(?:^|\s)#.*$/gm, '').matchAll(COMMAND)].map(([, word = '']) => word));
}

/** Whether a step sets the tool up: by an action of its own, or by a command that calls it. */
function setsUp({ uses, node }: Step, tool: Tool): boolean {
  const action = /^[^/@]+\/([^/@]+)/.exec(withoutServer(uses))?.[1]?.toLowerCase();
  if (action !== undefined && tool.actions.includes(action)) return true;
  const called = calledIn(textOf(child(node, 'run')) ?? '');
  return tool.commands.some((command) => called.has(command));
}

/** One warning for each tool that commands of the wave call and no step before them sets up. */
export function checkTools({ job, wave }: LegJob, planned: readonly LegFacts[]): IndependenceProblem[] {
  const own = job.steps.findIndex(({ used }) => used?.action === 'task');
  const before = job.steps.slice(0, own);
  // An image brings its tools, and a local action may set up anything.
  if (child(job.node, 'container') !== undefined || before.some(({ uses }) => uses.startsWith('./'))) return [];
  const scripts = planned.filter((leg) => leg.wave === wave).flatMap((leg) => leg.tasks ?? []);
  const called = new Set(scripts.flatMap(({ run }) => [...calledIn(run ?? '')]));
  const absent = TOOLS.filter(
    (tool) => tool.commands.some((command) => called.has(command)) && !before.some((step) => setsUp(step, tool)),
  );
  const at = job.steps[own]?.node.at ?? job.at;
  return absent.map((tool) => finding('leg-tool', 'warning', at, job.id, tool.name, tool.steps.join('\n')));
}
