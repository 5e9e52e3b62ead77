/**
 * Makes build/package/: what goes to npm. dist/ holds every library already, so the manifest of the package names none; whoever
 * installs fanfold downloads nothing else.
 */
import fs from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const target = path.join(root, 'build/package');

/** @param {Record<string, unknown>} manifest of the repository */
export function published({
  dependencies: _,
  devDependencies: __,
  optionalDependencies: ___,
  scripts: ____,
  allowScripts: _____,
  ...kept
}) {
  return kept;
}

/** Returns the folder. */
export function makePackage() {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  fs.rmSync(target, { recursive: true, force: true });
  for (const file of [...manifest.files, 'README.md', 'LICENSE', 'CHANGELOG.md']) {
    fs.mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    fs.cpSync(path.join(root, file), path.join(target, file), { recursive: true });
  }
  fs.writeFileSync(path.join(target, 'package.json'), `${JSON.stringify(published(manifest), null, 2)}\n`);
  return target;
}

if (process.argv[1] === import.meta.filename) process.stdout.write(`${makePackage()}\n`);
