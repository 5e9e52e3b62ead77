import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/event.ts';
import { problem } from '../../src/problem.ts';
import { toldEvent } from '../../src/report/told-event.ts';
import { record } from '../run/rig.ts';
import { eventJsonSchema } from '../support/schemas/json-schema.ts';
import { converged } from './support.ts';

const schema = eventJsonSchema();

const EVENTS: readonly RunEvent[] = [
  { event: 'started', task: 'a', name: 'A', tasks: ['a'] },
  { event: 'output', task: 'a', stream: 'stderr', text: '\u001b[31mred' },
  { event: 'retried', task: 'a', reason: 'exit code 1', attempt: 2, maxAttempts: 3, waitMs: 100 },
  { event: 'ended', record: record('a') },
  { event: 'observed', observed: { paths: ['x'], reads: null, attribution: 'task', tasks: ['a'] } },
  {
    event: 'problem',
    problem: problem('rim/unwritable', { file: 'f', line: 1, column: 2 }, { path: 'p', detail: 'd' }),
  },
  { event: 'decided', verdict: null, stops: true },
  { event: 'verdict', verdict: converged({ tasks: [{ id: 'a', state: 'succeeded' }] }).verdict },
];

describe('an event as a line of JSON', () => {
  it('has the committed schema', async () => {
    const file = join(import.meta.dirname, '../../schema/event.schema.json');
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file);
  });

  const valid = new Ajv2020({ strict: false }).compile(schema as object);

  it.each(EVENTS.map((event) => [event.event, event] as const))('%s is what the schema says', (_, event) => {
    valid(JSON.parse(JSON.stringify(toldEvent(event))));
    expect(valid.errors).toBeNull();
  });

  it('tells a problem in words, with its place', () => {
    const problems = EVENTS.filter(({ event }) => event === 'problem').map(toldEvent);
    expect(problems).toEqual([
      {
        event: 'problem',
        problem: {
          severity: 'error',
          kind: 'unwritable',
          message: '`p` cannot be written: d',
          file: 'f',
          line: 1,
          column: 2,
        },
      },
    ]);
  });

  it.each([{ event: 'begun' }, { event: 'started', task: 'a' }, { event: 'output', task: 'a', stream: 'x', text: '' }])(
    '%j is none',
    (event) => {
      expect(valid(event)).toBe(false);
    },
  );
});
