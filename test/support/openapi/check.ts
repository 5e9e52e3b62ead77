/** Checks answers against GitHub's own OpenAPI description, of which extract.json has the endpoints in use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

interface Operation {
  readonly responses: Readonly<Record<string, Response>>;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly headers?: object;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>>; readonly schemas: object };
}

const description = JSON.parse(readFileSync(join(import.meta.dirname, 'extract.json'), 'utf8')) as Description;
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema({ $id: 'github', components: toJsonSchema(description.components) as object });
const compiled = new Map<object, ValidateFunction>();

export interface Answer {
  readonly method: string;
  /** As the description writes it: `/repos/{owner}/{repo}/actions/artifacts`. */
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is wrong with an answer; empty when GitHub could have given it. */
export function faultsOf({ method, path, status, headers, body }: Answer): string[] {
  const operation = description.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) return [`${method} ${path} is not in the extract`];
  const response = responseOf(operation, status);
  // The description is silent about most errors; they have one shape.
  if (response === null && status < 400) return [`${method} ${path} never answers ${status}`];
  if (status === 302) return headers['location'] === undefined ? ['a redirection without a location'] : [];
  const schema = response?.content?.['application/json']?.schema ?? { $ref: '#/components/schemas/basic-error' };
  const validate = compiled.get(schema) ?? ajv.compile(toJsonSchema(schema) as object);
  compiled.set(schema, validate);
  if (validate(JSON.parse(body))) return [];
  return (validate.errors ?? []).map((error) => `${method} ${path} ${status}: ${error.instancePath} ${error.message}`);
}

function responseOf(operation: Operation, status: number): Response | null {
  const found = operation.responses[String(status)];
  if (found === undefined) return null;
  return found.$ref === undefined ? found : (description.components.responses[found.$ref.split('/').at(-1) ?? ''] ?? null);
}

/** OpenAPI 3.0 writes `nullable`, which JSON Schema does not know. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === '$ref' ? `github${member}` : toJsonSchema(member)]),
  );
  return nullable === true ? { anyOf: [rest, { type: 'null' }] } : rest;
}
