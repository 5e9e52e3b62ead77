/**
 * Writes what the documentation takes from elsewhere: snippets from examples/, inputs and outputs from the action.yml files,
 * keys from the JSON Schema, decision tables from the test vectors. With --check it changes nothing and fails when something
 * is not current.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const read = (name) => fs.readFileSync(path.join(root, name), 'utf8');
const check = process.argv.includes('--check');
const stale = [];

function update(name, text) {
  if (read(name) === text) return;
  if (check) stale.push(name);
  else fs.writeFileSync(path.join(root, name), text);
}

/** Fills every `<!-- kind: argument -->` … `<!-- /kind -->` of a page. */
function blocks(text) {
  return text.replace(
    /(<!-- (snippet|action|schema|cases|help): (\S+) -->\n)[\s\S]*?(<!-- \/\2 -->)/g,
    (_, open, kind, argument, close) => {
      return `${open}${fillers[kind](argument)}\n${close}`;
    },
  );
}

function fence(language, text) {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function cell(text) {
  return String(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('|', '\\|');
}

const fillers = {
  snippet: (file) => fence(path.extname(file).slice(1).replace('yml', 'yaml'), read(file)),
  action: (file) => {
    const action = parse(read(file));
    const inputs = Object.entries(action.inputs ?? {}).map(
      ([key, input]) =>
        `| \`${key}\` | ${cell(input.description)} | ${input.default ? `\`${cell(input.default)}\`` : ''} |`,
    );
    const outputs = Object.entries(action.outputs ?? {}).map(
      ([key, output]) => `| \`${key}\` | ${cell(output.description)} |`,
    );
    return [
      '| input | meaning | default |',
      '|---|---|---|',
      ...inputs,
      '',
      '| output | meaning |',
      '|---|---|',
      ...outputs,
    ].join('\n');
  },
  schema: (file) => {
    const [name, pointer] = file.split('#');
    const schema = JSON.parse(read(name));
    const target = (pointer ?? '')
      .split('/')
      .filter(Boolean)
      .reduce((value, key) => value[key], schema);
    const rows = Object.entries(target.properties).map(
      ([key, property]) => `| \`${key}\` | ${cell(describe(schema, property))} |`,
    );
    return ['| key | meaning |', '|---|---|', ...rows].join('\n');
  },
  cases: (folder) => {
    const files = fs
      .readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.json'))
      .sort();
    return files.map((file) => caseTable(JSON.parse(read(path.join(folder, file))))).join('\n\n');
  },
};

function describe(schema, property) {
  if (property.description !== undefined) return property.description;
  const reference = property.$ref
    ?.replace('#/', '')
    .split('/')
    .reduce((value, key) => value[key], schema);
  return reference?.description;
}

function caseTable({ title, rows }) {
  const lines = rows.map(
    (row) =>
      `| \`${cell(JSON.stringify(row.policy))}\` | ${cell(outcomes(row))} | **${row.verdict}** | ${cell([row.why].flat().join('; '))} |`,
  );
  return [`### ${title}`, '', '| `sync` | outcomes | verdict | why |', '|---|---|---|---|', ...lines].join('\n');
}

/** Tasks that ended alike are named together. */
function outcomes({ outcomes: byTask }) {
  const groups = new Map();
  for (const [id, outcome] of Object.entries(byTask ?? {})) {
    const text = typeof outcome === 'string' ? outcome : JSON.stringify(outcome);
    groups.set(text, [...(groups.get(text) ?? []), id]);
  }
  return [...groups].map(([outcome, ids]) => `${ids.join(' ')} ${outcome}`).join(', ');
}

for (const name of [
  'README.md',
  ...fs
    .readdirSync(path.join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
])
  update(name, blocks(read(name)));
if (stale.length > 0) {
  console.error(`not current: ${stale.join(', ')}; run "npm run docs" and commit`);
  process.exitCode = 1;
}
