/** A lexical token of a SPARQL text, near enough to the grammar to count and to find tokens by: offsets in UTF-16 units. */
interface Token {
  readonly text: string;
  readonly start: number;
}

const SPACE = /\s+/y;
/** A local name may hold `\#`, which begins no comment (SPARQL 1.1 Query §19.8, PN_LOCAL_ESC). */
const WORD =
  /[?$@]?(?:[\p{L}\p{N}_:%]|\\[_~.!$&'()*+,;=/?#@%-]|\\(?![_~.!$&'()*+,;=/?#@%-]))(?:[\p{L}\p{N}\p{M}_:%-]|\\[_~.!$&'()*+,;=/?#@%-]|\\(?![_~.!$&'()*+,;=/?#@%-]))*/uy;
const IRI_REF = /<[^<>"{}|^`\\\s\p{Cc}]*>/uy;
const OPERATOR = /\^\^|&&|\|\||[!<>]=/y;

/** The tokens of a SPARQL text in one linear pass, without comments and space; never throws, whatever the text. */
export function* tokens(query: string): Generator<Token> {
  let at = 0;
  while (at < query.length) {
    const end = skipped(query, at);
    if (end > at) {
      at = end;
      continue;
    }
    const next = tokenEnd(query, at);
    yield { text: query.slice(at, next), start: at };
    at = next;
  }
}

/** The 1-based line and column of an offset. */
export function positionAt(query: string, offset: number): { line: number; column: number } {
  const before = query.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function skipped(query: string, at: number): number {
  if (query[at] !== '#') return matchEnd(SPACE, query, at) ?? at;
  let end = at;
  while (end < query.length && query[end] !== '\n' && query[end] !== '\r') end++;
  return end;
}

function tokenEnd(query: string, at: number): number {
  const first = query[at];
  if (first === '"' || first === "'") return stringEnd(query, at, first);
  return matchEnd(IRI_REF, query, at) ?? matchEnd(WORD, query, at) ?? matchEnd(OPERATOR, query, at) ?? at + 1;
}

/** An unterminated string runs to the end: no parser reads past it either. */
function stringEnd(query: string, at: number, quote: string): number {
  const long = query.startsWith(quote.repeat(3), at);
  const close = long ? quote.repeat(3) : quote;
  let end = at + close.length;
  while (end < query.length && !query.startsWith(close, end)) end += query[end] === '\\' ? 2 : 1;
  return Math.min(end + close.length, query.length);
}

function matchEnd(pattern: RegExp, query: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(query) ? pattern.lastIndex : undefined;
}

const LITERAL_TOKEN = /<[^<>"{}|^`\\ \t\r\n]*>|""".*?"""|'''.*?'''|"[^"\r\n]*"|'[^'\r\n]*'/s;
const GAP = /(?:[ \t\r\n]|#[^\r\n]*)+/;
const TOKENS = new RegExp(`(${LITERAL_TOKEN.source})|${GAP.source}`, 'gs');
/** Where these occur, an IRI, a string or a comment may begin or end elsewhere than TOKENS takes it to. */
const UNSURE = /\\|<[^<>\s]*'/;

/** A query that parses, with every comment and run of space as one space: queries of the same text mean the same. */
export function canonicalText(query: string): string {
  if (UNSURE.test(query)) return query;
  return query.replace(TOKENS, (_, literal?: string) => literal ?? ' ').trim();
}

const PROBE = /^ASK ?(?:WHERE ?)?\{ ?(?:([?$]\w+) ([?$]\w+) ([?$]\w+) ?\.? ?)?\}$/i;

/** Whether a query, given as its canonical text, is what monitors ask to see whether anybody answers: `ASK {}` or `ASK { ?s ?p ?o }`. */
export function isProbeText(text: string): boolean {
  const found = PROBE.exec(text);
  if (found === null) return false;
  const variables = found.slice(1).filter((variable) => variable !== undefined);
  return new Set(variables.map((variable) => variable.slice(1))).size === variables.length;
}

/** Whether a text in percent-encoding (`application/x-www-form-urlencoded`, the query of an address) stands for UTF-8: each `%` is followed by two hexadecimal digits, and the bytes are well-formed. Linear. */
export function isDecodable(text: string): boolean {
  if (!text.includes('%')) return true;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
