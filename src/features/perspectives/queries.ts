import type { Facet, Selection } from '../lists/facets/facets.ts';
import { patternsOf, prefixed } from '../lists/facets/facets-query.ts';
import type { List, ListColumn } from '../lists/lists.ts';

/** What a selection is drawn as. */
interface Drawn {
  readonly list: List;
  readonly selection: Selection;
  /** The base IRI; ends with `/`. */
  readonly base: string;
}

/** SELECT `?iri ?label` and where the selected members are: `?lat ?long`, of partnerships those of each `?partner`. */
export function mapQuery({ list, selection, base }: Drawn, language: string): string {
  const [variables, where] =
    list.geo === 'points'
      ? ['?lat ?long', '?iri wgs:lat ?lat ; wgs:long ?long .']
      : ['?partner ?lat ?long', '?iri mp:partner ?partner . ?partner wgs:lat ?lat ; wgs:long ?long .'];
  return prefixed(`SELECT DISTINCT ?iri ?label ${variables}
WHERE {
${patternsOf(list, selection, base)}
  ${where}
  ${labelIn(language)}
}
ORDER BY ?label ?iri`);
}

/** SELECT `?iri ?label ?begin ?end`: when the selected members began and ended, as far as that is known. */
export function timelineQuery({ list, selection, base }: Drawn, start: ListColumn, language: string): string {
  const end = list.columns.find(({ key }) => key === 'end');
  return prefixed(`SELECT DISTINCT ?iri ?label ?begin${end ? ' ?end' : ''}
WHERE {
${patternsOf(list, selection, base)}
  ?iri ${start.path} ?begin .
${end ? `  OPTIONAL { ?iri ${end.path} ?end }\n` : ''}  ${labelIn(language)}
}
ORDER BY ?begin ?label`);
}

/** SELECT of the values of one or more facets with `?number`, how many of the selected members have them. */
export function countQuery({ list, selection, base }: Drawn, facets: readonly Facet[]): string {
  const counted = facets.map(countedPattern);
  const variables = counted.map(({ variable }) => variable).join(' ');
  return prefixed(`SELECT ${variables} (COUNT(DISTINCT ?iri) AS ?number)
WHERE {
${patternsOf(list, selection, base)}
${counted.map(({ pattern }) => `  ${pattern}`).join('\n')}
}
GROUP BY ${variables}
ORDER BY DESC(?number) ${variables}`);
}

/** Binds `?by…` to the values of a facet; members without a value have none. */
function countedPattern({ key, kind, pattern }: Facet): { variable: string; pattern: string } {
  const variable = `?by${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  if (kind === 'link') return { variable, pattern: `BIND(EXISTS { ${pattern} } AS ${variable})` };
  if (kind === 'decade') {
    const start = `${variable}Start`;
    const found = pattern.replaceAll('?start', start);
    return {
      variable,
      pattern: `OPTIONAL { ${found} BIND(FLOOR(YEAR(${start}) / 10) * 10 AS ${variable}) }`,
    };
  }
  return { variable, pattern: `OPTIONAL { ${pattern.replaceAll(`?${key}`, variable)} }` };
}

function labelIn(language: string): string {
  return `OPTIONAL { ?iri rdfs:label ?label FILTER(LANG(?label) = ${JSON.stringify(language)}) }`;
}
