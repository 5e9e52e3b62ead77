/**
 * Numbers by a 32-bit hash. Two keys may share a bucket: who looks must not mind, or compare. A `Map` of half a million texts
 * takes ten times the memory, and a text for every key.
 */
export class Buckets {
  /** Open addressing: the hash of each place, and its newest slot plus 1; 0 is a free place. */
  private hashes: Int32Array;
  private newest: Int32Array;
  private used = 0;
  private readonly values: number[] = [];
  /** For each slot the one before it in the same bucket, plus 1. */
  private readonly older: number[] = [];

  /** @param expected How many values will probably come; more are no fault. */
  constructor(expected: number) {
    const places = 2 ** Math.ceil(Math.log2(2 * expected + 16));
    this.hashes = new Int32Array(places);
    this.newest = new Int32Array(places);
  }

  push(hash: number, value: number): void {
    if (2 * this.used >= this.hashes.length) this.grow();
    const place = this.placeOf(hash);
    const newest = this.newest[place] ?? 0;
    if (newest === 0) this.used++;
    this.values.push(value);
    this.older.push(newest);
    this.hashes[place] = hash;
    this.newest[place] = this.values.length;
  }

  /** The first value of a bucket, the newest first, that `isMeant`; `undefined` when there is none. */
  find(hash: number, isMeant: (value: number) => boolean): number | undefined {
    for (let slot = this.newest[this.placeOf(hash)] ?? 0; slot !== 0; slot = this.older[slot - 1] ?? 0) {
      const value = this.values[slot - 1] ?? 0;
      if (isMeant(value)) return value;
    }
    return undefined;
  }

  has(hash: number): boolean {
    return this.newest[this.placeOf(hash)] !== 0;
  }

  /** The values of a bucket, in the order in which they came. */
  valuesOf(hash: number): number[] {
    const found: number[] = [];
    for (let slot = this.newest[this.placeOf(hash)] ?? 0; slot !== 0; slot = this.older[slot - 1] ?? 0) {
      found.push(this.values[slot - 1] ?? 0);
    }
    return found.reverse();
  }

  /** Whether a bucket holds exactly one value. */
  holdsOne(hash: number): boolean {
    const newest = this.newest[this.placeOf(hash)] ?? 0;
    return newest !== 0 && this.older[newest - 1] === 0;
  }

  /** Where a hash is, or would be. */
  private placeOf(hash: number): number {
    const mask = this.hashes.length - 1;
    let place = scatter(hash) & mask;
    while (this.newest[place] !== 0 && this.hashes[place] !== hash) place = (place + 1) & mask;
    return place;
  }

  private grow(): void {
    const [hashes, newest] = [this.hashes, this.newest];
    this.hashes = new Int32Array(2 * hashes.length);
    this.newest = new Int32Array(2 * hashes.length);
    for (let at = 0; at < hashes.length; at++) {
      const slot = newest[at] ?? 0;
      if (slot === 0) continue;
      const place = this.placeOf(hashes[at] ?? 0);
      this.hashes[place] = hashes[at] ?? 0;
      this.newest[place] = slot;
    }
  }
}

/** Spreads hashes whose low bits agree. */
function scatter(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}
