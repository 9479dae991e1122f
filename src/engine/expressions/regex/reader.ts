import { PatternError } from './syntax.ts';

/** Reads the code points of a pattern one after the other. */
export class PatternReader {
  readonly #codePoints: readonly string[];
  #position = 0;

  constructor(pattern: string) {
    this.#codePoints = [...pattern];
  }

  /** The next character, empty at the end. */
  peek(ahead = 0): string {
    return this.#codePoints[this.#position + ahead] ?? '';
  }

  /** Takes the next character; throws at the end. */
  next(): string {
    const char = this.peek();
    if (char === '') throw new PatternError('the pattern ends too early');
    this.#position++;
    return char;
  }

  /** Takes the text if it comes next. */
  take(text: string): boolean {
    for (let index = 0; index < text.length; index++) if (this.peek(index) !== text[index]) return false;
    this.#position += text.length;
    return true;
  }

  /** Takes the digits that come next, at most so many. */
  digits(most: number): string {
    let digits = '';
    while (digits.length < most && /^\d$/.test(this.peek())) digits += this.next();
    return digits;
  }
}
