import { IDENTIFIER_SCHEMES, type IdentifierScheme } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { localName } from '../../rdf/uri.ts';
import type { Column } from '../../text/csv.ts';
import { languageOf, type Resource } from '../diff/resource.ts';
import { codes, countryCodes, identifiers, labels, texts } from './cells.ts';

const { mp, wgs, skos, sosa, foaf } = PREFIXES;

/** The class whose instances are rows of places.csv. */
export const PLACE_CLASS = `${mp}LocalAuthority`;

/** Columns of places.csv. */
export const placeColumns: readonly Column<Resource>[] = [
  { name: 'place', cell: (row) => row.iri },
  { name: 'name_en', cell: (row) => row.label('en') },
  { name: 'name_lv', cell: (row) => row.label('lv') },
  { name: 'name_native', cell: nativeNames },
  { name: 'level', cell: (row) => codes(row, `${mp}level`) },
  { name: 'country', cell: countryCodes },
  { name: 'country_en', cell: (row) => labels(row, `${mp}country`, 'en') },
  { name: 'country_lv', cell: (row) => labels(row, `${mp}country`, 'lv') },
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

/** Preferred names in languages other than English and Latvian. */
function nativeNames(row: Resource): string[] {
  return row
    .values(`${skos}prefLabel`)
    .filter((name) => !['en', 'lv'].includes(languageOf(name)))
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
