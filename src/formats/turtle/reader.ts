import { EventEmitter } from 'node:events';
import { Parser } from 'n3';
import { type Quad, TERMS } from '../../rdf/terms.ts';
import { Accepted, FAULTY } from '../accepted.ts';
import type { Chunks, OnFault, ParsedQuad, ParsedTerm, ReadOptions } from '../format.ts';
import { LongTags } from '../whole-lines.ts';
import {
  kindOf,
  lineBreaks,
  type ParserError,
  placed,
  type StatementFault,
  statementFault,
} from './faults.ts';
import { TurtleScanner } from './scanner.ts';
import type { TurtleStatement } from './terms.ts';

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
  const tags = new LongTags();
  const scanner = new TurtleScanner(syntax === 'TriG', tags, onFault);
  const reader = new StatementReader(base, syntax, tags, onFault);
  for await (const chunk of chunks) yield* reader.add(scanner.push(chunk));
  yield* reader.add(scanner.end());
  yield* reader.flush();
}

/** What the parser gives of a text of ours, all at once. */
export async function readBackTurtle(
  text: string,
  base: string,
  syntax: Syntax,
): Promise<readonly ParsedQuad[]> {
  return new Parser({ baseIRI: base, format: syntax, factory: TERMS }).parse(text);
}

let scopes = 0;

class StatementReader {
  readonly #base: string;
  readonly #syntax: Syntax;
  readonly #tags: LongTags;
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

  constructor(base: string, syntax: Syntax, tags: LongTags, onFault: OnFault) {
    this.#base = base;
    this.#tags = tags;
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
      const quad = this.#accepted.quad(this.#asWritten(parsed));
      if (quad !== undefined) yield quad;
    }
  }

  #asWritten(parsed: ParsedQuad): ParsedQuad {
    const { language = '' } = parsed.object;
    const original = this.#tags.original(language);
    if (original === language) return parsed;
    const { subject, predicate, object, graph } = parsed;
    return { subject, predicate, object: { ...plainLiteral(object), language: original }, graph };
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
      factory: TERMS,
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

function plainLiteral({ termType, value }: ParsedTerm): ParsedTerm {
  return { termType, value };
}
