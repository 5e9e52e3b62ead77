/**
 * The import law of docs/decisions/0001: a folder imports only what its row of import-law.json allows, and no two files
 * import each other in a circle, types included. `npm run lint` runs it; it prints each breach as file, line and reason.
 */
import fs from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/** @typedef {{ pure: string[], rim: Record<string, string[]>, packages: Record<string, string[]> }} Law */

/** @returns {Law} */
export const law = () => JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'import-law.json'), 'utf8'));

/** The folders that `folder` may import, itself included. */
export function allowed(folder, { pure, rim } = law()) {
  const place = pure.indexOf(folder);
  if (place >= 0) return pure.slice(0, Math.max(place + 1, 2));
  const named = rim[folder];
  if (named === undefined) throw new Error(`import-law.json has no row for src/${folder}`);
  return [folder, ...named.flatMap((name) => (name === 'pure' ? pure : [name]))];
}

/** Every import of every source: `[file, line, specifier]`, files relative to src/. */
export function imports(sources = readSources()) {
  const found = [];
  for (const [file, text] of sources)
    for (const match of text.matchAll(
      /(?:^(?:import|export)\b[^;]*?\bfrom\s+|\bimport\()'([^']+)'|^import '([^']+)'/gm,
    ))
      found.push([file, text.slice(0, match.index).split('\n').length, match[1] ?? match[2]]);
  return found;
}

function readSources() {
  const src = path.join(root, 'src');
  return fs
    .readdirSync(src, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, fs.readFileSync(path.join(src, file), 'utf8')]);
}

const folderOf = (file) => file.split('/')[0].replace(/\.ts$/, '');
const targetOf = (file, specifier) => path.posix.join(path.posix.dirname(file), specifier);

/** One sentence for each import that the law forbids. */
export function breaches(found = imports(), table = law()) {
  return found.flatMap(([file, line, specifier]) => {
    const folder = folderOf(file);
    const at = `src/${file}:${line}`;
    if (specifier.startsWith('.')) {
      const target = folderOf(targetOf(file, specifier));
      return allowed(folder, table).includes(target) ? [] : [`${at}: ${folder} does not import ${target}`];
    }
    if (!table.pure.includes(folder)) return [];
    const packages = [...table.packages.pure, ...(table.packages[folder] ?? [])];
    return packages.includes(specifier.match(/^(@[^/]+\/)?[^/]+/)[0])
      ? []
      : [`${at}: ${folder} is pure and does not import ${specifier}`];
  });
}

/** The circles of imports: each is a list of files that reach each other (Tarjan's strongly connected components). */
export function circles(found = imports()) {
  const next = new Map();
  for (const [file, , specifier] of found)
    if (specifier.startsWith('.')) next.set(file, [...(next.get(file) ?? []), targetOf(file, specifier)]);
  const order = new Map();
  const low = new Map();
  const stack = [];
  const result = [];
  const visit = (file) => {
    order.set(file, order.size);
    low.set(file, order.get(file));
    stack.push(file);
    for (const target of next.get(file) ?? []) {
      if (!order.has(target)) visit(target);
      if (stack.includes(target)) low.set(file, Math.min(low.get(file), low.get(target)));
    }
    if (low.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) result.push(circle.sort());
  };
  for (const file of next.keys()) if (!order.has(file)) visit(file);
  return result;
}

if (process.argv[1] === import.meta.filename) {
  const faults = [...breaches(), ...circles().map((circle) => `a circle of imports: ${circle.join(', ')}`)];
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length > 0) process.stderr.write('The import law: docs/decisions/0001-import-law.md\n');
  process.exitCode = faults.length > 0 ? 1 : 0;
}
