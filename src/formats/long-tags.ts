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
