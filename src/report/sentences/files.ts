import type { RimProblem } from '../../problem.ts';
import { listed } from '../words.ts';
import { plain, quoted } from './parts.ts';

/** Problems with the files that tasks carry. All texts in them are hostile. */
export type FilesProblem = Extract<
  RimProblem,
  {
    kind:
      | 'not-collected'
      | 'no-artifact'
      | 'not-a-file'
      | 'not-utf-8'
      | 'files-unstored'
      | 'files-lost'
      | 'files-twice'
      | 'name-refused';
  }
>;

/** The sentence of a problem with carried files. */
export function filesSentence(problem: FilesProblem): string {
  switch (problem.kind) {
    case 'not-collected':
      return `${quoted(problem.path)} in the artifacts of ${quoted(problem.task)} cannot be carried: ${plain(problem.detail)}`;
    case 'no-artifact':
      return problem.reader === null
        ? `no file matches ${quoted(problem.pattern)} in the artifacts of ${quoted(problem.task)}`
        : `no file matches ${quoted(problem.pattern)} in the artifacts of ${quoted(problem.task)}, and ${quoted(problem.reader)} needs it`;
    case 'not-a-file':
      return `${named(problem)} in the artifacts of ${quoted(problem.task)} ${be(problem)} not carried: only regular files are, no links; name what the link leads to`;
    case 'not-utf-8':
      return `${named(problem)} in the artifacts of ${quoted(problem.task)} ${be(problem)} carried, but the name is not UTF-8, which some systems refuse`;
    case 'files-unstored':
      return `the files of ${quoted(problem.task)} were not stored, so nothing can use them; the log of its leg says why`;
    case 'files-lost':
      return `${problem.path === null ? 'the files' : quoted(problem.path)} of ${quoted(problem.task)} ${lost(problem)}`;
    case 'files-twice':
      return `the leg ${quoted(problem.leg)} has several artifacts with files in one attempt, ${listed(problem.artifacts.map(quoted))}; nobody can tell which is right, so none is used`;
    case 'name-refused':
      return `${quoted(problem.path)} of ${quoted(problem.task)} cannot have its name on this system; it is ${quoted(problem.placed)} here`;
    default:
      return problem satisfies never;
  }
}

type Several = { readonly paths: readonly string[]; readonly more: number };

function named({ paths, more }: Several): string {
  return `${paths.map(quoted).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function be({ paths, more }: Several): string {
  return paths.length + more === 1 ? 'is' : 'are';
}

function lost({ why, detail }: Extract<FilesProblem, { kind: 'files-lost' }>): string {
  switch (why) {
    case 'absent':
      return 'are gone: the run has no artifact with them; after a pass converge deletes them (`keep-artifacts: true` keeps them, "Re-run all jobs" makes them again)';
    case 'unreadable':
      return `cannot be read: ${plain(detail)}`;
    case 'manifest':
      return 'are not the ones that its record names: their list is missing or differs';
    case 'file':
      return `is not what its record names: ${plain(detail)}`;
    case 'refused':
      return `is not put in place: ${plain(detail)}`;
    default:
      return why satisfies never;
  }
}
