import { createCommandGuard } from '../../github/commands.ts';
import { commandData } from '../../report/escape/command.ts';
import type { Console } from '../console.ts';
import type { Blocks } from './port.ts';

/**
 * One fold of the job's log for each task, and none for one that failed, so that its lines are seen. Lines are printed as they
 * are, so that problem matchers read them, but none is a command to the runner.
 */
export function actionsBlocks(console: Console): Blocks {
  let last: Promise<void> | undefined;
  const guard = createCommandGuard((text) => {
    last = console.write(text.replace(/\n$/, ''));
    return last === undefined;
  });
  return {
    open: (title, failed) => {
      console.out(failed ? title : `::group::${commandData(title)}`);
      guard.begin();
    },
    line: (text) => {
      guard.line('', text);
      return last;
    },
    close: (failed) => {
      guard.end();
      if (!failed) console.out('::endgroup::');
    },
  };
}
