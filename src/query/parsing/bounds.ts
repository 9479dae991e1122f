import { QueryError } from '../port.ts';
import { positionAt, tokens } from './tokens.ts';

/** What a query may measure before anything parses it. */
export interface Bounds {
  /** UTF-8 bytes. */
  readonly length: number;
  /** Brackets, braces and parentheses open at once. */
  readonly depth: number;
  readonly tokens: number;
}

/** Bounds that every query a person writes stays far below. */
export const DEFAULT_BOUNDS: Bounds = { length: 65_536, depth: 256, tokens: 20_000 };

const BACKSLASH = 0x5c;
const BRACKETS = [...'{(['].map((bracket) => bracket.charCodeAt(0));

/** Throws a QueryError where the query is longer (`too-large`), deeper or of more tokens (`malformed`) than the bounds. */
export function checkBounds(query: string, bounds: Bounds = DEFAULT_BOUNDS): void {
  const length = Buffer.byteLength(query);
  if (length > bounds.length) {
    throw new QueryError('too-large', `the query has ${length} bytes; at most ${bounds.length} are taken`);
  }
  if (isPlainlyWithin(query, bounds)) return;
  checkTokens(query, bounds);
  // Engines replace code point escapes before they read tokens, so `\u007B` opens a group too.
  const unescaped = withoutEscapes(query);
  if (unescaped !== query) checkTokens(unescaped, bounds);
}

/** Whether a query without escapes has no more characters than it may have tokens, and no more brackets than may be open at once. */
function isPlainlyWithin(query: string, { depth, tokens: max }: Bounds): boolean {
  if (query.length > max) return false;
  let brackets = 0;
  for (let at = 0; at < query.length; at++) {
    const character = query.charCodeAt(at);
    if (character === BACKSLASH) return false;
    if (BRACKETS.includes(character) && ++brackets > depth) return false;
  }
  return true;
}

function checkTokens(query: string, bounds: Bounds): void {
  let depth = 0;
  let count = 0;
  for (const { text, start } of tokens(query)) {
    if (++count > bounds.tokens) {
      throw new QueryError('malformed', `the query has more than ${bounds.tokens} tokens`);
    }
    if (text === '{' || text === '(' || text === '[') depth++;
    else if (text === '}' || text === ')' || text === ']') depth--;
    if (depth > bounds.depth) {
      const message = `the query is nested deeper than ${bounds.depth} levels`;
      throw new QueryError('malformed', message, positionAt(query, start));
    }
  }
}

function withoutEscapes(query: string): string {
  return query.replace(
    /\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/g,
    (written, short?: string, long?: string) => {
      const code = Number.parseInt(short ?? long ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : written;
    },
  );
}
