import { escapeGlob } from '../glob/escape.ts';
import type { Json, Path } from '../model.ts';
import type { FactsOf } from '../problem.ts';
import type { Contexts } from './expression.ts';
import {
  ENV_CONTEXTS,
  isTemplated,
  parseTemplate,
  type Rendered,
  renderText,
  renderValue,
  TEXT_CONTEXTS,
  type Template,
} from './template.ts';

/** Fills the `${{ }}` of one expansion; `report` hears of what cannot be filled, and an empty string takes its place. */
export interface Renderer {
  readonly env: (text: string, path: Path) => string;
  readonly text: (text: string, path: Path) => string;
  /** Values become literal: a file name with `*` in it stays that name. */
  readonly glob: (text: string, path: Path) => string;
  /** One expression and nothing else keeps the type of its value; texts in lists and mappings are filled as well. */
  readonly value: (value: Json, path: Path) => Json;
}

/** For a task without any `${{ }}`. */
export const LITERAL: Renderer = {
  env: (text) => text,
  text: (text) => text,
  glob: (text) => text,
  value: (value) => value,
};

/** Reports a problem of one expansion, at a path below the task's entry. */
export type Report = <K extends InstanceKind>(path: Path, kind: K, facts: FactsOf<K>) => void;
export type InstanceKind = 'tasklist/expression' | 'tasklist/value-in-text' | 'tasklist/bad-value';

/** `contexts` is asked for only when there is something to fill. */
export function createRenderer(contexts: () => Contexts, report: Report): Renderer {
  const fill = (text: string, path: Path, names: readonly string[], render: (template: Template) => Rendered): Json => {
    const parsed = parseTemplate(text, names);
    if (!('template' in parsed)) throw new Error(`not checked before: ${text}`);
    const result = render(parsed.template);
    if ('value' in result) return result.value;
    if ('detail' in result) report(path, 'tasklist/expression', result);
    else report(path, 'tasklist/value-in-text', result);
    return '';
  };
  const value = (json: Json, path: Path): Json => {
    if (typeof json === 'string') {
      return isTemplated(json)
        ? fill(json, path, TEXT_CONTEXTS, (template) => renderValue(template, contexts()))
        : json;
    }
    if (typeof json !== 'object' || json === null) return json;
    if (Array.isArray(json)) return json.map((entry, index) => value(entry, [...path, index]));
    return Object.fromEntries(Object.entries(json).map(([key, member]) => [key, value(member, [...path, key])]));
  };
  const texts = (names: readonly string[], guard?: (text: string) => string) => (text: string, path: Path) =>
    isTemplated(text) ? String(fill(text, path, names, (template) => renderText(template, contexts(), guard))) : text;
  return { env: texts(ENV_CONTEXTS), text: texts(TEXT_CONTEXTS), glob: texts(TEXT_CONTEXTS, escapeGlob), value };
}
