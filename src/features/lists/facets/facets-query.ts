import { DEFINITIONS, PREFIXES } from '../../../rdf/namespaces.ts';
import { iri as checked } from '../../../rdf/terms.ts';
import type { List } from '../lists.ts';
import { type Facet, facetsOf, iriOfValue, NONE, type Selection } from './facets.ts';

/** What a selection means in SPARQL depends on where the IRIs of places begin, and its labels on the language. */
interface SelectionTerms {
  /** The base IRI; ends with `/`. */
  readonly base: string;
  readonly language: string;
}

/** SELECT of two columns: each member with each value of the facet, of `link` one column, the members that are not linked. */
export function facetQuery(list: List, facet: Facet): string {
  const { key, kind, pattern, lacking = '' } = facet;
  const [columns, found] = {
    resource: [`?iri ?${key}`, pattern],
    decade: ['?iri (FLOOR(YEAR(?start) / 10) * 10 AS ?decade)', pattern],
    link: ['?iri', lacking],
  }[kind] as [string, string];
  return prefixed(`SELECT DISTINCT ${columns} WHERE { ${membersOf(list)} . ${found} }`);
}

/** SELECT `?iri ?label`: exactly the members that a selection selects, by label in the language; throws a RangeError where a value is no IRI. */
export function selectionQuery(list: List, selection: Selection, { base, language }: SelectionTerms): string {
  return prefixed(`SELECT DISTINCT ?iri ?label
WHERE {
${patternsOf(list, selection, base)}
  OPTIONAL { ?iri rdfs:label ?label FILTER(LANG(?label) = ${JSON.stringify(language)}) }
}
ORDER BY ?label ?iri`);
}

/** CONSTRUCT of the statements about the given members and their parts. */
export function membersGraphQuery({ parts }: List, iris: readonly string[]): string {
  const about = parts ? `  ?iri (${parts})? ?subject .\n` : '  BIND(?iri AS ?subject)\n';
  return prefixed(`CONSTRUCT { ?subject ?property ?value }
WHERE {
  VALUES ?iri { ${iris.map((value) => `<${checked(value).value}>`).join(' ')} }
${about}  ?subject ?property ?value
}`);
}

/** The lines of a graph pattern that binds `?iri` to each selected member; throws a RangeError where a value is no IRI. */
export function patternsOf(list: List, selection: Selection, base: string): string {
  const narrowing = facetsOf(list.name).flatMap((facet) => {
    const values = [...(selection.get(facet.key) ?? [])].sort();
    return values.length > 0 ? patternOf(facet, values, base) : [];
  });
  return [`${membersOf(list)} .`, ...narrowing].map((line) => `  ${line}`).join('\n');
}

function membersOf({ members }: List): string {
  return members.replace(/<([^<>]*)>/g, (_, value: string) => named(value));
}

/** The lines that narrow the members to those with one of the values. */
function patternOf(facet: Facet, values: readonly string[], base: string): readonly string[] {
  if (facet.kind === 'link') return linkPattern(facet, values);
  const some = values.filter((value) => value !== NONE);
  const lines = facet.kind === 'decade' ? decadePattern(facet, some) : resourcePattern(facet, some, base);
  if (some.length === values.length) return lines;
  const none = `NOT EXISTS { ${facet.pattern} }`;
  if (some.length === 0) return [`FILTER ${none}`];
  return [`FILTER(EXISTS { ${lines.join(' ')} } || ${none})`];
}

function linkPattern({ pattern, lacking = '' }: Facet, values: readonly string[]): readonly string[] {
  const [yes, no] = [values.includes('yes'), values.includes('no')];
  if (yes && no) return [];
  return yes ? [pattern] : no ? [lacking] : ['FILTER(false)'];
}

function decadePattern({ pattern }: Facet, values: readonly string[]): readonly string[] {
  return [`${pattern} .`, `FILTER(FLOOR(YEAR(?start) / 10) * 10 IN (${values.map(Number).join(', ')}))`];
}

function resourcePattern(facet: Facet, values: readonly string[], base: string): readonly string[] {
  const iris = values.map((value) => named(checked(iriOfValue(facet, value, base) ?? '').value));
  return [`VALUES ?${facet.key} { ${iris.join(' ')} }`, `${facet.pattern} .`];
}

/** An IRI by its prefix where it has one of ours and a plain local name. */
function named(value: string): string {
  for (const [prefix, namespace] of Object.entries(PREFIXES)) {
    if (!value.startsWith(namespace)) continue;
    const local = value.slice(namespace.length);
    if (/^[A-Za-z_][\w-]*$/.test(local)) return `${prefix}:${local}`;
  }
  return `<${value}>`;
}

/** A query below the declarations of the prefixes that it uses. */
export function prefixed(query: string): string {
  const used = Object.entries(PREFIXES).filter(([prefix]) =>
    new RegExp(`(?<![\\w:<])${prefix}:`).test(query.replace(/<[^<>\s]*>/g, '')),
  );
  return `${used.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`).join('')}\n${query}\n`;
}

/** How a field stands in a partnership: in any way but planned, or in one way alone. */
export const FIELD_USES = ['partnerships', 'agreed', 'practised', 'planned'] as const;

/** One of the ways in which a field stands in a partnership. */
export type FieldUse = (typeof FIELD_USES)[number];

const PROPERTIES: Readonly<Record<FieldUse, string>> = {
  partnerships: 'mp:field',
  agreed: 'mp:agreedField',
  practised: 'mp:practisedField',
  planned: 'mp:plannedField',
};

const PROLOGUE = `PREFIX mp: <${PREFIXES.mp}>\nPREFIX skos: <${PREFIXES.skos}>\n`;

/** SELECT `?field ?municipality ?use ?count`: partnerships by field, reporting municipality and use. */
export const MATRIX_QUERY = `${PROLOGUE}SELECT ?field ?municipality ?use (COUNT(DISTINCT ?partnership) AS ?count) WHERE {
  VALUES (?property ?use) { ${FIELD_USES.map((use) => `(${PROPERTIES[use]} "${use}")`).join(' ')} }
  ?partnership ?property ?field ; a mp:Partnership ; mp:reportedBy ?municipality .
} GROUP BY ?field ?municipality ?use`;

/** SELECT `?field ?group`: the group that each field is in. */
export const FIELD_GROUPS_QUERY = `${PROLOGUE}SELECT ?field ?group WHERE {
  ?field skos:inScheme <${DEFINITIONS}/field> ; skos:broader ?group
}`;
