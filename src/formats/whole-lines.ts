import { RdfSyntaxError } from './fault.ts';
import type { Chunks } from './format.ts';

/** The longest line or statement that is read, in characters. */
export const MAX_STATEMENT = 64 * 1024 * 1024;

/** A text in pieces that each hold whole lines; throws an RdfSyntaxError where a line is longer than `MAX_STATEMENT`. */
export async function* wholeLines(chunks: Chunks): AsyncGenerator<string> {
  let parts: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf('\n') + 1;
    if (end > 0) {
      yield parts.join('') + chunk.slice(0, end);
      [parts, length] = [[], 0];
    }
    parts.push(chunk.slice(end));
    length += chunk.length - end;
    if (length > MAX_STATEMENT) throw new RdfSyntaxError(`a line is longer than ${MAX_STATEMENT} characters`);
  }
  yield parts.join('');
}
