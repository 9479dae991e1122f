import type { QuadIndex } from '../../engine/engine.ts';
import { type IdPattern, QuadReader } from '../../engine/quads.ts';
import type { Quad, Term } from '../../rdf/terms.ts';

/** The graphs of the RDF dataset of a query, as FROM and FROM NAMED or the protocol give them; absent: those of the index. */
export interface ChosenGraphs {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

type PatternTerm = Term | null | undefined;
type Graph = IdPattern['graph'];

/** An index as a `Source` of RDF/JS: what is matched is read where it lies, and nothing is held beside it. */
export class IndexSource {
  readonly #reader: QuadReader;
  /** Undefined where they are those of the index. */
  readonly #chosen: { readonly merged: readonly number[]; readonly named: readonly number[] } | undefined;

  constructor(index: QuadIndex, graphs?: ChosenGraphs) {
    const reader = new QuadReader(index);
    const ids = (iris: readonly string[]) => [...new Set(iris.map((iri) => reader.iriId(iri)))];
    this.#reader = reader;
    this.#chosen = graphs && { merged: ids(graphs.defaultGraphs), named: ids(graphs.namedGraphs) };
  }

  /** The quads that match; a place that is null, absent or a variable matches all, as `graph` the default graph too. */
  *match(
    subject?: PatternTerm,
    predicate?: PatternTerm,
    object?: PatternTerm,
    graph?: PatternTerm,
  ): Generator<Quad> {
    const pattern = this.#patternOf(subject, predicate, object);
    if (isAny(graph) || graph.termType === 'DefaultGraph') yield* this.#unnamed(pattern);
    if (isAny(graph) || graph.termType !== 'DefaultGraph') {
      for (const one of this.#namedGraphs(graph)) yield* this.#reader.quads({ ...pattern, graph: one });
    }
  }

  /** How many quads match: exact, for Comunica takes zero for certain. */
  countQuads(
    subject?: PatternTerm,
    predicate?: PatternTerm,
    object?: PatternTerm,
    graph?: PatternTerm,
  ): number {
    const pattern = this.#patternOf(subject, predicate, object);
    let count = 0;
    if (isAny(graph) || graph.termType === 'DefaultGraph') count += this.#countUnnamed(pattern);
    if (isAny(graph) || graph.termType !== 'DefaultGraph') {
      for (const one of this.#namedGraphs(graph)) count += this.#reader.count({ ...pattern, graph: one });
    }
    return count;
  }

  #patternOf(subject: PatternTerm, predicate: PatternTerm, object: PatternTerm): Omit<IdPattern, 'graph'> {
    const id = (place: PatternTerm) => (isAny(place) ? undefined : this.#reader.id(place));
    return { subject: id(subject), predicate: id(predicate), object: id(object) };
  }

  #namedGraphs(graph: PatternTerm): readonly Graph[] {
    if (isAny(graph)) return this.#chosen?.named ?? ['named'];
    const id = this.#reader.id(graph);
    return (this.#chosen?.named.includes(id) ?? true) ? [id] : [];
  }

  #countUnnamed(pattern: Omit<IdPattern, 'graph'>): number {
    if (this.#chosen === undefined) return this.#reader.count({ ...pattern, graph: 'default' });
    const [only, ...others] = this.#chosen.merged;
    if (others.length === 0) return only === undefined ? 0 : this.#reader.count({ ...pattern, graph: only });
    let count = 0;
    for (const _ of this.#unnamed(pattern)) count++;
    return count;
  }

  /** Graphs that are merged are one set of triples (SPARQL 1.1 Query §13.2.1). */
  *#unnamed(pattern: Omit<IdPattern, 'graph'>): Generator<Quad> {
    if (this.#chosen === undefined) {
      yield* this.#reader.quads({ ...pattern, graph: 'default' });
      return;
    }
    const { merged } = this.#chosen;
    const given = new Set<string>();
    for (const graph of merged) {
      for (const triple of this.#reader.triples({ ...pattern, graph })) {
        const key = merged.length > 1 ? triple.join() : '';
        if (key !== '' && given.has(key)) continue;
        if (key !== '') given.add(key);
        yield this.#reader.quad(triple);
      }
    }
  }
}

function isAny(place: PatternTerm): place is null | undefined {
  return place === null || place === undefined || place.termType === 'Variable';
}
