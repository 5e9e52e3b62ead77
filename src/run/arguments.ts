/** How many bytes of arguments a system takes when it starts a process. */
import { MAX_VARIABLE_BYTES } from '../tasklist/variables.ts';

/**
 * Of arguments and environment together, well below what systems take: Linux a quarter of the stack, 2 MiB by default
 * (execve(2)); macOS 1 MiB (`ARG_MAX`); Windows 32,767 characters of arguments alone (CreateProcess).
 */
const MAX_TOTAL_BYTES = { linux: 1_500_000, darwin: 900_000, win32: 30_000 } as const;

/** Whether a process can be started with these arguments. An argument or variable costs its bytes, a NUL and a pointer. */
export function fitsArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): boolean {
  const most = platform === 'win32' || platform === 'darwin' ? MAX_TOTAL_BYTES[platform] : MAX_TOTAL_BYTES.linux;
  const sizes = args.map((text) => Buffer.byteLength(text));
  if (sizes.some((size) => size > MAX_VARIABLE_BYTES)) return false;
  const variables = platform === 'win32' ? [] : Object.entries(env).map(([name, value = '']) => `${name}=${value}`);
  const total = variables.reduce((sum, text) => sum + Buffer.byteLength(text) + 9, 0);
  return sizes.reduce((sum, size) => sum + size + 9, total) <= most;
}
