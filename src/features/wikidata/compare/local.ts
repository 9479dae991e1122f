import type { QueryClient, ResultRow } from '../../../query/client.ts';
import { compareCodePoints } from '../../../rdf/canonical.ts';
import { DEFINITIONS, PREFIXES } from '../../../rdf/namespaces.ts';
import { localName } from '../../../rdf/uri.ts';
import { itemOf } from '../snapshot/snapshot.ts';

/** A place of ours. */
export interface LocalPlace {
  readonly iri: string;
  /** The Wikidata item that it is; absent where none is verified, or more than one. */
  readonly item?: string;
  /** Names by language; the empty key is for one without. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A page that something rests on. */
export interface LocalSource {
  readonly iri: string;
  /** Where the page is on the Web. */
  readonly url?: string;
  /** The Wikidata item that the page is, or is part of. */
  readonly item?: string;
}

/** What two places have in common here. */
export interface LocalRelation {
  /** IRIs of the two, in code point order. */
  readonly places: readonly [string, string];
  /** IRI of the partnership; absent where only the bare triple is there. */
  readonly partnership?: string;
  /** Code of the kind: `twinning`, `cooperation`…; a bare triple is a twinning. */
  readonly kind: string;
  /** Partial dates as written: `1993`, `1993-12`, `1993-12-17`. */
  readonly start: readonly string[];
  readonly end: readonly string[];
  /** Codes of the statuses that a source states: `active`, `suspended`, `ended`, `unknown`. */
  readonly status: readonly string[];
  /** Whether its sources disagree on the start, and nobody has decided. */
  readonly disputed: boolean;
  readonly sources: readonly LocalSource[];
  /** IRIs of the places whose pages report it. */
  readonly reportedBy: readonly string[];
}

/** Our side of a comparison. */
export interface LocalSide {
  /** Those whose pages the data come from; where nobody reports anything, all that are twinned. */
  readonly municipalities: readonly LocalPlace[];
  readonly places: ReadonlyMap<string, LocalPlace>;
  readonly relations: readonly LocalRelation[];
}

const PROLOGUE = (['mp', 'owl', 'wdt', 'foaf', 'prov', 'rdfs', 'wd'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');

const PAIR = '?partnership a mp:Partnership ; mp:partner ?a , ?b . FILTER(STR(?a) < STR(?b))';
const TWINNED = '{ ?a mp:twinnedWith ?b } UNION { ?a wdt:P190 ?b }';
const ANY_PLACE =
  '{ ?partnership a mp:Partnership ; mp:partner ?place } UNION { ?place mp:twinnedWith|wdt:P190 ?other } UNION { ?other mp:twinnedWith|wdt:P190 ?place }';
const DECIDED_RESOLUTIONS = ['corrected', 'preferred']
  .map((code) => `<${DEFINITIONS}/resolution/${code}>`)
  .join(', ');

const QUESTIONS = {
  pairs: `SELECT DISTINCT ?a ?b ?partnership WHERE { ${PAIR} }`,
  facts: `SELECT DISTINCT ?partnership ?property ?value WHERE {
    VALUES (?property ?predicate) { ("kind" mp:kind) ("start" mp:start) ("end" mp:end) ("status" mp:status) ("by" mp:reportedBy) ("source" prov:wasDerivedFrom) }
    ?partnership a mp:Partnership ; ?predicate ?value }`,
  disputed: `SELECT DISTINCT ?partnership WHERE {
    ?partnership mp:discrepancy ?discrepancy .
    ?discrepancy mp:onProperty mp:start ; mp:resolution ?resolution . FILTER(?resolution NOT IN (${DECIDED_RESOLUTIONS})) }`,
  twinned: `SELECT DISTINCT ?a ?b WHERE { ${TWINNED} }`,
  items: `SELECT DISTINCT ?place ?item WHERE { ${ANY_PLACE} ?place owl:sameAs ?item . FILTER(STRSTARTS(STR(?item), STR(wd:Q))) }`,
  labels: `SELECT DISTINCT ?place ?label WHERE { ${ANY_PLACE} ?place rdfs:label ?label }`,
  sources: `SELECT DISTINCT ?source ?url ?item WHERE {
    { SELECT DISTINCT ?source WHERE { ?partnership a mp:Partnership ; prov:wasDerivedFrom ?source } }
    OPTIONAL { ?source foaf:homepage ?url }
    OPTIONAL { ?source owl:sameAs ?item . FILTER(STRSTARTS(STR(?item), STR(wd:Q))) } }`,
} as const;

/** Reads our side; rejects with a QueryError. */
export async function readLocal(client: QueryClient): Promise<LocalSide> {
  const requests = Object.entries(QUESTIONS).map(
    async ([name, query]) => [name, await client.rows(PROLOGUE + query)] as const,
  );
  const results = Object.fromEntries(await Promise.all(requests)) as Record<
    keyof typeof QUESTIONS,
    readonly ResultRow[]
  >;
  const relations = relationsOf(results);
  const places = placesOf(results);
  const reporting = new Set(relations.flatMap(({ reportedBy }) => reportedBy));
  const twinned = relations.filter(isTwinning).flatMap((relation) => relation.places);
  const municipalities = [...new Set(reporting.size > 0 ? reporting : twinned)]
    .sort(compareCodePoints)
    .map((iri) => places.get(iri) ?? { iri, labels: {} });
  return { municipalities, places, relations };
}

/** Whether two places are twinned here, or were. */
export function isTwinning({ kind }: LocalRelation): boolean {
  return kind === 'twinning';
}

/** Whether it is over, as far as we know. */
export function hasEnded({ status, end }: LocalRelation): boolean {
  return status.includes('ended') || (end.length > 0 && !status.includes('active'));
}

function relationsOf(results: Record<keyof typeof QUESTIONS, readonly ResultRow[]>): LocalRelation[] {
  const facts = factsOf(results.facts);
  const disputed = new Set(results.disputed.map(({ partnership }) => partnership?.value));
  const sources = sourcesOf(results.sources);
  const relations = results.pairs.flatMap(({ a, b, partnership }): LocalRelation[] => {
    if (!a || !b || !partnership) return [];
    const of = (property: string) => facts.get(`${partnership.value} ${property}`) ?? [];
    return [
      {
        places: [a.value, b.value],
        partnership: partnership.value,
        kind: of('kind').map(localName).includes('twinning')
          ? 'twinning'
          : (of('kind').map(localName)[0] ?? ''),
        start: of('start'),
        end: of('end'),
        status: of('status').map(localName),
        disputed: disputed.has(partnership.value),
        sources: of('source').map((iri) => sources.get(iri) ?? { iri }),
        reportedBy: of('by'),
      },
    ];
  });
  const known = new Set(relations.filter(isTwinning).map((relation) => relation.places.join(' ')));
  return [...relations, ...bareOf(results.twinned).filter(({ places }) => !known.has(places.join(' ')))];
}

/** Twinnings of which there is nothing but a triple. */
function bareOf(rows: readonly ResultRow[]): LocalRelation[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { a, b } of rows) {
    if (!a || !b || a.value === b.value) continue;
    const [first = '', second = ''] = [a.value, b.value].sort(compareCodePoints);
    pairs.set(`${first} ${second}`, [first, second]);
  }
  const nothing = {
    kind: 'twinning',
    start: [],
    end: [],
    status: [],
    disputed: false,
    sources: [],
    reportedBy: [],
  };
  return [...pairs.values()].map((places) => ({ places, ...nothing }));
}

function factsOf(rows: readonly ResultRow[]): ReadonlyMap<string, readonly string[]> {
  const facts = new Map<string, string[]>();
  for (const { partnership, property, value } of rows) {
    const key = `${partnership?.value} ${property?.value}`;
    facts.set(key, [...(facts.get(key) ?? []), value?.value ?? ''].sort(compareCodePoints));
  }
  return facts;
}

function sourcesOf(rows: readonly ResultRow[]): ReadonlyMap<string, LocalSource> {
  return new Map(
    rows.map(({ source, url, item }) => {
      const [iri = '', known] = [source?.value, itemOf(item?.value)];
      return [iri, { iri, ...(url && { url: url.value }), ...(known !== undefined && { item: known }) }];
    }),
  );
}

function placesOf({
  items,
  labels,
}: {
  items: readonly ResultRow[];
  labels: readonly ResultRow[];
}): Map<string, LocalPlace> {
  const names = new Map<string, Record<string, string>>();
  for (const { place, label } of labels) {
    if (!place || !label) continue;
    names.set(place.value, { ...names.get(place.value), [label['xml:lang'] ?? '']: label.value });
  }
  const verified = new Map<string, Set<string>>();
  for (const { place, item } of items) {
    const known = itemOf(item?.value);
    if (!place || known === undefined) continue;
    verified.set(place.value, (verified.get(place.value) ?? new Set()).add(known));
  }
  return new Map(
    [...new Set([...names.keys(), ...verified.keys()])].map((iri) => {
      const [item, another] = verified.get(iri) ?? [];
      const isSure = item !== undefined && another === undefined;
      return [iri, { iri, labels: names.get(iri) ?? {}, ...(isSure && { item }) }];
    }),
  );
}
