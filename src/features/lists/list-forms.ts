import { setImmediate as pause } from 'node:timers/promises';
import { Problem } from '../../http/problem.ts';
import {
  CSV,
  GEOJSON,
  HTML,
  JSON_FORM,
  type Locale,
  type Representation,
  type Resource,
} from '../../http/representation.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { documents, type Site } from '../../http/serving/publication.ts';
import { withParameter } from '../../pages/address.ts';
import { describedPath } from '../../pages/document-address.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { browseView } from './facet-views.ts';
import { membersGraphQuery } from './facets/facets-query.ts';
import { fieldsMatrix, matrixView } from './fields-matrix.ts';
import {
  csvLines,
  type GeoPoint,
  jsonLines,
  type ListCell,
  listAsCsv,
  listAsGeoJson,
  listAsGeoJsonLines,
  listAsJson,
} from './list-files.ts';
import { type ListedMember, type ListMember, listedMembers, textsOf, valueText } from './listing.ts';
import { type ListColumn, partnersQuery } from './lists.ts';
import { listPage } from './page/list.tsx';
import { perspectivesOf } from './perspectives.ts';
import { type Browsing, type Selected, selectionText } from './selection.ts';
import { orderOf, sortableColumns } from './sorting.ts';

/** Rows of a page. */
export const PAGE_SIZE = 50;
/** Described at once; who wants more takes a dump. */
const MAX_DESCRIBED = 2_000;
const BATCH_SIZE = 500;

/** A list as it was asked for, or a part of it. */
export interface ListRequest extends Browsing {
  /** Undefined: the files hold all that is selected, the page for people the first part. */
  readonly page: number | undefined;
  readonly pages: number;
  /** Whether the page for people has a line for each row. */
  readonly compact: boolean;
}

/** What is written: the members of the part in their order, of how many, with the counts of the facets. */
interface Slice {
  readonly members: readonly ListMember[];
  readonly total: number;
  readonly isAll: boolean;
  readonly facets: Selected['facets'];
}

/** Members of a file that is sent while it is written. */
const STREAMED = 2_000;
/** Characters that are sent at once. */
const CHUNK = 65_536;

/** A large file of a list, piece by piece; undefined where the list, or its part, is small, and for the other forms. */
export function streamList(
  resource: Resource,
  request: ListRequest,
  form: Representation,
  locale: Locale,
): AsyncIterable<string> | undefined {
  const isLarge = request.page === undefined && request.pages * PAGE_SIZE > STREAMED;
  return isLarge && (form === CSV || form === JSON_FORM)
    ? inChunks(() => linesOf(resource, request, form, locale))
    : undefined;
}

async function linesOf(
  resource: Resource,
  request: ListRequest,
  form: Representation,
  locale: Locale,
): Promise<Iterable<string>> {
  const { site, list } = request;
  const { language } = locale;
  const part = await partOf(request, form, language);
  const members = await listedMembers(site, list, part.members, language, part.isAll);
  if (form === CSV) return csvLines(list, members, language);
  const urlOfPage = (number: number) => pageUrl(resource, JSON_FORM, number, locale);
  return jsonLines(list, members, language, extentOf(request, part, urlOfPage));
}

/** Each chunk is written when the one before is on its way: others are answered between them. */
async function* inChunks(lines: () => Promise<Iterable<string>>): AsyncGenerator<string, undefined> {
  let chunk = '';
  for (const line of await lines()) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
    await pause();
  }
  yield chunk;
}

/** A list in one of its forms. */
export async function writeList(
  resource: Resource,
  request: ListRequest,
  form: Representation,
  locale: Locale,
): Promise<string | Uint8Array> {
  const { site, list } = request;
  const { language } = locale;
  const part = await partOf(request, form, language);
  if (form.format) return described(request, part, form);
  const members = [...(await listedMembers(site, list, part.members, language, part.isAll))];
  if (form === CSV) return listAsCsv(list, members, language);
  if (form === GEOJSON && list.geo === 'points') return listAsGeoJson(list, members, language);
  if (form === GEOJSON) {
    return listAsGeoJsonLines(list, members, language, await partnersOf(site, members));
  }
  if (form === JSON_FORM)
    return listAsJson(
      list,
      members,
      language,
      extentOf(request, part, (number) => pageUrl(resource, JSON_FORM, number, locale)),
    );
  return page(resource, request, part, members, locale);
}

/** Absolute URL of a page of a list in one form: what else was asked for, the language too, stays. */
export function pageUrl(
  { urlOf }: Pick<Resource, 'urlOf'>,
  form: Representation,
  page: number,
  { named, language }: Locale,
): string {
  const url = withParameter(urlOf?.(form) ?? '', 'page', String(page));
  return named && form.localized ? withParameter(url, 'lang', language) : url;
}

async function partOf(request: ListRequest, form: Representation, language: Language): Promise<Slice> {
  const { list, selection, page } = request;
  const { index, byIri } = list;
  const { members, facets } = index.select(selection, await orderOf(request, language));
  const first = ((page ?? 1) - 1) * PAGE_SIZE;
  const places = page === undefined && form !== HTML ? members : members.subarray(first, first + PAGE_SIZE);
  return {
    members: Array.from(places, (place) => {
      const iri = index.members[place] ?? '';
      return byIri.get(iri) ?? { iri, labels: [] };
    }),
    total: members.length,
    isAll: places.length === index.members.length,
    facets,
  };
}

function extentOf({ page, pages }: ListRequest, { total, facets }: Slice, pageUrl: (page: number) => string) {
  const next = page !== undefined && page < pages ? pageUrl(page + 1) : undefined;
  const byKey = Object.fromEntries(facets.map(({ key, values }) => [key, values]));
  return { total, page: page ?? 1, ...(next && { next }), ...(facets.length > 0 && { facets: byKey }) };
}

/** The statements about the members and their parts, written where queries are answered. */
async function described(
  { site, list }: ListRequest,
  { members }: Slice,
  { format }: Representation,
): Promise<Uint8Array> {
  if (members.length > MAX_DESCRIBED) {
    const detail = `At most ${MAX_DESCRIBED} are described at once and ${members.length} are selected: select fewer, ask with page=, or take a dump.`;
    throw new Problem('too-large', detail, { links: [{ href: `${site.base}dataset`, label: 'Dumps' }] });
  }
  const query = membersGraphQuery(
    list,
    members.map(({ iri }) => iri),
  );
  return documents(site).bytes(query, format?.mediaType ?? '');
}

async function partnersOf(site: Site, members: readonly ListedMember[]) {
  const partners = new Map<string, GeoPoint[]>();
  for (let from = 0; from < members.length; from += BATCH_SIZE) {
    const iris = members.slice(from, from + BATCH_SIZE).map(({ iri }) => iri);
    for (const { iri, partner, lat, long } of await documents(site).rows(partnersQuery(iris))) {
      const point = {
        iri: partner?.value ?? '',
        lat: Number(lat?.value ?? Number.NaN),
        long: Number(long?.value ?? Number.NaN),
      };
      const known = partners.get(iri?.value ?? '') ?? [];
      const isNew =
        Number.isFinite(point.lat + point.long) && !known.some((other) => other.iri === point.iri);
      if (isNew) partners.set(iri?.value ?? '', [...known, point]);
    }
  }
  for (const points of partners.values()) points.sort((a, b) => (a.iri < b.iri ? -1 : 1));
  return partners;
}

async function page(
  resource: Resource,
  request: ListRequest,
  { total, facets }: Slice,
  members: readonly ListedMember[],
  locale: Locale,
): Promise<string> {
  const { site, list } = request;
  const { language } = locale;
  const columns = sortableColumns(list);
  const matrix = list.name === 'fields' ? await fieldsMatrix(site) : undefined;
  return listPage(pageContext(site, resource, locale), {
    name: list.name,
    columns: ['label', ...columns.map(({ key }) => key)],
    rows: members.map((member) => cells(site, member, columns, language)),
    total,
    page: request.page ?? 1,
    pageSize: PAGE_SIZE,
    compact: request.compact,
    perspectives: perspectivesOf(list),
    selection: selectionText(list, request.selection),
    browse: await browseView(request, facets, language),
    ...(matrix && { matrix: matrixView(site, matrix, language) }),
  });
}

function cells(
  site: Site,
  member: ListedMember,
  columns: readonly ListColumn[],
  language: Language,
): ListCell[] {
  return [
    { ...member.label, href: describedPath(member.iri, site) },
    ...columns.map((column) => cell(site, member, column, language)),
  ];
}

function cell(site: Site, member: ListedMember, column: ListColumn, language: Language): ListCell {
  const [value, ...others] = member.values.get(column.key) ?? [];
  if (value && others.length === 0 && column.kind === 'resource' && value.labels.length > 0) {
    return { ...valueText(value, language), href: describedPath(value.term.value, site) };
  }
  const texts = textsOf(member, column, language);
  return { text: texts.map(({ text }) => text).join(', '), ...(texts.length > 1 && { values: texts }) };
}
