/**
 * Writes a time for people: `85 ms`, `1.2 s`, `3 min 05 s`, `2 h 07 min`. Takes milliseconds; a negative or unusable
 * number is written as `0 ms`.
 */
export function duration(ms: number): string {
  const whole = Number.isFinite(ms) && ms > 0 ? Math.round(ms) : 0;
  if (whole < 1000) return `${whole} ms`;
  const tenths = Math.round(whole / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(whole / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
  const minutes = Math.round(whole / 60_000);
  return `${grouped(Math.floor(minutes / 60))} h ${twoDigits(minutes % 60)} min`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** A whole number with commas between thousands: `12,345`. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number with its noun: `1 task`, `3 tasks`, `2 matches` with a plural of its own. */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(value)} ${value === 1 ? noun : plural}`;
}

/** A speedup: `2.15x`. */
export function times(ratio: number): string {
  return `${(Number.isFinite(ratio) ? ratio : 0).toFixed(2)}x`;
}

/** A share from 0 to 1 as a percentage with at most one decimal: `97.5 %`. */
export function percent(share: number): string {
  const tenths = Math.round((Number.isFinite(share) ? share : 0) * 1000);
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} %`;
}

/** `a, b and c`, or `a, b and 7 more` when there are more than `most`. */
export function listed(items: readonly string[], most = 5): string {
  if (items.length <= 1) return items[0] ?? '';
  if (items.length <= most) return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
  return `${items.slice(0, most - 1).join(', ')} and ${grouped(items.length - most + 1)} more`;
}
