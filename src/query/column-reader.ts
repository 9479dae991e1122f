import { distanceBetween } from '../engine/expressions/geo/distance.ts';
import { type Geometry, parseWkt } from '../engine/expressions/geo/wkt.ts';
import type { QuadReader } from '../engine/quads.ts';
import { LABEL_PROPERTIES } from '../rdf/label.ts';
import { PREFIXES } from '../rdf/namespaces.ts';

/** A term as SPARQL 1.1 Query Results JSON §3.2.2 writes it. */
export interface ColumnTerm {
  readonly type: 'uri' | 'literal' | 'bnode';
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

/** A step to what a property leads to, or to what leads here by it. */
interface Step {
  readonly predicate: number;
  readonly isInverse: boolean;
}

/** A property path of the forms `a/b`, `^a` and `a|b`, in ids: the alternatives, each with its steps. */
export type IdPath = readonly (readonly Step[])[];

const TOKENS = /[|/]|(\^?)(?:<([^<>]{0,200})>|([\w-]{1,40}):([\w-]{1,80}))/g;
const KILOMETRE = 'http://www.opengis.net/def/uom/OGC/1.0/kilometre';
const WKT = `${PREFIXES.geo}wktLiteral`;
const STRING = `${PREFIXES.xsd}string`;
const TYPE = `${PREFIXES.rdf}type`;

/** Reads whole columns of a dataset by the ids of its terms, in the default graph as the release takes it: for what pages say of all things at once, where rows that are written, sent and read would cost ten times as much. */
export class ColumnReader {
  readonly #reader: QuadReader;
  readonly #labels: readonly number[];

  constructor(reader: QuadReader) {
    this.#reader = reader;
    this.#labels = LABEL_PROPERTIES.map((property) => reader.iriId(property)).filter((id) => id !== 0);
  }

  /** The id of an IRI, 0 where the data have none. */
  id(iri: string): number {
    return this.#reader.iriId(iri);
  }

  /** The IRI, label or lexical form of an id. */
  text(id: number): string {
    return this.#reader.text(id);
  }

  /** A path whose properties are IRIs in angle brackets, or written with the prefixes of munpart. */
  path(text: string): IdPath {
    const alternatives: Step[][] = [[]];
    for (const [token, inverse, iri, prefix = '', name = ''] of text.matchAll(TOKENS)) {
      if (token === '|') alternatives.push([]);
      else if (token !== '/') {
        const property = iri ?? `${(PREFIXES as Readonly<Record<string, string>>)[prefix]}${name}`;
        alternatives.at(-1)?.push({ predicate: this.id(property), isInverse: inverse === '^' });
      }
    }
    return alternatives;
  }

  /** Where a path leads to from an id: each id once, in their order step by step. */
  follow(path: IdPath, from: number): readonly number[] {
    const [steps = [], ...others] = path;
    const [step, ...further] = steps;
    // One step leads nowhere twice.
    if (others.length + further.length === 0) return step === undefined ? [from] : this.#step(step, from);
    const found = new Set<number>();
    for (const sequence of path) {
      let reached: readonly number[] = [from];
      for (const one of sequence) {
        const next: number[] = [];
        for (const id of reached) for (const end of this.#step(one, id)) next.push(end);
        reached = next;
      }
      for (const id of reached) found.add(id);
    }
    return [...found];
  }

  /** The IRIs that have a property with this value, as ids in the order of the IRIs. */
  subjects(property: string, value: string): number[] {
    const found = this.#step({ predicate: this.id(property), isInverse: true }, this.id(value));
    return found.filter((id) => !this.#reader.isBlank(id));
  }

  /** Whether something is an instance of a class. */
  isA(id: number, classIri: string): boolean {
    return (
      this.#reader.count({
        subject: id,
        predicate: this.id(TYPE),
        object: this.id(classIri),
        graph: 'default',
      }) > 0
    );
  }

  /** Subjects and objects of all triples with a property. */
  *pairs(property: string): Generator<readonly [subject: number, object: number]> {
    for (const [subject, , object] of this.#reader.triples({
      predicate: this.id(property),
      graph: 'default',
    })) {
      yield [subject, object];
    }
  }

  /** Whether an id is of an IRI. */
  isIri(id: number): boolean {
    return this.#reader.term(id).termType === 'NamedNode';
  }

  /** The term of an id. */
  term(id: number): ColumnTerm {
    const term = this.#reader.term(id);
    if (term.termType === 'NamedNode') return { type: 'uri', value: term.value };
    if (term.termType === 'BlankNode') return { type: 'bnode', value: term.value };
    if (term.language !== '') return { type: 'literal', value: term.value, 'xml:lang': term.language };
    const datatype = term.datatype.value;
    return { type: 'literal', value: term.value, ...(datatype !== STRING && { datatype }) };
  }

  /** The geometry that an id is a literal of. */
  geometry(id: number): Geometry | undefined {
    const { datatype, value } = this.term(id);
    return datatype === WKT ? parseWkt(value) : undefined;
  }

  /** The labels of an id: the literals of the first of LABEL_PROPERTIES that it has. */
  labels(id: number): ColumnTerm[] {
    for (const predicate of this.#labels) {
      const found = this.#step({ predicate, isInverse: false }, id).map((label) => this.term(label));
      const labels = found.filter(({ type }) => type === 'literal');
      if (labels.length > 0) return labels;
    }
    return [];
  }

  #step({ predicate, isInverse }: Step, id: number): readonly number[] {
    return isInverse ? this.#reader.subjects(predicate, id) : this.#reader.objects(id, predicate);
  }
}

/** The kilometres between two geometries on WGS 84, as geof:distance tells them; undefined where one is empty. */
export function kilometresBetween(here: Geometry, there: Geometry): number | undefined {
  return distanceBetween(here, there, KILOMETRE);
}
