import { createReadStream } from 'node:fs';

const CHUNK = 1 << 20;
const LINE_FEED = 0x0a;

/** The lines of a text file without their line feeds, as many at a time as a mebibyte holds. */
export async function* storedLines(path: string): AsyncIterable<string[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    // Each line is a string of its own: one that was cut from the chunk would keep all of it in memory.
    const lines: string[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      lines.push(bytes.toString('utf8', start, end));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    yield lines;
  }
  if (rest.length > 0) yield [rest.toString()];
}
