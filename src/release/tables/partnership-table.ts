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

/** The properties that cells ask for: a text that is put together at each would be looked up as slowly as it is long. */
const P = {
  agreedField: `${mp}agreedField`,
  agreement: `${mp}agreement`,
  country: `${mp}country`,
  end: `${mp}end`,
  homepage: `${PREFIXES.foaf}homepage`,
  instrument: `${mp}instrument`,
  involves: `${mp}involves`,
  kind: `${mp}kind`,
  lat: `${wgs}lat`,
  long: `${wgs}long`,
  partner: `${mp}partner`,
  plannedField: `${mp}plannedField`,
  practisedField: `${mp}practisedField`,
  programme: `${mp}programme`,
  project: `${mp}project`,
  reportedBy: `${mp}reportedBy`,
  signed: `${mp}signed`,
  start: `${mp}start`,
  startBasis: `${mp}startBasis`,
  startEarliest: `${mp}startEarliest`,
  startLatest: `${mp}startLatest`,
  status: `${mp}status`,
  statusAsOf: `${mp}statusAsOf`,
  wasDerivedFrom: `${prov}wasDerivedFrom`,
};

/** Columns of the table of partnerships, with the names in each of the languages; the `partner` lists run in parallel, so their items keep an empty place where a value is missing. */
export const partnershipColumns = (languages: readonly string[]): readonly TableColumn[] => [
  { name: 'partnership', type: 'anyURI', cell: (row) => row.iri },
  ...perLanguage(languages, { name: 'name' }, (row, language) => row.label(language)),
  { name: 'kind', cell: (row) => codes(row, P.kind) },
  { name: 'status', cell: (row) => codes(row, P.status) },
  list('status_as_of', (row) => texts(row, P.statusAsOf)),
  list('start', (row) => texts(row, P.start)),
  list('start_precision', (row) => row.values(P.start).map(precision)),
  list('start_basis', (row) => codes(row, P.startBasis)),
  list('start_earliest', (row) => texts(row, P.startEarliest), 'date'),
  list('start_latest', (row) => texts(row, P.startLatest), 'date'),
  list('end', (row) => texts(row, P.end)),
  list('reported_by', (row) => row.linked(P.reportedBy).map(({ iri }) => iri), 'anyURI'),
  ...perLanguage(languages, { name: 'reported_by', isList: true }, (row, language) =>
    labels(row, P.reportedBy, language),
  ),
  list('partner', (row) => partners(row).map(({ iri }) => iri), 'anyURI'),
  ...perLanguage(languages, { name: 'partner', isList: true }, (row, language) =>
    partners(row).map((partner) => partner.label(language)),
  ),
  list('partner_country', (row) => parallel(row, (partner) => countryCodes(partner))),
  ...perLanguage(languages, { name: 'partner_country', isList: true }, (row, language) =>
    parallel(row, (partner) => labels(partner, P.country, language)),
  ),
  list('partner_wikidata', (row) => parallel(row, (partner) => identifiers(partner, WIKIDATA))),
  list('partner_latitude', (row) => parallel(row, (partner) => partner.text(P.lat)), 'decimal'),
  list('partner_longitude', (row) => parallel(row, (partner) => partner.text(P.long)), 'decimal'),
  list('agreements', (row) => row.linked(P.agreement).map(agreement)),
  list('fields_agreed', (row) => codes(row, P.agreedField)),
  list('fields_practised', (row) => codes(row, P.practisedField)),
  list('fields_planned', (row) => codes(row, P.plannedField)),
  list('projects', (row) => labels(row, P.project, ...languages)),
  list('programmes', (row) => codes(row, P.programme)),
  list('involves', (row) => labels(row, P.involves, ...languages)),
  list('sources', (row) => row.linked(P.wasDerivedFrom).map(({ iri }) => iri), 'anyURI'),
  list('source_urls', (row) => row.linked(P.wasDerivedFrom).flatMap(pageUrls), 'anyURI'),
];

/** A column of lists. */
function list(name: string, cell: TableColumn['cell'], type: CellType = 'string'): TableColumn {
  return { name, type, isList: true, cell };
}

const PARTNERS = new WeakMap<ReleaseResource, readonly ReleaseResource[]>();

/** The partners other than the one that reports; where all report, all but the first. */
function partners(row: ReleaseResource): readonly ReleaseResource[] {
  const known = PARTNERS.get(row) ?? otherPartners(row);
  PARTNERS.set(row, known);
  return known;
}

function otherPartners(row: ReleaseResource): readonly ReleaseResource[] {
  const all = row.linked(P.partner);
  const reporters = new Set(row.linked(P.reportedBy).map(({ iri }) => iri));
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
  const instrument = signed.linked(P.instrument).map(({ iri }) => localName(iri));
  return [...instrument, ...texts(signed, P.signed)].join(' ');
}

function pageUrls(source: ReleaseResource): readonly string[] {
  return texts(source, P.homepage);
}
