import { type CharacterSet, javaScriptSet } from './character-set.ts';

/** A parsed regular expression of XPath. `max` is Infinity where there is none. */
export type Pattern =
  | { readonly type: 'set'; readonly set: CharacterSet }
  | { readonly type: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly type: 'choice'; readonly branches: readonly Pattern[] }
  | {
      readonly type: 'repeat';
      readonly item: Pattern;
      readonly min: number;
      readonly max: number;
      readonly isGreedy: boolean;
    }
  | { readonly type: 'group'; readonly index: number; readonly item: Pattern }
  | { readonly type: 'reference'; readonly index: number }
  | { readonly type: 'start' }
  | { readonly type: 'end' };

/** The flags of F&O §7.6.1.1, with `q` of its third version. */
export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly extended: boolean;
  readonly literal: boolean;
}

/** A pattern, flags or replacement that F&O does not allow (FORX0001 to FORX0004), or one beyond the bounds. */
export class PatternError extends Error {}

/** Reads the flags of REGEX and REPLACE; throws a PatternError for any other letter. */
export function parseFlags(flags: string): Flags {
  if (!/^[smixq]{0,100}$/.test(flags)) throw new PatternError('no such flag');
  const has = (flag: string) => flags.includes(flag);
  return {
    ignoreCase: has('i'),
    multiline: has('m') && !has('q'),
    dotAll: has('s'),
    extended: has('x') && !has('q'),
    literal: has('q'),
  };
}

const LINE_FEED = 10;

/** Whether `^` or `$` holds at a position; with the flag m also at the lines, of which none begins after a final line feed (F&O §7.6.1). */
export function holdsAt(
  anchor: 'start' | 'end',
  text: string,
  position: number,
  { multiline }: Flags,
): boolean {
  if (anchor === 'start') {
    if (position === 0) return true;
    return multiline && position < text.length && text.charCodeAt(position - 1) === LINE_FEED;
  }
  return position === text.length || (multiline && text.charCodeAt(position) === LINE_FEED);
}

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
  digits(max: number): string {
    let digits = '';
    while (digits.length < max && /^\d$/.test(this.peek())) digits += this.next();
    return digits;
  }
}

/** Longest chain of characters that is left to JavaScript. */
const MAX_ITEMS = 100;
const MAX_BRANCHES = 20;

/** The pattern as a RegExp, where JavaScript's matching takes time in proportion to the text whatever that is: chains of characters, in which one may be repeated without end if the chain begins with `^`. `undefined` for all others. */
export function harmlessExpression(pattern: Pattern, flags: Flags): RegExp | undefined {
  const branches = pattern.type === 'choice' ? pattern.branches : [pattern];
  if (branches.length > MAX_BRANCHES) return undefined;
  const sources = branches.map((branch) => chainSource(branch, flags));
  if (sources.some((source) => source === undefined)) return undefined;
  return new RegExp(sources.join('|'), flags.ignoreCase ? 'vi' : 'v');
}

function chainSource(branch: Pattern, flags: Flags): string | undefined {
  const items = branch.type === 'sequence' ? branch.items : [branch];
  const repeats = items.filter(({ type }) => type === 'repeat');
  if (items.length > MAX_ITEMS || repeats.length > 1) return undefined;
  if (repeats.length > 0 && items[0]?.type !== 'start') return undefined;
  const sources = items.map((item) => itemSource(item, flags));
  return sources.some((source) => source === undefined) ? undefined : sources.join('');
}

function itemSource(item: Pattern, flags: Flags): string | undefined {
  if (item.type === 'set') return javaScriptSet(item.set, flags.ignoreCase);
  // JavaScript knows other ends of lines.
  if (item.type === 'start' || item.type === 'end') {
    return flags.multiline ? undefined : item.type === 'start' ? '^' : '$';
  }
  if (item.type !== 'repeat' || item.item.type !== 'set') return undefined;
  const set = javaScriptSet(item.item.set, flags.ignoreCase);
  const max = item.max === Number.POSITIVE_INFINITY ? '' : item.max;
  return set === undefined ? undefined : `${set}{${item.min},${max}}${item.isGreedy ? '' : '?'}`;
}
