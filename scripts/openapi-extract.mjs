/**
 * Writes test/support/openapi/extract.json: of GitHub's OpenAPI description the endpoints that fanfold calls, so that the
 * answers of the fake API can be checked without the whole description, which is 385 MB. Run it outside of the tests:
 *
 *   npm install --prefix FOLDER @octokit/openapi@23
 *   node scripts/openapi-extract.mjs FOLDER/node_modules/@octokit/openapi
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OPERATIONS = [
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
  'GET /repos/{owner}/{repo}/actions/artifacts',
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
];

/** Texts for people; they are most of the description. */
const PROSE = new Set(['description', 'example', 'examples', 'externalDocs', 'summary', 'tags', 'x-github']);

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('usage: node scripts/openapi-extract.mjs FOLDER-OF-@octokit/openapi');
const description = JSON.parse(readFileSync(join(folder, 'generated', 'api.github.com.json'), 'utf8'));
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Members of `properties` are names of fields, never prose. */
function shape(value, isNames = false) {
  if (Array.isArray(value)) return value.map((one) => shape(one));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => isNames || !PROSE.has(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, shape(member, !isNames && key === 'properties')]));
}

const references = (value) =>
  [...JSON.stringify(value).matchAll(/"\$ref":"#\/components\/([^/"]+)\/([^/"]+)"/g)].map(([, kind, name]) => [
    kind,
    name,
  ]);

const paths = {};
for (const operation of OPERATIONS) {
  const [method, path] = operation.split(' ');
  const found = description.paths[path]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`the description has no ${operation}`);
  const { operationId, parameters, requestBody, responses } = found;
  paths[path] ??= {};
  paths[path][method.toLowerCase()] = shape({ operationId, parameters, requestBody, responses });
}

const components = { schemas: { 'basic-error': shape(description.components.schemas['basic-error']) } };
for (let open = references({ paths, components }); open.length > 0; ) {
  const [kind, name] = open.pop();
  components[kind] ??= {};
  if (components[kind][name] !== undefined) continue;
  components[kind][name] = shape(description.components[kind][name]);
  open.push(...references(components[kind][name]));
}

const extract = {
  openapi: description.openapi,
  info: {
    title: description.info.title,
    version: description.info.version,
    'x-extracted-from': `@octokit/openapi@${version}`,
  },
  paths,
  components,
};
const target = join(import.meta.dirname, '..', 'test', 'support', 'openapi', 'extract.json');
writeFileSync(target, `${JSON.stringify(extract, null, 1)}\n`);
