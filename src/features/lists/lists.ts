import { DEFINITIONS, PREFIXES } from '../../rdf/namespaces.ts';

/** One column of a list: where its values are found from the member. */
export interface ListColumn {
  /** Key in headings, CSV and JSON. */
  readonly key: string;
  /** SPARQL 1.1 property path from the member to the value. */
  readonly path: string;
  /** `resource` has a label of its own; `count` is the number of what the path leads to. */
  readonly kind: 'resource' | 'link' | 'text' | 'date' | 'number' | 'count';
  /** Counts only instances of this class. */
  readonly of?: string;
  /** Whether a member may have several values. */
  readonly many?: boolean;
  /** In CSV and JSON only: a page would be too wide with it. */
  readonly dataOnly?: boolean;
}

/** A list of things of one kind, as it is browsed and downloaded. */
export interface List {
  /** Its address below the base, and its key. */
  readonly name: string;
  /** IRI of the class that its members are instances of. */
  readonly class: string;
  /** Graph pattern that binds `?iri` to each member. */
  readonly members: string;
  /** The same as the property and the value that every member has, as IRIs; absent where it takes more to say. */
  readonly having?: readonly [property: string, value: string];
  readonly columns: readonly ListColumn[];
  /** How its members lie on a map: points with the columns `lat` and `long`, or lines between their partners. */
  readonly geo?: 'points' | 'lines';
  /** SPARQL 1.1 property path from a member to the parts that its description takes in. */
  readonly parts?: string;
}

const DISCREPANCIES = 'mp:discrepancy|mp:discrepancy/mp:variant';

/** All lists, in the order of the navigation; every member has a label besides. */
export const LISTS: readonly List[] = [
  list(
    'partnerships',
    `${PREFIXES.mp}Partnership`,
    [
      { key: 'partners', path: 'mp:partner', kind: 'resource', many: true, dataOnly: true },
      { key: 'countries', path: 'mp:partner/mp:country', kind: 'resource', many: true, dataOnly: true },
      { key: 'kind', path: 'mp:kind', kind: 'resource' },
      { key: 'start', path: 'mp:start', kind: 'date', many: true },
      { key: 'end', path: 'mp:end', kind: 'date', dataOnly: true },
      { key: 'status', path: 'mp:status', kind: 'resource' },
      { key: 'fields', path: 'mp:field', kind: 'resource', many: true },
      { key: 'reportedBy', path: 'mp:reportedBy', kind: 'resource', many: true },
    ],
    { geo: 'lines', parts: `mp:agreement|${DISCREPANCIES}` },
  ),
  list(
    'places',
    `${PREFIXES.mp}LocalAuthority`,
    [
      { key: 'country', path: 'mp:country', kind: 'resource' },
      { key: 'level', path: 'mp:level', kind: 'resource' },
      { key: 'partnerships', path: 'mp:partnerIn', kind: 'count' },
      { key: 'wikidata', path: 'owl:sameAs', kind: 'link', dataOnly: true },
      { key: 'lat', path: 'wgs:lat', kind: 'number', dataOnly: true },
      { key: 'long', path: 'wgs:long', kind: 'number', dataOnly: true },
    ],
    { geo: 'points', parts: `mp:measurement|geo:hasGeometry|org:hasMembership|${DISCREPANCIES}` },
  ),
  list('organisations', `${PREFIXES.org}FormalOrganization`, [
    { key: 'country', path: 'mp:country', kind: 'resource' },
    // An organisation may take part in a partnership of others.
    { key: 'partnerships', path: 'mp:partnerIn|^mp:involves', kind: 'count' },
    { key: 'website', path: 'foaf:homepage', kind: 'link', dataOnly: true },
  ]),
  list('networks', `${PREFIXES.mp}Network`, [
    { key: 'members', path: '^org:organization/org:member', kind: 'resource', many: true },
    { key: 'website', path: 'foaf:homepage', kind: 'link', dataOnly: true },
  ]),
  list('projects', `${PREFIXES.mp}Project`, [
    { key: 'programme', path: 'mp:programme', kind: 'resource' },
    { key: 'start', path: 'mp:projectStart', kind: 'date' },
    { key: 'end', path: 'mp:projectEnd', kind: 'date' },
    { key: 'partnerships', path: '^mp:project', kind: 'count' },
  ]),
  list(
    'fields',
    `${PREFIXES.skos}Concept`,
    [
      { key: 'group', path: 'skos:broader', kind: 'resource' },
      { key: 'partnerships', path: '^mp:field', kind: 'count' },
      { key: 'eurovoc', path: 'skos:exactMatch|skos:closeMatch', kind: 'link', many: true, dataOnly: true },
    ],
    {
      members: `?iri skos:inScheme <${DEFINITIONS}/field>`,
      having: [`${PREFIXES.skos}inScheme`, `${DEFINITIONS}/field`],
    },
  ),
  list('sources', `${PREFIXES.mp}SourcePage`, [
    { key: 'publisher', path: 'dcterms:publisher', kind: 'resource' },
    { key: 'published', path: 'dcterms:issued', kind: 'date' },
    { key: 'declared', path: 'mp:declaredPartnerCount', kind: 'number' },
    { key: 'listed', path: '^prov:wasDerivedFrom', kind: 'count', of: `${PREFIXES.mp}Partnership` },
  ]),
];

function list(
  name: string,
  classIri: string,
  columns: readonly ListColumn[],
  rest: Partial<Pick<List, 'members' | 'having' | 'geo' | 'parts'>> = {},
): List {
  const having = [`${PREFIXES.rdf}type`, classIri] as const;
  return { name, class: classIri, members: `?iri a <${classIri}>`, having, columns, ...rest };
}

const PROLOGUE = ['mp', 'org', 'owl', 'wgs', 'foaf', 'skos', 'dcterms', 'prov', 'rdfs'] as const;

/** SELECT `?iri`: every member. */
export function membersQuery(list: List): string {
  return `${prologue()}SELECT DISTINCT ?iri WHERE { ${list.members} }`;
}

/** SELECT `?iri ?label`: the members that one property names, with all its texts. */
export function namesQuery(list: List, property: string): string {
  return `${prologue()}SELECT ?iri ?label WHERE { ${list.members} . ?iri <${property}> ?label FILTER(isLITERAL(?label)) }`;
}

/** SELECT `?iri ?column ?value ?label`: the values of all columns, of the given members (valid IRIs) or of all; a value comes once for each of its labels, and once where these are asked for apart. */
export function valuesQuery(list: List, iris?: readonly string[], labelled = false): string {
  const members = iris ? `VALUES ?iri { ${iris.map((iri) => `<${iri}>`).join(' ')} }` : `${list.members} .`;
  const branches = list.columns.map((column) => `{ ${branch(column, members, labelled)} }`);
  return `${prologue()}SELECT ?iri ?column ?value ?label WHERE { ${branches.join(' UNION ')} }`;
}

/** SELECT `?iri ?value`: the values of one column of all members. */
export function columnQuery(list: List, column: ListColumn): string {
  return `${prologue()}${columnPattern(list, column)}`;
}

/** The same without its prologue. */
export function columnPattern(list: List, column: ListColumn): string {
  return `SELECT ?iri ?value WHERE { { ${branch(column, `${list.members} .`, false)} } }`;
}

/** SELECT `?iri ?partner ?lat ?long`: the partners of the given members (valid IRIs) that have coordinates. */
export function partnersQuery(iris: readonly string[]): string {
  const members = `VALUES ?iri { ${iris.map((iri) => `<${iri}>`).join(' ')} }`;
  return `${prologue()}SELECT ?iri ?partner ?lat ?long WHERE { ${members} ?iri mp:partner ?partner . ?partner wgs:lat ?lat ; wgs:long ?long }`;
}

function branch({ key, path, kind, of }: ListColumn, members: string, labelled: boolean): string {
  if (kind === 'count') {
    const counted = `?iri ${path} ?other${of ? ` . ?other a <${of}>` : ''}`;
    return `SELECT ?iri ("${key}" AS ?column) (COUNT(DISTINCT ?other) AS ?value) WHERE { ${members} ${counted} } GROUP BY ?iri`;
  }
  const label = labelled && kind === 'resource' ? ' OPTIONAL { ?value rdfs:label ?label }' : '';
  return `${members} ?iri ${path} ?value BIND("${key}" AS ?column)${label}`;
}

/** The prefixes that patterns of lists use. */
export function prologue(): string {
  return PROLOGUE.map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`).join('');
}
