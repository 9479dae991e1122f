import { LANGUAGES } from '../../../pages/messages/messages.ts';
import { values } from '../../../query/client.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';
import { itemIri } from './snapshot.ts';

const PROLOGUE = [
  ['wd', PREFIXES.wd],
  ['wdt', PREFIXES.wdt],
  ['p', 'http://www.wikidata.org/prop/'],
  ['ps', 'http://www.wikidata.org/prop/statement/'],
  ['pq', 'http://www.wikidata.org/prop/qualifier/'],
  ['pqv', 'http://www.wikidata.org/prop/qualifier/value/'],
  ['pr', 'http://www.wikidata.org/prop/reference/'],
  ['prov', PREFIXES.prov],
  ['wikibase', 'http://wikiba.se/ontology#'],
  ['rdfs', PREFIXES.rdfs],
  ['owl', PREFIXES.owl],
]
  .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`)
  .join('');

/** Statements about the items, and statements that lead to them. */
const EITHER_WAY = '{ ?item p:P190 ?statement } UNION { ?statement ps:P190 ?item }';

/** A question about some items of Wikidata. */
export type QueryOfItems = (items: readonly string[]) => string;

/** Which statements there are about the items and about those that lead to them, in the data model of Wikibase. */
export const statementsQuery: QueryOfItems = (items) =>
  about(
    items,
    'SELECT DISTINCT ?statement ?subject ?value ?rank',
    `{ ?item p:P190 ?statement . ?statement ps:P190 ?value . BIND(?item AS ?subject) }
  UNION
  { ?statement ps:P190 ?item . ?subject p:P190 ?statement . BIND(?item AS ?value) }
  OPTIONAL { ?statement wikibase:rank ?rank }`,
  );

/** The same as plain triples, for a store that has no more. */
export const plainQuery: QueryOfItems = (items) =>
  about(
    items,
    'SELECT DISTINCT ?subject ?value',
    `{ ?item wdt:P190 ?value . BIND(?item AS ?subject) }
  UNION
  { ?subject wdt:P190 ?item . BIND(?item AS ?value) }`,
  );

/** When they begin and end; `precision` is there where the store has the whole values. */
export const datesQuery: QueryOfItems = (items) =>
  about(
    items,
    'SELECT DISTINCT ?statement ?property ?time ?precision',
    `${EITHER_WAY}
  VALUES (?property ?plain ?whole) { ("start" pq:P580 pqv:P580) ("end" pq:P582 pqv:P582) }
  { ?statement ?plain ?time }
  UNION
  { ?statement ?whole ?node . ?node wikibase:timeValue ?time ; wikibase:timePrecision ?precision }`,
  );

/** What they rest on. */
export const referencesQuery: QueryOfItems = (items) =>
  about(
    items,
    'SELECT DISTINCT ?statement ?reference ?property ?value',
    `${EITHER_WAY}
  ?statement prov:wasDerivedFrom ?reference .
  VALUES (?property ?predicate) { ("urls" pr:P854) ("statedIn" pr:P248) ("retrieved" pr:P813) }
  ?reference ?predicate ?value`,
  );

/** What items are called in the languages of the pages. */
export const labelsQuery: QueryOfItems = (items) =>
  about(
    items,
    'SELECT DISTINCT ?item ?label',
    `?item rdfs:label ?label . FILTER(LANG(?label) IN (${LANGUAGES.map((language) => `"${language}"`).join(', ')}, "mul"))`,
  );

/** Which items were merged into which others. */
export const movedQuery: QueryOfItems = (items) =>
  about(items, 'SELECT DISTINCT ?item ?target', '?item owl:sameAs ?target');

function about(items: readonly string[], head: string, pattern: string): string {
  return `${PROLOGUE}${head} WHERE {\n  ${values('item', items.map(itemIri))}\n  ${pattern}\n}`;
}
