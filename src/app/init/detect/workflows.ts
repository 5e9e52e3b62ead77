/** What the workflows of a repository do by hand today. */
import type { Repository } from '../repository.ts';

/** A sentence for each workflow that has a matrix, or a job that only judges others. */
export function existingWorkflows(repository: Repository): readonly string[] {
  return repository.files
    .filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .flatMap((path) => {
      const text = repository.text(path);
      if (/^\s*(-\s+)?uses:\s*["']?[^\s"']*\/fanfold(\/|@)/m.test(text)) return [];
      const matrix = /^\s+matrix:/m.test(text);
      const gate = /needs\.\*\.result|toJSON\(needs\)|alls-green/i.test(text);
      if (!matrix && !gate) return [];
      const what = [matrix ? 'a matrix' : '', gate ? 'a gate' : ''].filter((word) => word !== '').join(' and ');
      return [`${path} has ${what}; it stays as it is`];
    });
}
