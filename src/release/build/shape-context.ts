import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, type NamedNode, type Quad, quad, type Term } from '../../rdf/terms.ts';
import { RDF, RDFS } from '../../rdf/vocabularies.ts';

const TARGET_CLASS = `${PREFIXES.sh}targetClass`;
const INVERSE_PATH = `${PREFIXES.sh}inversePath`;

/** What a piece of a data graph must hold beside the statements about its own nodes, so that shapes find there what they would find in the whole. */
export class ShapeContext {
  /** Number of quads of the whole; repeated ones count again. */
  readonly size: number;
  /** Subject → its classes, for sh:class. */
  readonly #classes = new Map<string, Quad['object'][]>();
  /** Object → the statements that lead to it by a property of an inverse path. */
  readonly #inbound = new Map<string, Quad[]>();

  constructor(whole: Iterable<Quad>, shapes: Iterable<Quad>) {
    const inverse = new Set<string>();
    for (const { predicate, object } of shapes) {
      if (predicate.value === INVERSE_PATH) inverse.add(object.value);
    }
    let size = 0;
    for (const stated of whole) {
      size++;
      if (stated.predicate.equals(RDF.type)) add(this.#classes, stated.subject, stated.object);
      if (inverse.has(stated.predicate.value)) add(this.#inbound, stated.object, stated);
    }
    this.size = size;
  }

  /** What belongs to a statement: the classes of its object and, once for each class of a subject, what leads to it. */
  of({ subject, predicate, object }: Quad): readonly Quad[] {
    const classes = object.termType === 'Literal' ? [] : (this.#classes.get(object.value) ?? []);
    const types = classes.map((one) => quad(object as NamedNode, RDF.type, one as NamedNode));
    const inbound = predicate.equals(RDF.type) ? this.#inbound.get(subject.value) : undefined;
    return inbound === undefined ? types : [...types, ...inbound];
  }
}

/** A shape's quad, with its target class marked: only the nodes of a piece belong to marked classes, not those that surround it. */
export function markedTarget(stated: Quad): Quad {
  const { subject, predicate, object } = stated;
  if (predicate.value !== TARGET_CLASS) return stated;
  return quad(subject as NamedNode, predicate as NamedNode, marked(object));
}

/** That the subject belongs to the marked class too, or that the marked class is below another. */
export function markedQuad({ subject, predicate, object }: Quad): Quad[] {
  if (predicate.equals(RDF.type)) return [quad(subject as NamedNode, RDF.type, marked(object))];
  if (predicate.equals(RDFS.subClassOf)) return [quad(marked(subject), RDFS.subClassOf, marked(object))];
  return [];
}

/** How the marked classes of a vocabulary are above and below each other. */
export function markedSubclasses(vocabulary: readonly Quad[]): Quad[] {
  return vocabulary.filter(({ predicate }) => predicate.equals(RDFS.subClassOf)).flatMap(markedQuad);
}

function marked({ value }: Term): NamedNode {
  return iri(`urn:marked:${encodeURIComponent(value)}`);
}

function add<T>(index: Map<string, T[]>, { value }: Term, item: T): void {
  const items = index.get(value);
  if (items === undefined) index.set(value, [item]);
  else items.push(item);
}
