import { readOnce, type Site } from '../../http/serving/publication.ts';
import { compact, SHOWN_PREFIXES } from '../../pages/address.ts';
import { inEveryLanguage, LANGUAGES, type Language, type Messages } from '../../pages/messages/messages.ts';
import type { ClassUse, PropertyUse } from '../../query/class-uses.ts';
import { LABEL_PROPERTIES } from '../../rdf/label.ts';
import { DEGREE_PROPERTIES } from '../../rdf/positions.ts';
import { RDF } from '../../rdf/vocabularies.ts';
import { classesOf, namesOfTerms, usesOf } from '../browse/classes.ts';
import { type ExampleQuery, examplesFor, type ResultView } from './examples.ts';

/** The name of an example that data of any kind have. */
export const GENERAL_EXAMPLE = 'classes';

/** A query before its texts are known in every language. */
interface QueryDraft {
  readonly name: string;
  readonly view: ResultView;
  readonly query: string;
  /** The class and the property that it is about, whose names its title has. */
  readonly terms?: readonly string[];
  title(queries: Messages['contents']['queries'], ...names: readonly string[]): string;
}

const MAX_CLASSES = 3;
const MAX_COLUMNS = 3;
const DATE = /#(date|dateTime|gYear|gYearMonth)$/;

/** The example queries of a publication: those that are written for munpart's records, or else some that are made from the classes and properties of the data. */
export function examplesOf(site: Site): Promise<readonly ExampleQuery[]> {
  if (!site.general) return readOnce(site, 'examples', () => examplesFor(site));
  return readOnce(site, 'examples from the data', async () => {
    const all = drafts(site, await usesOf(site));
    const terms = [...new Set(all.flatMap(({ terms: own = [] }) => own))];
    const names = await Promise.all(LANGUAGES.map((language) => namesOfTerms(site, terms, language)));
    const nameIn = (iri: string, language: Language) => names[LANGUAGES.indexOf(language)]?.(iri).text ?? iri;
    return all.map(({ name, view, query, terms: own = [], title }): ExampleQuery => {
      const text = withPrefixes(query);
      return {
        ...{ name, view, query: text, template: text, topic: 'contents', parameters: [] },
        title: inEveryLanguage(({ contents }, language) =>
          title(contents.queries, ...own.map((iri) => nameIn(iri, language))),
        ),
        description: inEveryLanguage(({ contents }) => contents.made),
      };
    });
  });
}

function drafts(site: Site, uses: readonly ClassUse[]): QueryDraft[] {
  const { graphs, properties } = site.publication.release.manifest;
  const classes = classesOf(site).slice(0, MAX_CLASSES);
  const known = new Map(uses.map((use) => [use.class, use]));
  const places = DEGREE_PROPERTIES.find(([lat]) => properties.some(({ iri }) => iri === lat));
  return [
    {
      name: GENERAL_EXAMPLE,
      view: 'chart',
      title: (queries) => queries.classes,
      query: `SELECT ?class (COUNT(DISTINCT ?item) AS ?items) WHERE {
  ?item a ?class
} GROUP BY ?class ORDER BY DESC(?items) ?class`,
    },
    {
      name: 'properties',
      view: 'chart',
      title: (queries) => queries.properties,
      query: `SELECT ?property (COUNT(*) AS ?statements) WHERE {
  ?item ?property ?value
} GROUP BY ?property ORDER BY DESC(?statements) ?property`,
    },
    ...(uses.some(isConnected) ? [connected()] : []),
    ...(graphs.length > 0 ? [ofGraphs()] : []),
    ...classes.flatMap(({ iri }, index) => aboutClass(iri, known.get(iri), `class-${index + 1}`)),
    ...(places === undefined ? [] : [placed(places)]),
    ...(properties.some(({ iri }) => iri === `${SHOWN_PREFIXES.skos}broader`) ? [concepts()] : []),
  ];
}

/** Whether things of a class lead to things that have a class too. */
function isConnected({ properties }: ClassUse): boolean {
  return properties.some(({ objectClasses }) => Object.keys(objectClasses).length > 0);
}

function connected(): QueryDraft {
  return {
    name: 'connections',
    view: 'table',
    title: (queries) => queries.connected,
    query: `SELECT ?from ?property ?to (COUNT(*) AS ?links) WHERE {
  ?a a ?from ; ?property ?b .
  ?b a ?to
} GROUP BY ?from ?property ?to ORDER BY DESC(?links) LIMIT 100`,
  };
}

function ofGraphs(): QueryDraft {
  return {
    name: 'graphs',
    view: 'chart',
    title: (queries) => queries.graphs,
    query: `SELECT ?graph (COUNT(*) AS ?statements) WHERE {
  GRAPH ?graph { ?item ?property ?value }
} GROUP BY ?graph ORDER BY DESC(?statements) ?graph`,
  };
}

/** What is said of the instances of a class, how they are spread over the values of a property, and over the years. */
function aboutClass(type: string, use: ClassUse | undefined, name: string): QueryDraft[] {
  const properties = (use?.properties ?? []).filter(({ property }) => property !== RDF.type.value);
  const naming = LABEL_PROPERTIES.find((one) => properties.some(({ property }) => property === one));
  const others = properties
    .filter(({ property }) => !LABEL_PROPERTIES.includes(property))
    .toSorted((a, b) => b.subjects - a.subjects);
  const named = naming === undefined ? '' : `\n  OPTIONAL { ?item ${term(naming)} ?name }`;
  const columns = others
    .slice(0, MAX_COLUMNS)
    .map(({ property }, index) => ({ property, variable: `?value${index + 1}` }));
  const grouping = others.find((one) => isGrouping(one, use?.entities ?? 0));
  // The first four characters of a number or a text are no year.
  const dated = others.find(({ datatypes, objectClasses }) => {
    const types = [...Object.keys(objectClasses), ...Object.keys(datatypes)];
    return types.length > 0 && types.every((type) => DATE.test(type));
  });
  const values = columns.map(
    ({ property, variable }) => `\n  OPTIONAL { ?item ${term(property)} ${variable} }`,
  );
  return [
    {
      name: `${name}-items`,
      view: 'table',
      terms: [type],
      title: (queries, c = '') => (columns.length > 0 ? queries.described(c) : queries.members(c)),
      query: `SELECT ?item${naming === undefined ? '' : ' ?name'}${columns.map(({ variable }) => ` ${variable}`).join('')} WHERE {
  ?item a ${term(type)}${named}${values.join('')}
} ORDER BY ?item LIMIT 200`,
    },
    ...(grouping === undefined ? [] : [grouped(type, grouping.property, name)]),
    ...(dated === undefined ? [] : [byYear(type, dated.property, name)]),
  ];
}

/** A property whose values many share is worth counting by. */
function isGrouping({ datatypes, objects, triples }: PropertyUse, entities: number): boolean {
  return Object.keys(datatypes).length === 0 && objects > 1 && objects * 2 <= triples && entities > 3;
}

function grouped(type: string, property: string, name: string): QueryDraft {
  return {
    name: `${name}-by-value`,
    view: 'chart',
    terms: [type, property],
    title: (queries, c = '', p = '') => queries.grouped(c, p),
    query: `SELECT ?value (COUNT(DISTINCT ?item) AS ?items) WHERE {
  ?item a ${term(type)} ; ${term(property)} ?value
} GROUP BY ?value ORDER BY DESC(?items) ?value LIMIT 100`,
  };
}

function byYear(type: string, property: string, name: string): QueryDraft {
  return {
    name: `${name}-by-year`,
    view: 'chart',
    terms: [type, property],
    title: (queries, c = '', p = '') => queries.years(c, p),
    query: `SELECT ?year (COUNT(DISTINCT ?item) AS ?items) WHERE {
  ?item a ${term(type)} ; ${term(property)} ?date
  BIND(SUBSTR(STR(?date), 1, 4) AS ?year)
} GROUP BY ?year ORDER BY ?year`,
  };
}

function placed([lat, long]: readonly [string, string]): QueryDraft {
  return {
    name: 'places',
    view: 'map',
    title: (queries) => queries.placed,
    query: `SELECT ?item ?lat ?long WHERE {
  ?item ${term(lat)} ?lat ; ${term(long)} ?long
} ORDER BY ?item LIMIT 2000`,
  };
}

function concepts(): QueryDraft {
  return {
    name: 'concepts',
    view: 'chart',
    title: (queries) => queries.concepts,
    query: `SELECT ?concept (COUNT(DISTINCT ?narrower) AS ?count) WHERE {
  ?narrower skos:broader ?concept
} GROUP BY ?concept ORDER BY DESC(?count) ?concept LIMIT 100`,
  };
}

/** An IRI as a query writes it: in short where the prefix is known. */
function term(iri: string): string {
  const short = compact(iri);
  return short !== iri && /^[a-z]+:[A-Za-z_][\w-]*$/.test(short) ? short : `<${iri}>`;
}

/** A query with the prefixes that it uses declared. */
function withPrefixes(query: string): string {
  const outside = query.replace(/<[^<>]*>/g, ' ');
  const used = Object.entries(SHOWN_PREFIXES).filter(([prefix]) =>
    new RegExp(`(^|[^\\w?])${prefix}:\\w`).test(outside),
  );
  return used.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`).join('') + query;
}
