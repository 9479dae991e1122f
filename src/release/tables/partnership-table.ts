import { WIKIDATA } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Term } from '../../rdf/terms.ts';
import { localName } from '../../rdf/uri.ts';
import { XSD } from '../../rdf/vocabularies.ts';
import type { Column } from '../../text/csv.ts';
import type { Resource } from '../diff/resource.ts';
import { codes, countryCodes, identifiers, labels, perLanguage, texts } from './cells.ts';

const { mp, wgs, prov } = PREFIXES;

/** The class whose instances are rows of partnerships.csv. */
export const PARTNERSHIP_CLASS = `${mp}Partnership`;

const PRECISION: ReadonlyMap<string, string> = new Map([
  [XSD.date.value, 'day'],
  [XSD.gYearMonth.value, 'month'],
  [XSD.gYear.value, 'year'],
]);

/** Columns of partnerships.csv, with the names in each of the languages; the `partner` lists run in parallel, so their items keep an empty place where a value is missing. */
export const partnershipColumns = (languages: readonly string[]): readonly Column<Resource>[] => [
  { name: 'partnership', cell: (row) => row.iri },
  ...perLanguage(languages, 'name', (row, language) => row.label(language)),
  { name: 'kind', cell: (row) => codes(row, `${mp}kind`) },
  { name: 'status', cell: (row) => codes(row, `${mp}status`) },
  { name: 'status_as_of', cell: (row) => texts(row, `${mp}statusAsOf`) },
  { name: 'start', cell: (row) => texts(row, `${mp}start`) },
  { name: 'start_precision', cell: (row) => row.values(`${mp}start`).map(precision) },
  { name: 'start_basis', cell: (row) => codes(row, `${mp}startBasis`) },
  { name: 'start_earliest', cell: (row) => texts(row, `${mp}startEarliest`) },
  { name: 'start_latest', cell: (row) => texts(row, `${mp}startLatest`) },
  { name: 'end', cell: (row) => texts(row, `${mp}end`) },
  { name: 'reported_by', cell: (row) => row.linked(`${mp}reportedBy`).map(({ iri }) => iri) },
  ...perLanguage(languages, 'reported_by', (row, language) => labels(row, `${mp}reportedBy`, language)),
  { name: 'partner', cell: (row) => partners(row).map(({ iri }) => iri) },
  ...perLanguage(languages, 'partner', (row, language) =>
    partners(row).map((partner) => partner.label(language)),
  ),
  { name: 'partner_country', cell: (row) => parallel(row, (partner) => countryCodes(partner)) },
  ...perLanguage(languages, 'partner_country', (row, language) =>
    parallel(row, (partner) => labels(partner, `${mp}country`, language)),
  ),
  { name: 'partner_wikidata', cell: (row) => parallel(row, (partner) => identifiers(partner, WIKIDATA)) },
  { name: 'partner_latitude', cell: (row) => parallel(row, (partner) => partner.text(`${wgs}lat`)) },
  { name: 'partner_longitude', cell: (row) => parallel(row, (partner) => partner.text(`${wgs}long`)) },
  { name: 'agreements', cell: (row) => row.linked(`${mp}agreement`).map(agreement) },
  { name: 'fields_agreed', cell: (row) => codes(row, `${mp}agreedField`) },
  { name: 'fields_practised', cell: (row) => codes(row, `${mp}practisedField`) },
  { name: 'fields_planned', cell: (row) => codes(row, `${mp}plannedField`) },
  { name: 'projects', cell: (row) => labels(row, `${mp}project`, ...languages) },
  { name: 'programmes', cell: (row) => codes(row, `${mp}programme`) },
  { name: 'involves', cell: (row) => labels(row, `${mp}involves`, ...languages) },
  { name: 'sources', cell: (row) => row.linked(`${prov}wasDerivedFrom`).map(({ iri }) => iri) },
  { name: 'source_urls', cell: (row) => row.linked(`${prov}wasDerivedFrom`).flatMap(pageUrls) },
];

/** The partners other than the one that reports; where all report, all but the first. */
function partners(row: Resource): readonly Resource[] {
  const all = row.linked(`${mp}partner`);
  const reporters = new Set(row.linked(`${mp}reportedBy`).map(({ iri }) => iri));
  const others = all.filter(({ iri }) => !reporters.has(iri));
  return others.length > 0 ? others : all.slice(1);
}

/** One item for each partner; an empty one keeps the lists aligned, and a list of nothing but those is an empty cell. */
function parallel(row: Resource, item: (partner: Resource) => string | readonly string[]): string[] {
  const items = partners(row).map((partner) => [item(partner)].flat()[0] ?? '');
  return items.every((value) => value === '') ? [] : items;
}

function precision(date: Term): string {
  return date.termType === 'Literal' ? (PRECISION.get(date.datatype.value) ?? '') : '';
}

/** `cooperation-agreement 1993-12-17`; the date is absent where the page gives none. */
function agreement(signed: Resource): string {
  const instrument = signed.linked(`${mp}instrument`).map(({ iri }) => localName(iri));
  return [...instrument, ...texts(signed, `${mp}signed`)].join(' ');
}

function pageUrls(source: Resource): readonly string[] {
  return texts(source, `${PREFIXES.foaf}homepage`);
}
