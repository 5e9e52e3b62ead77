import { expect, test } from 'vitest';
import { read } from '../docs/support.ts';
import { type PeerRow, type PeerTable, readPeer } from './cases.ts';

type Parts = PeerTable<PeerRow> & { readonly others?: readonly PeerRow[]; readonly running?: readonly PeerRow[] };

test('the tables are as long as docs/verified.md says', () => {
  const sizes = ['alls-green', 'pytest-split', 'playwright', 'gnu-parallel'].map((name) => {
    const { rows, others = [], running = [] } = readPeer<PeerRow>(name) as Parts;
    return rows.length + others.length + running.length;
  });
  const [, ...said] =
    /(\d+) cases of alls-green, (\d+) of pytest-split, (\d+) of .*?, (\d+) of /.exec(read('docs/verified.md')) ?? [];
  expect(said.map(Number)).toEqual(sizes);
});
