import { IDENTIFIER_SCHEMES, type IdentifierScheme } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { localName } from '../../rdf/uri.ts';
import type { Column } from '../../text/csv.ts';
import { languageOf, type Resource } from '../diff/resource.ts';
import { codes, countryCodes, identifiers, labels, perLanguage, texts } from './cells.ts';

const { mp, wgs, skos, sosa, foaf } = PREFIXES;

/** The class whose instances are rows of places.csv. */
export const PLACE_CLASS = `${mp}LocalAuthority`;

/** Columns of places.csv, with the names in each of the languages. */
export const placeColumns = (languages: readonly string[]): readonly Column<Resource>[] => [
  { name: 'place', cell: (row) => row.iri },
  ...perLanguage(languages, 'name', (row, language) => row.label(language)),
  { name: 'name_native', cell: (row) => nativeNames(row, languages) },
  { name: 'level', cell: (row) => codes(row, `${mp}level`) },
  { name: 'country', cell: countryCodes },
  ...perLanguage(languages, 'country', (row, language) => labels(row, `${mp}country`, language)),
  { name: 'latitude', cell: (row) => row.text(`${wgs}lat`) },
  { name: 'longitude', cell: (row) => row.text(`${wgs}long`) },
  ...identifierColumns(IDENTIFIER_SCHEMES),
  { name: 'website', cell: (row) => texts(row, `${foaf}homepage`) },
  { name: 'area_km2', cell: (row) => latest(row, 'area')?.text(`${sosa}hasSimpleResult`) ?? '' },
  { name: 'population', cell: (row) => latest(row, 'population')?.text(`${sosa}hasSimpleResult`) ?? '' },
  { name: 'population_year', cell: (row) => latest(row, 'population')?.text(`${mp}referenceYear`) ?? '' },
  { name: 'partnerships', cell: (row) => String(row.values(`${mp}partnerIn`).length) },
];

/** A column for each scheme that places have. */
export function identifierColumns(schemes: readonly IdentifierScheme[]): readonly Column<Resource>[] {
  return schemes
    .filter(({ ofPlaces }) => ofPlaces)
    .map((scheme) => ({ name: scheme.name, cell: (row) => identifiers(row, scheme) }));
}

/** Preferred names in other languages. */
function nativeNames(row: Resource, languages: readonly string[]): string[] {
  return row
    .values(`${skos}prefLabel`)
    .filter((name) => !languages.includes(languageOf(name)))
    .map(({ value }) => value);
}

/** The measurement with a value that refers to the latest year; the first by IRI where years are equal or absent. */
function latest(row: Resource, measure: string): Resource | undefined {
  const year = (measurement: Resource) => Number(measurement.text(`${mp}referenceYear`));
  return row
    .linked(`${mp}measurement`)
    .filter((measurement) => measurement.text(`${sosa}hasSimpleResult`) !== '')
    .filter((measurement) =>
      measurement.linked(`${sosa}observedProperty`).some(({ iri }) => localName(iri) === measure),
    )
    .reduce<Resource | undefined>(
      (best, next) => (best === undefined || year(next) > year(best) ? next : best),
      undefined,
    );
}
