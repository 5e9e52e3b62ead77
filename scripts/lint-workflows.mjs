/**
 * zizmor (security, offline) and actionlint (syntax, types, shell) on every workflow, action and example of this repository.
 * Exceptions stand in `.github/zizmor.yml` and `.github/zizmor-examples.yml`, each with its reason.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const filesOf = (folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
const examples = filesOf('examples')
  .filter((path) => /^[^/]+\/workflow\.yml$|^workflows\/[^/]+\.yml$/.test(path))
  .map((path) => `examples/${path}`);
const workflows = filesOf('.github/workflows').map((path) => `.github/workflows/${path}`);
const checks = [
  ['zizmor', '--offline', '--no-progress', '.'],
  ['zizmor', '--offline', '--no-progress', '--config', '.github/zizmor-examples.yml', ...examples],
  ['actionlint', ...workflows, ...examples],
];
if (workflows.length === 0 || examples.length === 0) throw new Error('no workflow was found');
for (const [program, ...args] of checks) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) throw error;
  if (status !== 0) process.exitCode = 1;
}
console.log(
  `${workflows.length} workflows and ${examples.length} examples: ${process.exitCode ? 'see above' : 'no finding'}`,
);
