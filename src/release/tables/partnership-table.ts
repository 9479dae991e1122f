import { WIKIDATA } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Term } from '../../rdf/terms.ts';
import { localName } from '../../rdf/uri.ts';
import { XSD } from '../../rdf/vocabularies.ts';
import type { ReleaseResource } from '../diff/resource.ts';
import {
  type CellType,
  codes,
  countryCodes,
  identifiers,
  labels,
  perLanguage,
  type TableColumn,
  texts,
} from './cells.ts';

const { mp, wgs, prov } = PREFIXES;

/** The class whose instances are rows of partnerships.csv. */
export const PARTNERSHIP_CLASS = `${mp}Partnership`;

const PRECISION: ReadonlyMap<string, string> = new Map([
  [XSD.date.value, 'day'],
  [XSD.gYearMonth.value, 'month'],
  [XSD.gYear.value, 'year'],
]);

/** Columns of the table of partnerships, with the names in each of the languages; the `partner` lists run in parallel, so their items keep an empty place where a value is missing. */
export const partnershipColumns = (languages: readonly string[]): readonly TableColumn[] => [
  { name: 'partnership', type: 'anyURI', cell: (row) => row.iri },
  ...perLanguage(languages, { name: 'name' }, (row, language) => row.label(language)),
  { name: 'kind', cell: (row) => codes(row, `${mp}kind`) },
  { name: 'status', cell: (row) => codes(row, `${mp}status`) },
  list('status_as_of', (row) => texts(row, `${mp}statusAsOf`)),
  list('start', (row) => texts(row, `${mp}start`)),
  list('start_precision', (row) => row.values(`${mp}start`).map(precision)),
  list('start_basis', (row) => codes(row, `${mp}startBasis`)),
  list('start_earliest', (row) => texts(row, `${mp}startEarliest`), 'date'),
  list('start_latest', (row) => texts(row, `${mp}startLatest`), 'date'),
  list('end', (row) => texts(row, `${mp}end`)),
  list('reported_by', (row) => row.linked(`${mp}reportedBy`).map(({ iri }) => iri), 'anyURI'),
  ...perLanguage(languages, { name: 'reported_by', isList: true }, (row, language) =>
    labels(row, `${mp}reportedBy`, language),
  ),
  list('partner', (row) => partners(row).map(({ iri }) => iri), 'anyURI'),
  ...perLanguage(languages, { name: 'partner', isList: true }, (row, language) =>
    partners(row).map((partner) => partner.label(language)),
  ),
  list('partner_country', (row) => parallel(row, (partner) => countryCodes(partner))),
  ...perLanguage(languages, { name: 'partner_country', isList: true }, (row, language) =>
    parallel(row, (partner) => labels(partner, `${mp}country`, language)),
  ),
  list('partner_wikidata', (row) => parallel(row, (partner) => identifiers(partner, WIKIDATA))),
  list('partner_latitude', (row) => parallel(row, (partner) => partner.text(`${wgs}lat`)), 'decimal'),
  list('partner_longitude', (row) => parallel(row, (partner) => partner.text(`${wgs}long`)), 'decimal'),
  list('agreements', (row) => row.linked(`${mp}agreement`).map(agreement)),
  list('fields_agreed', (row) => codes(row, `${mp}agreedField`)),
  list('fields_practised', (row) => codes(row, `${mp}practisedField`)),
  list('fields_planned', (row) => codes(row, `${mp}plannedField`)),
  list('projects', (row) => labels(row, `${mp}project`, ...languages)),
  list('programmes', (row) => codes(row, `${mp}programme`)),
  list('involves', (row) => labels(row, `${mp}involves`, ...languages)),
  list('sources', (row) => row.linked(`${prov}wasDerivedFrom`).map(({ iri }) => iri), 'anyURI'),
  list('source_urls', (row) => row.linked(`${prov}wasDerivedFrom`).flatMap(pageUrls), 'anyURI'),
];

/** A column of lists. */
function list(name: string, cell: TableColumn['cell'], type: CellType = 'string'): TableColumn {
  return { name, type, isList: true, cell };
}

/** The partners other than the one that reports; where all report, all but the first. */
function partners(row: ReleaseResource): readonly ReleaseResource[] {
  const all = row.linked(`${mp}partner`);
  const reporters = new Set(row.linked(`${mp}reportedBy`).map(({ iri }) => iri));
  const others = all.filter(({ iri }) => !reporters.has(iri));
  return others.length > 0 ? others : all.slice(1);
}

/** One item for each partner; an empty one keeps the lists aligned, and a list of nothing but those is an empty cell. */
function parallel(
  row: ReleaseResource,
  item: (partner: ReleaseResource) => string | readonly string[],
): string[] {
  const items = partners(row).map((partner) => [item(partner)].flat()[0] ?? '');
  return items.every((value) => value === '') ? [] : items;
}

function precision(date: Term): string {
  return date.termType === 'Literal' ? (PRECISION.get(date.datatype.value) ?? '') : '';
}

/** `cooperation-agreement 1993-12-17`; the date is absent where the page gives none. */
function agreement(signed: ReleaseResource): string {
  const instrument = signed.linked(`${mp}instrument`).map(({ iri }) => localName(iri));
  return [...instrument, ...texts(signed, `${mp}signed`)].join(' ');
}

function pageUrls(source: ReleaseResource): readonly string[] {
  return texts(source, `${PREFIXES.foaf}homepage`);
}
