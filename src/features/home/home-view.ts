import type { Site } from '../../http/serving/publication.ts';
import { storedRows } from '../../http/serving/stored-values.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import type { ResultRow } from '../../query/client.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Selection } from '../lists/facets/facets.ts';
import { memberLabel } from '../lists/listing.ts';
import type { PartnershipMapView } from '../maps/labels.ts';
import { mappedList, partnershipMap } from '../maps/partnership-map-view.ts';
import { type HomeFact, homeFacts } from './facts.ts';
import type { GeneralView } from './general.tsx';

/** What the home page shows of the data; where a list is empty, its section is left out. */
export interface HomeView {
  /** Counts by key: `partnerships`, `places`, `countries`, `agreements`; the key is also the list it leads to. */
  readonly figures: readonly { readonly key: string; readonly count: number }[];
  /** Those municipalities whose pages the data come from that report most, and how many others there are. */
  readonly publishers: readonly PublisherCard[];
  readonly otherPublishers: number;
  /** The latest agreements, newest first. */
  readonly latest: readonly AgreementCard[];
  /** Sentences about what stands out; none where there are no partnerships. */
  readonly facts: readonly HomeFact[];
  /** Absent of munpart's records. */
  readonly general?: GeneralView | undefined;
  /** Absent where there are no partnerships. */
  readonly map?: PartnershipMapView | undefined;
}

/** A municipality on the home page. */
export interface PublisherCard {
  readonly iri: string;
  readonly name: Text;
  readonly description?: Text;
  readonly partnerships: number;
  readonly countries: number;
}

/** An agreement on the home page. */
export interface AgreementCard {
  /** Lexical form of a partial date: `2019`, `2019-08`, `2019-08-29`. */
  readonly signed: string;
  /** Label of the instrument: "Cooperation agreement". */
  readonly instrument: Text;
  /** IRI and label of the partnership that rests on it. */
  readonly partnership: { readonly iri: string; readonly name: Text };
}

const PROLOGUE = (['mp', 'rdfs', 'dcterms'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');

/** The most that the page names: there may be thousands. */
const MAX_PUBLISHERS = 24;

const PUBLISHER_COUNT = `${PROLOGUE}SELECT (COUNT(DISTINCT ?iri) AS ?count) WHERE { ?partnership mp:reportedBy ?iri }`;

const COUNTRIES = `${PROLOGUE}SELECT (COUNT(DISTINCT ?country) AS ?count) WHERE {
  ?partnership mp:reportedBy ?municipality ; mp:partner ?partner .
  FILTER(?partner != ?municipality)
  ?partner mp:country ?country
}`;

const PUBLISHERS = `${PROLOGUE}SELECT ?iri ?partnerships ?countries ?label ?description WHERE {
  {
    SELECT ?iri (COUNT(DISTINCT ?partnership) AS ?partnerships) (COUNT(DISTINCT ?country) AS ?countries) WHERE {
      ?partnership mp:reportedBy ?iri ; mp:partner ?partner .
      FILTER(?partner != ?iri)
      ?partner mp:country ?country
    } GROUP BY ?iri ORDER BY DESC(?partnerships) ?iri LIMIT ${MAX_PUBLISHERS}
  }
  ?iri rdfs:label ?label
  OPTIONAL { ?iri dcterms:description ?description FILTER(LANG(?description) = LANG(?label)) }
}`;

const LATEST = `${PROLOGUE}SELECT ?iri ?partnership ?signed ?name ?instrument WHERE {
  {
    SELECT ?iri ?partnership ?signed ?latest WHERE {
      ?partnership a mp:Partnership ; mp:agreement ?iri .
      ?iri mp:signed ?signed ; mp:signedLatest ?latest
    } ORDER BY DESC(?latest) ?iri ?partnership LIMIT 6
  }
  ?partnership rdfs:label ?name .
  ?iri mp:instrument/rdfs:label ?instrument
}`;

const FIGURES = { partnerships: 'Partnership', places: 'LocalAuthority', agreements: 'Agreement' } as const;

/** What the home page shows, a selection of the partnerships on its map; empty lists where the data are no partnerships. */
export async function homeView(site: Site, selection: Selection, language: Language): Promise<HomeView> {
  const list = mappedList(site);
  const [figures, publishers, [counted], latest, map, facts] = await Promise.all([
    figuresOf(site),
    storedRows(site, PUBLISHERS),
    storedRows(site, PUBLISHER_COUNT),
    storedRows(site, LATEST),
    list && partnershipMap(site, list, selection, language),
    list ? homeFacts(site, partnershipsIn(site), language) : [],
  ]);
  const cards = grouped(publishers)
    .map((rows) => publisher(rows, language))
    .sort((a, b) => b.partnerships - a.partnerships || a.name.text.localeCompare(b.name.text, language));
  return {
    map,
    facts,
    figures,
    publishers: cards,
    otherPublishers: cards.length < MAX_PUBLISHERS ? 0 : Number(counted?.count?.value ?? 0) - cards.length,
    latest: grouped(latest)
      .map((rows) => agreement(rows, language))
      .sort((a, b) => (a.signed < b.signed ? 1 : -1)),
  };
}

function partnershipsIn(site: Site): number {
  const { classes } = site.publication.release.manifest;
  return classes.find(({ iri }) => iri === `${PREFIXES.mp}Partnership`)?.count ?? 0;
}

async function figuresOf(site: Site): Promise<HomeView['figures']> {
  const { classes } = site.publication.release.manifest;
  const count = (name: string) => classes.find(({ iri }) => iri === PREFIXES.mp + name)?.count ?? 0;
  const figures = Object.entries(FIGURES).map(([key, name]) => ({ key, count: count(name) }));
  const [row] = await storedRows(site, COUNTRIES);
  const countries = { key: 'countries', count: Number(row?.count?.value ?? 0) };
  return [...figures.slice(0, 2), countries, ...figures.slice(2)].filter(({ count }) => count > 0);
}

/** Rows that are about the same thing, which come once for each label. */
function grouped(rows: readonly ResultRow[]): readonly (readonly [ResultRow, ...ResultRow[]])[] {
  const groups = new Map<string, [ResultRow, ...ResultRow[]]>();
  for (const row of rows) {
    const key = `${row.iri?.value} ${row.partnership?.value ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function publisher(rows: readonly [ResultRow, ...ResultRow[]], language: Language): PublisherCard {
  const [first] = rows;
  const description = textIn(rows, 'description', language);
  return {
    iri: first.iri?.value ?? '',
    name: textIn(rows, 'label', language) ?? { text: '' },
    ...(description && { description }),
    partnerships: Number(first.partnerships?.value ?? 0),
    countries: Number(first.countries?.value ?? 0),
  };
}

function agreement(rows: readonly [ResultRow, ...ResultRow[]], language: Language): AgreementCard {
  const [first] = rows;
  const iri = first.partnership?.value ?? '';
  return {
    signed: first.signed?.value ?? '',
    instrument: textIn(rows, 'instrument', language) ?? { text: '' },
    partnership: { iri, name: textIn(rows, 'name', language) ?? { text: iri } },
  };
}

function textIn(rows: readonly ResultRow[], variable: string, language: Language): Text | undefined {
  const labels = rows.flatMap((row) => row[variable] ?? []);
  return labels.length > 0 ? memberLabel({ iri: '', labels }, language) : undefined;
}
