/** A line of `fanfold run --format json` as a schema: the source of `schema/event.schema.json`. */
import { z } from 'zod';
import { taskRecordSchema } from '../../../src/verdict/documents.ts';
import { verdictSchema } from './verdict.ts';

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
