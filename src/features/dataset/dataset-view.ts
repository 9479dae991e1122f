import { nameOfBlankNode, unreachableBlankNodes } from '../../http/addresses.ts';
import { readOnce, releaseGraph, type Site } from '../../http/serving/publication.ts';
import { storedRows } from '../../http/serving/stored-values.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import { bestText } from '../../pages/scope.ts';
import type { ResultRow } from '../../query/client.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { type Literal, literal, text } from '../../rdf/terms.ts';
import { labelsOf, memberLabel } from '../lists/listing.ts';
import { LISTS } from '../lists/lists.ts';
import type { DatasetView, SourceLine } from './page/view.ts';
import { Stated } from './registrations.ts';

const PROLOGUE = (['mp', 'rdfs', 'dcterms'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');

const SOURCES = `${PROLOGUE}SELECT ?iri ?label ?publisher ?name ?published WHERE {
  ?iri a mp:SourcePage ; rdfs:label ?label
  OPTIONAL { ?iri dcterms:issued ?published }
  OPTIONAL { ?iri dcterms:publisher ?publisher . ?publisher rdfs:label ?name FILTER(LANG(?name) = LANG(?label)) }
} ORDER BY ?iri`;

const COUNTRIES = `${PROLOGUE}SELECT (COUNT(DISTINCT ?country) AS ?count) WHERE { ?place a mp:LocalAuthority ; mp:country ?country }`;

/** Blank nodes that the page names; the sitemap has all. */
const MAX_UNLED = 100;
const { dcat, dcterms, foaf, skos } = PREFIXES;

/** What the page about the dataset shows beside the manifest, for a reader of the language. */
export async function datasetView(site: Site, language: Language): Promise<DatasetView> {
  const { manifest, place } = site.publication.release;
  const [description, sources, [countries], names] = await Promise.all([
    releaseGraph(site, 'description.ttl'),
    storedRows(site, SOURCES),
    storedRows(site, COUNTRIES),
    readOnce(site, 'names of classes', () =>
      labelsOf(
        site,
        manifest.classes.map(({ iri }) => iri),
      ),
    ),
  ]);
  const unreachable = await unreachableBlankNodes(site);
  const first = await Promise.all(
    unreachable
      .slice(0, MAX_UNLED)
      .map(async (iri) => ({ iri, name: await nameOfBlankNode(site, iri, language) })),
  );
  const stated = new Stated(description, language);
  const dataset = `${site.base}dataset`;
  const [publisher] = stated.objects(dataset, `${dcterms}publisher`);
  return {
    description: stated.text(dataset, `${dcterms}description`),
    publisher: publisher && stated.text(publisher, `${foaf}name`)?.text,
    keywords: stated.all(dataset, `${dcat}keyword`),
    licence: stated.objects(dataset, `${dcterms}license`)[0],
    issued: stated.objects(dataset, `${dcterms}issued`)[0],
    modified: stated.objects(dataset, `${dcterms}modified`)[0],
    released: place.date,
    area: stated
      .objects(dataset, `${dcterms}spatial`)
      .filter((area) => !area.startsWith(dataset))
      .flatMap((area) => stated.text(area, `${skos}prefLabel`)?.text ?? []),
    countries: Number(countries?.count?.value ?? 0),
    sources: sourceLines(sources, language),
    unreachable: { total: unreachable.length, first },
    classNames: new Map(
      [...names].map(([iri, own]) => [iri, memberLabel({ iri, labels: own }, language)] as const),
    ),
    maps: LISTS.filter(({ name, geo }) => geo === 'points' && site.lists.includes(name)).map(
      ({ name }) => `${name}.geojson`,
    ),
  };
}

function labels(rows: readonly ResultRow[], language: Language): ReadonlyMap<string, Text> {
  const found = new Map<string, Literal[]>();
  for (const { iri, label } of rows) {
    if (iri && label) found.set(iri.value, [...(found.get(iri.value) ?? []), literalOf(label)]);
  }
  return new Map([...found].map(([iri, texts]) => [iri, bestText(texts, language) ?? { text: iri }]));
}

function sourceLines(rows: readonly ResultRow[], language: Language): readonly SourceLine[] {
  const names = labels(rows, language);
  const byIri = new Map<string, ResultRow[]>([...names.keys()].map((iri) => [iri, []]));
  for (const row of rows) byIri.get(row.iri?.value ?? '')?.push(row);
  const lines = [...names].map(([iri, name]): SourceLine => {
    const own = byIri.get(iri) ?? [];
    const publishers = own.flatMap(({ name: one }) => (one ? [literalOf(one)] : []));
    const publisher = bestText(publishers, language);
    const published = own[0]?.published?.value;
    return { iri, name, ...(publisher && { publisher }), ...(published !== undefined && { published }) };
  });
  return lines.sort((a, b) => a.name.text.localeCompare(b.name.text, language));
}

function literalOf({ value, 'xml:lang': language }: NonNullable<ResultRow[string]>): Literal {
  return language === undefined ? literal(value) : text(value, language);
}
