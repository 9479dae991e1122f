import type { Quad, Term } from '../../rdf/terms.ts';
import { BLANK, IRI, LITERAL, slotsOf, TermTable } from './dictionary.ts';
import { GrowingNumbers } from './growing.ts';
import { type Column, encodeSections, IndexFileError } from './sections.ts';
import { distinctRows, offsetsOf, reordered, sortedRows } from './sort-quads.ts';
import { type SortedTerms, sortTerms } from './sort-terms.ts';
import { addStatistics } from './statistics.ts';

/** The permutations of the default graph, by name. */
export const DEFAULT_ORDERS = { spo: [0, 1, 2], pos: [1, 2, 0], osp: [2, 0, 1] } as const;
/** The permutations of all named graphs. */
export const NAMED_ORDERS = {
  spog: [0, 1, 2, 3],
  posg: [1, 2, 0, 3],
  ospg: [2, 0, 1, 3],
  gspo: [3, 0, 1, 2],
} as const;

const MAX_TEXT = 2 ** 32 - 1;

/** Quads as the numbers of their terms, by place. */
export type QuadRows = readonly Uint32Array[];

/** Collects quads and writes the index of them: the same bytes for the same set of quads, in whatever order it is given. Several builders, one after the other, may share the numbers of terms. */
export class IndexBuilder {
  readonly #terms: TermTable;
  readonly #places = [0, 1, 2, 3].map(() => new GrowingNumbers());

  constructor(terms = new TermTable()) {
    this.#terms = terms;
  }

  /** How many quads were added. */
  get length(): number {
    return this.#places[0]?.length ?? 0;
  }

  /** The quads from a number on, as they can be added to another builder with the same numbers of terms. */
  rowsFrom(start: number): QuadRows {
    return this.#places.map((numbers) => numbers.view().slice(start));
  }

  /** Adds quads that such a builder had. */
  addRows(rows: QuadRows): void {
    for (const [place, numbers] of this.#places.entries()) numbers.append(rows[place] as Uint32Array);
  }

  /** Adds a quad; one that is given twice counts once. */
  add({ subject, predicate, object, graph }: Quad): void {
    const [s, p, o, g] = this.#places as [GrowingNumbers, GrowingNumbers, GrowingNumbers, GrowingNumbers];
    s.push(this.#intern(subject) + 1);
    p.push(this.#intern(predicate) + 1);
    o.push(this.#intern(object) + 1);
    g.push(graph.termType === 'DefaultGraph' ? 0 : this.#intern(graph) + 1);
  }

  #intern(term: Term): number {
    switch (term.termType) {
      case 'NamedNode':
        return this.#terms.intern(IRI, term.value, '');
      case 'BlankNode':
        return this.#terms.intern(BLANK, term.value, '');
      case 'Literal':
        return this.#terms.intern(
          LITERAL,
          term.value,
          term.language === '' ? term.datatype.value : `@${term.language}`,
        );
      default:
        throw new RangeError(`RDF 1.1 has no ${term.termType} in a statement`);
    }
  }

  /** The pieces of the index file, in their order; the builder is of no use afterwards. */
  finish(): Uint8Array[] {
    if (this.#terms.text.length > MAX_TEXT) throw new IndexFileError('the terms are longer than 4 GiB');
    const sorted = sortTerms(this.#terms, this.#used());
    const columns = new Map<string, Column>();
    const strings = addDictionary(columns, this.#terms, sorted);
    const quads = this.#remapped(sorted);
    const isNamed = quads[3] as Uint32Array;
    const named = rowsWhere(isNamed, (graph) => graph !== 0);
    const unnamed = rowsWhere(isNamed, (graph) => graph === 0);
    const terms = sorted.order.length;
    addPermutations(columns, DEFAULT_ORDERS, quads.slice(0, 3), unnamed, terms);
    addPermutations(columns, NAMED_ORDERS, quads, named, terms);
    addStatistics(columns, ['spo', 'pos']);
    addStatistics(columns, ['spog', 'posg']);
    const counts = {
      terms,
      blanks: sorted.blanks,
      iris: sorted.iris,
      quads: rowsOf(columns, 'spo') + rowsOf(columns, 'spog'),
    };
    return encodeSections(counts, strings, columns);
  }

  /** By number: whether a quad has the term. */
  #used(): Uint8Array {
    const used = new Uint8Array(this.#terms.size);
    for (const numbers of this.#places) {
      const column = numbers.view();
      for (let row = 0; row < column.length; row++) {
        const number = column[row] as number;
        if (number > 0) used[number - 1] = 1;
      }
    }
    return used;
  }

  #remapped({ order }: SortedTerms): Uint32Array[] {
    const ids = new Uint32Array(this.#terms.size + 1);
    for (let place = 0; place < order.length; place++) ids[(order[place] as number) + 1] = place + 1;
    return this.#places.map((numbers) => {
      const column = numbers.view();
      for (let row = 0; row < column.length; row++) column[row] = ids[column[row] as number] as number;
      return column;
    });
  }
}

function rowsWhere(column: Uint32Array, isOne: (value: number) => boolean): Uint32Array {
  const rows = new GrowingNumbers();
  for (let row = 0; row < column.length; row++) if (isOne(column[row] as number)) rows.push(row);
  return rows.view();
}

function rowsOf(columns: ReadonlyMap<string, Column>, name: string): number {
  return columns.get(`${name}.1`)?.length ?? 0;
}

function addDictionary(columns: Map<string, Column>, table: TermTable, sorted: SortedTerms): string[] {
  const { order, blanks, iris, ranks } = sorted;
  const strings = usedQualifiers(table, order).sort();
  const places = new Map(strings.map((string, place) => [string, place]));
  const numbers = table.qualifiers.map((qualifier) => places.get(qualifier) as number);
  const text = Buffer.allocUnsafeSlow(textLength(table, order));
  const starts = new Uint32Array(order.length + 1);
  const qualifierNumbers = new Uint32Array(order.length);
  let at = 0;
  for (let place = 0; place < order.length; place++) {
    const id = order[place] as number;
    const start = id === 0 ? 0 : table.ends.at(id - 1);
    at += table.text.bytes.copy(text, at, start, table.ends.at(id));
    starts[place + 1] = at;
    qualifierNumbers[place] = numbers[table.marks.at(id) >>> 2] as number;
  }
  const own = { text, starts, qualifierNumbers, ranks };
  for (const [name, column] of Object.entries(own)) columns.set(name, column);
  columns.set('slots', slotsOf(own, blanks, iris, strings));
  return strings;
}

/** Bytes of the texts of terms. */
function textLength({ ends }: TermTable, terms: Uint32Array): number {
  let length = 0;
  for (const id of terms) length += ends.at(id) - (id === 0 ? 0 : ends.at(id - 1));
  return length;
}

/** The qualifiers of terms, and that of what has none. */
function usedQualifiers({ qualifiers, marks }: TermTable, terms: Uint32Array): string[] {
  const used = new Uint8Array(qualifiers.length);
  used[0] = 1;
  for (const id of terms) used[marks.at(id) >>> 2] = 1;
  return qualifiers.filter((_, number) => used[number] === 1);
}

function addPermutations(
  columns: Map<string, Column>,
  orders: Readonly<Record<string, readonly number[]>>,
  quads: readonly Uint32Array[],
  rows: Uint32Array,
  terms: number,
): void {
  let distinct = quads.map((column) => reordered(column, rows));
  distinct = distinctRows(sorted(distinct));
  for (const [name, places] of Object.entries(orders)) {
    const [first, ...rest] = sorted(places.map((place) => distinct[place] as Uint32Array));
    columns.set(`${name}.0`, offsetsOf(first as Uint32Array, distinct[0]?.length ? terms : 0));
    for (const [level, column] of rest.entries()) columns.set(`${name}.${level + 1}`, column);
  }
}

function sorted(columns: readonly Uint32Array[]): Uint32Array[] {
  const order = sortedRows(columns);
  return columns.map((column) => reordered(column, order));
}
