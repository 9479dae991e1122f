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
  #pieces: Uint8Array[] = [];
  #length = 0;
  /** Bytes of the message that is coming, as far as they are known. */
  #wanted = HEAD;

  /** The messages that are whole with this piece. */
  push(piece: Uint8Array): readonly Frame<T>[] {
    this.#pieces.push(piece);
    this.#length += piece.byteLength;
    const frames: Frame<T>[] = [];
    while (this.#length >= this.#wanted) {
      const [first = NO_BYTES] = this.#pieces;
      const all = this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces);
      const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
      const end = HEAD + view.getUint32(0, true);
      this.#wanted = end + view.getUint32(4, true);
      this.#pieces = [all];
      if (this.#length < this.#wanted) break;
      const json = Buffer.from(all.buffer, all.byteOffset + HEAD, end - HEAD).toString();
      frames.push({ message: JSON.parse(json) as T, bytes: all.subarray(end, this.#wanted) });
      this.#length -= this.#wanted;
      this.#pieces = this.#length === 0 ? [] : [all.subarray(this.#wanted)];
      this.#wanted = HEAD;
    }
    return frames;
  }
}
