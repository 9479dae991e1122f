/** A sequence of 32-bit numbers that grows by doubling. */
export class GrowingNumbers {
  #values: Uint32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.#values = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  /** Adds numbers behind the others. */
  append(values: Uint32Array): void {
    const length = this.length + values.length;
    if (length > this.#values.length) {
      const grown = new Uint32Array(Math.max(length, this.#values.length * 2));
      grown.set(this.view());
      this.#values = grown;
    }
    this.#values.set(values, this.length);
    this.length = length;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** The numbers so far, as a view that ends to be valid with the next push. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}

/** Bytes of UTF-8 text, one text after the other; grows by doubling. */
export class GrowingText {
  bytes: Buffer;
  length = 0;

  constructor(capacity = 65_536) {
    this.bytes = Buffer.allocUnsafeSlow(capacity);
  }

  /** Writes a text behind the others and gives the number of its bytes; it stays only where `length` is raised by them. */
  write(text: string): number {
    const needed = this.length + text.length * 3;
    if (needed > this.bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(grown, 0, 0, this.length);
      this.bytes = grown;
    }
    return this.bytes.write(text, this.length, 'utf8');
  }
}
