/** The demo of the README: two lists, one after the other, and what was to be seen in them. */
import { spawnSync } from 'node:child_process';

for (const args of [['examples/speedup.yml', '--jobs', '3'], ['examples/self.yml']]) {
  const { status } = spawnSync(process.execPath, ['dist/cli.js', 'run', ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  console.log('');
}
console.log(`You saw three tasks of 2, 3 and 1.6 s that took about 3 s together, and then ten test files of this project, each a task with an output,
and the last command of the list, which added them up. The report of the second run is in .fanfold/report.html.

Next, in a project of yours:

  npm install --global <this folder>
  fanfold init     looks at the project and writes the list and the workflow
  fanfold run      runs the list there
  fanfold check    shows which of its tasks are not independent
`);
