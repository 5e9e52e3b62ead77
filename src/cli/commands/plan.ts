import { readList } from '../../app/list.ts';
import { loadPlan } from '../../app/load.ts';
import { localTimings } from '../../app/timings.ts';
import { mostNumbers } from '../../app/workflow-numbers.ts';
import type { Plan } from '../../model.ts';
import { encodePlan } from '../../plan/encode.ts';
import { groupsOf, matrixOf, waveCount } from '../../plan/matrix.ts';
import { hasError } from '../../problem.ts';
import { planText } from '../../report/plan-text.ts';
import { formatProblems } from '../../report/problems.ts';
import type { Interrupt } from '../../run/interrupt.ts';
import type { Command } from '../arguments.ts';
import { chosenFacts } from '../chosen-tasks.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../exit.ts';
import { onlyWorkflow } from '../workflows.ts';

type PlanCommand = Extract<Command, { name: 'plan' }>;

/** `fanfold plan`: the plan as the one workflow of the repository that uses fanfold would get it, and why it looks so. */
export async function plan(
  command: PlanCommand,
  workspace: string,
  console: Console,
  interrupt: Interrupt,
): Promise<number> {
  const list = readList(command.file, workspace);
  if ('kind' in list) {
    console.err(formatProblems([list], new Map(), console.errStyle).trimEnd());
    return EXIT.bad;
  }
  const timings = (name: string) => localTimings(command.timings, name, workspace, command.dir);
  const numbers = await mostNumbers(workspace, await onlyWorkflow(workspace), list.file);
  const loaded = await loadPlan(list, workspace, process.env, {
    ...{ timings, jobs: null, groups: command.groups, stop: interrupt.signal },
    ...(numbers === null ? {} : { mostLegs: numbers }),
    ...chosenFacts(command.choice, workspace),
  });
  if (interrupt.signal.aborted) return EXIT.interrupted;
  const { problems } = loaded;
  if (loaded.plan === null || hasError(problems)) {
    console.err(formatProblems(problems, loaded.texts, console.errStyle).trimEnd());
    return EXIT.bad;
  }
  const { plan: made, packed, hazards } = loaded;
  if (command.format === 'text') {
    const serialised = hazards?.serialised ?? [];
    const why = packed && { sources: packed.sources, ...packed.why() };
    const extras = { ...why, serialised, problems, texts: loaded.texts };
    console.out(planText(made, console.style, extras).trimEnd());
    return EXIT.pass;
  }
  if (problems.length > 0) console.err(formatProblems(problems, loaded.texts, console.errStyle).trimEnd());
  const document = command.format === 'json' ? encodePlan(made) : matrices(made);
  console.out(JSON.stringify(document, null, 2));
  return EXIT.pass;
}

/** What a workflow gets: the matrix of groups, or that of the one wave, or one for each. */
function matrices(plan: Plan): object {
  const groups = groupsOf(plan);
  if (groups.include.length > 0) return groups;
  const waves = Array.from({ length: waveCount(plan) }, (_, index) => matrixOf(plan, index + 1));
  return waves.length > 1 ? waves : (waves[0] ?? { include: [] });
}
