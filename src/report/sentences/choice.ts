/** Why a plan has as many legs as it has, in a sentence. */

import type { ChoiceLimit, LegChoice, TargetMet } from '../../plan/choice.ts';
import { MAX_MATRIX_JOBS } from '../../tasklist/github-limits.ts';
import { count } from '../words.ts';

/** The reason for the number of legs. */
export function choiceSentence(choice: LegChoice): string {
  switch (choice.why) {
    case 'guess':
      return 'no duration is known yet: a few legs of about equal numbers of tasks';
    case 'groups':
      return `${choice.groups} groups, which do not wait for each other`;
    case 'knee':
      return 'the fewest legs after which more would save less than a tenth of the time, or 30 s, for each billed minute they add';
    case 'time':
      return `the fewest legs that are as quick as the most allowed${choice.limit === null ? '' : `; ${limitText(choice.limit)}`}`;
    case 'least':
      return `${least(choice.priced)}${choice.within === null ? '' : ` with which no job comes near the ${choice.within} minutes after which GitHub ends it`}`;
    case 'job-limit':
      return `the most legs allowed, as GitHub ends each after ${choice.minutes} minutes; ${limitText(choice.limit)}`;
    case 'target':
      return metText(choice);
    case 'target-missed':
      return `the quickest plan, as the target of ${minutesText(choice.minutes)} cannot be met; ${limitText(choice.limit)}`;
    case 'target-too-short': {
      const missed = `the target of ${minutesText(choice.minutes)} is not met: ${longText(choice)} longer, and the whole plan ${minutesText(choice.wholeMinutes)}`;
      return choice.rest === null ? missed : `${missed}; for the rest ${metText(choice.rest)}`;
    }
    default:
      return choice satisfies never;
  }
}

function least(priced: boolean): string {
  return priced ? 'the lowest cost' : 'the fewest billed minutes';
}

function metText({ minutes, priced, spare, limit }: TargetMet): string {
  const aim = `${least(priced)} to end within ${minutesText(minutes)}`;
  return spare ? `${aim}, less 10 % for estimates` : `${aim}, but without the 10 % for estimates; ${limitText(limit)}`;
}

function longText({ tasks, more }: Extract<LegChoice, { why: 'target-too-short' }>): string {
  const [first = '', ...others] = tasks;
  const unit = others.length === 0 ? `\`${first}\`` : `\`${first}\` with ${others.length} that may not overlap with it`;
  return more === 0 ? `${unit} takes` : `${unit} and ${more} more take`;
}

function mostText({ own, max }: Extract<ChoiceLimit, { by: 'max' }>): string {
  if (own) return `\`legs.max\` is ${max}`;
  if (max < MAX_MATRIX_JOBS) return `the matrices of the workflow have ${count(max, 'number')}`;
  return `GitHub starts at most ${max} jobs of a matrix`;
}

function limitText(limit: ChoiceLimit | null): string {
  if (limit === null) return 'more legs would not be quicker';
  switch (limit.by) {
    case 'at-a-time':
      return `more could be quicker, but only ${limit.most} jobs are assumed to run at the same time`;
    case 'max':
      return `more could be quicker${limit.setUp === null ? '' : ` for those of \`${limit.setUp}\``}, but ${mostText(limit)}`;
    case 'max-parallel':
      return `more could be quicker, but \`max-parallel\` of \`${limit.runner}\` is ${limit.parallel}`;
    default:
      return limit satisfies never;
  }
}

/** Minutes in words, parts of a tenth rounded up. */
function minutesText(minutes: number): string {
  const tenths = Math.ceil(minutes * 10) / 10;
  return `${tenths} ${tenths === 1 ? 'minute' : 'minutes'}`;
}
