import { PREFIXES } from '../rdf/namespaces.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import { RDF, RDFS } from '../rdf/vocabularies.ts';

/** A term of SHACL by its local name. */
export function sh(name: string): string {
  return PREFIXES.sh + name;
}

/** The shapes cannot be used; the message names each fault and the shape that has it. */
export class ShapesError extends Error {
  override readonly name = 'ShapesError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('; '));
    this.faults = faults;
  }
}

/** A statement with this as its subject. */
export interface Property {
  readonly predicate: string;
  readonly object: Term;
}

/** A text that two terms share only if they are the same RDF term. */
export function keyOf(term: Term): string {
  if (term.termType !== 'Literal') return `${term.termType} ${term.value}`;
  return `"${term.language.toLowerCase()}^${term.datatype.value}"${term.value}`;
}

/** A graph of shapes that is walked from node to node; whatever graph a statement stands in, it counts. */
export class ShapesGraph {
  readonly #properties = new Map<string, Property[]>();
  readonly #subjects = new Map<string, Term>();
  readonly #inverse = new Map<string, Term[]>();

  constructor(quads: Iterable<Quad>) {
    const known = new Set<string>();
    for (const { subject, predicate, object } of quads) {
      const key = keyOf(subject);
      const statement = `${key} ${predicate.value} ${keyOf(object)}`;
      if (known.has(statement)) continue;
      known.add(statement);
      this.#subjects.set(key, subject);
      append(this.#properties, key, { predicate: predicate.value, object });
      append(this.#inverse, `${predicate.value} ${keyOf(object)}`, subject);
    }
  }

  /** All subjects, in the order of their first appearance. */
  subjects(): Iterable<Term> {
    return this.#subjects.values();
  }

  properties(subject: Term): readonly Property[] {
    return this.#properties.get(keyOf(subject)) ?? [];
  }

  objects(subject: Term, predicate: string): Term[] {
    return this.properties(subject)
      .filter((property) => property.predicate === predicate)
      .map(({ object }) => object);
  }

  subjectsOf(predicate: string, object: Term): readonly Term[] {
    return this.#inverse.get(`${predicate} ${keyOf(object)}`) ?? [];
  }

  /** The one value of a property, undefined where there is none; throws a ShapesError where there are more. */
  only(subject: Term, predicate: string): Term | undefined {
    const [first, ...rest] = this.objects(subject, predicate);
    if (rest.length > 0) throw new ShapesError([`${nameOf(subject)} has ${shortName(predicate)} twice`]);
    return first;
  }

  isList(head: Term): boolean {
    return head.value === RDF.nil.value || this.objects(head, RDF.first.value).length > 0;
  }

  /** The members of a list (SHACL §1.5); throws a ShapesError where it is none. */
  members(head: Term): Term[] {
    const members: Term[] = [];
    const seen = new Set<string>();
    for (let node = head; node.value !== RDF.nil.value; ) {
      const [first] = this.objects(node, RDF.first.value);
      const [rest] = this.objects(node, RDF.rest.value);
      if (first === undefined || rest === undefined || seen.has(keyOf(node))) {
        throw new ShapesError([`${nameOf(head)} is no list that ends`]);
      }
      seen.add(keyOf(node));
      members.push(first);
      node = rest;
    }
    return members;
  }

  /** Whether the term is an instance of rdfs:Class, directly or by a class below it. */
  isClass(term: Term): boolean {
    const reached = new Set<string>();
    const waiting = this.objects(term, RDF.type.value);
    for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
      if (type.value === `${PREFIXES.rdfs}Class`) return true;
      if (reached.has(type.value)) continue;
      reached.add(type.value);
      waiting.push(...this.objects(type, RDFS.subClassOf.value));
    }
    return false;
  }
}

/** What to call a node in a message. */
export function nameOf(term: Term): string {
  return term.termType === 'NamedNode' ? `<${term.value}>` : `the shape _:${term.value}`;
}

/** A term of SHACL with its prefix, any other as an IRI. */
export function shortName(iri: string): string {
  return iri.startsWith(PREFIXES.sh) ? `sh:${iri.slice(PREFIXES.sh.length)}` : `<${iri}>`;
}

function append<T>(index: Map<string, T[]>, key: string, item: T): void {
  const items = index.get(key);
  if (items === undefined) index.set(key, [item]);
  else items.push(item);
}
