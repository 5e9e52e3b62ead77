import type { Path } from '../model.ts';
import type { TasklistProblem } from '../problem.ts';
import type { Source } from './source.ts';
import type { SyncRule, SyncSpec } from './sync-schema.ts';

/** Checks what the schema of `sync` cannot say: a mapping has a threshold, or `any-of` and nothing else. */
export function checkSync(sync: SyncSpec | undefined, source: Source): TasklistProblem[] {
  return sync === undefined ? [] : check(sync, ['sync'], source);
}

function check(spec: SyncSpec, path: Path, source: Source): TasklistProblem[] {
  if (typeof spec !== 'object') return [];
  if (isList(spec)) return spec.flatMap((entry, index) => check(entry, [...path, index], source));
  const base = { area: 'tasklist', severity: 'error', at: source.locate(path) } as const;
  const choices = spec['any-of'];
  if (choices) {
    const others = (['of', 'at-least', 'max-failures'] as const).filter((key) => spec[key] !== undefined);
    const inner = choices.flatMap((entry, index) => check(entry, [...path, 'any-of', index], source));
    if (others.length === 0) return inner;
    return [{ ...base, kind: 'exclusive-keys', keys: ['any-of', ...others] }, ...inner];
  }
  if (spec['at-least'] !== undefined || spec['max-failures'] !== undefined) return [];
  return [{ ...base, kind: 'one-key-of', key: 'sync', keys: ['at-least', 'max-failures', 'any-of'] }];
}

function isList(spec: SyncRule | readonly SyncSpec[]): spec is readonly SyncSpec[] {
  return Array.isArray(spec);
}
