/** The project's own pages and files, as people get them. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Every file that git knows; those of a copy without `.git` when there is none. */
export function tracked(): string[] {
  return execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
}

export const PAGES: readonly string[] = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
].sort();

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
