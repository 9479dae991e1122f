import { readFile, stat } from 'node:fs/promises';
import { IndexFileError, openIndex, type QuadIndex, verifyIndex } from '../engine/engine.ts';
import { type IdTriple, QuadReader } from '../engine/quads.ts';
import { LABEL_PROPERTIES } from '../rdf/label.ts';
import { OWN_DEFAULT_GRAPH } from '../rdf/store.ts';
import { type Quad, TERMS, type Term } from '../rdf/terms.ts';
import { isAbsent } from '../text/error-code.ts';
import { ColumnReader } from './column-reader.ts';

/** Thrown where what is to be read is large: then it is a question for the processes of the engine, which are made for that. */
export class LargeReading extends Error {
  override readonly name = 'LargeReading';
}

/** What is read; undefined where that is too large to be read at once. */
export async function unlessLarge<T>(read: () => Promise<T> | T): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof LargeReading) return undefined;
    throw error;
  }
}

/** Statements that are given, and rows that are looked at, for one answer. */
const MAX_STATEMENTS = 20_000;
const MAX_ROWS = 100_000;

/** What documents read of a dataset at once, in their own process and without a query: from its index, in the default graph as the release takes it unless said otherwise. Methods throw a LargeReading where that would take long. */
export class DatasetReader {
  readonly index: QuadIndex;
  /** The same by whole columns. */
  readonly columns: ColumnReader;
  readonly #reader: QuadReader;
  readonly #labels: readonly number[];
  readonly #keepsOwn: boolean;

  /** `keepsOwn` as of `ChildSettings`. */
  constructor(index: QuadIndex, { keepsOwn }: { readonly keepsOwn: boolean }) {
    this.index = index;
    this.#reader = new QuadReader(index);
    this.columns = new ColumnReader(this.#reader);
    this.#labels = LABEL_PROPERTIES.map((property) => this.#reader.iriId(property));
    this.#keepsOwn = keepsOwn;
  }

  /** Whether the data mention an IRI, in any place of any graph. */
  isMentioned(iri: string): boolean {
    return this.#reader.iriId(iri) !== 0;
  }

  /** The IRIs under fragments of an IRI, in their order: those that are described in any graph, and those that are only mentioned; at most `limit` of each. */
  partsOf(
    iri: string,
    limit: number,
  ): { readonly described: readonly string[]; readonly used: readonly string[] } {
    const { from, to } = this.#reader.idsBeginning(`${iri}#`);
    const described: string[] = [];
    const used: string[] = [];
    for (let id = from; id < to && described.length < limit; id++) {
      const parts = this.#reader.isSubject(id) ? described : used;
      if (parts.length < limit) parts.push(this.#reader.text(id));
    }
    return { described, used };
  }

  /** The quads of every graph about resources and the blank nodes below them to their ends, however these lead round. */
  about(resources: readonly string[]): Quad[] {
    const found: Quad[] = [];
    const reached = new Set(resources.map((resource) => this.#reader.iriId(resource)));
    for (const subject of reached) {
      for (const quad of this.#quadsOf(subject)) {
        if (quad.object.termType === 'BlankNode') reached.add(this.#reader.id(quad.object));
        found.push(this.#stated(quad));
        if (found.length > MAX_STATEMENTS) throw new LargeReading(`${resources[0]} has many statements`);
      }
    }
    return found;
  }

  /** The IRIs with a fragment after this one that are subjects of statements about it. */
  pointingParts(iri: string): string[] {
    const parts = this.#reader.idsBeginning(`${iri}#`);
    if (parts.from === parts.to) return [];
    const found = new Set<number>();
    for (const [subject] of this.#pointing(iri)) {
      if (subject >= parts.from && subject < parts.to) found.add(subject);
    }
    return [...found].map((id) => this.#reader.text(id));
  }

  /** The statements that point at objects from without: not from the resource or its parts, nor from blank nodes below something; the first `limit` in their order, and the number of all. */
  inbound(
    iri: string,
    objects: readonly string[],
    limit: number,
  ): { readonly inbound: Quad[]; readonly inboundTotal: number } {
    const self = this.#reader.iriId(iri);
    const parts = this.#reader.idsBeginning(`${iri}#`);
    const found: IdTriple[] = [];
    let rows = 0;
    for (const object of new Set(objects)) {
      for (const triple of this.#pointing(object)) {
        const [subject] = triple;
        if (rows++ > MAX_ROWS) throw new LargeReading(`much points at ${iri}`);
        const isOwn = subject === self || (subject >= parts.from && subject < parts.to);
        const isBelow = () => this.#reader.count({ object: subject, graph: 'default' }) > 0;
        if (!isOwn && !(this.#reader.isBlank(subject) && isBelow())) found.push(triple);
      }
    }
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return {
      inbound: found.slice(0, limit).map((triple) => this.#reader.quad(triple)),
      inboundTotal: found.length,
    };
  }

  /** The labels of IRIs: the statements with the first property of `LABEL_PROPERTIES` that each has. */
  labels(iris: Iterable<string>): Quad[] {
    return [...iris].flatMap((iri) => this.#labelsOf(this.#reader.iriId(iri)));
  }

  /** The triples of a union, each in every graph where it stands. */
  inGraphs(triples: readonly Quad[]): Quad[] {
    return triples.flatMap((triple) => {
      const [subject, predicate, object] = [triple.subject, triple.predicate, triple.object].map((term) =>
        this.#reader.id(term),
      );
      const found = [...this.#reader.quads({ subject, predicate, object, graph: 'named' })];
      return found.length === 0 ? [triple] : found.map((quad) => this.#stated(quad));
    });
  }

  /** The triples of a subject with one of the properties, or with any. */
  statements(subject: Term, properties?: readonly string[]): Quad[] {
    const id = this.#reader.id(subject);
    const chosen = properties?.map((property) => this.#reader.iriId(property)) ?? [undefined];
    return chosen.flatMap((predicate) => {
      const pattern = { subject: id, predicate, graph: 'default' } as const;
      if (this.#reader.count(pattern) > MAX_STATEMENTS)
        throw new LargeReading(`${subject.value} has many statements`);
      return [...this.#reader.quads(pattern)];
    });
  }

  /** The objects of a subject with a property. */
  objects(subject: Term, property: string): Term[] {
    return this.statements(subject, [property]).map(({ object }) => object);
  }

  /** Of every graph; what a union adds to the default graph is stated in another. */
  *#quadsOf(subject: number): Generator<Quad> {
    if (!this.#keepsOwn) yield* this.#reader.quads({ subject, graph: 'default' });
    yield* this.#reader.quads({ subject, graph: 'named' });
  }

  #labelsOf(subject: number): Quad[] {
    if (subject === 0) return [];
    for (const predicate of this.#labels) {
      const found = [...this.#reader.quads({ subject, predicate, graph: 'default' })];
      if (found.length > 0) return found;
    }
    return [];
  }

  #pointing(iri: string): Iterable<IdTriple> {
    const pattern = { object: this.#reader.iriId(iri), graph: 'default' } as const;
    if (this.#reader.count(pattern) > MAX_ROWS) throw new LargeReading(`much points at ${iri}`);
    return this.#reader.triples(pattern);
  }

  /** A quad as the dataset has it, out of a union in which the default graph itself has a name. */
  #stated(quad: Quad): Quad {
    if (!this.#keepsOwn || quad.graph.value !== OWN_DEFAULT_GRAPH) return quad;
    return TERMS.quad(quad.subject, quad.predicate, quad.object) as Quad;
  }
}

/** Bytes of the largest index that a process holds beside its engines. */
const MAX_INDEX = 512 * 1_048_576;

/** A reader of the index in a file; undefined where there is no sound one, or one that is too large to be held here too. */
export async function openDatasetReader(
  path: string,
  settings: { readonly keepsOwn: boolean },
): Promise<DatasetReader | undefined> {
  try {
    if ((await stat(path)).size > MAX_INDEX) return undefined;
    const bytes = await readFile(path);
    await verifyIndex(bytes);
    return new DatasetReader(openIndex(bytes, false), settings);
  } catch (error) {
    if (error instanceof IndexFileError || isAbsent(error)) return undefined;
    throw error;
  }
}
