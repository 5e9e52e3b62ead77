/**
 * All text that goes into the log of a step or into annotations passes here. Ids, reasons, excerpts and faults come from lists,
 * records and services: what a reader would not see and what the runner would obey is escaped.
 */
import * as core from '@actions/core';
import { line } from '../report/escape/terminal.ts';

/** Lines stay lines; everything else that is unsafe is escaped. */
function safe(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(line)
    .join('\n');
}

function safePlace({ title, file, ...place }: core.AnnotationProperties): core.AnnotationProperties {
  return {
    ...place,
    ...(title === undefined ? {} : { title: line(title) }),
    ...(file === undefined ? {} : { file: line(file) }),
  };
}

/** Writes to the log of the step, each line made safe. */
export const log = {
  info: (text: string): void => core.info(safe(text)),
  notice: (text: string, place: core.AnnotationProperties = {}): void => core.notice(safe(text), safePlace(place)),
  warning: (text: string, place: core.AnnotationProperties = {}): void => core.warning(safe(text), safePlace(place)),
  error: (text: string, place: core.AnnotationProperties = {}): void => core.error(safe(text), safePlace(place)),
  /** The step ends red and says why. */
  fail: (text: string): void => core.setFailed(safe(text)),
};
