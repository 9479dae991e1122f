import type { FaultKind } from '../format.ts';
import type { TurtleStatement } from './terms.ts';

/** A fault that the parser found, in one of the statements that it was given. */
export interface StatementFault {
  readonly index: number;
  readonly message: string;
  readonly line: number;
  readonly column?: number | undefined;
}

/** What N3 throws. */
export type ParserError = Error & { readonly context?: ParserContext };

interface ParserContext {
  readonly line?: number;
  readonly token?: ParserToken;
  readonly previousToken?: ParserToken;
}

interface ParserToken {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** N3 knows the column of a token that comes at the wrong place; of what is no token it quotes the text. */
export function statementFault(error: ParserError, text: string, lines: readonly number[]): StatementFault {
  const { context } = error;
  if (context?.line === undefined) throw error;
  const line = context.line;
  const message = error.message.replace(/ on line \d+\.$/, '');
  const index = Math.max(
    0,
    lines.findLastIndex((first) => first <= line),
  );
  const offset = columnOf(message, context, text);
  return { index, message: plain(message), line: line - (lines[index] as number), column: offset };
}

function columnOf(
  message: string,
  { line, token, previousToken }: ParserContext,
  text: string,
): number | undefined {
  if (token !== undefined) return token.start;
  const quoted = /^Unexpected "(.*)/.exec(message)?.[1]?.replace(/"$/, '');
  const start = previousToken?.line === line ? previousToken?.end : 0;
  const index = text.split(/\r\n|[\n\r]/)[(line ?? 1) - 1]?.indexOf(quoted ?? '\n', start) ?? -1;
  return index < 0 ? undefined : index;
}

/** Where the fault is in the whole text. */
export function placed(
  statements: readonly TurtleStatement[],
  { index, message, line, column }: StatementFault,
) {
  const statement = statements[index] as TurtleStatement;
  const shift = line === 0 ? statement.column : 1;
  return { message, line: statement.line + line, column: column === undefined ? undefined : column + shift };
}

/** The parser's words, and what to do about it. */
function plain(message: string): string {
  const prefix = /^Undefined prefix "(.*):"$/s.exec(message)?.[1];
  if (prefix !== undefined) return `the prefix ${prefix}: is not declared`;
  const unexpected = /^Unexpected "(.*)"$/s.exec(message)?.[1];
  if (unexpected !== undefined) return `“${unexpected}” is no term, or stands at the wrong place`;
  const entity = /^Expected entity but got (.*)$/.exec(message)?.[1];
  if (entity === undefined) return message;
  return `expected an IRI, a prefixed name or a blank node, and there is ${entity === 'eof' ? 'the end' : entity}`;
}

/** What the fault is about. */
export function kindOf({ message }: StatementFault): FaultKind {
  return /\bIRI\b/.test(message) && !message.startsWith('expected') ? 'IRI' : 'syntax';
}

/** How many lines end in the text. */
export function lineBreaks(text: string): number {
  return text.match(/\r\n|[\n\r]/g)?.length ?? 0;
}
