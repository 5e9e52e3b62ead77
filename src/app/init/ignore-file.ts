/** Where runs on this machine are, unless `--dir` says otherwise. */
export const OWN_FOLDER = '.fanfold';

/** `.gitignore` with fanfold's own folder; `null` when it is ignored already. */
export function withOwnFolder(text: string): string | null {
  const ignored = text.split(/\r?\n/).some((line) => /^\/?\.fanfold\/?$/.test(line.trim()));
  if (ignored) return null;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${OWN_FOLDER}/\n`;
}
