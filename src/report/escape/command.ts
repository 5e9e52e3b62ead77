/** Text after `::` of a workflow command, as the runner decodes it (actions/toolkit, `command.ts`). */
export function commandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A value between the commas of a workflow command, e.g. the file of an annotation. */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
