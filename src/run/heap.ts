/** A priority queue. */
export interface Heap<T> {
  readonly push: (value: T) => void;
  /** The first value, which stays. */
  readonly peek: () => T | undefined;
  readonly pop: () => T | undefined;
}

/** A binary heap: `push` and `pop` cost the logarithm of its size. */
export function createHeap<T>(goesBefore: (a: T, b: T) => boolean): Heap<T> {
  const values: T[] = [];

  const isBefore = (a: number, b: number) => goesBefore(values[a] as T, values[b] as T);
  function swap(a: number, b: number): void {
    [values[a], values[b]] = [values[b] as T, values[a] as T];
  }

  function push(value: T): void {
    let at = values.push(value) - 1;
    for (let up = (at - 1) >> 1; at > 0 && isBefore(at, up); up = (at - 1) >> 1) {
      swap(at, up);
      at = up;
    }
  }

  function pop(): T | undefined {
    const first = values[0];
    const last = values.pop();
    if (values.length === 0 || last === undefined) return first;
    values[0] = last;
    for (let at = 0; ; ) {
      let down = 2 * at + 1;
      if (down + 1 < values.length && isBefore(down + 1, down)) down++;
      if (down >= values.length || !isBefore(down, at)) return first;
      swap(at, down);
      at = down;
    }
  }

  return { push, pop, peek: () => values[0] };
}
