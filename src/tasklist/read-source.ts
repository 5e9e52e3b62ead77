import type { Path } from '../model.ts';
import { problem } from '../problem.ts';
import { readJson } from './json-source.ts';
import type { Source, SourceResult } from './source.ts';
import { readYaml } from './yaml-source.ts';

/** JSON of 100,000 tasks is about 15 MB. */
const MAX_JSON_LENGTH = 128 * 1024 * 1024;
/** YAML is read about a hundred times slower than JSON. */
const MAX_YAML_LENGTH = 16 * 1024 * 1024;

/**
 * Reads YAML 1.2, of which JSON is a part. What is plain JSON takes the platform's parser, which is much faster; places
 * are then only looked for when someone asks. Never throws.
 */
export function readSource(text: string, file: string): SourceResult {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (bare.length > MAX_JSON_LENGTH) return tooLarge(file, MAX_JSON_LENGTH);
  const json = /^\s*[[{]/.test(bare) ? readJson(bare, file) : null;
  if (!json && bare.length > MAX_YAML_LENGTH) return tooLarge(file, MAX_YAML_LENGTH);
  const { source, problems } = json ?? readYaml(bare, file);
  return { source: source && Array.isArray(source.value) ? wrapList(source) : source, problems };
}

/** A list alone is short for a mapping whose only key is `tasks`. */
function wrapList(source: Source): Source {
  const inner = (path: Path): Path => (path[0] === 'tasks' ? path.slice(1) : []);
  return {
    value: { tasks: source.value },
    locate: (path) => source.locate(inner(path)),
    locateKey: (path) => source.locateKey(inner(path)),
    spelling: (path) => source.spelling(inner(path)),
  };
}

function tooLarge(file: string, limit: number): SourceResult {
  const at = { file, line: 1, column: 1 };
  return { source: null, problems: [problem('tasklist/too-large', at, { limit })] };
}
