/** Which file of the repository a report means: tools write paths as they see them, relative to where they ran. */
import type { PlannedTask } from '../model.ts';

/** Where a runner checks a repository out, GitHub's and in a container: what follows is the path in the repository. */
const CHECKOUT =
  /^(?:(?:\/home\/runner\/work|\/Users\/runner\/work|\/__w|[A-Za-z]:\/a)\/([^/]+)\/\1|\/github\/workspace)\//;

/** Go modules begin with the host and the path of their repository, or with a name that no server has. */
const GO_REPOSITORY =
  /^(?:(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)\/[^/]+\/[^/]+|[^/]+\.[^/]+\/[^/]+|[^/]+)\/(?:v[0-9]+\/)?/;

/** The folders of sources in which Maven and Gradle look for packages, by extension. */
const SOURCES: ReadonlyMap<string, string> = new Map([
  ['java', 'src/test/java/'],
  ['kt', 'src/test/kotlin/'],
  ['groovy', 'src/test/groovy/'],
  ['scala', 'src/test/scala/'],
]);

const MOST_PARTS = 40;

/**
 * The path of `file` in the repository, as far as it can be told: the item of its task, what follows a checkout, a path below
 * the folder where the task runs or below the root of a module, a class below the folder of sources. Of several, the first that
 * `isFile` knows; when it knows none, as where nothing is checked out, the likeliest.
 */
export function repositoryPath(
  file: string,
  { item, workingDirectory }: Pick<PlannedTask, 'item' | 'workingDirectory'>,
  isFile: (path: string) => boolean,
): string {
  const slashed = normal(file);
  const isCheckedOut = CHECKOUT.test(slashed);
  const plain = normal(slashed.replace(CHECKOUT, ''));
  const folder = isCheckedOut ? '' : normal(workingDirectory);
  const inside = (path: string): string[] =>
    folder === '' || isAbsolute(path) || path.startsWith(`${folder}/`) ? [path] : [`${folder}/${path}`, path];
  const about = typeof item === 'string' ? normal(item) : '';
  const ofItem = itemPaths(plain, about).flatMap(inside);
  const likely = isAbsolute(plain) ? [] : likelyPaths(plain).flatMap(inside);
  const below = about === '' ? [] : likely.map((path) => `${about}/${path}`);
  const known = [...ofItem, ...likely, ...below, ...endsOf(plain).flatMap(inside)].find(isFile);
  return known ?? ofItem[0] ?? likely[0] ?? plain;
}

/** An item that ends as the file does, or the other way round; or what begins with an item that is a folder. */
function itemPaths(plain: string, item: string): string[] {
  if (item === '') return [];
  if (item === plain || item.endsWith(`/${plain}`) || plain.endsWith(`/${item}`)) return [item];
  const at = `/${plain}`.lastIndexOf(`/${item}/`);
  return at === -1 ? [] : [plain.slice(at)];
}

/** By the customs of its language, then as it is. */
function likelyPaths(plain: string): string[] {
  const extension = plain.slice(plain.lastIndexOf('.') + 1);
  const sources = SOURCES.get(extension);
  if (sources !== undefined && !/(?:^|\/)src\//.test(plain)) return [sources + plain, plain];
  return extension === 'go' && plain.includes('/') ? [plain.replace(GO_REPOSITORY, ''), plain] : [plain];
}

function endsOf(plain: string): string[] {
  const parts = plain.split('/').slice(-MOST_PARTS);
  return parts.map((_, at) => parts.slice(at).join('/')).filter((end) => end !== '' && !isAbsolute(end));
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(path);
}

/** With `/`, without `.` and `..`, and without a slash at the end. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `${/^[\\/]/.test(path) ? '/' : ''}${parts.join('/')}`;
}
