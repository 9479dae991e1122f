import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { partialDate } from '../../pages/formatting.ts';
import { type Language, messagesIn } from '../../pages/messages/messages.ts';
import type { ResultRow } from '../../query/client.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { labelsOf, memberLabel } from '../lists/listing.ts';

/** A sentence that the data say, and the SPARQL query that it is read from. */
export interface HomeFact {
  readonly text: string;
  readonly query: string;
}

const PROLOGUE = (['mp', 'rdfs'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');

const BY_START = (order: 'ASC' | 'DESC') => `${PROLOGUE}SELECT ?iri ?start WHERE {
  ?iri a mp:Partnership ; mp:start ?start ; mp:startEarliest ?earliest
} ORDER BY ${order}(?earliest) ?iri LIMIT 1`;

const FIELDS = `${PROLOGUE}SELECT ?iri (COUNT(DISTINCT ?partnership) AS ?count) WHERE {
  ?partnership a mp:Partnership ; mp:field ?iri
} GROUP BY ?iri ORDER BY DESC(?count) ?iri LIMIT 1`;

const COUNTRIES = `${PROLOGUE}SELECT ?iri (COUNT(DISTINCT ?partnership) AS ?count) WHERE {
  ?partnership mp:reportedBy ?municipality ; mp:partner ?partner .
  FILTER(?partner != ?municipality)
  ?partner mp:country ?iri
} GROUP BY ?iri ORDER BY DESC(?count) ?iri LIMIT 1`;

/** What stands out among the partnerships: the oldest, the newest, the most common field and country. What the data do not tell is left out. */
export async function homeFacts(site: Site, partnerships: number, language: Language): Promise<HomeFact[]> {
  const { fact } = messagesIn(language).home;
  const date = (row: ResultRow) => partialDate(row.start?.value ?? '', messagesIn(language));
  const count = (row: ResultRow) => Number(row.count?.value ?? 0);
  const sentences: readonly { query: string; text(name: string, row: ResultRow): string }[] = [
    { query: BY_START('ASC'), text: (name, row) => fact.oldest(name, date(row)) },
    { query: BY_START('DESC'), text: (name, row) => fact.newest(name, date(row)) },
    { query: FIELDS, text: (name, row) => fact.field(name, count(row), partnerships) },
    { query: COUNTRIES, text: (name, row) => fact.country(name, count(row)) },
  ];
  const found = await Promise.all(
    sentences.map(async ({ query, text }) => {
      const [row] = await readOnce(site, query, () => documents(site).rows(query));
      return row?.iri ? [{ query, row, text, iri: row.iri.value }] : [];
    }),
  );
  const facts = found.flat();
  const iris = facts.map(({ iri }) => iri);
  const labels = await readOnce(site, `labels of facts ${iris.join(' ')}`, () => labelsOf(site, iris));
  return facts.map(({ query, row, text, iri }) => ({
    query,
    text: text(memberLabel({ iri, labels: labels.get(iri) ?? [] }, language).text, row),
  }));
}
