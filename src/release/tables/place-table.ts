import { IDENTIFIER_SCHEMES, type IdentifierScheme } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { localName } from '../../rdf/uri.ts';
import { languageOf, type ReleaseResource } from '../diff/resource.ts';
import { codes, countryCodes, identifiers, labels, perLanguage, type TableColumn, texts } from './cells.ts';

const { mp, wgs, skos, sosa, foaf } = PREFIXES;

/** The class whose instances are rows of places.csv. */
export const PLACE_CLASS = `${mp}LocalAuthority`;

/** The properties that cells ask for: a text that is put together at each would be looked up as slowly as it is long. */
const P = {
  country: `${mp}country`,
  hasSimpleResult: `${sosa}hasSimpleResult`,
  homepage: `${foaf}homepage`,
  lat: `${wgs}lat`,
  level: `${mp}level`,
  long: `${wgs}long`,
  measurement: `${mp}measurement`,
  observedProperty: `${sosa}observedProperty`,
  partnerIn: `${mp}partnerIn`,
  prefLabel: `${skos}prefLabel`,
  referenceYear: `${mp}referenceYear`,
};

/** Columns of the table of places, with the names in each of the languages. */
export const placeColumns = (languages: readonly string[]): readonly TableColumn[] => [
  { name: 'place', type: 'anyURI', cell: (row) => row.iri },
  ...perLanguage(languages, { name: 'name' }, (row, language) => row.label(language)),
  { name: 'name_native', isList: true, cell: (row) => nativeNames(row, languages) },
  { name: 'level', cell: (row) => codes(row, P.level) },
  { name: 'country', cell: countryCodes },
  ...perLanguage(languages, { name: 'country' }, (row, language) => labels(row, P.country, language)),
  { name: 'latitude', type: 'decimal', cell: (row) => row.text(P.lat) },
  { name: 'longitude', type: 'decimal', cell: (row) => row.text(P.long) },
  ...identifierColumns(IDENTIFIER_SCHEMES),
  { name: 'website', type: 'anyURI', isList: true, cell: (row) => texts(row, P.homepage) },
  { name: 'area_km2', type: 'decimal', cell: (row) => result(latest(row, 'area')) },
  { name: 'population', type: 'integer', cell: (row) => result(latest(row, 'population')) },
  {
    name: 'population_year',
    type: 'integer',
    cell: (row) => latest(row, 'population')?.text(P.referenceYear) ?? '',
  },
  { name: 'partnerships', type: 'integer', cell: (row) => String(row.values(P.partnerIn).length) },
];

/** A column for each scheme that places have. */
export function identifierColumns(schemes: readonly IdentifierScheme[]): readonly TableColumn[] {
  return schemes
    .filter(({ ofPlaces }) => ofPlaces)
    .map((scheme) => ({ name: scheme.name, isList: true, cell: (row) => identifiers(row, scheme) }));
}

function result(measurement: ReleaseResource | undefined): string {
  return measurement?.text(P.hasSimpleResult) ?? '';
}

/** Preferred names in other languages. */
function nativeNames(row: ReleaseResource, languages: readonly string[]): string[] {
  return row
    .values(P.prefLabel)
    .filter((name) => !languages.includes(languageOf(name)))
    .map(({ value }) => value);
}

/** The measurement with a value that refers to the latest year; the first by IRI where years are equal or absent. */
function latest(row: ReleaseResource, measure: string): ReleaseResource | undefined {
  const year = (measurement: ReleaseResource) => Number(measurement.text(P.referenceYear));
  return row
    .linked(P.measurement)
    .filter((measurement) => measurement.text(P.hasSimpleResult) !== '')
    .filter((measurement) =>
      measurement.linked(P.observedProperty).some(({ iri }) => localName(iri) === measure),
    )
    .reduce<ReleaseResource | undefined>(
      (best, next) => (best === undefined || year(next) > year(best) ? next : best),
      undefined,
    );
}
