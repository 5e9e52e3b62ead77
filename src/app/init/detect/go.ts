/** Go modules and workspaces: `go vet`, and the tests of each package. */
import { NOTHING, type Proposal, several } from '../proposal.ts';
import type { Repository } from '../repository.ts';
import { goSetup } from '../setup-steps.ts';

/** One module: `go vet` and a task a package; several: a task a module. */
export function detectGo(repository: Repository): Proposal {
  const modules = repository.files
    .filter((path) => /(^|\/)go\.mod$/.test(path))
    .map((path) => (path === 'go.mod' ? '.' : path.slice(0, -'/go.mod'.length)));
  if (modules.length === 0) return NOTHING;
  const one = modules.length === 1 && modules[0] === '.';
  const each = { 'for-each': { items: modules } };
  return {
    found: [one ? 'go.mod' : `Go: ${several(modules, 'module')}`],
    tasks: one
      ? [
          {
            id: 'vet',
            comment: 'What the compiler does not find.',
            entry: { run: 'go vet ./...', reads: ['**'], writes: [] },
          },
          {
            id: 'go-test',
            comment: 'One task a package; the packages of a leg are run by one `go test`.',
            entry: {
              'for-each': { command: 'go list ./...' },
              batch: true,
              run: 'go test "$@"',
              reads: ['**'],
              writes: [],
            },
          },
        ]
      : [
          {
            id: 'go-test',
            comment: 'One task a module.',
            entry: { ...each, run: 'cd "$ITEM" && go vet ./... && go test ./...', reads: ['**'], writes: [] },
          },
        ],
    setup: goSetup(repository),
    hints: [],
  };
}
