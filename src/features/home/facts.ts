import { releaseBefore } from '../../http/memento/as-of.ts';
import { readOnce, type Site } from '../../http/serving/publication.ts';
import { storedRows } from '../../http/serving/stored-values.ts';
import { partialDate } from '../../pages/formatting.ts';
import { type Language, messagesIn } from '../../pages/messages/messages.ts';
import type { ResultRow } from '../../query/client.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { diffReleases } from '../../release/diff/diff.ts';
import { labelsOf, memberLabel } from '../lists/listing.ts';

/** A sentence that the data say, with the SPARQL query that it is read from, or the page below the base that says more. */
export interface HomeFact {
  readonly text: string;
  readonly query?: string;
  readonly page?: string;
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

const FARTHEST = `${PROLOGUE}PREFIX geo: <${PREFIXES.geo}>
PREFIX xsd: <${PREFIXES.xsd}>
PREFIX geof: <http://www.opengis.net/def/function/geosparql/>
PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>
SELECT ?iri ?partner ?km WHERE {
  ?partnership mp:reportedBy ?iri ; mp:partner ?partner .
  FILTER(?partner != ?iri)
  ?iri geo:hasGeometry/geo:asWKT ?here .
  ?partner geo:hasGeometry/geo:asWKT ?there
  BIND(xsd:integer(ROUND(geof:distance(?here, ?there, uom:kilometre))) AS ?km)
} ORDER BY DESC(?km) ?iri ?partner LIMIT 1`;

/** Releases of more statements are not compared for one sentence. */
const MAX_COMPARED = 200_000;

/** What changed since the release before; nothing where there is none, it is the same, or both are large. */
async function changeFact(site: Site, language: Language): Promise<HomeFact[]> {
  const { release } = site.publication;
  const { fact } = messagesIn(language).home;
  const found = await readOnce(site, 'changes of this release', async () => {
    const before = await releaseBefore(site, release);
    if (!before || before.manifest.quads + release.manifest.quads > MAX_COMPARED) return undefined;
    const counts = { A: 0, D: 0 };
    for await (const { op } of diffReleases(before, release)) counts[op]++;
    return { counts, page: `releases/${before.manifest.name}..${release.manifest.name}` };
  });
  if (!found || found.counts.A + found.counts.D === 0) return [];
  return [{ text: fact.changed(found.counts.A, found.counts.D), page: found.page }];
}

/** What stands out among the partnerships: the oldest, the newest, the farthest, the most common field and country, and what is new. What the data do not tell is left out. */
export async function homeFacts(site: Site, partnerships: number, language: Language): Promise<HomeFact[]> {
  const { fact } = messagesIn(language).home;
  const date = (row: ResultRow) => partialDate(row.start?.value ?? '', messagesIn(language));
  const count = (row: ResultRow) => Number(row.count?.value ?? 0);
  const sentences: readonly { query: string; text(name: string, row: ResultRow, partner: string): string }[] =
    [
      { query: BY_START('ASC'), text: (name, row) => fact.oldest(name, date(row)) },
      { query: BY_START('DESC'), text: (name, row) => fact.newest(name, date(row)) },
      {
        query: FARTHEST,
        text: (name, row, partner) => fact.farthest(name, partner, Number(row.km?.value ?? 0)),
      },
      { query: FIELDS, text: (name, row) => fact.field(name, count(row), partnerships) },
      { query: COUNTRIES, text: (name, row) => fact.country(name, count(row)) },
    ];
  const found = await Promise.all(
    sentences.map(async ({ query, text }) => {
      // An engine may not know distances.
      const [row] = await storedRows(site, query).catch((error: unknown) =>
        query === FARTHEST ? [] : Promise.reject(error),
      );
      return row?.iri ? [{ query, row, text, iri: row.iri.value }] : [];
    }),
  );
  const facts = found.flat();
  const iris = facts.flatMap(({ iri, row }) => [iri, ...(row.partner ? [row.partner.value] : [])]);
  const labels = await readOnce(site, `labels of facts ${iris.join(' ')}`, () => labelsOf(site, iris));
  const nameOf = (iri: string) => memberLabel({ iri, labels: labels.get(iri) ?? [] }, language).text;
  return [
    ...facts.map(({ query, row, text, iri }) => ({
      query,
      text: text(nameOf(iri), row, row.partner ? nameOf(row.partner.value) : ''),
    })),
    ...(await changeFact(site, language)),
  ];
}
