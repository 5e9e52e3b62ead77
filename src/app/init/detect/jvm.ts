/** Maven and Gradle builds, a module a task. */
import { NOTHING, type Proposal, several } from '../proposal.ts';
import type { Repository } from '../repository.ts';
import { javaSetup } from '../setup-steps.ts';

/** Tasks for the modules of a Maven or Gradle build; Maven comes first where a repository has both. */
export function detectJvm(repository: Repository): Proposal {
  if (repository.has('pom.xml')) return maven(repository);
  const settings = ['settings.gradle.kts', 'settings.gradle'].find((path) => repository.has(path));
  const build = ['build.gradle.kts', 'build.gradle'].some((path) => repository.has(path));
  return settings !== undefined || build ? gradle(repository, settings) : NOTHING;
}

function maven(repository: Repository): Proposal {
  const modules = [...repository.text('pom.xml').matchAll(/<module>\s*([^<\s]+)\s*<\/module>/g)].map(
    ([, name = '']) => name,
  );
  const mvn = repository.has('mvnw') ? './mvnw' : 'mvn';
  const entry =
    modules.length === 0
      ? { run: `${mvn} --batch-mode verify`, reads: ['**', '!**/target/**'], writes: [] }
      : {
          'for-each': { items: modules },
          run: `${mvn} --batch-mode --also-make --projects "$ITEM" verify`,
          // Maven builds what a module needs in the same folders: on one machine one build at a time.
          locks: ['maven'],
          reads: ['**', '!**/target/**'],
          writes: [],
        };
  return {
    found: [modules.length === 0 ? 'Maven' : `Maven: ${several(modules, 'module')}`],
    tasks: [{ id: 'verify', comment: modules.length === 0 ? 'The build and its tests.' : 'One task a module.', entry }],
    setup: javaSetup('maven', repository),
    hints:
      modules.length === 0
        ? []
        : [
            '`locks: [maven]` keeps all modules in one leg; take it out once a module builds without the others, for a leg each',
          ],
  };
}

function gradle(repository: Repository, settings: string | undefined): Proposal {
  const included = settings === undefined ? [] : modulesOf(repository.text(settings));
  const gradlew = repository.has('gradlew') ? './gradlew' : 'gradle';
  const common = { reads: ['**', '!**/build/**', '!.gradle/**'], writes: [] };
  const entry =
    included.length === 0
      ? { run: `${gradlew} check`, ...common }
      : { 'for-each': { items: included }, run: `${gradlew} "$ITEM:check"`, ...common };
  return {
    found: [included.length === 0 ? 'Gradle' : `Gradle: ${several(included, 'project')}`],
    tasks: [
      { id: 'check', comment: included.length === 0 ? 'The build and its tests.' : 'One task a project.', entry },
    ],
    setup: javaSetup('gradle', repository),
    hints: [],
  };
}

/** The projects that `include` names, each with its leading colon. */
function modulesOf(settings: string): readonly string[] {
  const lists = [...settings.matchAll(/^\s*include\b\s*\(?([^)\n]*(?:,\s*\n[^)\n]*)*)/gm)].map(([, list = '']) => list);
  const names = lists.flatMap((list) => [...list.matchAll(/["']([^"']+)["']/g)].map(([, name = '']) => name));
  return names.map((name) => (name.startsWith(':') ? name : `:${name}`));
}
