/** Waiting with a limit, without leaving a timer behind. */

/** Longest delay of a timer in Node; a longer one would fire at once. */
export const MAX_TIMER_MS = 2_147_483_647;

/** `true` when `promise` settles within `ms` milliseconds. Never rejects. */
export async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(done, ms, false);
  });
  const settled = promise.then(
    () => true,
    () => true,
  );
  const answer = await Promise.race([settled, late]);
  clearTimeout(timer);
  return answer;
}

/** Resolves when the signal is aborted; `release` takes the listener away. */
export function aborted(signal: AbortSignal): { readonly promise: Promise<void>; readonly release: () => void } {
  let release = () => {};
  const promise = new Promise<void>((done) => {
    const listener = () => done();
    if (signal.aborted) return done();
    signal.addEventListener('abort', listener, { once: true });
    release = () => signal.removeEventListener('abort', listener);
  });
  return { promise, release };
}

/** Waits `ms` milliseconds; `false` when the signal ended the wait. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  const stop = aborted(signal);
  const stopped = await settlesWithin(stop.promise, ms);
  stop.release();
  return !stopped;
}
