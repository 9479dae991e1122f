import type { Quad } from '../../rdf/terms.ts';

/** A description by subject and property. */
export class Statements {
  readonly #values = new Map<string, Map<string, string[]>>();

  constructor(quads: Iterable<Quad>) {
    for (const { subject, predicate, object } of quads) {
      const properties = this.#values.get(subject.value) ?? new Map<string, string[]>();
      const values = properties.get(predicate.value) ?? [];
      this.#values.set(subject.value, properties.set(predicate.value, [...values, object.value]));
    }
  }

  /** Lexical forms and IRIs. */
  values(subject: string, property: string): readonly string[] {
    return this.#values.get(subject)?.get(property) ?? [];
  }

  has(subject: string, property: string): boolean {
    return this.values(subject, property).length > 0;
  }

  /** The subjects of a class, in the order of the description. */
  instances(type: string): readonly string[] {
    return [...this.#values.keys()].filter((subject) => this.values(subject, RDF_TYPE).includes(type));
  }
}

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
