/**
 * The one way of text into the log of a step and into annotations. Ids, reasons, excerpts and faults come from lists,
 * records and services: each line is shown with what a reader would not see or the runner would obey escaped.
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

export const log = {
  info: (text: string): void => core.info(safe(text)),
  notice: (text: string, place: core.AnnotationProperties = {}): void => core.notice(safe(text), safePlace(place)),
  warning: (text: string, place: core.AnnotationProperties = {}): void => core.warning(safe(text), safePlace(place)),
  error: (text: string, place: core.AnnotationProperties = {}): void => core.error(safe(text), safePlace(place)),
  /** The step ends red and says why. */
  fail: (text: string): void => core.setFailed(safe(text)),
};
