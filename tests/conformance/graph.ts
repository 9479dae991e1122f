import type { Quad, Term } from '../../src/rdf/terms.ts';
import { RDF } from '../../src/rdf/vocabularies.ts';

/** A graph that is walked from node to node; predicates are given as IRIs. */
export class Graph {
  readonly #objects = new Map<string, Term[]>();

  constructor(quads: Iterable<Quad>) {
    for (const { subject, predicate, object } of quads) {
      const key = keyOf(subject, predicate.value);
      const known = this.#objects.get(key);
      if (known === undefined) this.#objects.set(key, [object]);
      else known.push(object);
    }
  }

  objects(subject: Term, predicate: string): readonly Term[] {
    return this.#objects.get(keyOf(subject, predicate)) ?? [];
  }

  object(subject: Term, predicate: string): Term | undefined {
    return this.objects(subject, predicate)[0];
  }

  value(subject: Term, predicate: string): string | undefined {
    return this.object(subject, predicate)?.value;
  }

  /** The members of the lists to which the predicate leads. */
  members(subject: Term, predicate: string): Term[] {
    const members: Term[] = [];
    for (const head of this.objects(subject, predicate)) {
      let node: Term | undefined = head;
      while (node !== undefined && node.value !== RDF.nil.value) {
        members.push(...this.objects(node, RDF.first.value));
        node = this.object(node, RDF.rest.value);
      }
    }
    return members;
  }
}

function keyOf(subject: Term, predicate: string): string {
  return `${subject.termType} ${subject.value} ${predicate}`;
}
