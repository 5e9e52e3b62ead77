/**
 * Writes what the documentation takes from elsewhere: snippets from examples/, inputs and outputs from the action.yml files,
 * keys from the JSON Schema, decision tables from the test vectors, what fanfold says from its sentences. With --check it changes nothing and fails when something
 * is not current.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { parse } from 'yaml';
import { sentenceTable } from './sentences.mjs';

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
    /(<!-- (snippet|action|schema|keys|cases|commands|command|sentences): (\S+) -->\n)[\s\S]*?(<!-- \/\2 -->)/g,
    (_, open, kind, argument, close) => {
      return `${open}${fillers[kind](argument, text)}\n${close}`;
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

/** The table of commands, which is data. */
async function commandTable() {
  const entryPoints = [path.join(root, 'src/cli/command-table.ts')];
  const { outputFiles } = buildSync({ entryPoints, bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

const { COMMANDS, COMMON } = await commandTable();

function flagCell({ name, short, value }) {
  return `\`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}\``;
}

function flagMeaning({ says, values, standard, many, required }) {
  const listed = values === undefined || values.every((value) => says.includes(value));
  return [
    says,
    listed ? '' : `: ${values.map((value) => `\`${value}\``).join(', ')}`,
    many ? '; may be given more than once' : '',
    standard === undefined ? '' : ` (default: ${standard})`,
    required ? ' (required)' : '',
  ].join('');
}

/** One command: what it does, options, examples, exit codes, files. */
function commandText({ name, operand, says, flags, exits, examples, files }) {
  const rows = flags.map((flag) => `| ${cell(flagCell(flag))} | ${cell(flagMeaning(flag))} |`);
  const calls = examples.map(([call, meaning]) => `${call}  # ${meaning}`);
  return [
    `\`fanfold ${`${name} ${operand}`.trim()}\``,
    `${says}.`,
    ...(rows.length === 0 ? [] : [['| option | meaning |', '|---|---|', ...rows].join('\n')]),
    fence('sh', calls.join('\n')),
    `Exit: ${exits.map(([code, meaning]) => `${code} ${meaning}`).join('; ')}.`,
    ...(files.length === 0 ? [] : [`Files: ${files.map(([file, meaning]) => `\`${file}\` (${meaning})`).join('; ')}.`]),
  ].join('\n\n');
}

const fillers = {
  commands: () =>
    [
      '| command | does | exit |',
      '|---|---|---|',
      ...COMMANDS.map(({ name, operand, says, exits }) => {
        const codes = exits.filter(([code]) => code < 2).map(([code, meaning]) => `${code} ${meaning}`);
        return `| [\`fanfold ${cell(`${name} ${operand}`.trim())}\`](#${name}) | ${cell(says)} | ${cell(codes.join(', '))} |`;
      }),
    ].join('\n'),
  command: (name) =>
    name === 'common'
      ? ['| option | meaning |', '|---|---|', ...COMMON.map((flag) => `| ${flagCell(flag)} | ${flag.says} |`)].join(
          '\n',
        )
      : commandText(COMMANDS.find((entry) => entry.name === name)),
  sentences: (file) => sentenceTable(read(file)),
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
  schema: (place, page) => keyTable(keysOf(place, page)),
  keys: (place) => keyTable(keysOf(place, null)),
  cases: (folder) => {
    const files = fs
      .readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.json'))
      .sort();
    return files.map((file) => caseTable(JSON.parse(read(path.join(folder, file))))).join('\n\n');
  },
};

/**
 * The keys of the mapping at `file#pointer`. Without a `page` those inside its values too, and all by their whole names, which
 * start with the last step of the pointer: `retry.on.timeout`. With one, such keys stand below a heading of their own there.
 */
function keysOf(place, page) {
  const [file, pointer = ''] = place.split('#');
  const schema = JSON.parse(read(file));
  const steps = pointer.split('/').filter(Boolean);
  const target = steps.reduce((value, step) => value[step], schema);
  if (page === null) return allKeys(schema, target, steps.at(-1));
  return ownKeys(schema, target, '').map((key) => ({ ...key, value: withInner(key, page) }));
}

/** A value with a link to the keys inside it, or with their names where the page has no table of them. */
function withInner({ name, property, value }, page) {
  const [inner, suffix] = mappingIn(property) ?? [];
  if (inner === undefined || suffix === '[]') return value;
  if (new RegExp(`<!-- keys: \\S+/${name} -->`).test(page)) return value.replace(/\bmappings?$/, `[$&](#${name})`);
  const names = Object.keys(inner.properties).map((key) => `\`${key}\``);
  return `${value} with ${names.join(', ')}`;
}

function ownKeys(schema, { properties = {}, required = [] }, prefix) {
  return Object.entries(properties).map(([key, property]) => ({
    name: `${prefix}${key}`,
    property,
    value: valueText(schema, property, required.includes(key)),
    meaning: property.description ?? resolve(schema, property).description,
  }));
}

function allKeys(schema, node, name) {
  const [inner, suffix] = mappingIn(node) ?? [{}, ''];
  return ownKeys(schema, inner, `${name}${suffix}.`).flatMap((key) => [
    key,
    ...allKeys(schema, key.property, key.name),
  ]);
}

/** The mapping with fixed keys that a value is, or holds, and how a path gets into it; `undefined` when there is none. */
function mappingIn(node) {
  if (node.properties !== undefined) return [node, ''];
  if (node.items?.properties !== undefined) return [node.items, '[]'];
  if (node.additionalProperties?.properties !== undefined) return [node.additionalProperties, '.NAME'];
  return node.anyOf?.map(mappingIn).find(Boolean);
}

function keyTable(keys) {
  const rows = keys.map(({ name, value, meaning }) => `| \`${name}\` | ${cell(value)} | ${cell(meaning)} |`);
  return ['| key | value | meaning |', '|---|---|---|', ...rows].join('\n');
}

function resolve(schema, { $ref }) {
  return $ref === undefined
    ? {}
    : $ref
        .slice(2)
        .split('/')
        .reduce((value, step) => value[step], schema);
}

function valueText(schema, property, required) {
  const text = listed(kinds(schema, property, false));
  return required ? `${text}; required` : text;
}

function listed(words) {
  const unique = [...new Set(words)];
  const last = unique.pop() ?? '';
  return unique.length === 0 ? last : `${unique.join(', ')} or ${last}`;
}

/** What a value may be, in words, single ones before lists of them; `many` of them in the plural. */
function kinds(schema, node, many) {
  const s = many ? 's' : '';
  if (node.$ref === '#/$defs/sync') return [`[polic${many ? 'ies' : 'y'}](policy.md)`];
  if (node.$ref !== undefined) return [`any value${s}`];
  if (node.anyOf !== undefined)
    return [...node.anyOf].sort((a, b) => rank(a) - rank(b)).flatMap((one) => kinds(schema, one, many));
  if (Array.isArray(node.type)) return node.type.flatMap((type) => kinds(schema, { type }, many));
  const given = node.enum ?? (node.const === undefined ? undefined : [node.const]);
  if (given !== undefined) return given.map((value) => `\`${value}\``);
  switch (node.type) {
    case 'string':
      return [node.pattern?.endsWith('%$') ? `percentage${s}` : `text${s}`];
    case 'boolean':
      return ['`true`', '`false`'];
    case 'integer':
      return [`whole number${s}${range(node)}`];
    case 'number':
      return [`number${s}${range(node)}`];
    case 'array':
      return [`list${s} of ${listed(kinds(schema, node.items, true))}`];
    case 'object':
      return [
        `mapping${s}${node.properties !== undefined ? '' : ` of names to ${listed(kinds(schema, node.additionalProperties, true))}`}`,
      ];
    default:
      return [];
  }
}

const rank = ({ type }) => ['array', 'object'].indexOf(type);

function range({ minimum, exclusiveMinimum, maximum }) {
  const most = maximum === undefined ? '' : maximum.toLocaleString('en');
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}${most && `, at most ${most}`}`;
  return minimum === undefined ? '' : ` from ${minimum}${most && ` to ${most}`}`;
}

function caseTable({ title, rows }) {
  const lines = rows.map(
    (row) =>
      `| ${cell(settings(row))} | ${cell(outcomes(row))} | **${row.verdict}** | ${cell([row.why].flat().join('; '))} |`,
  );
  return [`### ${title}`, '', '| `sync` | outcomes | verdict | why |', '|---|---|---|---|', ...lines].join('\n');
}

/** `sync`, and below it every other setting that the case depends on. */
function settings({ policy, settings: others = {}, tasks = {} }) {
  const marked = [...grouped(tasks)].map(([keys, ids]) => `${ids.join(' ')}: ${keys}`);
  const own = Object.entries(others).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [JSON.stringify(policy), ...own, ...marked].map((text) => `\`${text}\``).join('<br>');
}

/** The value of each id as text, to the ids that have it. */
function grouped(byId) {
  const groups = new Map();
  for (const [id, value] of Object.entries(byId)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    groups.set(text, [...(groups.get(text) ?? []), id]);
  }
  return groups;
}

/** Tasks that ended alike are named together. */
function outcomes({ outcomes: byTask }) {
  return [...grouped(byTask ?? {})].map(([outcome, ids]) => `${ids.join(' ')} ${outcome}`).join(', ');
}

for (const name of [
  'README.md',
  ...fs
    .readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll(path.sep, '/')}`),
])
  update(name, blocks(read(name)));
if (stale.length > 0) {
  console.error(`not current: ${stale.join(', ')}; run "npm run docs" and commit`);
  process.exitCode = 1;
}
