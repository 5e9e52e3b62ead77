/** Turborepo and Nx: their tasks stay theirs; fanfold spreads the packages over jobs. */
import { NOTHING, type Proposal, several } from '../proposal.ts';
import type { Repository } from '../repository.ts';

/** A proposal that replaces the tasks of the package manager when there is one. */
export function detectMonorepo(repository: Repository): Proposal {
  if (repository.has('nx.json')) return nx(repository);
  return repository.has('turbo.json') ? turbo(repository) : NOTHING;
}

function nx(repository: Repository): Proposal {
  const projects = repository.files
    .filter((path) => /(^|\/)project\.json$/.test(path))
    .map((path) => String(repository.json(path)['name'] ?? path.split('/').at(-2) ?? ''))
    .filter((name) => name !== '');
  if (projects.length === 0) return NOTHING;
  return {
    found: [`Nx: ${several(projects, 'project')}`],
    tasks: [
      {
        id: 'nx-test',
        comment: 'One task a project; the projects of a leg are run by one Nx.',
        entry: {
          'for-each': { items: projects },
          batch: true,
          run: 'npx nx run-many --target=test --projects="$(IFS=,; echo "$*")"',
          reads: ['**'],
          writes: [],
        },
      },
    ],
    setup: [],
    hints: [],
  };
}

function turbo(repository: Repository): Proposal {
  const config = repository.json('turbo.json');
  const tasks = config['tasks'] ?? config['pipeline'];
  const names =
    typeof tasks === 'object' && tasks !== null ? Object.keys(tasks).filter((name) => !name.includes('#')) : [];
  const chosen = names.filter((name) => ['test', 'lint', 'typecheck', 'check-types'].includes(name));
  const packages = repository.files
    .filter((path) => path.endsWith('/package.json'))
    .map((path) => repository.json(path)['name'])
    .filter((name): name is string => typeof name === 'string');
  if (chosen.length === 0 || packages.length === 0) return NOTHING;
  return {
    found: [`Turborepo: ${several(chosen, 'task')} of ${several(packages, 'package')}`],
    tasks: chosen.map((name) => ({
      id: name,
      comment: `\`turbo run ${name}\` of each package; the packages of a leg are run by one turbo.`,
      entry: {
        'for-each': { items: packages },
        batch: true,
        run: `npx turbo run ${name} "\${@/#/--filter=}"`,
        reads: ['**'],
        writes: [],
      },
    })),
    setup: [],
    hints: [],
  };
}
