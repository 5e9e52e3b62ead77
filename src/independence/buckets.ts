/**
 * Numbers by a 32-bit hash. Two keys may share a bucket: who looks must not mind, or compare. A `Map` of half a million texts
 * takes ten times the memory, and a text for every key.
 */
export class Buckets {
  /** Open addressing, two numbers a place: the hash, and its newest slot; slots count from 1, so 0 is a free place. */
  private table: Int32Array;
  private used = 0;
  private readonly values: number[] = [];
  /** For each slot the one before it in the same bucket, or 0. */
  private readonly older: number[] = [];
  /** Slots that have a newer one in the same bucket. */
  private readonly followed = new Set<number>();

  /** @param expected How many values will probably come; more are no fault. */
  constructor(expected: number) {
    this.table = new Int32Array(2 * 2 ** Math.ceil(Math.log2(2 * expected + 16)));
  }

  push(hash: number, value: number): void {
    if (4 * this.used >= this.table.length) this.grow();
    const place = this.placeOf(hash);
    const newest = this.table[place + 1] ?? 0;
    if (newest === 0) this.used++;
    else this.followed.add(newest);
    this.values.push(value);
    this.older.push(newest);
    this.table[place] = hash;
    this.table[place + 1] = this.values.length;
  }

  /** How many values there are in all; their slots count from 1. */
  get size(): number {
    return this.values.length;
  }

  /** The newest slot of a bucket, 0 when it is empty; then `before` leads to the older ones, and to 0 at last. */
  newestOf(hash: number): number {
    return this.table[this.placeOf(hash) + 1] ?? 0;
  }

  before(slot: number): number {
    return this.older[slot - 1] ?? 0;
  }

  valueAt(slot: number): number {
    return this.values[slot - 1] ?? 0;
  }

  /** Whether nothing else is in the bucket of a slot. */
  isAlone(slot: number): boolean {
    return this.older[slot - 1] === 0 && !this.followed.has(slot);
  }

  /** The values of a bucket, in the order in which they came. */
  valuesOf(hash: number): number[] {
    const found: number[] = [];
    for (let slot = this.newestOf(hash); slot !== 0; slot = this.before(slot)) found.push(this.valueAt(slot));
    return found.reverse();
  }

  /** Where a hash is, or would be. */
  private placeOf(hash: number): number {
    const { table } = this;
    const mask = table.length - 2;
    let place = (scatter(hash) << 1) & mask;
    while (table[place + 1] !== 0 && table[place] !== hash) place = (place + 2) & mask;
    return place;
  }

  private grow(): void {
    const full = this.table;
    this.table = new Int32Array(2 * full.length);
    for (let at = 0; at < full.length; at += 2) {
      const [hash = 0, newest = 0] = [full[at], full[at + 1]];
      if (newest === 0) continue;
      const place = this.placeOf(hash);
      this.table[place] = hash;
      this.table[place + 1] = newest;
    }
  }
}

/** Spreads hashes whose low bits agree: the finalizer of MurmurHash3. */
function scatter(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}
