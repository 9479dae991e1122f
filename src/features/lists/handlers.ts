import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import { Problem } from '../../http/problem.ts';
import {
  CSV,
  GEOJSON,
  HTML,
  JSON_FORM,
  type Locale,
  RDF_FORMS,
  type Representation,
  type Resource,
} from '../../http/representation.ts';
import { localeOf, respond } from '../../http/respond.ts';
import { readOnce, type Site } from '../../http/serving/publication.ts';
import { listQuery } from './facet-views.ts';
import { facetedList } from './faceted-list.ts';
import { EVERYTHING } from './facets/facets.ts';
import { type ListRequest, PAGE_SIZE, pageUrl, streamList, writeList } from './list-forms.ts';
import { LISTS, type List } from './lists.ts';
import { type Browsing, selectionOf, selectionText } from './selection.ts';
import { BY_LABEL, type Sorting, sortableColumns } from './sorting.ts';

/** The forms that a list may have. */
export const LIST_FORMS = [HTML, JSON_FORM, CSV, GEOJSON, ...RDF_FORMS];
const FORMS = LIST_FORMS.filter((form) => form !== GEOJSON);

/** `/places` and the other lists: pages for people, and files of all that is selected or, with `?page=`, of a part. */
export async function listOf(c: Context, site: Site): Promise<Response> {
  const { path, representation: form } = withoutSuffix(c.req.path, LIST_FORMS);
  const list = LISTS.find(({ name }) => `/${name}` === path);
  const forms = list?.geo ? LIST_FORMS : FORMS;
  if (!list || (form && !forms.includes(form))) throw new Problem('not-found', 'There is no such list.');
  return respond(c, site, listResource(await listRequestOf(c, site, list), forms, localeOf(c, site)), form);
}

async function listRequestOf(c: Context, site: Site, list: List): Promise<ListRequest> {
  const page = pageNumber(c.req.query('page'));
  const sorting = sortingOf(c.req.query('sort'), list);
  const compact = isCompact(c.req.query('rows'));
  const selection = await selectionOf(c, site, list, ['sort', 'page', 'rows', 'release']);
  const browsing = { site, list: await facetedList(site, list), selection, sorting };
  const pages = Math.max(1, Math.ceil((await totalOf(browsing)) / PAGE_SIZE));
  if (page !== undefined && page > pages) {
    throw new Problem('not-found', `This list ends with page ${pages}.`);
  }
  return { ...browsing, compact, page, pages };
}

/** Members that a selection selects, counted once: a page that is at hand already needs no more. */
async function totalOf({ site, list, selection }: Browsing): Promise<number> {
  const { index } = list;
  if (selection === EVERYTHING) return index.members.length;
  const name = `total ${list.name} ${selectionText(list, selection)}`;
  return readOnce(site, name, async () => index.count(selection));
}

function listResource(request: ListRequest, forms: readonly Representation[], locale: Locale): Resource {
  const { site, list, page } = request;
  const query = queryOf(request, page);
  // People share the address that is negotiated.
  const negotiated = {
    urlOf: () => inRelease(site, `${site.base}${list.name}${query === '' ? '' : `?${query}`}`),
  };
  const resource: Resource = {
    address: list.name,
    ...(query !== '' && { query }),
    representations: forms,
    urlOf: (form) =>
      inRelease(site, `${site.base}${list.name}.${form.extension}${query === '' ? '' : `?${query}`}`),
    links: [link(`${site.base}dataset`, 'collection')],
    formLinks: (form) =>
      neighbours(request, (number) => pageUrl(form === HTML ? negotiated : resource, form, number, locale)),
    stream: (form, locale) => streamList(resource, request, form, locale),
    write: (form, locale) => writeList(resource, request, form, locale),
  };
  return resource;
}

function queryOf(request: ListRequest, page: number | undefined): string {
  return [listQuery(request), request.compact ? 'rows=compact' : '', page === undefined ? '' : `page=${page}`]
    .filter((part) => part !== '')
    .join('&');
}

function neighbours({ page = 1, pages }: ListRequest, urlOf: (page: number) => string): string[] {
  const at = (number: number, rel: string) => link(urlOf(number), rel);
  return [
    ...(pages > 1 ? [at(1, 'first'), at(pages, 'last')] : []),
    ...(page > 1 ? [at(page - 1, 'prev')] : []),
    ...(page < pages ? [at(page + 1, 'next')] : []),
  ];
}

function pageNumber(request: string | undefined): number | undefined {
  if (request === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(request))
    throw new Problem('malformed', 'The parameter `page` must be a number from 1.');
  return Number(request);
}

function isCompact(request: string | undefined): boolean {
  if (request === undefined || request === '' || request === 'full') return false;
  if (request === 'compact') return true;
  throw new Problem('malformed', 'The parameter `rows` can be compact or full.');
}

function sortingOf(request: string | undefined, list: List): Sorting {
  if (!request) return BY_LABEL;
  const descending = request.startsWith('-');
  const key = descending ? request.slice(1) : request;
  const keys = [BY_LABEL.key, ...sortableColumns(list).map((column) => column.key)];
  if (keys.includes(key)) return { key, descending };
  const detail = `The parameter \`sort\` can be ${keys.join(', ')}, or one of them with - in front.`;
  throw new Problem('malformed', detail);
}
