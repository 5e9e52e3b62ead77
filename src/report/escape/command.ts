/** Text after `::` of a workflow command, as the runner decodes it (actions/toolkit, `command.ts`). */
export function commandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
