/** Makefiles and justfiles: the targets that verify, and a word on those that are left out. */
import { NOTHING, type Proposal, several, type TaskDraft } from '../proposal.ts';
import type { Repository } from '../repository.ts';
import { idOf } from './node.ts';

const VERIFYING =
  /^(test|tests|unit|check|lint|vet|fmt-check|format-check|typecheck|test[-_][\w-]+|check[-_][\w-]+|lint[-_][\w-]+)$/;

/** They run other targets, which are tasks of their own. */
const GATHERING = /^(all|default|check|tests|ci|verify)$/;

/** Nobody wants these in a run that verifies. */
const ACTING =
  /^(clean|distclean|install|uninstall|deploy|publish|release|help|watch|serve|run|start|stop|dev|fmt|format|fix|setup|deps|update|upgrade|push|login|up|down)$|^(clean|install|deploy|publish|release|watch|serve|run|start|push)[-_]/;

/** So many names are shown of the targets that one reason leaves out. */
const MAX_NAMES = 10;

/** A task for each target that verifies. */
export function detectMake(repository: Repository): Proposal {
  const makefile = ['Makefile', 'makefile', 'GNUmakefile'].find((path) => repository.has(path));
  const justfile = ['justfile', 'Justfile', '.justfile'].find((path) => repository.has(path));
  if (makefile !== undefined) return proposal('make', makefile, targetsOf(repository.text(makefile)));
  return justfile === undefined ? NOTHING : proposal('just', justfile, recipesOf(repository.text(justfile)));
}

function proposal(tool: 'make' | 'just', file: string, targets: readonly string[]): Proposal {
  const chosen = targets.filter((name) => VERIFYING.test(name));
  // `check: lint test` would run the others again.
  const leaves = chosen.filter((name) => !GATHERING.test(name) || chosen.length === 1);
  const tasks: TaskDraft[] = leaves.map((name) => ({
    id: idOf(name),
    comment: `The target \`${name}\` of ${file}.`,
    entry: { run: `${tool} ${name}`, reads: ['**'], writes: [] },
  }));
  const hints = leftOut(
    file,
    targets.filter((name) => !leaves.includes(name)),
  );
  const found = leaves.length === 0 ? [] : [`${file}: ${several(leaves, 'target')}`];
  return { found, tasks, setup: [], hints };
}

/** Why some targets are not proposed, a sentence for each reason. */
function leftOut(file: string, targets: readonly string[]): readonly string[] {
  const gathering = targets.filter((name) => GATHERING.test(name));
  const acting = targets.filter((name) => ACTING.test(name));
  const others = targets.filter((name) => !gathering.includes(name) && !acting.includes(name));
  const reasons: readonly (readonly [readonly string[], string])[] = [
    [others, 'fanfold cannot see what they write; add those you want as tasks, with their `writes`'],
    [gathering, 'such targets run the others again'],
    [acting, 'by their names they verify nothing'],
  ];
  return reasons
    .filter(([names]) => names.length > 0)
    .map(([names, why]) => `left out of ${file}: ${listed(names)} (${why})`);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}

/** Without files and patterns of files: their names have a dot, a slash or a `%`. */
function targetsOf(text: string): readonly string[] {
  const names = [...text.matchAll(/^([A-Za-z0-9][\w.-]*(?:[ \t]+[A-Za-z0-9][\w.-]*)*)[ \t]*:(?!:{0,2}=)/gm)];
  return [...new Set(names.flatMap(([, list = '']) => list.split(/[ \t]+/)))].filter((name) => !name.includes('.'));
}

function recipesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/^@?([A-Za-z][\w-]*)[^\n:=]*:(?!=)/gm)].map(([, name = '']) => name))];
}
