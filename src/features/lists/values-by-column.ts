import { documents, type Site } from '../../http/serving/publication.ts';
import type { SparqlTerm } from '../../query/results/result-formats.ts';
import { rowsInParts } from '../../query/rows-in-parts.ts';
import { columnPattern, type List, prologue } from './lists.ts';

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
