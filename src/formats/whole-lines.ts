import { type Chunks, RdfSyntaxError } from './format.ts';

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

const CHUNK = 16_384;

/** The same text in fewer pieces: each costs whoever writes it a turn. */
export function* inChunks(texts: Iterable<string>): Generator<string, undefined> {
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Language tags that a parser would refuse or change, and what stands for each while it is parsed: of the same length where the tag has more than two characters. */
export class LongTags {
  readonly #originals = new Map<string, string>();
  readonly #substitutes = new Map<string, string>();

  /** What is to be parsed in place of a tag. */
  substitute(tag: string): string {
    const known = this.#substitutes.get(tag);
    if (known !== undefined) return known;
    const number = String(this.#substitutes.size).padStart(tag.length - 2, '0');
    const substitute = `x-${number.replace(/(.{8})(?=.)/g, (digits) => `${digits.slice(0, 7)}-`)}`;
    this.#substitutes.set(tag, substitute);
    this.#originals.set(substitute, tag);
    return substitute;
  }

  /** The tag that was written. */
  original(tag: string): string {
    return this.#originals.get(tag) ?? tag;
  }
}
