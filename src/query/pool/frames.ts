/** A message as it comes over a pipe: a value that JSON can carry, and the bytes that go with it. */
export interface Frame<T> {
  readonly message: T;
  readonly bytes: Uint8Array;
}

const HEAD = 8;
const NO_BYTES = new Uint8Array(0);

/** A message as it is written to a pipe, in one or two pieces: the lengths of its JSON and of its bytes as 32-bit numbers, the JSON, the bytes. */
export function frameOf(message: object, bytes: Uint8Array = NO_BYTES): readonly Uint8Array[] {
  const json = JSON.stringify(message);
  const length = Buffer.byteLength(json);
  const head = Buffer.allocUnsafe(HEAD + length);
  head.writeUInt32LE(length, 0);
  head.writeUInt32LE(bytes.byteLength, 4);
  head.write(json, HEAD);
  return bytes.byteLength === 0 ? [head] : [head, bytes];
}

/** Puts messages together from what a pipe gives, in whatever pieces that comes. */
export class FrameReader<T> {
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** Bytes of the message that is coming, as far as they are known. */
  #needed = HEAD;

  /** The messages that are whole with this piece. */
  push(chunk: Uint8Array): readonly Frame<T>[] {
    this.#chunks.push(chunk);
    this.#length += chunk.byteLength;
    const frames: Frame<T>[] = [];
    while (this.#length >= this.#needed) {
      const [first = NO_BYTES] = this.#chunks;
      const all = this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
      const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
      const end = HEAD + view.getUint32(0, true);
      this.#needed = end + view.getUint32(4, true);
      this.#chunks = [all];
      if (this.#length < this.#needed) break;
      const json = Buffer.from(all.buffer, all.byteOffset + HEAD, end - HEAD).toString();
      frames.push({ message: JSON.parse(json) as T, bytes: all.subarray(end, this.#needed) });
      this.#length -= this.#needed;
      this.#chunks = this.#length === 0 ? [] : [all.subarray(this.#needed)];
      this.#needed = HEAD;
    }
    return frames;
  }
}
