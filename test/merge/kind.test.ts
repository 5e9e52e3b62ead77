import { expect, test } from 'vitest';
import { decodeText, kindOf } from '../../src/merge/kind.ts';

test.each([
  ['r.xml', '<testsuites>', 'junit'],
  ['r.XML', '\uFEFF <?xml version="1.0"?>\n<!-- <x> --> <?pi?>\n<testsuite name="a"', 'junit'],
  ['r.xml', '<testsuite/>', 'junit'],
  ['r.xml', '<!DOCTYPE testsuites [', 'junit'],
  ['r.xml', '<testsuitesX>', 'other'],
  ['r.xml', '<coverage><testsuites>', 'other'],
  ['r.xml', '<j:testsuite xmlns:j="u">', 'junit'],
  ['r.xml', '<!-- <testsuites> ', 'other'],
  ['r.xml', '<?xml <testsuites>', 'other'],
  ['r.xml', 'text <testsuites>', 'other'],
  ['r.xml', '', 'empty'],
  ['r.xml', ' \r\n', 'empty'],
  ['r.txt', '', 'other'],
  ['r.txt', '<testsuites>', 'junit'],
  ['xml', '<testsuites>', 'junit'],
  ['reports/junit.xml', 'Killed', 'junit'],
  ['a/TEST-com.acme.ATest.xml', '<?xml version="1.0"', 'junit'],
  ['unit-test-results.xml', 'x', 'junit'],
  ['junit.xml', '<project>', 'other'],
  ['junit/pom.xml', 'x', 'other'],
  ['lcov.info', 'TN:\nSF:a', 'lcov'],
  ['c/x.INFO', '\uFEFF# by a tool\r\n\r\nSF:a', 'lcov'],
  ['x.info', 'DA:1,1', 'other'],
  ['x.info', 'name: TN:', 'other'],
  ['x.info', '# TN:', 'other'],
  ['x.info', '# TN:\nTN:\n', 'other'],
  ['x.info', '', 'empty'],
  ['x.lcov', 'TN:\nSF:a', 'lcov'],
  ['coverage', 'TN:x\n\nSF:a', 'lcov'],
  ['cov/lcov.info', 'DA:1,1', 'lcov'],
  ['x.lcov', '', 'empty'],
])('%s that starts with %j is %s', (path, head, kind) => {
  expect(kindOf(path, head)).toBe(kind);
});

test('thousands of comments or blank lines before the root take no time', () => {
  expect(kindOf('r.xml', `${'<!---->'.repeat(9000)}<testsuite>`)).toBe('junit');
  expect(kindOf('r.xml', '<!--'.repeat(16_000))).toBe('other');
  expect(kindOf('r.xml', '<?'.repeat(32_000))).toBe('other');
  expect(kindOf('x.info', `${'# \n'.repeat(20_000)}x`)).toBe('other');
});

test.each([
  ['utf-8 as nothing else is said', Buffer.from('<a>é</a>')],
  ['utf-8 with a mark', Buffer.from('\uFEFF<a>é</a>')],
  ['utf-16 with a mark', Buffer.from('\uFEFF<a>é</a>', 'utf16le')],
  ['utf-16 with the other mark', Buffer.from('\uFEFF<a>é</a>', 'utf16le').swap16()],
  ['as declared', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1')],
  ['declared, and unknown', Buffer.from('<?xml version="1.0" encoding="x-nobody"?><a>é</a>')],
  ['declared as utf-16, which it is not', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>é</a>')],
])('text in %s', (_, bytes) => {
  expect(decodeText(bytes)).toContain('<a>é</a>');
});
