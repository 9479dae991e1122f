import { QueryError } from '../port.ts';

/** The UTF-8 of a text, or a QueryError `too-large` where it has more bytes than allowed. */
export function encodeWithin(text: string, maxBytes: number): Uint8Array {
  if (Buffer.byteLength(text) > maxBytes) throw tooLarge(maxBytes);
  return Buffer.from(text);
}

/** The UTF-8 of a text that comes in pieces, or a QueryError `too-large` as soon as it has more bytes than allowed. */
export async function collectWithin(pieces: AsyncIterable<string>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let left = maxBytes;
  for await (const piece of pieces) {
    const chunk = Buffer.from(piece);
    left -= chunk.length;
    if (left < 0) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): QueryError {
  return new QueryError('too-large', `the answer has more than ${maxBytes} bytes; ask for less with LIMIT`);
}
