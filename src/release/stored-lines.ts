import { createReadStream } from 'node:fs';

const CHUNK = 1 << 20;

/** The lines of a text file without their line feeds, as many at a time as a mebibyte holds. */
export async function* storedLines(path: string): AsyncIterable<string[]> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: CHUNK })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}
