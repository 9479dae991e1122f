import { feature } from '../../http/document.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import { csvRow } from '../../text/csv.ts';
import { type ListedMember, type MemberValue, textsOf, valueText } from './listing.ts';
import type { List, ListColumn } from './lists.ts';
import type { MatrixView } from './page/matrix.tsx';
import type { ListPerspective } from './perspectives.ts';

/** Which part of a list a file holds. */
interface Extent {
  readonly total: number;
  /** 1-based. */
  readonly page: number;
  /** Absolute URL of the next part; absent at the end. */
  readonly next?: string;
  /** By facet: its values, and how many members each would select. */
  readonly facets?: Readonly<Record<string, readonly FacetJson[]>>;
}

/** A value of a facet as a JSON programmer reads it; `iri` where it is a resource. */
interface FacetJson {
  readonly value: string;
  readonly iri?: string;
  readonly count: number;
  readonly selected: boolean;
}

/** A place on a map. */
export interface GeoPoint {
  readonly iri: string;
  readonly lat: number;
  readonly long: number;
}

const SEVERAL = '; ';

/** A list as CSV (RFC 4180): IRI and label, then each column; a resource gives its label and, in a second column, its IRI. */
export function listAsCsv(list: List, members: readonly ListedMember[], language: Language): string {
  return [...csvLines(list, members, language)].join('');
}

/** The same, row by row. */
export function* csvLines(
  list: List,
  members: Iterable<ListedMember>,
  language: Language,
): Generator<string, undefined> {
  const headers = list.columns.flatMap(({ key, kind }) =>
    kind === 'resource' ? [key, `${key}_iri`] : [key],
  );
  yield csvRow(['iri', 'label', ...headers]);
  for (const member of members) {
    const cells = list.columns.flatMap((column) => csvCells(member, column, language));
    yield csvRow([member.iri, member.label.text, ...cells]);
  }
}

function csvCells(member: ListedMember, column: ListColumn, language: Language): string[] {
  const values = member.values.get(column.key) ?? [];
  if (column.kind !== 'resource')
    return [
      textsOf(member, column, language)
        .map(({ text }) => text)
        .join(SEVERAL),
    ];
  const labelled = values.map((value) => ({ text: valueText(value, language).text, iri: value.term.value }));
  labelled.sort((a, b) => a.text.localeCompare(b.text, language));
  return [labelled.map(({ text }) => text).join(SEVERAL), labelled.map(({ iri }) => iri).join(SEVERAL)];
}

/** A list as JSON: an envelope with the extent and plain objects, one a member. */
export function listAsJson(
  list: List,
  members: readonly ListedMember[],
  language: Language,
  extent: Extent,
): string {
  return [...jsonLines(list, members, language, extent)].join('');
}

/** The same, member by member. */
export function* jsonLines(
  list: List,
  members: Iterable<ListedMember>,
  language: Language,
  extent: Extent,
): Generator<string, undefined> {
  const items = '"items": []';
  const [head = '', tail = ''] = `${JSON.stringify({ ...extent, items: [] }, null, 2)}\n`.split(items);
  yield `${head}"items": [`;
  let isEmpty = true;
  for (const member of members) {
    const own = properties(list, member, language);
    const item = JSON.stringify({ iri: member.iri, label: member.label.text, ...own }, null, 2);
    yield `${isEmpty ? '' : ','}\n    ${item.replaceAll('\n', '\n    ')}`;
    isEmpty = false;
  }
  yield `${isEmpty ? '' : '\n  '}]${tail}`;
}

/** A list as a GeoJSON feature collection (RFC 7946): the members that have coordinates. */
export function listAsGeoJson(list: List, members: readonly ListedMember[], language: Language): string {
  const features = members.flatMap((member) => {
    const [lat, long] = ['lat', 'long'].map((key) =>
      Number(member.values.get(key)?.[0]?.term.value ?? Number.NaN),
    );
    if (lat === undefined || long === undefined || !Number.isFinite(lat + long)) return [];
    const { lat: _lat, long: _long, ...rest } = properties(list, member, language);
    return [feature(member.iri, { lat, long }, { label: member.label.text, ...rest })];
  });
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 2)}\n`;
}

/** A list as a GeoJSON feature collection of the lines between the partners of each member, given by its IRI; members with fewer than two places are left out. */
export function listAsGeoJsonLines(
  list: List,
  members: readonly ListedMember[],
  language: Language,
  partners: ReadonlyMap<string, readonly GeoPoint[]>,
): string {
  const features = members.flatMap((member) => {
    const lines = pairsOf(partners.get(member.iri) ?? []);
    if (lines.length === 0) return [];
    const [first] = lines;
    const geometry =
      lines.length === 1
        ? { type: 'LineString', coordinates: first }
        : { type: 'MultiLineString', coordinates: lines };
    const all = { label: member.label.text, ...properties(list, member, language) };
    return [{ type: 'Feature', id: member.iri, geometry, properties: all }];
  });
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 2)}\n`;
}

/** A line for each two of the points; longitude comes first (RFC 7946 §3.1.1). */
function pairsOf(points: readonly GeoPoint[]): (readonly [number, number])[][] {
  const positions = points.map(({ lat, long }) => [long, lat] as const);
  return positions.flatMap((from, index) => positions.slice(index + 1).map((to) => [from, to]));
}

function properties(list: List, member: ListedMember, language: Language): Record<string, unknown> {
  return Object.fromEntries(
    list.columns.map((column) => {
      const values = (member.values.get(column.key) ?? []).map((value) => plain(value, column, language));
      const none = column.kind === 'count' ? 0 : undefined;
      return [column.key, column.many ? values : (values[0] ?? none)];
    }),
  );
}

/** A value as a JSON programmer expects it. */
function plain(value: MemberValue, { kind }: ListColumn, language: Language): unknown {
  if (kind === 'resource') return { iri: value.term.value, label: valueText(value, language).text };
  return kind === 'number' || kind === 'count' ? Number(value.term.value) : value.term.value;
}

/** A cell of a list: text, with a link and a language where it has one. */
export interface ListCell {
  readonly text: string;
  readonly href?: string;
  readonly language?: string;
  /** Where there are several: each. */
  readonly values?: readonly Text[];
}

/** A page of a list. */
export interface ListView {
  /** `partnerships`, `places`, … */
  readonly name: string;
  /** Keys of the columns; headings come from the messages. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ListCell[])[];
  readonly total: number;
  /** 1-based. */
  readonly page: number;
  readonly pageSize: number;
  /** Whether each row is one line. */
  readonly compact?: boolean;
  /** How else the selection can be seen, and the selection as the query of an address. */
  readonly perspectives?: readonly ListPerspective[];
  readonly selection?: string;
  /** What is offered beside the rows. */
  readonly browse?: BrowseView;
  /** Of the list of fields: how they are spread. */
  readonly matrix?: MatrixView;
}

/** What a page of a list offers beside its rows: to narrow it, to sort it, and to take it along. */
export interface BrowseView {
  /** Path of the page below the base: `places`, `places/map`. */
  readonly path: string;
  /** Members of the whole list, whatever is selected. */
  readonly whole: number;
  readonly facets: readonly FacetView[];
  /** Values that every member of the whole list has: said once, and no choice; `only` where none has another. */
  readonly shared: readonly SharedValueView[];
  /** What is selected, each with the address of the list without it. */
  readonly chips: readonly ChipView[];
  /** Keys of the columns that the list can be sorted by, and the order it is in: `start`, `-start`. */
  readonly sortable: readonly string[];
  readonly sorting: string;
  /** SPARQL that makes the selection. */
  readonly query: string;
}

/** A value that all members have. */
export interface SharedValueView {
  readonly facet: Pick<FacetView, 'key' | 'kind'>;
  readonly value: Pick<FacetValueView, 'value' | 'label'>;
  readonly only: boolean;
}

/** One facet: values of which some are selected. */
export interface FacetView {
  readonly key: string;
  /** What its values are: things with labels, decades, or `yes` and `no`. */
  readonly kind: 'resource' | 'decade' | 'link';
  readonly values: readonly FacetValueView[];
  /** Values that are not shown, for there are too many. */
  readonly more: number;
}

/** A value with the number of members that choosing it gives. */
export interface FacetValueView {
  /** As the parameter has it. */
  readonly value: string;
  /** Where it is a thing. */
  readonly label?: Text;
  readonly count: number;
  readonly selected: boolean;
}

/** A selected value and the way to be rid of it. */
export interface ChipView {
  readonly facet: Pick<FacetView, 'key' | 'kind'>;
  readonly value: Pick<FacetValueView, 'value' | 'label'>;
  /** Path of the list without the value. */
  readonly without: string;
}
