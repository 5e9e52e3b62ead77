/** Python projects that are tested with pytest, installed with pip, uv or poetry. */
import { NOTHING, type Proposal, several } from '../proposal.ts';
import type { Repository } from '../repository.ts';
import { type PythonManager, pythonSetup } from '../setup-steps.ts';

const TEST_FILE = /(^|\/)(test_[^/]*|[^/]*_test)\.py$/;

/** The test files as one entry, where there are some and a file says how the project is installed. */
export function detectPython(repository: Repository): Proposal {
  const files = repository.files.filter((path) => TEST_FILE.test(path));
  const named = ['pyproject.toml', 'setup.cfg', 'tox.ini', 'pytest.ini', 'requirements.txt', 'setup.py'].some((path) =>
    repository.has(path),
  );
  if (files.length === 0 || !named) return NOTHING;
  const manager = managerOf(repository);
  const pytest = { pip: 'python -m pytest', uv: 'uv run pytest', poetry: 'poetry run pytest' }[manager];
  return {
    found: [`pytest: ${several(files, 'test file')}, installed with ${manager}`],
    tasks: [
      {
        id: 'pytest',
        comment: 'One task a test file; the files of a leg are run by one pytest.',
        entry: {
          'for-each': { glob: globsOf(files) },
          batch: true,
          run: `${pytest} "$@" --continue-on-collection-errors --junitxml="$FANFOLD_REPORT" -o junit_family=xunit1`,
          reads: ['**'],
          writes: [],
        },
      },
    ],
    setup: pythonSetup(manager, repository),
    hints: [],
  };
}

function managerOf(repository: Repository): PythonManager {
  if (repository.has('uv.lock')) return 'uv';
  const poetry = repository.has('poetry.lock') || /^\[tool\.poetry\]/m.test(repository.text('pyproject.toml'));
  return poetry ? 'poetry' : 'pip';
}

/** The narrowest globs that give these files: by top folder, and by how the files are named. */
function globsOf(files: readonly string[]): readonly string[] {
  const patterns = new Set(
    files.map((path) => {
      const folder = path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/**/` : '';
      return `${folder}${/(^|\/)test_[^/]*\.py$/.test(path) ? 'test_*.py' : '*_test.py'}`;
    }),
  );
  return [...patterns].sort();
}
