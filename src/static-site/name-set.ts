/** Slots at the beginning, a power of two; each is two words of 32 bits. */
const SLOTS = 1_024;
/** Slots in use before there are twice as many. */
const FULLEST = 0.6;

/** Which of a million names there are, in some 20 bytes for each whatever its length: a name stands for itself by 64 bits of a hash, which two of ten million names share once in three hundred thousand sites. */
export class NameSet {
  size = 0;
  #slots = new Uint32Array(2 * SLOTS);

  /** The set whose `slots` these are, to be asked only. */
  static of(slots: Uint32Array<ArrayBuffer>): NameSet {
    const set = new NameSet();
    set.#slots = slots;
    return set;
  }

  /** What another process makes the same set of. */
  get slots(): Uint32Array<ArrayBuffer> {
    return this.#slots;
  }

  has(name: string): boolean {
    const [high, low] = hashOf(name);
    return this.#slots[this.#place(high, low)] !== 0;
  }

  /** Whether it was not there before. */
  add(name: string): boolean {
    const [high, low] = hashOf(name);
    const place = this.#place(high, low);
    if (this.#slots[place] !== 0) return false;
    this.#slots[place] = high;
    this.#slots[place + 1] = low;
    if (++this.size * 2 > FULLEST * this.#slots.length) this.#grow();
    return true;
  }

  /** Where a hash is, or is to be. */
  #place(high: number, low: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let place = (low * 2) & last;
    while (slots[place] !== 0 && (slots[place] !== high || slots[place + 1] !== low))
      place = (place + 2) & last;
    return place;
  }

  #grow(): void {
    const former = this.#slots;
    this.#slots = new Uint32Array(2 * former.length);
    for (let slot = 0; slot < former.length; slot += 2) {
      const [high = 0, low = 0] = former.subarray(slot, slot + 2);
      if (high !== 0) this.#slots.set([high, low], this.#place(high, low));
    }
  }
}

/** Two words, of which the first is never 0: cyrb53, which mixes both. */
function hashOf(name: string): readonly [number, number] {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return [high >>> 0 || 1, low >>> 0];
}
