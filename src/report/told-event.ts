/** The events of a run as documents: `run --format json`. */
import { z } from 'zod';
import type { RunEvent } from '../event.ts';
import type { Json, ToldProblem } from '../model.ts';
import { taskRecordSchema, verdictSchema } from '../verdict/documents.ts';
import { tellProblems } from './problems.ts';

export type ToldEvent =
  | Exclude<RunEvent, { readonly event: 'problem' }>
  | { readonly event: 'problem'; readonly problem: ToldProblem };

/** An event as it is printed: a problem is told in words, with its place. */
export function toldEvent(event: RunEvent): ToldEvent {
  if (event.event !== 'problem') return event;
  const [problem] = tellProblems([event.problem]);
  if (problem === undefined) throw new RangeError('a problem can be told');
  return { event: 'problem', problem };
}

const id = z.string().min(1);
const told = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  kind: z.string(),
  message: z.string(),
  file: z.string().nullable(),
  line: z.int().nullable(),
  column: z.int().nullable(),
});

export const eventSchema = z
  .discriminatedUnion('event', [
    z
      .object({
        event: z.literal('started'),
        task: id.describe('The id of the task, or of the batch'),
        name: z.string().describe('What people see of it'),
        tasks: z.array(id).describe('The tasks that the command is for: one, or those of the batch'),
      })
      .describe('A command starts'),
    z
      .object({
        event: z.literal('output'),
        task: id,
        stream: z.enum(['stdout', 'stderr']),
        text: z.string().describe('Without its newline; as the command wrote it'),
      })
      .describe('A line of a task or batch'),
    z
      .object({
        event: z.literal('retried'),
        task: id,
        reason: z.string(),
        attempt: z.int().min(2).describe('The try that is coming'),
        maxAttempts: z.int(),
        waitMs: z.number(),
      })
      .describe('One more try is coming'),
    z.object({ event: z.literal('ended'), record: taskRecordSchema }).describe('A task has its record'),
    z
      .object({
        event: z.literal('observed'),
        observed: z.object({
          paths: z.array(z.string()),
          reads: z.array(z.string()).nullable(),
          attribution: z.enum(['task', 'group']),
          tasks: z.array(id),
        }),
      })
      .describe('What was seen of writes and reads'),
    z.object({ event: z.literal('problem'), problem: told }).describe('Something that people should know'),
    z
      .object({ event: z.literal('decided'), verdict: z.enum(['pass', 'fail']).nullable(), stops: z.boolean() })
      .describe('The verdict is certain; `stops`: nothing new starts'),
    z.object({ event: z.literal('verdict'), verdict: verdictSchema }).describe('The last line: the verdict document'),
  ])
  .describe('One line of `fanfold run --format json`');

/** JSON Schema (draft 2020-12) of one line; the source of `schema/event.schema.json`. */
export function eventJsonSchema(): Json {
  const { $schema, ...rest } = z.toJSONSchema(eventSchema, { io: 'input', target: 'draft-2020-12' });
  return { $schema: String($schema), title: 'fanfold event', ...(rest as Record<string, Json>) };
}
