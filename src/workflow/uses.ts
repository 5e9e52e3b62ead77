/** Which steps are fanfold's own, and which repository and version each of them comes from. */

/** `fan` is the reusable workflow that is the other three. */
export type Action = 'plan' | 'task' | 'converge' | 'fan';

/** A `uses` that names one of fanfold's actions. */
export interface Used {
  readonly action: Action;
  /** `owner/fanfold@ref`; `null` for an action of the workflow's own repository. */
  readonly version: string | null;
}

/** Gitea takes the address of another server before the name: `https://github.com/actions/checkout@v7`. */
const SERVER = /^https?:\/\/[^/\s]+\//;
const PUBLISHED =
  /^((?:https?:\/\/[^/\s]+\/)?[^/@\s:]+\/fanfold)(?:\/(task|converge|\.github\/workflows\/fan\.yml))?@(\S+)$/i;
const LOCAL = /^\.(?:\/(task|converge))?\/*$/;

/** `owner/fanfold@v1` and `./` plan, `owner/fanfold/task@v1` and `./task` run a leg, and so on; `null`: not ours. */
export function readUses(uses: string): Used | null {
  const published = PUBLISHED.exec(uses);
  if (published !== null) {
    const [, repository, folder, ref] = published;
    return { action: actionOf(folder), version: `${repository}@${ref}` };
  }
  const local = LOCAL.exec(uses);
  return local === null ? null : { action: actionOf(local[1]), version: null };
}

/** The action without the server that it comes from. */
export function withoutServer(uses: string): string {
  return uses.replace(SERVER, '');
}

function actionOf(folder: string | undefined): Action {
  const action = folder?.toLowerCase() ?? 'plan';
  return action.endsWith('/fan.yml') ? 'fan' : (action as Action);
}

/** Whether the text of a workflow names a published fanfold action: cheap, before the workflow is parsed. */
export function mentionsFanfold(text: string): boolean {
  const uncommented = text.replace(/(?:^|\s)#.*$/gm, '');
  return [...uncommented.matchAll(/\buses:\s*["']?([^\s"'#,}]+)/g)].some(([, uses = '']) => PUBLISHED.test(uses));
}
