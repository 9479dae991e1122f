import { codeIn, type IdentifierScheme } from '../../rdf/identifier-schemes.ts';
import { expandedName, PREFIXES } from '../../rdf/namespaces.ts';
import { localName } from '../../rdf/uri.ts';
import type { CsvColumn } from '../../text/csv.ts';
import type { ReleaseResource } from '../diff/resource.ts';

/** What the values of a column are, as XSD calls them. */
export type CellType = 'string' | 'anyURI' | 'date' | 'decimal' | 'integer';

/** A column of a table of a release; its cells are text where it has no type. */
export interface TableColumn extends CsvColumn<ReleaseResource> {
  readonly type?: CellType;
  /** Whether a cell holds a list, however many items it has; in lists of numbers an empty text stands for a missing one. */
  readonly isList?: boolean;
}

/** Texts of a property's values. */
export function texts(row: ReleaseResource, property: string): string[] {
  return row.values(property).map(({ value }) => value);
}

/** Codes of the concepts that a property leads to: the last parts of their IRIs. */
export function codes(row: ReleaseResource, property: string): string[] {
  return texts(row, property).map(localName);
}

/** Labels of the resources that a property leads to, in the first of the languages that each has. */
export function labels(row: ReleaseResource, property: string, ...languages: readonly string[]): string[] {
  return row
    .linked(property)
    .map((linked) => languages.map((language) => linked.label(language)).find((label) => label !== '') ?? '');
}

/** A column `{name}_{language}` for each language. */
export function perLanguage(
  languages: readonly string[],
  { name, isList = false }: Pick<TableColumn, 'name' | 'isList'>,
  cell: (row: ReleaseResource, language: string) => string | readonly string[],
): readonly TableColumn[] {
  return languages.map((language) => ({
    name: `${name}_${language.toLowerCase().replaceAll('-', '_')}`,
    isList,
    cell: (row) => cell(row, language),
  }));
}

const COUNTRY = `${PREFIXES.mp}country`;

/** Codes of the EU country table. */
export function countryCodes(place: ReleaseResource): string[] {
  return codes(place, COUNTRY);
}

/** The codes that a place has in a scheme: a Wikidata item's number with its Q. */
export function identifiers(place: ReleaseResource, scheme: IdentifierScheme): string[] {
  const property = expandedName(scheme.ofPlaces?.property ?? 'owl:sameAs');
  return texts(place, property).flatMap((iri) => codeIn(scheme, iri) ?? []);
}
