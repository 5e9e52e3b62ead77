/** `check --fix`: the block that `init` has written is written again; everything else is mended in its place. */

import type { Plan } from '../../model.ts';
import { type FixCheck, fixWith } from '../../workflow/fix.ts';
import type { ListText } from '../list.ts';
import { rewrite, type Wrote } from './files.ts';
import { listFacts } from './init.ts';
import { parseAction } from './origin.ts';
import { forgeOf, formOf, updatedWorkflow } from './workflow-file.ts';

export interface Fixing {
  readonly workspace: string;
  readonly list: ListText;
  readonly plan: Plan | null;
  /** `legs.max` of the list. */
  readonly max: number | null;
  /** The path of the workflow. */
  readonly path: string;
  readonly text: string;
  readonly check: FixCheck;
}

/** The repository and the version that the actions of a workflow come from. */
const ACTION = /^\s*(?:- )?uses: ((?:https?:\/\/[^/\s]+\/)?[^/@\s]+\/fanfold)(?:\/[^@\s]*)?(@[^\s,}]+)/m;

/** The text with its marked block written again, when it has one and that is what the findings are about. */
function withOwnBlock({ workspace, list, plan, max, path, text, check }: Fixing): string {
  const form = formOf(text);
  const forge = forgeOf(text);
  const [, repository = '', ref = ''] = ACTION.exec(text) ?? [];
  const action = parseAction(`${repository}${ref}`);
  if (form === null || action === null || plan === null) return text;
  const { text: mended, fixed } = fixWith(text, path, check);
  // Of numbers that are written out no single one can be mended.
  if (fixed.length === 0 && forge === 'github') return text;
  const facts = listFacts(workspace, list, plan, max);
  const updated = updatedWorkflow(text, { form, forge, action, path, ...facts });
  // Outside of the block there may be something left for the small edits.
  return updated === null || check(updated).length >= check(text).length ? mended : updated;
}

/** Writes the mended workflow; `null` when there is nothing to write. */
export function writeFixed(fixing: Fixing): Wrote | null {
  const { text } = fixWith(withOwnBlock(fixing), fixing.path, fixing.check);
  return text === fixing.text ? null : rewrite(fixing.workspace, fixing.path, text);
}
