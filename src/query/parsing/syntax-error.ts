import { QueryError } from '../port.ts';
import { positionAt, tokens } from './tokens.ts';

/** What a grammar tells of the token at which it stopped. */
export interface ParserFault {
  readonly message: string;
  readonly token: { readonly image: string; readonly startOffset: number };
}

interface SyntaxErrorPosition {
  readonly message: string;
  readonly offset: number | undefined;
}

/** The QueryError `malformed` for what a parser threw: a fault at a token, a character outside the grammar, or a rule about names. */
export function syntaxError(query: string, cause: unknown, fault: ParserFault | undefined): QueryError {
  const { message, offset } = fault === undefined ? placeOf(query, cause) : faultPlace(query, fault);
  const at = offset === undefined ? {} : positionAt(query, offset);
  return new QueryError('malformed', message, { ...at, cause });
}

function faultPlace(query: string, { message, token }: ParserFault): SyntaxErrorPosition {
  const expected = /^Expecting(?: token of type)? --> (.+?) <--/.exec(message)?.[1];
  const expectedToken = expected === undefined ? '' : `; expected ${expected}`;
  if (token.image === '')
    return { message: `unexpected end of the query${expectedToken}`, offset: query.length };
  return { message: `unexpected ${token.image}${expectedToken}`, offset: token.startOffset };
}

function placeOf(query: string, cause: unknown): SyntaxErrorPosition {
  if (cause instanceof RangeError) return { message: 'the query is nested too deeply', offset: undefined };
  const message = cause instanceof Error ? cause.message : String(cause);
  const offset = Number(/at offset: (\d+)/.exec(message)?.[1] ?? Number.NaN);
  if (!Number.isNaN(offset)) return { message: `unexpected ${characterAt(query, offset)}`, offset };
  return { message: lowerFirst(message), offset: namedPlace(query, message) };
}

function characterAt(query: string, offset: number): string {
  const word = /[^\s(){}[\]<>"',;.]+|./suy;
  word.lastIndex = offset;
  return word.exec(query)?.[0] ?? 'character';
}

/** Rules about names say the name, not the place: the last token that writes it is where the rule was broken. */
function namedPlace(query: string, message: string): number | undefined {
  const prefix = /^Unknown prefix: (.*)$/.exec(message)?.[1];
  if (prefix !== undefined)
    return [...tokens(query)].find(({ text }) => text.startsWith(`${prefix}:`))?.start;
  const name = /(_:[^\s:)]{1,100})\)|\?([^\s)?]{1,100})|^Variable (\S{1,100}) used/.exec(message);
  if (name === null) return undefined;
  const writings = name[1] === undefined ? [`?${name[2] ?? name[3]}`, `$${name[2] ?? name[3]}`] : [name[1]];
  return [...tokens(query)].findLast(({ text }) => writings.includes(text))?.start;
}

function lowerFirst(message: string): string {
  return /^[A-Z][a-z]/.test(message) ? message.charAt(0).toLowerCase() + message.slice(1) : message;
}
