/** The cases of alls-green on gate mode: on the core, and those that differ on the action as the runner starts it. */
import { describe, expect, test } from 'vitest';
import { evaluateGate } from '../../src/verdict/gate.ts';
import { startRun } from '../actions/support.ts';
import { type PeerRow, readPeer } from './cases.ts';

type Lists = Readonly<Record<string, string>>;

interface Row extends PeerRow {
  readonly needs: Readonly<Record<string, string>>;
  readonly 'allowed-failures'?: string;
  readonly 'allowed-skips'?: string;
  readonly theirs: 'success' | 'failure';
  readonly ours: 'pass' | 'fail';
  /** The inputs with which fanfold gives their answer, where there are any. */
  readonly write?: Lists;
}

const { rows } = readPeer<Row>('alls-green');
const named = rows.map((row) => [row.case, row] as const);

const needsOf = (row: Row) =>
  Object.fromEntries(Object.entries(row.needs).map(([job, result]) => [job, { result, outputs: {} }]));

const listsOf = (row: Row): Lists => ({
  'allowed-failures': row['allowed-failures'] ?? '',
  'allowed-skips': row['allowed-skips'] ?? '',
});

function gate(row: Row, lists: Lists): 'pass' | 'fail' {
  return evaluateGate({
    needs: JSON.stringify(needsOf(row)),
    allowedFailures: lists['allowed-failures'] ?? '',
    allowedSkips: lists['allowed-skips'] ?? '',
    allowedCancels: lists['allowed-cancels'] ?? '',
    onAllSkipped: lists['on-all-skipped'] ?? '',
  }).verdict;
}

const same = ({ theirs, ours }: Row): boolean => (theirs === 'success') === (ours === 'pass');

describe('gate mode', () => {
  test.each(named)('%s', (_, row) => {
    expect(gate(row, listsOf(row))).toBe(row.ours);
    expect([row.case, row.differs === undefined]).toEqual([row.case, same(row)]);
    if (row.write !== undefined) expect(gate(row, row.write)).toBe(row.theirs === 'success' ? 'pass' : 'fail');
  });

  test('has the cases of its workflow and of its tests, and differs in some', () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(rows.filter(same).length).toBeGreaterThan(rows.length / 2);
    expect(rows.filter((row) => !same(row) && row.ours === 'pass')).toHaveLength(1);
  });
});

describe('the action', () => {
  const some = named.filter(([, row]) => !same(row) || row.path.endsWith('.yml'));

  test('gives the same answers', async () => {
    await using run = await startRun();
    for (const [name, row] of some) {
      const { exitCode, outputs } = await run.gate(needsOf(row), { inputs: listsOf(row) });
      expect([name, exitCode, outputs['verdict']]).toEqual([name, row.ours === 'pass' ? 0 : 1, row.ours]);
    }
  });
});
