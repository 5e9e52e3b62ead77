import type { Json } from '../model.ts';

/** One combination of matrix values. */
export interface Combination {
  readonly values: Readonly<Record<string, Json>>;
  /** The keys that tell it from the others: those of the matrix, or all of an `include` that stands alone. */
  readonly naming: readonly string[];
}

/** A matrix whose lists are all there. */
export type Matrix = Readonly<Record<string, readonly Json[]>> & {
  readonly include?: readonly Values[] | undefined;
  readonly exclude?: readonly Values[] | undefined;
};
type Values = Readonly<Record<string, Json>>;

/**
 * The combinations of a matrix by GitHub's rules and in its order: the first key varies slowest; `exclude` first; then each
 * `include` is added to every original combination of which it changes no original value, or else is a new combination.
 * `null` when the product is larger than `limit`.
 */
export function combinations(matrix: Matrix, limit: number): readonly Combination[] | null {
  const keys = Object.keys(matrix).filter((key) => key !== 'include' && key !== 'exclude');
  const lists = keys.map((key) => matrix[key] ?? []);
  const size = lists.reduce((product, list) => product * list.length, keys.length === 0 ? 0 : 1);
  if (size > limit) return null;
  const excluded = matrix.exclude ?? [];
  const originals = Array.from({ length: size }, (_, position) => pick(keys, lists, position)).filter(
    (values) => !excluded.some((part) => isPart(part, values)),
  );
  const extended: Record<string, Json>[] = originals.map((values) => ({ ...values }));
  const added: Combination[] = [];
  for (const include of matrix.include ?? []) {
    const fits = originals.flatMap((values, index) => (changesNothing(include, values) ? [index] : []));
    for (const index of fits) Object.assign(extended[index] ?? {}, include);
    if (fits.length === 0) added.push({ values: include, naming: Object.keys(include) });
  }
  return [...extended.map((values) => ({ values, naming: keys })), ...added];
}

/** The combination at a position of the cross product. */
function pick(keys: readonly string[], lists: readonly (readonly Json[])[], position: number): Values {
  const chosen: Json[] = [];
  let rest = position;
  for (const list of lists.toReversed()) {
    chosen.unshift(list[rest % list.length] ?? null);
    rest = Math.floor(rest / list.length);
  }
  return Object.fromEntries(keys.map((key, index) => [key, chosen[index] ?? null]));
}

function isPart(part: Values, values: Values): boolean {
  return Object.entries(part).every(
    ([key, value]) => Object.hasOwn(values, key) && isEqual(value, values[key] ?? null),
  );
}

function changesNothing(include: Values, original: Values): boolean {
  return Object.entries(include).every(
    ([key, value]) => !Object.hasOwn(original, key) || isEqual(value, original[key] ?? null),
  );
}

function isEqual(a: Json, b: Json): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left = Object.entries(a);
  if (Array.isArray(a) !== Array.isArray(b) || left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => Object.hasOwn(b, key) && isEqual(value, (b as Values)[key] ?? null));
}
