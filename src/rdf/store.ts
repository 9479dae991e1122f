import { DataFactory, Store } from 'n3';
import { type Quad, TERMS, type Term } from './terms.ts';

/** What the default graph of a dataset is taken to be: the one that it has, or the union of all its graphs as a set of triples. */
export type DefaultGraph = 'own' | 'union';

/** Names, where the default graph is the union, the graph of the statements that stood in none; no part of what the public asks. */
export const OWN_DEFAULT_GRAPH = 'urn:x-munpart:default-graph';

/** An indexed set of quads in memory that can be matched by pattern: a `Store` of RDF/JS. */
export type QuadStore = Store;

/** A store of these quads, indexed. */
export function quadStore(quads: Iterable<Quad>): QuadStore {
  const store = newStore();
  for (const quad of quads) store.addQuad(quad);
  return store;
}

function newStore(): QuadStore {
  return new Store([], { factory: TERMS });
}

/** The RDF dataset that FROM and FROM NAMED describe (SPARQL 1.1 Query §13.2): the default graphs merged, and the named ones; a graph that is not there is empty. */
export function selectGraphs(
  store: QuadStore,
  defaultGraphs: readonly string[],
  namedGraphs: readonly string[],
): QuadStore {
  const dataset = newStore();
  const { namedNode, defaultGraph, quad } = DataFactory;
  for (const graph of defaultGraphs) {
    for (const { subject, predicate, object } of store.match(null, null, null, namedNode(graph))) {
      dataset.addQuad(quad(subject, predicate, object, defaultGraph()));
    }
  }
  for (const graph of namedGraphs) {
    for (const found of store.match(null, null, null, namedNode(graph))) dataset.addQuad(found);
  }
  return dataset;
}

/** The statements of the default graph about these resources and the blank nodes below them (Concise Bounded Description without reification). */
export function conciseDescription(store: QuadStore, resources: Iterable<Term>): Quad[] {
  const nodes = [...resources].filter(
    (term) => term.termType === 'NamedNode' || term.termType === 'BlankNode',
  );
  const reached = new Map(nodes.map((node) => [`${node.termType} ${node.value}`, node]));
  const quads: Quad[] = [];
  for (const resource of reached.values()) {
    for (const quad of store.getQuads(resource, null, null, DataFactory.defaultGraph())) {
      quads.push(quad as Quad);
      const { object } = quad;
      if (object.termType === 'BlankNode') reached.set(`BlankNode ${object.value}`, object);
    }
  }
  return quads;
}
