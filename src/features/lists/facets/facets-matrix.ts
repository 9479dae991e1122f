import { DEFINITIONS, PREFIXES } from '../../../rdf/namespaces.ts';

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
