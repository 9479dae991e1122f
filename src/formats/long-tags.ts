/** Tags that the grammar takes and the parser does not, and what stands for each, of the same length. */
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
