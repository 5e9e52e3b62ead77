import { describe, expect, it } from 'vitest';
import { createCommandGuard } from '../../src/github/commands.ts';
import { createCommandReader } from '../support/runner/commands.ts';

/** What the runner makes of a task's lines behind the guard. */
function shown(lines: readonly string[], prefix = '') {
  const written: string[] = [];
  const guard = createCommandGuard((text) => {
    written.push(text);
    return true;
  });
  const reader = createCommandReader();
  guard.begin();
  for (const line of lines) guard.line(prefix, line);
  guard.end();
  written.push('::set-output name=after::works\n');
  // .NET ends a line at a carriage return, too.
  for (const line of written
    .join('')
    .split(/\r\n|\r|\n/)
    .slice(0, -1))
    reader.line(line);
  return reader;
}

describe('a task', () => {
  it.each([
    '::set-output name=stolen::1',
    '::save-state name=stolen::1',
    '::set-env name=stolen::1',
    '::add-path::/stolen',
    '::add-matcher::stolen.json',
    '::echo::on',
    '::stop-commands::stolen',
    'text ##[set-output name=stolen;]1',
    '##[error]stolen',
    '  ::set-output name=stolen::1',
    '::error::x\r::set-output name=stolen::1',
    '::ERROR::stolen',
    '::debug::stolen',
  ])('cannot say %j to the runner', (line) => {
    const reader = shown([line]);
    expect(reader.outputs).toEqual({ after: 'works' });
    expect(reader.state).toEqual({});
    expect(reader.annotations.filter(({ message }) => message === 'stolen')).toEqual([]);
  });

  it('may annotate, mask and fold', () => {
    const reader = shown([
      '::error file=a.ts,line=3::broken',
      '::warning::careful',
      '::notice title=N::note',
      '::add-mask::s3cret',
      'the word is s3cret',
      '::group::G',
      '::endgroup::',
    ]);
    expect(reader.annotations).toMatchObject([
      { level: 'error', message: 'broken', file: 'a.ts', line: 3 },
      { level: 'warning', message: 'careful' },
      { level: 'notice', message: 'note', title: 'N' },
    ]);
    expect(reader.log()).toContain('the word is ***');
    expect(reader.log()).toContain('::group::G');
    expect(reader.outputs).toEqual({ after: 'works' });
  });

  it('has its prefix before every line that is not such a command', () => {
    expect(shown(['hello', '::set-output name=a::b'], 'unit | ').log()).toContain(
      'unit | hello\nunit | ::set-output name=a::b',
    );
  });
});
