/**
 * A file of this project as a release of it has it: where a workflow or an action of ours uses another one of ours, the words
 * `OWNER/fanfold` and `@REF` name the repository and the tag. Nothing else changes.
 *
 * @param {string} text
 * @param {string} repository `owner/name`
 * @param {string} ref a tag, a branch or a commit
 */
export function released(text, repository, ref) {
  return text.replace(/\bOWNER\/fanfold((?:\/[\w.-]+)*)@REF\b/g, (_, path) => `${repository}${path}@${ref}`);
}
