import type { PackingProblem } from '../../problem.ts';

export function packingSentence(problem: PackingProblem): string {
  return JSON.stringify(problem);
}
