import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { evaluateDefault, type StepContexts } from './expressions.ts';

/** What the runner needs to know of an `action.yml`. */
export interface ActionMetadata {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: readonly string[];
  readonly using: string;
  /** Absolute path of the entry. */
  readonly main: string;
  readonly post: string | null;
  /** Whether the post entry runs however the job ended. */
  readonly postAlways: boolean;
}

/** Reads the metadata of an action from its folder. */
export function readMetadata(folder: string): ActionMetadata {
  const file = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as {
    inputs?: ActionMetadata['inputs'];
    outputs?: Record<string, unknown>;
    runs: { using: string; main: string; post?: string; 'post-if'?: string };
  };
  const condition = file.runs['post-if'];
  if (![undefined, 'always()', 'success()'].includes(condition))
    throw new Error(`the rig knows no post-if: ${condition}`);
  return {
    inputs: file.inputs ?? {},
    outputs: Object.keys(file.outputs ?? {}),
    using: file.runs.using,
    main: resolve(folder, file.runs.main),
    post: file.runs.post === undefined ? null : resolve(folder, file.runs.post),
    postAlways: condition !== 'success()',
  };
}

/**
 * The inputs of a step as `INPUT_*` variables: upper case, spaces become underscores, hyphens stay. Unknown inputs are an
 * error here, where the runner only warns.
 */
export function inputVariables(
  metadata: ActionMetadata,
  given: Readonly<Record<string, string>>,
  contexts: StepContexts,
): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(metadata.inputs, name));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    Object.entries(metadata.inputs).map(([name, input]) => {
      const value = given[name] ?? evaluateDefault(String(input.default ?? ''), contexts);
      return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value];
    }),
  );
}
