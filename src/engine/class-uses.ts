import { RDF } from '../rdf/vocabularies.ts';
import { IRI } from './columns/dictionary.ts';
import { type Permutation, Range } from './columns/permutation.ts';
import type { QuadIndex } from './columns/quad-index.ts';

/** What one property says of the members of one class: statements, those who make them and what they lead to, each once, and how many statements lead to members of each class and to literals of each datatype. */
export interface PropertyUse {
  readonly property: string;
  readonly triples: number;
  readonly subjects: number;
  readonly objects: number;
  readonly objectClasses: Readonly<Record<string, number>>;
  readonly datatypes: Readonly<Record<string, number>>;
}

/** A class with its members and the properties that they have. */
export interface ClassUse {
  readonly class: string;
  readonly entities: number;
  readonly properties: readonly PropertyUse[];
}

/** How the members of each class that has an IRI are described in the default graph; each permutation of it is read once, and nothing is kept but the numbers. */
export function classUses(index: QuadIndex): readonly ClassUse[] {
  return new Tally(index).result();
}

/** What is counted for a class and a predicate, by ids. */
class Use {
  triples = 0;
  subjects = 0;
  objects = 0;
  readonly objectClasses = new Map<number, number>();
  /** By the number of the datatype or language. */
  readonly qualifiers = new Map<number, number>();
  /** The object that was counted last. */
  object = 0;
}

const NONE = new Uint32Array(0);

class Tally {
  readonly #index: QuadIndex;
  readonly #spo: Permutation;
  readonly #pos: Permutation;
  readonly #type: number;
  readonly #range = new Range();
  /** By class, then by predicate. */
  readonly #uses = new Map<number, Map<number, Use>>();

  constructor(index: QuadIndex) {
    this.#index = index;
    this.#type = index.dictionary.find(IRI, RDF.type.value, '');
    const { unnamedPaths } = index;
    this.#spo = unnamedPaths.choose([1, 0, 0, 0], this.#range).permutation;
    this.#pos = unnamedPaths.choose([0, 1, 0, 0], this.#range).permutation;
  }

  result(): readonly ClassUse[] {
    if (this.#type === 0) return [];
    const { firstLiteral } = this.#index.dictionary;
    for (let subject = 1; subject < firstLiteral; subject++) this.#addStatements(subject);
    for (const predicate of this.#index.unnamedPredicates.keys()) this.#addObjects(predicate);
    return [...this.#uses].map(([type, uses]) => ({
      class: this.#text(type),
      entities: this.#members(type),
      properties: [...uses].map(([predicate, use]) => this.#propertyUse(predicate, use)),
    }));
  }

  #addStatements(subject: number): void {
    const range = new Range();
    this.#spo.narrow([subject, 0, 0, 0], 1, range);
    if (range.from === range.to) return;
    const types = this.#typesOf(subject);
    if (types.length === 0) return;
    const predicates = this.#spo.column(1);
    const objects = this.#spo.column(2);
    for (let row = range.from; row < range.to; row++) {
      const predicate = predicates[row] as number;
      const isNew = row === range.from || predicates[row - 1] !== predicate;
      this.#addStatement(types, predicate, objects[row] as number, isNew);
    }
  }

  /** `isNew` where it is the first of its subject and predicate. */
  #addStatement(types: Uint32Array, predicate: number, object: number, isNew: boolean): void {
    const { dictionary } = this.#index;
    const isLiteral = object >= dictionary.firstLiteral;
    const objectTypes = isLiteral ? NONE : this.#typesOf(object);
    for (const type of types) {
      const use = this.#use(type, predicate);
      use.triples++;
      if (isNew) use.subjects++;
      if (isLiteral) increment(use.qualifiers, dictionary.qualifierNumber(object));
      for (const objectType of objectTypes) increment(use.objectClasses, objectType);
    }
  }

  /** Counts the objects of a predicate, which stand together in its rows. */
  #addObjects(predicate: number): void {
    const range = new Range();
    this.#pos.narrow([0, predicate, 0, 0], 1, range);
    const objects = this.#pos.column(1);
    const subjects = this.#pos.column(2);
    for (let row = range.from; row < range.to; row++) {
      const object = objects[row] as number;
      for (const type of this.#typesOf(subjects[row] as number)) {
        const use = this.#use(type, predicate);
        if (use.object !== object) use.objects++;
        use.object = object;
      }
    }
  }

  #use(type: number, predicate: number): Use {
    const uses = this.#uses.get(type) ?? new Map<number, Use>();
    if (uses.size === 0) this.#uses.set(type, uses);
    const use = uses.get(predicate) ?? new Use();
    if (use.triples === 0) uses.set(predicate, use);
    return use;
  }

  /** The classes with IRIs that a resource is a member of; ids are in the order of kinds, so they stand together. */
  #typesOf(id: number): Uint32Array {
    const range = this.#range;
    this.#spo.narrow([id, this.#type, 0, 0], 2, range);
    const { firstIri, firstLiteral } = this.#index.dictionary;
    const types = this.#spo.column(2).subarray(range.from, range.to);
    const isNamed = (type: number) => type >= firstIri && type < firstLiteral;
    return types.every(isNamed) ? types : types.filter(isNamed);
  }

  #members(type: number): number {
    this.#pos.narrow([0, this.#type, type, 0], 2, this.#range);
    return this.#range.to - this.#range.from;
  }

  #propertyUse(
    predicate: number,
    { triples, subjects, objects, objectClasses, qualifiers }: Use,
  ): PropertyUse {
    const datatypes: Record<string, number> = {};
    for (const [number, count] of qualifiers) {
      const qualifier = this.#index.dictionary.qualifiers[number] as string;
      const datatype = qualifier.startsWith('@') ? RDF.langString.value : qualifier;
      datatypes[datatype] = (datatypes[datatype] ?? 0) + count;
    }
    const classes = [...objectClasses].map(([type, count]) => [this.#text(type), count] as const);
    const property = this.#text(predicate);
    return { property, triples, subjects, objects, objectClasses: Object.fromEntries(classes), datatypes };
  }

  #text(id: number): string {
    return this.#index.dictionary.text(id);
  }
}

function increment(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
