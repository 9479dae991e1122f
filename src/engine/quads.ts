import { blankNode, iri, literal, type Quad, quad, type Subject, text } from '../rdf/terms.ts';
import { type AccessPath, GRAPH, OBJECT, PREDICATE, Range, SUBJECT } from './columns/permutation.ts';
import type { QuadIndex } from './columns/quad-index.ts';
import type { EngineTerm } from './expressions/term.ts';
import { LocalTerms } from './operators/tables/local-terms.ts';

/** What to match in each place; `undefined` matches all. `graph` is the default graph, all named ones, or one. */
interface TermPattern {
  readonly subject?: EngineTerm | undefined;
  readonly predicate?: EngineTerm | undefined;
  readonly object?: EngineTerm | undefined;
  readonly graph: 'default' | 'named' | EngineTerm;
}

/** A quad of terms; `graph` is absent in the default graph. */
interface QuadOfTerms {
  readonly subject: EngineTerm;
  readonly predicate: EngineTerm;
  readonly object: EngineTerm;
  readonly graph?: EngineTerm;
}

const UNCHARGED = { charge: () => {}, step: () => {}, compute: () => {} };

/** Reads an index without a query: for what knows the few statements that it wants. */
export class QuadReader {
  readonly #index: QuadIndex;
  readonly #terms: LocalTerms;

  constructor(index: QuadIndex) {
    this.#index = index;
    this.#terms = new LocalTerms(index.dictionary, UNCHARGED);
  }

  /** How many quads match; exact, and without looking at them unless a graph is named together with an object or a predicate. */
  count(pattern: TermPattern): number {
    const found = this.#find(pattern);
    if (found === undefined) return 0;
    if (found.path.rest.length === 0) return found.range.to - found.range.from;
    let count = 0;
    for (const _ of rowsOf(found)) count++;
    return count;
  }

  /** The quads that match, in the order of the index. */
  *match(pattern: TermPattern): Generator<QuadOfTerms> {
    const found = this.#find(pattern);
    if (found === undefined) return;
    for (const row of rowsOf(found)) {
      const term = (place: number) => this.#terms.term(idAt(found, place, row));
      const triple = { subject: term(SUBJECT), predicate: term(PREDICATE), object: term(OBJECT) };
      yield pattern.graph === 'default' ? triple : { ...triple, graph: term(GRAPH) };
    }
  }

  #find({ subject, predicate, object, graph }: TermPattern): Found | undefined {
    const isOne = graph !== 'default' && graph !== 'named';
    const wanted = [subject, predicate, object, isOne ? graph : undefined];
    const ids = wanted.map((term) => (term === undefined ? 0 : this.#terms.find(term)));
    if (wanted.some((term, place) => term !== undefined && ids[place] === 0)) return undefined;
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

/** The quads of all graphs with this subject as RDF/JS, those of the default graph first. */
export function* subjectQuads(reader: QuadReader, { termType, value }: Subject): Generator<Quad> {
  const subject: EngineTerm = { kind: termType === 'NamedNode' ? 'iri' : 'blank', value };
  for (const graph of ['default', 'named'] as const) {
    for (const found of reader.match({ subject, graph })) {
      yield quad(
        resource(found.subject),
        iri(found.predicate.value),
        termOf(found.object),
        found.graph && resource(found.graph),
      );
    }
  }
}

function termOf(term: EngineTerm) {
  if (term.kind !== 'literal') return resource(term);
  return term.language === '' ? literal(term.value, iri(term.datatype)) : text(term.value, term.language);
}

function resource({ kind, value }: EngineTerm): Subject {
  return kind === 'blank' ? blankNode(value) : iri(value);
}
