/**
 * A hash table without keys or values. Each added hash gets a number, counted from 1, and the caller keeps what belongs to that
 * number. Two keys can share a hash, so a caller that must tell them apart compares the keys. A `Map` with half a million strings
 * takes ten times the memory.
 */
export class Buckets {
  /** Open addressing: the newest slot of a hash, 0 where there is none. */
  private table: Int32Array;
  /** By slot: its hash, the slot before it in the same bucket or 0, and whether there is a newer one. */
  private hashes: Int32Array;
  private older: Int32Array;
  private followed: Uint8Array;
  private used = 0;
  private count = 0;

  /** @param expected How many slots will probably be taken; more do no harm. */
  constructor(expected: number) {
    this.table = new Int32Array(2 ** Math.ceil(Math.log2(2 * expected + 16)));
    this.hashes = new Int32Array(expected + 1);
    this.older = new Int32Array(expected + 1);
    this.followed = new Uint8Array(expected + 1);
  }

  /** Takes the next slot. */
  push(hash: number): number {
    const slot = ++this.count;
    if (slot >= this.hashes.length) this.lengthen();
    if (2 * this.used >= this.table.length) this.widen();
    const place = this.placeOf(hash);
    const newest = this.table[place] as number;
    if (newest === 0) this.used++;
    else this.followed[newest] = 1;
    this.hashes[slot] = hash;
    this.older[slot] = newest;
    this.table[place] = slot;
    return slot;
  }

  /** How many slots are taken. */
  get size(): number {
    return this.count;
  }

  /** The newest slot of a bucket, 0 when it is empty; then `before` leads to the older ones, and to 0 at last. */
  newestOf(hash: number): number {
    return this.table[this.placeOf(hash)] as number;
  }

  before(slot: number): number {
    return this.older[slot] ?? 0;
  }

  hashAt(slot: number): number {
    return this.hashes[slot] ?? 0;
  }

  /** Whether nothing else is in the bucket of a slot. */
  isAlone(slot: number): boolean {
    return this.older[slot] === 0 && this.followed[slot] === 0;
  }

  /** The slots of a bucket, in the order in which they were taken. */
  slotsOf(hash: number): number[] {
    const found: number[] = [];
    for (let slot = this.newestOf(hash); slot !== 0; slot = this.before(slot)) found.push(slot);
    return found.reverse();
  }

  /** Where a hash is, or would be. */
  private placeOf(hash: number): number {
    const { table, hashes } = this;
    const mask = table.length - 1;
    let place = scatter(hash) & mask;
    for (let slot = table[place] as number; slot !== 0 && hashes[slot] !== hash; slot = table[place] as number)
      place = (place + 1) & mask;
    return place;
  }

  private widen(): void {
    this.table = new Int32Array(2 * this.table.length);
    for (let slot = 1; slot < this.count; slot++) this.table[this.placeOf(this.hashAt(slot))] = slot;
  }

  private lengthen(): void {
    this.hashes = lengthened(this.hashes);
    this.older = lengthened(this.older);
    this.followed = lengthened(this.followed);
  }
}

/** The same numbers with as much room again. */
export function lengthened<Numbers extends Int32Array | Uint8Array>(numbers: Numbers): Numbers {
  const longer = new (numbers.constructor as new (length: number) => Numbers)(2 * numbers.length);
  longer.set(numbers);
  return longer;
}

/** Spreads hashes whose low bits agree: the finalizer of MurmurHash3. */
function scatter(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}
