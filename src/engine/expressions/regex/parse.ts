import { anyCharacter, readClass, readEscape, singleCharacter } from './classes.ts';
import { type Flags, type Pattern, PatternError, PatternReader } from './syntax.ts';

/** Longer patterns, deeper ones and larger counts are refused. */
const MAX_LENGTH = 20_000;
const MAX_DEPTH = 200;
const MAX_COUNT_DIGITS = 6;

/** A parsed pattern and how many groups it captures. */
export interface ParsedPattern {
  readonly pattern: Pattern;
  readonly groups: number;
  readonly hasReferences: boolean;
}

/** Parses a regular expression of XPath (F&O §7.6.1: XML Schema's with anchors, reluctant quantifiers, groups and back-references); throws a PatternError. */
export function parsePattern(source: string, flags: Flags): ParsedPattern {
  if (source.length > MAX_LENGTH) throw new PatternError('the pattern is too long');
  if (flags.literal) return { pattern: literalPattern(source), groups: 0, hasReferences: false };
  return new PatternParser(flags.extended ? withoutWhiteSpace(source) : source, flags).parse();
}

function literalPattern(source: string): Pattern {
  return {
    type: 'sequence',
    items: [...source].map((char) => ({ type: 'set', set: singleCharacter(char) })),
  };
}

/** Flag x: white space is taken out of the pattern, but not inside character classes. */
function withoutWhiteSpace(source: string): string {
  let depth = 0;
  let isEscaped = false;
  let result = '';
  for (const char of source) {
    if (depth === 0 && /^[\t\n\r ]$/.test(char)) continue;
    if (!isEscaped && char === '[') depth++;
    if (!isEscaped && char === ']') depth--;
    isEscaped = char === '\\' && !isEscaped;
    result += char;
  }
  return result;
}

class PatternParser {
  readonly #reader: PatternReader;
  readonly #flags: Flags;
  readonly #closed = new Set<number>();
  #groups = 0;
  #depth = 0;
  #hasReferences = false;

  constructor(source: string, flags: Flags) {
    this.#reader = new PatternReader(source);
    this.#flags = flags;
  }

  parse(): ParsedPattern {
    const pattern = this.#choice();
    if (this.#reader.peek() !== '') throw new PatternError('a parenthesis is not opened');
    return { pattern, groups: this.#groups, hasReferences: this.#hasReferences };
  }

  #choice(): Pattern {
    if (++this.#depth > MAX_DEPTH) throw new PatternError('the pattern is nested too deep');
    const branches = [this.#branch()];
    while (this.#reader.take('|')) branches.push(this.#branch());
    this.#depth--;
    const [only] = branches;
    return only !== undefined && branches.length === 1 ? only : { type: 'choice', branches };
  }

  #branch(): Pattern {
    const items: Pattern[] = [];
    while (!['', '|', ')'].includes(this.#reader.peek())) items.push(this.#term());
    return { type: 'sequence', items };
  }

  #term(): Pattern {
    const item = this.#atom();
    const bounds = this.#quantifier();
    if (bounds === undefined) return item;
    const isGreedy = !this.#reader.take('?');
    return { type: 'repeat', item, ...bounds, isGreedy };
  }

  #quantifier(): { readonly min: number; readonly max: number } | undefined {
    if (this.#reader.take('?')) return { min: 0, max: 1 };
    if (this.#reader.take('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#reader.take('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (!this.#reader.take('{')) return undefined;
    const min = this.#count();
    const max = this.#reader.take(',') ? this.#maximum() : min;
    if (!this.#reader.take('}') || max < min) throw new PatternError('a quantifier is {n}, {n,} or {n,m}');
    return { min, max };
  }

  #maximum(): number {
    return this.#reader.peek() === '}' ? Number.POSITIVE_INFINITY : this.#count();
  }

  #count(): number {
    const digits = this.#reader.digits(MAX_COUNT_DIGITS);
    if (digits === '') throw new PatternError('a quantifier counts');
    return Number(digits);
  }

  #atom(): Pattern {
    const char = this.#reader.next();
    if (char === '(') return this.#group();
    if (char === '[') return { type: 'set', set: readClass(this.#reader) };
    if (char === '.') return { type: 'set', set: anyCharacter(this.#flags.dotAll) };
    if (char === '^') return { type: 'start' };
    if (char === '$') return { type: 'end' };
    if (char === '\\') return this.#escape();
    if ('?*+{}]'.includes(char)) throw new PatternError(`${char} is escaped`);
    return { type: 'set', set: singleCharacter(char) };
  }

  #escape(): Pattern {
    if (/^[1-9]$/.test(this.#reader.peek())) return this.#reference();
    const escaped = readEscape(this.#reader);
    return { type: 'set', set: typeof escaped === 'string' ? singleCharacter(escaped) : escaped };
  }

  /** As many digits as make the number of a group; the group must be closed before (F&O §7.6.1). */
  #reference(): Pattern {
    let index = Number(this.#reader.next());
    while (/^\d$/.test(this.#reader.peek()) && index * 10 + Number(this.#reader.peek()) <= this.#groups) {
      index = index * 10 + Number(this.#reader.next());
    }
    if (!this.#closed.has(index)) throw new PatternError(`there is no group ${index} before`);
    this.#hasReferences = true;
    return { type: 'reference', index };
  }

  #group(): Pattern {
    const isCapturing = !this.#reader.take('?:');
    const index = isCapturing ? ++this.#groups : 0;
    const item = this.#choice();
    if (!this.#reader.take(')')) throw new PatternError('a parenthesis is not closed');
    if (!isCapturing) return item;
    this.#closed.add(index);
    return { type: 'group', index, item };
  }
}
