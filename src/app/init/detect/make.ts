/** Makefiles and justfiles: the targets that verify. */
import { NOTHING, type Proposal, several, type TaskDraft } from '../proposal.ts';
import type { Repository } from '../repository.ts';
import { idOf } from './node.ts';

const VERIFYING =
  /^(test|tests|unit|check|lint|vet|fmt-check|format-check|typecheck|test[-_][\w-]+|check[-_][\w-]+|lint[-_][\w-]+)$/;

export function detectMake(repository: Repository): Proposal {
  const makefile = ['Makefile', 'makefile', 'GNUmakefile'].find((path) => repository.has(path));
  const justfile = ['justfile', 'Justfile', '.justfile'].find((path) => repository.has(path));
  if (makefile !== undefined) return proposal('make', makefile, targetsOf(repository.text(makefile)));
  return justfile === undefined ? NOTHING : proposal('just', justfile, recipesOf(repository.text(justfile)));
}

function proposal(tool: 'make' | 'just', file: string, targets: readonly string[]): Proposal {
  const chosen = targets.filter((name) => VERIFYING.test(name));
  // `check: lint test` would run the others again.
  const leaves = chosen.filter((name) => !['check', 'tests'].includes(name) || chosen.length === 1);
  if (leaves.length === 0) return NOTHING;
  const tasks: TaskDraft[] = leaves.map((name) => ({
    id: idOf(name),
    comment: `The target \`${name}\` of ${file}.`,
    entry: { run: `${tool} ${name}`, reads: ['**'], writes: [] },
  }));
  return { found: [`${file}: ${several(leaves, 'target')}`], tasks, setup: [], hints: [] };
}

function targetsOf(text: string): readonly string[] {
  const names = [...text.matchAll(/^([A-Za-z0-9][\w.-]*(?:[ \t]+[A-Za-z0-9][\w.-]*)*)[ \t]*::?(?!=)/gm)];
  return [...new Set(names.flatMap(([, list = '']) => list.split(/[ \t]+/)))];
}

function recipesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/^@?([A-Za-z][\w-]*)[^\n:=]*:(?!=)/gm)].map(([, name = '']) => name))];
}
