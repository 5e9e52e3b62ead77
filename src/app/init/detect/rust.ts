/** Cargo packages and workspaces. */
import { NOTHING, type Proposal, several } from '../proposal.ts';
import type { Repository } from '../repository.ts';
import { rustSetup } from '../setup-steps.ts';

/** `cargo fmt` and `cargo clippy` for all, and the tests, a package of a workspace a task. */
export function detectRust(repository: Repository): Proposal {
  if (!repository.has('Cargo.toml')) return NOTHING;
  const workspace = /^\[workspace\]/m.test(repository.text('Cargo.toml'));
  const names = repository.files
    .filter((path) => /(^|\/)Cargo\.toml$/.test(path))
    .map((path) => packageName(repository.text(path)))
    .filter((name) => name !== null);
  const reads = ['**', '!target/**'];
  const tests =
    workspace && names.length > 1
      ? {
          comment: 'The tests of each workspace package.',
          entry: { 'for-each': { items: names }, run: 'cargo test --locked --package "$ITEM"', reads, writes: [] },
        }
      : { comment: 'All tests.', entry: { run: 'cargo test', reads, writes: [] } };
  return {
    found: [workspace ? `Cargo workspace: ${several(names, 'package')}` : 'Cargo package'],
    tasks: [
      { id: 'fmt', comment: 'Formatting.', entry: { run: 'cargo fmt --all --check', reads, writes: [] } },
      { id: 'clippy', comment: 'Lints.', entry: { run: 'cargo clippy --workspace --all-targets', reads, writes: [] } },
      { id: 'cargo-test', ...tests },
    ],
    setup: rustSetup(),
    hints: [],
  };
}

function packageName(manifest: string): string | null {
  const [, section = ''] = /^\[package\]([^[]*)/m.exec(manifest) ?? [];
  return /^\s*name\s*=\s*"([^"]+)"/m.exec(section)?.[1] ?? null;
}
