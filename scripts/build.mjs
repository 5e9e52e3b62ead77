/**
 * Builds dist/: tsc emits src/ to build/ (types are checked by "npm run lint"), ncc bundles build/main.js into one entry
 * whose dynamic imports become lazy chunks, esbuild takes the white space out, and one launcher a surface calls into it. The
 * output does not depend on the Node version or the folder.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';
import { transform } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);

/** What the launchers call: the file's name in dist/ and the export of src/main.ts. */
const launchers = {
  plan: 'plan',
  task: 'task',
  'task-post': 'taskPost',
  converge: 'converge',
  'converge-post': 'convergePost',
  cli: 'cli',
};

fs.rmSync(at('build'), { recursive: true, force: true });
execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.build.json'), '--noCheck'], {
  stdio: 'inherit',
});
leaveOutOidc();

const { code, assets } = await ncc(at('build/main.js'), { cache: false, license: 'licenses.txt', quiet: true });
fs.rmSync(at('dist'), { recursive: true, force: true });
write('index.js', await smaller(code));
for (const [name, asset] of Object.entries(assets))
  write(name, name.endsWith('.js') ? await smaller(String(asset.source)) : asset.source);
for (const [file, name] of Object.entries(launchers)) write(`${file}.js`, launcher(file, name));
fs.chmodSync(at('dist/cli.js'), 0o755);
write('package.json', '{"type":"module"}\n');

function launcher(file, name) {
  return `${file === 'cli' ? '#!/usr/bin/env node\n' : ''}import { ${name} } from './index.js';\n\nawait ${name}();\n`;
}

/**
 * Runners download dist/ for every job, so white space and comments stay out (licenses.txt has those that matter). Names are
 * shortened only where none of them is ours: a stack trace in a report of a bug should say what it is about.
 */
async function smaller(source) {
  const ours = source.includes(' MODULE: ./build/');
  const { code: small } = await transform(source, {
    format: 'esm',
    target: 'node20',
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: !ours,
  });
  return small;
}

function write(name, content) {
  fs.mkdirSync(path.dirname(at('dist', name)), { recursive: true });
  fs.writeFileSync(at('dist', name), typeof content === 'string' ? content.replace(/[ \t]+$/gm, '') : content);
}

/**
 * @actions/core imports an HTTP client (undici, 97 % of its bytes and most of its start-up time) for one function, the OIDC
 * token, which fanfold never asks for. The bundle gets a copy of the package without it; @actions/artifact keeps its own.
 */
function leaveOutOidc() {
  const copy = at('build/node_modules/@actions/core');
  fs.cpSync(at('node_modules/@actions/core'), copy, { recursive: true });
  const client = path.join(copy, 'lib/oidc-utils.js');
  if (!fs.readFileSync(client, 'utf8').includes('@actions/http-client'))
    throw new Error('@actions/core has changed: look again');
  fs.writeFileSync(
    client,
    "export class OidcClient { static getIDToken() { throw new Error('fanfold does not ask for OIDC tokens'); } }\n",
  );
}
