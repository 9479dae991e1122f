import { EventEmitter } from 'node:events';
import { Parser } from 'n3';
import type { Quad } from '../rdf/terms.ts';
import { Accepted, FAULTY, type ParsedQuad } from './accepted.ts';
import type { FaultKind, OnFault } from './fault.ts';
import type { Chunks, ReadOptions } from './format.ts';
import { TurtleScanner, type TurtleStatement } from './turtle-scanner.ts';

type Syntax = 'Turtle' | 'TriG';

/** Characters of statements that are parsed at once. */
const BATCH_SIZE = 262_144;
/** Statements that are parsed at once after a fault: each fault makes the statements before it be parsed again. */
const FEW = 8;

/** The quads of Turtle or TriG, statement by statement, so that a fault costs no more than the statement that it is in. */
export async function* readTurtle(
  chunks: Chunks,
  { base, onFault }: ReadOptions,
  syntax: Syntax,
): AsyncGenerator<Quad> {
  const scanner = new TurtleScanner(syntax === 'TriG', onFault);
  const reader = new StatementReader(base, syntax, onFault);
  for await (const chunk of chunks) yield* reader.add(scanner.push(chunk));
  yield* reader.add(scanner.push('', true));
  yield* reader.flush();
}

/** A fault that the parser found, in one of the statements that it was given. */
interface StatementFault {
  readonly index: number;
  readonly message: string;
  readonly line: number;
  readonly column?: number | undefined;
}

let scopes = 0;

class StatementReader {
  readonly #base: string;
  readonly #syntax: Syntax;
  readonly #onFault: OnFault;
  readonly #accepted: Accepted;
  /** The same for all parts of the text, so that a label means the same node in all. */
  readonly #blankNodePrefix = `_:s${scopes++}_`;
  readonly #prefixes = new Map<string, string>();
  /** The directives that gave the base IRI of what comes next. */
  #bases: string[] = [];
  #header: string | undefined;
  #pending: TurtleStatement[] = [];
  #size = 0;
  #atOnce = Number.POSITIVE_INFINITY;

  constructor(base: string, syntax: Syntax, onFault: OnFault) {
    this.#base = base;
    this.#syntax = syntax;
    this.#onFault = onFault;
    this.#accepted = new Accepted(onFault);
  }

  *add(statements: Iterable<TurtleStatement>): Generator<Quad> {
    for (const statement of statements) {
      this.#pending.push(statement);
      this.#size += statement.text.length;
      if (this.#size >= BATCH_SIZE) yield* this.flush();
    }
  }

  *flush(): Generator<Quad> {
    const statements = this.#pending;
    [this.#pending, this.#size] = [[], 0];
    for (let at = 0; at < statements.length; ) {
      const batch = statements.slice(at, at + this.#atOnce);
      const { quads, fault } = this.#parse(batch);
      if (fault === undefined) {
        yield* this.#taken(quads);
        at += batch.length;
        this.#atOnce *= 2;
      } else {
        this.#atOnce = FEW;
        this.#onFault({ ...placed(batch, fault), kind: kindOf(fault), effect: 'left out' });
        if (this.#declare(fault)) continue;
        yield* this.#taken(this.#parse(batch.slice(0, fault.index)).quads);
        at += fault.index + 1;
      }
    }
  }

  *#taken(quads: readonly ParsedQuad[]): Generator<Quad> {
    for (const parsed of quads) {
      const quad = this.#accepted.quad(parsed);
      if (quad !== undefined) yield quad;
    }
  }

  /** Declares a prefix that nobody declared, once that is reported, so that the statements with it can be left out one by one. */
  #declare({ message }: StatementFault): boolean {
    const prefix = /^the prefix (.*): is not declared$/.exec(message)?.[1];
    if (prefix === undefined) return false;
    this.#prefixes.set(prefix, FAULTY);
    this.#header = undefined;
    return true;
  }

  /** The quads of some statements, or the first fault in them. */
  #parse(statements: readonly TurtleStatement[]): { quads: readonly ParsedQuad[]; fault?: StatementFault } {
    const { text, lines } = this.#composed(statements);
    const quads: ParsedQuad[] = [];
    const declared: [prefix: string, iri: string][] = [];
    const parser = new Parser({
      baseIRI: this.#base,
      format: this.#syntax,
      blankNodePrefix: this.#blankNodePrefix,
    });
    const input = new EventEmitter();
    try {
      parser.parse(
        input,
        (error, quad) => {
          // Thrown, so that the rest is not gone through in vain.
          if (error) throw error;
          if (quad) quads.push(quad);
        },
        (prefix, iri) => declared.push([prefix, typeof iri === 'string' ? iri : iri.value]),
      );
      input.emit('data', text);
      input.emit('end');
    } catch (error) {
      return { quads: [], fault: statementFault(error as ParserError, text, lines) };
    }
    this.#remember(statements, declared);
    return { quads };
  }

  /** Statements behind their directives, each on a line of its own; `lines` are the lines, from 1, on which they begin. */
  #composed(statements: readonly TurtleStatement[]): { text: string; lines: readonly number[] } {
    this.#header ??= this.#directives();
    const parts = [this.#header];
    const lines: number[] = [];
    let line = lineBreaks(this.#header) + 2;
    let graph: string | undefined;
    const add = (part: string) => {
      parts.push(part);
      line += lineBreaks(part) + 1;
    };
    for (const statement of statements) {
      if (statement.graph !== graph && graph !== undefined) add('}');
      if (statement.graph !== graph && statement.graph !== undefined) add(`${statement.graph} {`);
      graph = statement.graph;
      lines.push(line);
      add(statement.text);
    }
    return { text: [...parts, graph === undefined ? '' : '}'].join('\n'), lines };
  }

  #directives(): string {
    const prefixes = [...this.#prefixes].map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
    return [...prefixes, ...this.#bases].join('\n');
  }

  #remember(statements: readonly TurtleStatement[], declared: readonly [string, string][]): void {
    for (const [prefix, iri] of declared) {
      if (this.#prefixes.get(prefix) === iri) continue;
      this.#prefixes.set(prefix, iri);
      this.#header = undefined;
    }
    for (const { text } of statements) {
      const base = /^@?base\s*<([^>]*)>/i.exec(text);
      if (base === null) continue;
      const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(base[1] as string);
      this.#bases = [...(isAbsolute ? [] : this.#bases), `@base <${base[1]}> .`];
      this.#header = undefined;
    }
  }
}

type ParserError = Error & { readonly context?: ParserContext };

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
function statementFault(error: ParserError, text: string, lines: readonly number[]): StatementFault {
  const { context } = error;
  if (context?.line === undefined) throw error;
  const line = context.line;
  const message = error.message.replace(/ on line \d+\.$/, '');
  const index = Math.max(0, lines.findLastIndex((first) => first <= line));
  const offset = columnOf(message, context, text);
  return { index, message: plain(message), line: line - (lines[index] as number), column: offset };
}

function columnOf(message: string, { line, token, previousToken }: ParserContext, text: string): number | undefined {
  if (token !== undefined) return token.start;
  const quoted = /^Unexpected "(.*)/.exec(message)?.[1]?.replace(/"$/, '');
  const start = previousToken?.line === line ? previousToken?.end : 0;
  const index = text.split(/\r\n|[\n\r]/)[(line ?? 1) - 1]?.indexOf(quoted ?? '\n', start) ?? -1;
  return index < 0 ? undefined : index;
}

/** Where the fault is in the whole text. */
function placed(statements: readonly TurtleStatement[], { index, message, line, column }: StatementFault) {
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

function kindOf({ message }: StatementFault): FaultKind {
  return /\bIRI\b/.test(message) && !message.startsWith('expected') ? 'IRI' : 'syntax';
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|[\n\r]/g)?.length ?? 0;
}
