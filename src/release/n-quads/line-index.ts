import { isBlankLine, type Lines } from './lines.ts';

/** Finds lines by their text in 13 to 20 bytes of memory a line, wherever the lines are kept. */
export class LineIndex {
  readonly lines: Lines;
  /** Whether any line has a blank node. */
  readonly hasBlankNodes: boolean;
  /** Open addressing: the number of a line, from 1, in the first free slot from its hash on. */
  readonly #slots: Int32Array;
  /** Hash of each line, so that hardly any other line is read in vain. */
  readonly #hashes: Int32Array;

  constructor(lines: Lines) {
    this.lines = lines;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * lines.length + 1)));
    this.#hashes = new Int32Array(lines.length);
    let index = 0;
    let hasBlankNodes = false;
    for (const line of lines) {
      this.#add(line, index++);
      hasBlankNodes ||= isBlankLine(line);
    }
    this.hasBlankNodes = hasBlankNodes;
  }

  /** The index of a line; undefined where it is none of them. */
  indexOf(line: string): number | undefined {
    const hash = hashOf(line);
    for (let at = hash; ; at++) {
      const index = (this.#slots[at & (this.#slots.length - 1)] ?? 0) - 1;
      if (index < 0) return undefined;
      if (this.#hashes[index] === hash && this.lines.at(index) === line) return index;
    }
  }

  #add(line: string, index: number): void {
    const hash = hashOf(line);
    this.#hashes[index] = hash;
    let at = hash;
    while (this.#slots[at & (this.#slots.length - 1)] !== 0) at++;
    this.#slots[at & (this.#slots.length - 1)] = index + 1;
  }
}

/** FNV-1a over the UTF-16 units, 32 bits, its upper half folded into the lower, which the slots are chosen by. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
