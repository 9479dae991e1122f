import { BLANK, IRI, LITERAL } from '../engine/columns/dictionary.ts';
import { type Permutation, Range } from '../engine/columns/permutation.ts';
import type { QuadIndex } from '../engine/columns/quad-index.ts';
import { type EngineTerm, iri as iriTerm, languageString, literal } from '../engine/expressions/term.ts';
import { parseValue } from '../engine/expressions/value.ts';
import { blankNode, iri, literal as literalOf, type Term, text } from '../rdf/terms.ts';
import { RDF, RDFS } from '../rdf/vocabularies.ts';
import { keyOf } from './shapes-graph.ts';

/** Ids of nodes; where they come from the data, sorted and each once. */
export type Nodes = Uint32Array | readonly number[];

const NONE = new Uint32Array(0);

/** The default graph of an index as shapes see it: nodes are ids, also those that only shapes name. */
export class DataGraph {
  readonly #index: QuadIndex;
  /** Terms that the data does not have; the first has the id after the last of the dictionary. */
  readonly #others: Term[] = [];
  readonly #otherIds = new Map<string, number>();
  readonly #range = new Range();
  readonly #ids = [0, 0, 0, 0];
  readonly #terms = new Map<number, EngineTerm>();
  readonly #subclasses = new Map<number, ReadonlySet<number>>();
  readonly #type: number;
  readonly #subClassOf: number;

  constructor(index: QuadIndex) {
    this.#index = index;
    this.#type = this.id(RDF.type);
    this.#subClassOf = this.id(RDFS.subClassOf);
  }

  /** The id of a term; it has a new one where neither the data nor the shapes named it yet. */
  id(term: Term): number {
    const kind = term.termType === 'Literal' ? LITERAL : term.termType === 'BlankNode' ? BLANK : IRI;
    const found = this.#index.dictionary.find(kind, term.value, qualifierOf(term));
    if (found !== 0) return found;
    const key = keyOf(term);
    const known = this.#otherIds.get(key);
    if (known !== undefined) return known;
    const id = this.#index.dictionary.size + this.#others.push(term);
    this.#otherIds.set(key, id);
    return id;
  }

  /** The term of an id. */
  term(id: number): Term {
    const { dictionary } = this.#index;
    const other = this.#others[id - dictionary.size - 1];
    if (other !== undefined) return other;
    const value = dictionary.text(id);
    if (id < dictionary.firstIri) return blankNode(value);
    if (id < dictionary.firstLiteral) return iri(value);
    const qualifier = dictionary.qualifiers[dictionary.qualifierNumber(id)] as string;
    return qualifier.startsWith('@') ? text(value, qualifier.slice(1)) : literalOf(value, iri(qualifier));
  }

  /** The term of an id as expressions compute with it; it remembers its value. */
  value(id: number): EngineTerm {
    const known = this.#terms.get(id);
    if (known !== undefined) return known;
    const term = engineTerm(this.term(id));
    this.#terms.set(id, term);
    return term;
  }

  isBlank(id: number): boolean {
    const { size, firstIri } = this.#index.dictionary;
    return id <= size ? id < firstIri : this.term(id).termType === 'BlankNode';
  }

  isLiteral(id: number): boolean {
    const { size, firstLiteral } = this.#index.dictionary;
    return id <= size ? id >= firstLiteral : this.term(id).termType === 'Literal';
  }

  /** The datatype IRI of a literal, `@` with its tag where it has a language; empty for any other term. */
  qualifier(id: number): string {
    const { dictionary } = this.#index;
    if (id > dictionary.size) return qualifierOf(this.term(id));
    return dictionary.qualifiers[dictionary.qualifierNumber(id)] as string;
  }

  /** Whether a literal has no value in its datatype, as far as SPARQL knows the datatype. */
  isIllTyped(id: number): boolean {
    const term = this.value(id);
    return term.kind === 'literal' && parseValue(term).kind === 'ill-typed';
  }

  /** The objects of a subject and a predicate. */
  objects(subject: number, predicate: number): Nodes {
    return this.#column([subject, predicate, 0], 2);
  }

  /** The subjects of a predicate and an object. */
  subjects(predicate: number, object: number): Nodes {
    return this.#column([0, predicate, object], 2);
  }

  /** All subjects of a predicate, each once, in no order. */
  subjectsOf(predicate: number): Iterable<number> {
    return new Set(this.#column([0, predicate, 0], 2));
  }

  /** All objects of a predicate, each once. */
  objectsOf(predicate: number): Iterable<number> {
    return new Set(this.#column([0, predicate, 0], 1));
  }

  /** Predicate and object of each statement about a subject. */
  *statements(subject: number): Iterable<readonly [predicate: number, object: number]> {
    const predicates = this.#column([subject, 0, 0], 1);
    const objects = this.#column([subject, 0, 0], 2);
    for (let at = 0; at < predicates.length; at++) yield [predicates[at] as number, objects[at] as number];
  }

  /** The instances of a class and of those below it (SHACL §1.1), each once. */
  instances(id: number): Iterable<number> {
    const found = new Set<number>();
    for (const type of this.#subclassesOf(id)) {
      for (const node of this.subjects(this.#type, type)) found.add(node);
    }
    return found;
  }

  /** Whether a node is an instance of the class or of one below it. */
  isInstance(node: number, id: number): boolean {
    const types = this.objects(node, this.#type);
    if (types.length === 0) return false;
    const subclasses = this.#subclassesOf(id);
    for (let at = 0; at < types.length; at++) if (subclasses.has(types[at] as number)) return true;
    return false;
  }

  #subclassesOf(id: number): ReadonlySet<number> {
    const known = this.#subclasses.get(id);
    if (known !== undefined) return known;
    const subclasses = new Set([id]);
    for (const type of subclasses)
      for (const lower of this.subjects(this.#subClassOf, type)) subclasses.add(lower);
    this.#subclasses.set(id, subclasses);
    return subclasses;
  }

  /** A column, from 1, of the rows with these ids, of which 0 is any. */
  #column([subject, predicate, object]: readonly [number, number, number], level: number): Nodes {
    const { size } = this.#index.dictionary;
    if (subject > size || predicate > size || object > size) return NONE;
    const ids = this.#ids;
    [ids[0], ids[1], ids[2]] = [subject, predicate, object];
    const { permutation } = this.#index.unnamedPaths.choose(ids, this.#range);
    return rows(permutation, level, this.#range);
  }
}

function rows(permutation: Permutation, level: number, { from, to }: Range): Nodes {
  return from === to ? NONE : permutation.column(level).subarray(from, to);
}

function qualifierOf(term: Term): string {
  if (term.termType !== 'Literal') return '';
  return term.language === '' ? term.datatype.value : `@${term.language}`;
}

function engineTerm(term: Term): EngineTerm {
  if (term.termType === 'BlankNode') return { kind: 'blank', value: term.value };
  if (term.termType !== 'Literal') return iriTerm(term.value);
  if (term.language !== '') return languageString(term.value, term.language);
  return literal(term.value, term.datatype.value);
}
