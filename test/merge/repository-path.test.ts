import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { repositoryPath } from '../../src/merge/repository-path.ts';

interface Case {
  /** What the report says. */
  readonly file: string;
  readonly item?: string;
  readonly folder?: string;
  /** Files that are checked out; none: only the customs are known. */
  readonly there?: readonly string[];
  readonly is: string;
}

/** The homes of runners, spelled apart: paths of one machine are not in this project. */
const [HOME, USERS] = ['home', 'Users'].map((name) => `/${name}`);

const pathOf = ({ file, item, folder = '.', there = [] }: Case): string =>
  repositoryPath(file, { item: item ?? null, workingDirectory: folder }, (path) => there.includes(path));

describe('the path in the repository', () => {
  it.each<[string, Case]>([
    ['as it is', { file: 'tests/a.py', is: 'tests/a.py' }],
    ['without ./ and ..', { file: './x/../tests/a.py', is: 'tests/a.py' }],
    [
      'after the checkout of a runner',
      { file: `${HOME}/runner/work/shop/shop/tests/ATest.php`, is: 'tests/ATest.php' },
    ],
    ['after the checkout on macOS', { file: `${USERS}/runner/work/shop/shop/a.py`, is: 'a.py' }],
    ['after the checkout in a container', { file: '/__w/shop/shop/a.py', folder: 'backend', is: 'a.py' }],
    ['after the checkout on Windows', { file: 'D:\\a\\shop\\shop\\tests\\a.py', is: 'tests/a.py' }],
    ['where a container action has it', { file: '/github/workspace/a.py', is: 'a.py' }],
    [
      'of an unknown folder, the item',
      { file: '/app/tests/ATest.php', item: 'tests/ATest.php', is: 'tests/ATest.php' },
    ],
    ['of an unknown folder, a file', { file: '/app/tests/a.php', there: ['tests/a.php', 'a.php'], is: 'tests/a.php' }],
    ['of an unknown folder, nothing', { file: '/app/tests/a.php', is: '/app/tests/a.php' }],
    [
      'the item, of which the report knows the end',
      { file: 'login.spec.js', item: 'e2e/login.spec.js', is: 'e2e/login.spec.js' },
    ],
    ['below the folder of the task', { file: 'tests/a.py', folder: 'backend', is: 'backend/tests/a.py' }],
    ['below it already', { file: 'backend/tests/a.py', folder: './backend/', is: 'backend/tests/a.py' }],
    ['beside it', { file: '../lib/a.py', folder: 'backend', there: ['lib/a.py'], is: 'lib/a.py' }],
    [
      'an item in the folder of the task',
      { file: 'a.test.js', item: 'test/a.test.js', folder: 'web', is: 'web/test/a.test.js' },
    ],
  ])('%s: %j', (_, one) => {
    expect(pathOf(one)).toBe(one.is);
  });

  it.each<[string, Case]>([
    ['below a module', { file: 'shop/internal/cart/cart_test.go', is: 'internal/cart/cart_test.go' }],
    ['below a repository', { file: 'github.com/acme/shop/cart/cart_test.go', is: 'cart/cart_test.go' }],
    ['of a later version', { file: 'github.com/acme/shop/v2/cart/cart_test.go', is: 'cart/cart_test.go' }],
    ['of a name of its own', { file: 'acme.dev/shop/cart/cart_test.go', is: 'cart/cart_test.go' }],
    [
      'by the package that is the item',
      { file: 'acme.dev/x/y/cart/cart_test.go', item: './cart', is: 'cart/cart_test.go' },
    ],
    ['in a nested module', { file: 'github.com/acme/shop/tools/gen/gen_test.go', is: 'tools/gen/gen_test.go' }],
    [
      'in a nested module in which the task runs',
      { file: 'acme.dev/tools/gen/gen_test.go', item: './gen', folder: 'tools', is: 'tools/gen/gen_test.go' },
    ],
    [
      'in a nested module with a name of its own, by its file',
      {
        file: 'acme.dev/tools/gen/gen_test.go',
        folder: 'cmd/tools',
        there: ['cmd/tools/gen/gen_test.go'],
        is: 'cmd/tools/gen/gen_test.go',
      },
    ],
    [
      'in a module that is the item, by its file',
      {
        file: 'gen/x/gen_test.go',
        item: 'modules/gen',
        there: ['modules/gen/x/gen_test.go'],
        is: 'modules/gen/x/gen_test.go',
      },
    ],
  ])('of Go %s: %j', (_, one) => {
    expect(pathOf(one)).toBe(one.is);
  });

  it.each<[string, Case]>([
    ['a class', { file: 'com/acme/CartTest.java', is: 'src/test/java/com/acme/CartTest.java' }],
    ['a class of Kotlin', { file: 'com/acme/CartTest.kt', is: 'src/test/kotlin/com/acme/CartTest.kt' }],
    [
      'its source is the item',
      { file: 'com/acme/A.java', item: 'core/src/it/java/com/acme/A.java', is: 'core/src/it/java/com/acme/A.java' },
    ],
    [
      'a module that is the item, by its file',
      {
        file: 'com/acme/A.java',
        item: 'core',
        there: ['core/src/test/java/com/acme/A.java'],
        is: 'core/src/test/java/com/acme/A.java',
      },
    ],
    [
      'a module in which the task runs',
      { file: 'com/acme/A.java', folder: 'core', is: 'core/src/test/java/com/acme/A.java' },
    ],
    ['a path already', { file: 'core/src/test/java/com/acme/A.java', is: 'core/src/test/java/com/acme/A.java' }],
    ['a class that is the item', { file: 'com/acme/A.java', item: 'com.acme.A', is: 'src/test/java/com/acme/A.java' }],
  ])('of the JVM, %s: %j', (_, one) => {
    expect(pathOf(one)).toBe(one.is);
  });
});

test('for all texts: it asks for nothing above the repository, and what is there stays what it is', () => {
  const part = fc.constantFrom('a', 'b', '..', '.', '', 'shop', 'a.go', 'A.java', 'D:', '__w');
  const path = fc.array(part, { maxLength: 6 }).map((parts) => parts.join('/'));
  /** Relative to the repository, as a task file has it. */
  const within = fc
    .array(fc.constantFrom('a', 'b', '..', '.', 'shop'), { maxLength: 6 })
    .map((parts) => parts.join('/'));
  fc.assert(
    fc.property(path, path, within, (folder, item, workingDirectory) => {
      const file = `${folder}/x.py`;
      const found = repositoryPath(file, { item, workingDirectory }, (one) => {
        expect(one).not.toMatch(/(?:^|\/)\.\.(?:\/|$)/);
        return false;
      });
      expect(found).not.toMatch(/(?:^|\/)\.\.(?:\/|$)/);
      expect(repositoryPath(found, { item, workingDirectory }, (one) => one === found)).toBe(found);
    }),
    { numRuns: 1000, examples: [['/__w/./a/a', '', '.']] },
  );
});
