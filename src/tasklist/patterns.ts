import { RE2JS } from 're2js';
import type { Locate, Path } from '../model.ts';
import { messageOf, problem, type TasklistProblem } from '../problem.ts';
import type { TaskFile } from './settings.ts';

/**
 * The checks of `success` patterns stand apart from the rest because the RE2 engine costs as much start-up time as a fifth
 * of everything else; import this only when `hasPatterns` says so.
 */
export function checkPatterns(taskFile: TaskFile, locate: Locate): TasklistProblem[] {
  return taskFile.tasks.flatMap(({ success }, index) => {
    const base: Path = ['tasks', index, 'success'];
    const { matches, 'not-matches': notMatches } = success?.stdout ?? {};
    const found: [string | undefined, Path][] = [
      [matches, [...base, 'stdout', 'matches']],
      [notMatches, [...base, 'stdout', 'not-matches']],
    ];
    success?.json?.forEach((check, position) => {
      found.push([check.matches, [...base, 'json', position, 'matches']]);
    });
    return found.flatMap(([pattern, path]) => (pattern === undefined ? [] : checkPattern(pattern, path, locate)));
  });
}

function checkPattern(pattern: string, path: Path, locate: Locate): TasklistProblem[] {
  try {
    RE2JS.compile(pattern);
    return [];
  } catch (error) {
    const detail = messageOf(error).replace(/^error parsing regexp: /, '');
    return [problem('tasklist/bad-pattern', locate(path), { pattern, detail })];
  }
}
