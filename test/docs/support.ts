/** The project's own pages and files, as people get them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Every file that git knows and that is there; in a copy without git, every file that is not made or installed. */
export function tracked(): string[] {
  try {
    const options = { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' } as const;
    const files = execFileSync('git', ['ls-files', '-z'], options).split('\0').filter(Boolean);
    return files.filter((file) => existsSync(join(ROOT, file)));
  } catch {
    return readdirSync(ROOT, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
      .filter((file) => !/^(node_modules|build|coverage|\.fanfold)\//.test(file));
  }
}

export const PAGES: readonly string[] = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  'scripts/verify-on-github.md',
].sort();

/** Folders below `examples/` that hold a task file and the workflow that runs it. */
export const EXAMPLES: readonly string[] = readdirSync(join(ROOT, 'examples'))
  .filter((name) => existsSync(join(ROOT, 'examples', name, 'fanfold.yml')))
  .map((name) => `examples/${name}`);

export interface Block {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a page. */
export function blocks(page: string): Block[] {
  const found: Block[] = [];
  let open: { line: number; language: string; lines: string[] } | null = null;
  for (const [index, line] of read(page).split('\n').entries()) {
    const fence = /^\s*```(\S*)\s*$/.exec(line);
    if (fence === null) open?.lines.push(line);
    else if (open === null) open = { line: index + 1, language: fence[1] ?? '', lines: [] };
    else {
      found.push({ page, line: open.line, language: open.language, text: `${open.lines.join('\n')}\n` });
      open = null;
    }
  }
  return found;
}

export const yamlBlocks: readonly Block[] = PAGES.flatMap(blocks).filter(({ language }) => /^ya?ml$/.test(language));
