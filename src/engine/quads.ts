import { type Literal, type NamedNode, type Quad, type Subject, TERMS, type Term } from '../rdf/terms.ts';
import { BLANK, IRI, LITERAL } from './columns/dictionary.ts';
import { type AccessPath, GRAPH, OBJECT, PREDICATE, Range, SUBJECT } from './columns/permutation.ts';
import type { QuadIndex } from './columns/quad-index.ts';

/** What to match in each place, as ids; `undefined` matches all, 0 nothing. `graph` is the default graph, all named ones, or one. */
export interface IdPattern {
  readonly subject?: number | undefined;
  readonly predicate?: number | undefined;
  readonly object?: number | undefined;
  readonly graph: 'default' | 'named' | number;
}

/** A triple as ids. */
export type IdTriple = readonly [subject: number, predicate: number, object: number];

const NOTHING: readonly number[] = [];
const CACHE_SIZE = 8_192;
const KINDS: Readonly<Record<string, number>> = { BlankNode: BLANK, NamedNode: IRI, Literal: LITERAL };

/** Reads an index without a query: for what knows the few statements that it wants. */
export class QuadReader {
  readonly #index: QuadIndex;
  /** Terms that were made, at a place of their id. */
  readonly #termIds = new Uint32Array(CACHE_SIZE);
  readonly #terms: (Subject | Literal)[] = [];
  /** Of `#ends`, which nothing interrupts. */
  readonly #ids = [0, 0, 0, 0];
  readonly #range = new Range();

  constructor(index: QuadIndex) {
    this.#index = index;
  }

  /** The id of a term, 0 where the data have none. */
  id(term: Term): number {
    const kind = KINDS[term.termType];
    return kind === undefined ? 0 : this.#index.dictionary.find(kind, term.value, qualifierOf(term));
  }

  /** The id of an IRI, 0 where the data have none. */
  iriId(value: string): number {
    return this.#index.dictionary.find(IRI, value, '');
  }

  /** Whether an id is of a blank node. */
  isBlank(id: number): boolean {
    return id < this.#index.dictionary.firstIri;
  }

  /** Whether any graph says something of an id; quick enough to be asked of a million. */
  isSubject(id: number): boolean {
    const { unnamedPaths, namedPaths } = this.#index;
    return unnamedPaths.count(SUBJECT, id) > 0 || namedPaths.count(SUBJECT, id) > 0;
  }

  /** The IRI, label or lexical form of an id. */
  text(id: number): string {
    return this.#index.dictionary.text(id);
  }

  /** The term of an id other than 0. */
  term(id: number): Subject | Literal {
    const at = id % CACHE_SIZE;
    if (this.#termIds[at] === id) return this.#terms[at] as Subject | Literal;
    const term = this.#made(id);
    this.#termIds[at] = id;
    this.#terms[at] = term;
    return term;
  }

  /** The ids of the IRIs that begin so, from one on, to another (exclusive): they stand in the order of their code points. */
  idsBeginning(start: string): { readonly from: number; readonly to: number } {
    const { dictionary } = this.#index;
    const first = Buffer.from(start);
    // No text in UTF-8 has a byte as great as the one that follows here.
    const after = Buffer.concat([first, Buffer.of(0xff)]);
    return { from: dictionary.firstIriFrom(first), to: dictionary.firstIriFrom(after) };
  }

  /** How many quads match; exact, and without looking at them unless a graph is named together with an object or a predicate. */
  count(pattern: IdPattern): number {
    const found = this.#find(pattern);
    if (found === undefined) return 0;
    if (found.path.rest.length === 0) return found.range.to - found.range.from;
    let count = 0;
    for (const _ of rowsOf(found)) count++;
    return count;
  }

  /** The triples that match as ids, in the order of the index; those of several graphs once for each. */
  *triples(pattern: IdPattern): Generator<IdTriple> {
    const found = this.#find(pattern);
    if (found === undefined) return;
    for (const row of rowsOf(found)) {
      yield [idAt(found, SUBJECT, row), idAt(found, PREDICATE, row), idAt(found, OBJECT, row)];
    }
  }

  /** A triple of ids as terms, in the default graph. */
  quad([subject, predicate, object]: IdTriple): Quad {
    const [first, second] = [this.term(subject) as Subject, this.term(predicate) as NamedNode];
    return TERMS.quad(first, second, this.term(object)) as Quad;
  }

  /** The quads that match, in the order of the index. */
  *quads(pattern: IdPattern): Generator<Quad> {
    const found = this.#find(pattern);
    if (found === undefined) return;
    const isNamed = pattern.graph !== 'default';
    for (const row of rowsOf(found)) {
      const graph = isNamed ? (this.term(idAt(found, GRAPH, row)) as Subject) : undefined;
      yield TERMS.quad(
        this.term(idAt(found, SUBJECT, row)) as Subject,
        this.term(idAt(found, PREDICATE, row)) as NamedNode,
        this.term(idAt(found, OBJECT, row)),
        graph,
      ) as Quad;
    }
  }

  /** The objects of a subject with a property in the default graph, in their order: quick enough to be asked of a million. */
  objects(subject: number, predicate: number): readonly number[] {
    return this.#ends(subject, predicate, 0);
  }

  /** The subjects with a property and an object, likewise. */
  subjects(predicate: number, object: number): readonly number[] {
    return this.#ends(0, predicate, object);
  }

  /** Two places are the first levels of one order: the third is what stands there. */
  #ends(subject: number, predicate: number, object: number): readonly number[] {
    if (predicate === 0 || subject + object === 0) return NOTHING;
    const ids = this.#ids;
    ids[SUBJECT] = subject;
    ids[PREDICATE] = predicate;
    ids[OBJECT] = object;
    const range = this.#range;
    const { permutation } = this.#index.unnamedPaths.choose(ids, range);
    if (range.from === range.to) return NOTHING;
    const column = permutation.column(2);
    const found: number[] = [];
    for (let row = range.from; row < range.to; row++) found.push(column[row] as number);
    return found;
  }

  #made(id: number): Subject | Literal {
    const { dictionary } = this.#index;
    const value = dictionary.text(id);
    const kind = dictionary.kind(id);
    if (kind === BLANK) return TERMS.blankNode(value);
    if (kind === IRI) return TERMS.namedNode(value);
    const qualifier = dictionary.qualifiers[dictionary.qualifierNumber(id)] as string;
    if (qualifier.startsWith('@')) return TERMS.literal(value, qualifier.slice(1));
    return TERMS.literal(value, TERMS.namedNode(qualifier));
  }

  #find({ subject, predicate, object, graph }: IdPattern): Found | undefined {
    const isOne = typeof graph === 'number';
    const pattern = [subject, predicate, object, isOne ? graph : undefined];
    if (pattern.includes(0)) return undefined;
    const ids = pattern.map((id) => id ?? 0);
    const range = new Range();
    const paths = graph === 'default' ? this.#index.unnamedPaths : this.#index.namedPaths;
    return { ids, range, path: paths.choose(ids, range) };
  }
}

interface Found {
  readonly ids: readonly number[];
  readonly range: Range;
  readonly path: AccessPath;
}

function* rowsOf({ ids, range, path }: Found): Generator<number> {
  const { rest, restColumns } = path;
  for (let row = range.from; row < range.to; row++) {
    if (rest.every((place, at) => restColumns[at]?.[row] === ids[place])) yield row;
  }
}

function idAt({ ids, path }: Found, place: number, row: number): number {
  const bound = ids[place] as number;
  if (bound !== 0) return bound;
  const level = path.levels[place] as number;
  return level === 0 ? path.permutation.first(row) : (path.permutation.column(level)[row] as number);
}

function qualifierOf(term: Term): string {
  if (term.termType !== 'Literal') return '';
  return term.language === '' ? term.datatype.value : `@${term.language}`;
}

/** The quads of all graphs with this subject, those of the default graph first. */
export function* subjectQuads(reader: QuadReader, term: Subject): Generator<Quad> {
  const subject = reader.id(term);
  for (const graph of ['default', 'named'] as const) yield* reader.quads({ subject, graph });
}
