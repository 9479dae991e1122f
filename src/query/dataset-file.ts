import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1_048_576;

/** The bytes of a file in pieces; throws where it cannot be read. */
export function* chunksOf(file: string): Generator<Uint8Array> {
  const descriptor = openSync(file, 'r');
  try {
    for (;;) {
      const chunk = new Uint8Array(CHUNK);
      const length = readSync(descriptor, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a UTF-8 file in pieces of whole lines. */
export function* linesOf(file: string): Generator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (const chunk of chunksOf(file)) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    yield text.slice(0, end);
    rest = text.slice(end);
  }
  yield rest + decoder.decode();
}
