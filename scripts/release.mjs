/**
 * Prepares the commit that a release is tagged at: `node scripts/release.mjs 1.0.0 owner/fanfold`.
 *
 * It writes the version, dates the changelog, fills in who has the actions where our own workflows use them, and prints the
 * commands that a person runs next. Nothing is committed, tagged or pushed.
 */
import fs from 'node:fs';
import path from 'node:path';
import { released } from './released.mjs';

const root = path.dirname(import.meta.dirname);
const [version = '', repository = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version) || !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
  process.stderr.write('usage: node scripts/release.mjs <version, e.g. 1.0.0> <owner/repository>\n');
  process.exit(2);
}

const edit = (file, change) => {
  const at = path.join(root, file);
  fs.writeFileSync(at, change(fs.readFileSync(at, 'utf8')));
};

for (const file of ['.github/workflows/fan.yml', '.github/workflows/fan-waves.yml'])
  edit(file, (text) => released(text, repository, `v${version}`));
for (const file of ['package.json', 'package-lock.json'])
  edit(file, (text) => {
    const manifest = JSON.parse(text);
    manifest.version = version;
    if (manifest.packages) manifest.packages[''].version = version;
    else manifest.repository = { type: 'git', url: `git+https://github.com/${repository}.git` };
    return `${JSON.stringify(manifest, null, 2)}\n`;
  });
edit('src/cli/version.ts', (text) => text.replace(/'[\d.]+'/, `'${version}'`));
edit('CHANGELOG.md', (text) =>
  text.replace('## Unreleased', `## ${version} - ${new Date().toISOString().slice(0, 10)}`),
);

process.stdout.write(`Prepared ${version} for ${repository}. Next:
  npm run build && npm run docs && npm test
  git switch -c release-${version} && git commit -am "${version}"
  git tag v${version} && git push origin v${version}     # release.yml builds, proves and publishes it
`);
