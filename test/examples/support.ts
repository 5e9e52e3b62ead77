/** An example in a workspace of its own, as a user gets it, and what its plan hands to GitHub. */
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { inWorkspace, type Options, ROOT, type Workspace } from '../cli/rig.ts';
import { read } from '../docs/support.ts';

export interface Example extends Workspace {
  /** Programs of the test, found before those of the machine. */
  readonly program: (name: string, script: string) => void;
  /** Runs the command line with those programs. */
  readonly fanfold: Workspace['run'];
}

export function inExample(name: string, test: (example: Example) => Promise<void>): () => Promise<void> {
  return inWorkspace(async (workspace) => {
    cpSync(join(ROOT, 'examples', name), workspace.path, { recursive: true });
    const programs = join(workspace.path, '..', 'programs');
    mkdirSync(programs);
    const program = (file: string, script: string) => {
      writeFileSync(join(programs, file), script);
      chmodSync(join(programs, file), 0o755);
    };
    const fanfold = (args: readonly string[], options: Options = {}) => {
      const env = { PATH: `${programs}:${process.env['PATH']}`, ...options.env };
      return workspace.run(args, { ...options, env });
    };
    await test({ ...workspace, program, fanfold });
  });
}

/** What a task gets through the matrix: the runner, and the values of the steps around it. */
export type Delivered = Readonly<Record<string, unknown>>;

export interface Planned {
  readonly tasks: ReadonlyMap<string, Delivered>;
  readonly legs: readonly Delivered[];
}

/** The numbers of tasks of each leg, in the order of the matrix, and what each task gets; a task is in exactly one leg. */
export async function planned({ run }: Workspace, args: readonly string[] = []): Promise<Planned> {
  const [plan, matrix] = await Promise.all(
    ['json', 'matrix'].map(async (format) => {
      const { code, stdout, stderr } = await run(['plan', '--format', format, ...args]);
      expect([code === 0 ? '' : stderr, code]).toEqual(['', 0]);
      return JSON.parse(stdout);
    }),
  );
  const legs = new Map<string, readonly string[]>(
    (plan.legs as { id: string; tasks: string[] }[]).map(({ id, tasks }) => [id, tasks]),
  );
  const tasks = new Map<string, Delivered>();
  for (const { leg, plan: _, name: __, 'timeout-minutes': ___, ...values } of matrix.include)
    for (const task of legs.get(leg) ?? []) {
      expect(tasks.has(task)).toBe(false);
      tasks.set(task, values);
    }
  expect(tasks.size).toBe(plan.tasks.length);
  return { tasks, legs: matrix.include };
}

/** Vectors of `test/cases/examples/`. */
export const vector = <T>(name: string): T => JSON.parse(read(`test/cases/examples/${name}.json`)) as T;
