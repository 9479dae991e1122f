import { Problem } from '../problem.ts';

/** Results on their way to their readers, bounded in bytes together, so that slow readers cannot fill the memory. */
export class InFlightBytes {
  readonly #most: number;
  #bytes = 0;

  /** `most` in bytes. */
  constructor(most: number = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  /** Bytes under way. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes in the bytes of a result and returns what is to be called when it is sent; throws a Problem `busy` with Retry-After where too much is under way. One result may always be. */
  reserve(bytes: number): () => void {
    if (this.#bytes > 0 && this.#bytes + bytes > this.#most) {
      throw new Problem(
        'busy',
        'Readers have yet to take as many results as the server may keep for them; please try again shortly.',
        { fields: { 'retry-after': '10' } },
      );
    }
    this.#bytes += bytes;
    return () => {
      this.#bytes -= bytes;
    };
  }
}
