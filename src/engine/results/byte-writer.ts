const CHUNK = 65_536;

/** A result is larger than it may be, or holds what its format cannot carry. */
export class ResultError extends Error {
  override readonly name = 'ResultError';
  readonly kind: 'too-large' | 'refused';

  constructor(kind: 'too-large' | 'refused', message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Gathers text as UTF-8 bytes, up to a limit. */
export class ByteWriter {
  readonly #maxBytes: number;
  readonly #chunks: Buffer[] = [];
  #text = '';
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Appends text; throws a ResultError `too-large`. */
  write(text: string): void {
    this.#text += text;
    if (this.#text.length >= CHUNK) this.#flush();
  }

  #flush(): void {
    const chunk = Buffer.from(this.#text);
    this.#text = '';
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) {
      throw new ResultError('too-large', `the result is larger than ${this.#maxBytes} bytes`);
    }
    this.#chunks.push(chunk);
  }

  /** All that was written. */
  finish(): Uint8Array {
    this.#flush();
    return this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
  }
}

const CACHED = 4096;

/** Remembers the text of terms that come again. */
export class TermTexts {
  readonly #ids = new Uint32Array(CACHED);
  readonly #texts: string[] = [];
  readonly #write: (id: number) => string;

  constructor(write: (id: number) => string) {
    this.#write = write;
  }

  /** The text of a term. */
  of(id: number): string {
    const slot = id & (CACHED - 1);
    if (this.#ids[slot] === id) return this.#texts[slot] as string;
    const text = this.#write(id);
    this.#ids[slot] = id;
    this.#texts[slot] = text;
    return text;
  }
}
