import { documents, type Site } from '../../http/serving/publication.ts';
import type { ColumnReader, IdPath } from '../../query/column-reader.ts';
import type { SparqlTerm } from '../../query/results/result-formats.ts';
import { rowsInParts } from '../../query/rows-in-parts.ts';
import { columnPattern, type List, type ListColumn, prologue } from './lists.ts';

/** Gives the labels of resources, by IRI. */
type LabelsOf = (site: Site, iris: readonly string[]) => Promise<ReadonlyMap<string, readonly SparqlTerm[]>>;

/** A value of a column: a term and, where it is a resource, its labels. */
interface Labelled {
  readonly term: SparqlTerm;
  labels: readonly SparqlTerm[];
}

/** Values by the keys of columns. */
type Values = Map<string, Labelled[]>;

/** The values of all members, column by column: a term comes once, whichever members have it, and so do its labels. */
export async function valuesByColumn(
  site: Site,
  list: List,
  labelsOf: LabelsOf,
): Promise<ReadonlyMap<string, Values>> {
  const byMember = new Map<string, Values>();
  const terms = new SharedValues();
  for (const column of list.columns) {
    const pattern = `{ ${columnPattern(list, column)} }`;
    const large = { client: () => documents(site), prologue: prologue(), pattern, subject: 'iri' };
    for await (const { iri, value } of rowsInParts(large)) {
      if (!iri || !value) continue;
      const values: Values = byMember.get(iri.value) ?? new Map();
      byMember.set(iri.value, values);
      addOnce(values, column.key, terms.get(value, column.kind === 'resource'));
    }
  }
  const labels = await labelsOf(site, [...terms.named.keys()]);
  for (const [iri, value] of terms.named) value.labels = labels.get(iri) ?? [];
  return byMember;
}

function addOnce(values: Values, key: string, value: Labelled): void {
  const own = values.get(key);
  if (own === undefined) values.set(key, [value]);
  else if (!own.includes(value)) own.push(value);
}

/** Reads the values of one member after the other, as they are wanted: things that many members have come once, with their labels. */
export class ValueReader {
  readonly #reader: ColumnReader;
  readonly #columns: readonly { readonly column: ListColumn; readonly path: IdPath }[];
  readonly #named = new Map<number, Labelled>();

  constructor(reader: ColumnReader, { columns }: List) {
    this.#reader = reader;
    this.#columns = columns.map((column) => ({ column, path: reader.path(column.path) }));
  }

  valuesOf(iri: string): Values {
    const id = this.#reader.id(iri);
    const values: Values = new Map();
    for (const { column, path } of this.#columns) {
      const found = this.#reader.follow(path, id);
      const own =
        column.kind === 'count' ? this.#counted(found, column) : found.map((one) => this.#value(one, column));
      if (own.length > 0) values.set(column.key, own);
    }
    return values;
  }

  #counted(found: readonly number[], { of }: ListColumn): Labelled[] {
    const counted = of === undefined ? found : found.filter((id) => this.#reader.isA(id, of));
    return counted.length === 0
      ? []
      : [{ term: { type: 'literal', value: String(counted.length) }, labels: [] }];
  }

  #value(id: number, { kind }: ListColumn): Labelled {
    if (kind !== 'resource') return { term: this.#reader.term(id), labels: [] };
    const known = this.#named.get(id) ?? { term: this.#reader.term(id), labels: this.#reader.labels(id) };
    this.#named.set(id, known);
    return known;
  }
}

/** Values by their terms, each one object; those that have labels apart. */
class SharedValues {
  readonly named = new Map<string, Labelled>();
  readonly #plain = new Map<string, Labelled>();

  get(term: SparqlTerm, hasLabels: boolean): Labelled {
    const isNamed = hasLabels && term.type === 'uri';
    const values = isNamed ? this.named : this.#plain;
    const key = isNamed ? term.value : `${term['xml:lang'] ?? term.datatype ?? ''} ${term.value}`;
    const known = values.get(key) ?? { term, labels: [] };
    values.set(key, known);
    return known;
  }
}
