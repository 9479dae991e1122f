import { documents, type Site } from '../../http/serving/publication.ts';
import { tokens } from '../../query/parsing/tokens.ts';
import { QueryError } from '../../query/port.ts';
import { token } from '../../rdf/n-quads/n-quads.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, literal } from '../../rdf/terms.ts';

/** What may stand in the place of a parameter: an IRI, a text, a year of four digits, or a language tag (a text in the query). */
export const PARAMETER_TYPES = ['iri', 'text', 'year', 'language'] as const;

/** What may stand in the place of one parameter. */
export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** A part of an example query that the reader may choose; in the query it is written `$name`. */
export interface QueryParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** The value where none is chosen. */
  readonly standard: string;
  /** Of a language: those that the data have names in; any where absent. */
  readonly languages?: readonly string[];
  /** A graph pattern whose ?label, and ?value where that is something else, are good values. */
  readonly choices?: string;
}

const MAX_VALUE_LENGTH = 500;
const YEAR = /^\d{4}$/;
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i;

/** Makes the SPARQL token of a value of each type; throws a RangeError that says what is wrong with it. */
const TOKENS: Readonly<Record<ParameterType, (value: string) => string>> = {
  iri: (value) => token(iri(value)),
  text: (value) => token(literal(value)),
  year: (value) => checked(value, YEAR, 'not a year of four digits'),
  language: (value) => token(literal(checked(value, LANGUAGE, 'not a language tag').toLowerCase())),
};

/** The value of a parameter as one SPARQL token; throws a RangeError where the value is none of its type. */
export function parameterToken({ name, type }: QueryParameter, value: string): string {
  try {
    if (value.length > MAX_VALUE_LENGTH) throw new RangeError(`longer than ${MAX_VALUE_LENGTH} characters`);
    return TOKENS[type](value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`the parameter ${name} cannot have this value: ${error.message}`);
  }
}

/**
 * A query with terms in the places of its parameters, the standard ones where `values` has none. Only whole tokens
 * `$name` are replaced, by whole tokens, so no value can change the query's structure. Throws a RangeError for a bad value.
 */
export function withParameters(
  template: string,
  parameters: readonly QueryParameter[],
  values: ReadonlyMap<string, string> = new Map(),
): string {
  const terms = new Map(
    parameters.map((parameter) => [
      `$${parameter.name}`,
      parameterToken(parameter, values.get(parameter.name) ?? parameter.standard),
    ]),
  );
  let [query, at] = ['', 0];
  for (const { text, start } of tokens(template)) {
    const term = terms.get(text);
    if (term === undefined) continue;
    query += template.slice(at, start) + term;
    at = start + text.length;
  }
  return query + template.slice(at);
}

function checked(value: string, pattern: RegExp, fault: string): string {
  if (!pattern.test(value)) throw new RangeError(`${fault}: ${value}`);
  return value;
}

/** More than these nobody chooses from a list. */
const MAX_CHOICES = 500;
const PROLOGUE = ['mp', 'rdfs', 'skos'].map(
  (prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix as 'mp' | 'rdfs' | 'skos']}>\n`,
);

/** Good values of a parameter with their labels in a language, in the order of these; none where the data cannot tell in time. */
export async function choicesOf(site: Site, { choices }: QueryParameter, language: string) {
  if (choices === undefined) return [];
  const select = `${PROLOGUE.join('')}SELECT DISTINCT ?value ?label WHERE {
  ${choices}
  FILTER(LANG(?label) = "${language}")
} LIMIT ${MAX_CHOICES}`;
  try {
    const rows = await documents(site).rows(select);
    return rows
      .flatMap(({ value, label }) =>
        label ? [{ value: value?.value ?? label.value, label: label.value }] : [],
      )
      .sort((a, b) => a.label.localeCompare(b.label, language));
  } catch (error) {
    if (error instanceof QueryError) return [];
    throw error;
  }
}
