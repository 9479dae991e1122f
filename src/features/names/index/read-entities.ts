import { type ResultRow, type ResultTerm, values } from '../../../query/client.ts';
import type { ColumnReader } from '../../../query/column-reader.ts';
import { LABEL_PROPERTIES } from '../../../rdf/label.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';
import { isIri } from '../../../rdf/terms.ts';
import { localName } from '../../../rdf/uri.ts';
import { LISTS } from '../../lists/lists.ts';
import { kindOfLevel } from '../parsing/authority-types.ts';
import { Countries } from '../parsing/countries.ts';
import {
  byImportance,
  type Entity,
  isDegree,
  isWritten,
  localWords,
  type NameUse,
  type Spelling,
  wikidataOf,
} from './entity.ts';
import { type NameColumns, nameColumnsOf, USES } from './name-columns.ts';
import { type NameSource, oneOf, PROLOGUE, rowsOf, rowsWith } from './name-source.ts';

/** Properties beside rdfs:label that name things. */
const NAMING: readonly (readonly [property: string, use: NameUse])[] = [
  ...LABEL_PROPERTIES.slice(1).map((property) => [property, 'label'] as const),
  [`${PREFIXES.skos}altLabel`, 'alias'],
  [`${PREFIXES.skos}hiddenLabel`, 'misspelling'],
];

/** Properties that lead to the same, or nearly the same, elsewhere. */
const IDENTIFYING = [
  `${PREFIXES.owl}sameAs`,
  `${PREFIXES.skos}exactMatch`,
  `${PREFIXES.skos}closeMatch`,
  `${PREFIXES.rdfs}seeAlso`,
];
const LABEL = `${PREFIXES.rdfs}label`;
/** Classes are asked for of so many things at a time, and no further than so many. */
const CLASS_BATCH_SIZE = 500;
const MAX_TYPED = 20_000;

/** Everything in the data that has a name, in the columns of an index; rejects with a QueryError. */
export async function readNameColumns(reading: NameSource): Promise<NameColumns> {
  const names = await readNames(reading);
  const [types, facts, identifiers, weights] = [
    await readTypes(reading, names),
    await readFacts(reading),
    await readIdentifiers(reading),
    await readWeights(reading),
  ];
  const countries = new Countries();
  const countryOf = countriesOf([...facts.country.values()], names, identifiers, countries);
  const entities = [...names].map(([iri, spellings]): Entity => {
    const [country, lat, long] = [facts.country, facts.lat, facts.long].map((fact) => fact.get(iri));
    const type = types.get(iri);
    return {
      iri,
      ...(type !== undefined && { type }),
      names: inOrder(iri, spellings),
      ...(country !== undefined && { country: countryOf(country) }),
      types: kindOfLevel(localName(facts.level.get(iri) ?? '')),
      ...(isDegree(lat) && isDegree(long) && { lat: Number(lat), long: Number(long) }),
      identifiers: identifiers.get(iri) ?? [],
      weight: weights.get(iri) ?? 0,
    };
  });
  return nameColumnsOf(entities.sort(byImportance), countries);
}

/** The label is asked for apart: most things have no other name, and in large releases every word counts. */
async function readNames(reading: NameSource): Promise<Map<string, Spelling[]>> {
  const names = new Map<string, Spelling[]>();
  if (reading.columns) return namesWithin(reading);
  const whole = `FILTER(isIRI(?s) && !(STRSTARTS(STR(?s), "${reading.base}id/") && CONTAINS(STR(?s), "#")))`;
  for await (const { s, o } of rowsOf(reading, `?s rdfs:label ?o ${whole}`)) addName(names, s, o, 'label');
  const others = `${oneOf(NAMING.map(([property]) => property))} FILTER NOT EXISTS { ?s rdfs:label ?o } ${whole}`;
  const found: ResultRow[] = [];
  for await (const row of rowsOf(reading, others)) found.push(row);
  addOtherNames(names, found);
  return names;
}

/** The same without queries. */
async function namesWithin(reading: NameSource): Promise<Map<string, Spelling[]>> {
  const names = new Map<string, Spelling[]>();
  const others: ResultRow[] = [];
  for await (const row of rowsWith(reading, [LABEL, ...NAMING.map(([property]) => property)])) {
    const iri = row.s?.value ?? '';
    if (iri.startsWith(`${reading.base}id/`) && iri.includes('#')) continue;
    if (row.p?.value === LABEL) addName(names, row.s, row.o, 'label');
    else if (!names.get(iri)?.some((label) => isWritten(label, row.o))) others.push(row);
  }
  addOtherNames(names, others);
  return names;
}

/** Adds the names of what has no label. */
function addOtherNames(names: Map<string, Spelling[]>, found: readonly ResultRow[]): void {
  const labelled = new Set(names.keys());
  for (const [property, use] of NAMING) {
    const rows = found.filter(({ p }) => p?.value === property);
    if (rows.length === 0) continue;
    const named = new Set(labelled);
    for (const { s, o } of rows) {
      if (s === undefined) continue;
      addName(names, s, o, use === 'label' && named.has(s.value) ? 'alias' : use);
      labelled.add(s.value);
    }
  }
}

function addName(
  names: Map<string, Spelling[]>,
  subject: ResultTerm | undefined,
  name: ResultTerm | undefined,
  use: NameUse,
): void {
  if (subject === undefined || name === undefined || name.type === 'uri' || name.type === 'bnode') return;
  const spellings = names.get(subject.value) ?? [];
  spellings.push(spelling(name, use));
  names.set(subject.value, spellings);
}

function spelling(term: ResultTerm, use: NameUse): Spelling {
  const language = term['xml:lang'];
  return { text: term.value, ...(language !== undefined && { language }), use };
}

/** The names, the better before the others, and last the words of the IRI; each text once. */
function inOrder(iri: string, spellings: readonly Spelling[]): readonly Spelling[] {
  const local = localWords(iri);
  const all = local === '' ? spellings : [...spellings, { text: local, use: 'local' } as const];
  const sorted = [...all].sort((a, b) => USES.indexOf(a.use) - USES.indexOf(b.use));
  const before = new Set<string>();
  return sorted.filter(({ text, language = '' }) => {
    const key = `${language} ${text}`;
    return !before.has(key) && before.add(key);
  });
}

async function readTypes(
  reading: NameSource,
  names: ReadonlyMap<string, unknown>,
): Promise<Map<string, string>> {
  const types = new Map<string, string>();
  if (reading.columns) return typesWithin(reading.columns, names);
  const members = LISTS.map((list) => `{ ${list.members} BIND("${list.name}" AS ?o) }`).join(' UNION ');
  for await (const { iri, o } of rowsOf(reading, members, 'iri')) if (iri && o) types.set(iri.value, o.value);
  const others = [...names.keys()].filter((iri) => !types.has(iri) && isIri(iri)).slice(0, MAX_TYPED);
  for (let from = 0; from < others.length; from += CLASS_BATCH_SIZE) {
    const some = values('s', others.slice(from, from + CLASS_BATCH_SIZE));
    const rows = await reading
      .client()
      .rows(`SELECT ?s (MIN(STR(?c)) AS ?o) { ${some} ?s a ?c FILTER(isIRI(?c)) } GROUP BY ?s`);
    for (const { s, o } of rows) if (s && o) types.set(s.value, o.value);
  }
  return types;
}

function typesWithin(columns: ColumnReader, names: ReadonlyMap<string, unknown>): Map<string, string> {
  const types = new Map<string, string>();
  for (const { name, having } of LISTS) {
    for (const id of having ? columns.subjects(...having) : []) types.set(columns.text(id), name);
  }
  const classOf = columns.path('rdf:type');
  const others = [...names.keys()].filter((iri) => !types.has(iri)).slice(0, MAX_TYPED);
  for (const iri of others) {
    // The ids of IRIs are in their order.
    const classes = columns.follow(classOf, columns.id(iri)).map((id) => columns.term(id));
    const first = classes.find(({ type }) => type === 'uri')?.value;
    if (first !== undefined) types.set(iri, first);
  }
  return types;
}

const FACTS = {
  country: `${PREFIXES.mp}country`,
  level: `${PREFIXES.mp}level`,
  lat: `${PREFIXES.wgs}lat`,
  long: `${PREFIXES.wgs}long`,
} as const;

type Facts = Readonly<Record<keyof typeof FACTS, ReadonlyMap<string, string>>>;

async function readFacts(reading: NameSource): Promise<Facts> {
  const found: Record<string, Map<string, string>> = {};
  for (const property of Object.values(FACTS)) found[property] = new Map();
  for await (const { s, p, o } of rowsWith(reading, Object.values(FACTS))) {
    if (s && p && o) found[p.value]?.set(s.value, o.value);
  }
  const entries = Object.entries(FACTS).map(([fact, property]) => [fact, found[property]]);
  return Object.fromEntries(entries) as Facts;
}

async function readIdentifiers(reading: NameSource): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const { s, o } of rowsWith(reading, IDENTIFYING)) {
    if (s && o?.type === 'uri') found.set(s.value, [...(found.get(s.value) ?? []), o.value]);
  }
  return found;
}

async function readWeights(reading: NameSource): Promise<Map<string, number>> {
  if (reading.columns) {
    const weights = new Map<string, number>();
    for await (const { s } of rowsWith(reading, [`${PREFIXES.mp}partnerIn`])) {
      if (s) weights.set(s.value, (weights.get(s.value) ?? 0) + 1);
    }
    return weights;
  }
  const select = `${PROLOGUE}SELECT ?s (COUNT(*) AS ?n) { ?s mp:partnerIn ?o } GROUP BY ?s`;
  const rows = await reading.client().rows(select);
  return new Map(rows.flatMap(({ s, n }) => (s && n ? [[s.value, Number(n.value)] as const] : [])));
}

/** Makes the countries of the data known by their names and identifiers; gives the code of each. */
function countriesOf(
  iris: readonly string[],
  names: ReadonlyMap<string, readonly Spelling[]>,
  identifiers: ReadonlyMap<string, readonly string[]>,
  countries: Countries,
): (iri: string) => string {
  const codes = new Map<string, string>();
  for (const iri of new Set(iris)) {
    const known = countries.find(localName(iri));
    const code = known ?? iri;
    codes.set(iri, code);
    countries.add(iri, code);
    for (const { text, language = '' } of names.get(iri) ?? []) countries.addName(text, code, language);
    for (const identifier of identifiers.get(iri) ?? []) {
      countries.add(identifier, code);
      const item = wikidataOf(identifier);
      if (item !== undefined) countries.add(item, code);
    }
  }
  return (iri) => codes.get(iri) ?? iri;
}
