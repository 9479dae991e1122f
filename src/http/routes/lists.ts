import type { Context } from 'hono';
import { describedPath } from '../../pages/address.ts';
import { listPage } from '../../pages/index.ts';
import type { Cell, Language } from '../../pages/values.ts';
import { type Column, LISTS, type List } from '../../query/lists.ts';
import { withoutSuffix } from '../addresses.ts';
import { link } from '../fields.ts';
import { listAsCsv, listAsGeoJson, listAsJson } from '../list-files.ts';
import { type ListedMember, membersIn, textsOf, valueText, withValues } from '../listing.ts';
import { pageContext } from '../page-context.ts';
import { Problem } from '../problem.ts';
import { PAGE_LANGUAGES, type Site } from '../publication.ts';
import { CSV, type Form, GEOJSON, HTML, JSON_FORM, type Reader, type Resource } from '../representation.ts';
import { respond } from '../respond.ts';

const PAGE_SIZE = 50;
/** The forms that a list may have. */
export const LIST_FORMS = [HTML, JSON_FORM, CSV, GEOJSON];
const FORMS = LIST_FORMS.filter((form) => form !== GEOJSON);

/** `/places` and the other lists: pages for people, and files of the whole list or, with `?page=`, of a part. */
export async function listOf(c: Context, site: Site): Promise<Response> {
  const { path, form } = withoutSuffix(c.req.path, LIST_FORMS);
  const list = LISTS.find(({ name }) => `/${name}` === path);
  const forms = list?.geo ? LIST_FORMS : FORMS;
  if (!list || (form && !forms.includes(form))) throw new Problem('not-found', 'There is no such list.');
  const page = pageNumber(c.req.query('page'));
  const total = (await membersIn(site, list, PAGE_LANGUAGES[0])).length;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (page !== undefined && page > pages) {
    throw new Problem('not-found', `This list ends with page ${pages}.`);
  }
  return respond(c, site, listResource(site, list, forms, { page, pages, total }), form);
}

interface Part {
  /** Undefined: the files hold the whole list, the page for people the first part. */
  readonly page: number | undefined;
  readonly pages: number;
  readonly total: number;
}

function listResource(site: Site, list: List, forms: readonly Form[], part: Part): Resource {
  const query = part.page === undefined ? '' : `?page=${part.page}`;
  const resource: Resource = {
    address: list.name,
    ...(part.page !== undefined && { query: `page=${part.page}` }),
    forms,
    urlOf: (form) => `${site.base}${list.name}.${form.extension}${query}`,
    links: [link(`${site.base}dataset`, 'collection'), ...neighbours(site, list, part)],
    write: (form, reader) => write(site, resource, list, part, form, reader),
  };
  return resource;
}

async function write(
  site: Site,
  resource: Resource,
  list: List,
  { page, pages, total }: Part,
  form: Form,
  reader: Reader,
): Promise<string> {
  const { language } = reader;
  const all = await membersIn(site, list, language);
  const whole = page === undefined && form !== HTML;
  const first = ((page ?? 1) - 1) * PAGE_SIZE;
  const chosen = whole ? all : all.slice(first, first + PAGE_SIZE);
  const members = await withValues(site, list, chosen, language, chosen.length === all.length);
  const next =
    page !== undefined && page < pages ? `${site.base}${list.name}.json?page=${page + 1}` : undefined;
  if (form === CSV) return listAsCsv(list, members, language);
  if (form === GEOJSON) return listAsGeoJson(list, members, language);
  if (form === JSON_FORM) {
    return listAsJson(list, members, language, { total, page: page ?? 1, ...(next && { next }) });
  }
  const columns = list.columns.filter((column) => !column.dataOnly);
  return listPage(pageContext(site, resource, reader), {
    name: list.name,
    columns: ['label', ...columns.map(({ key }) => key)],
    rows: members.map((member) => cells(site, member, columns, language)),
    total,
    page: page ?? 1,
    pageSize: PAGE_SIZE,
  });
}

function cells(site: Site, member: ListedMember, columns: readonly Column[], language: Language): Cell[] {
  return [
    { ...member.label, href: describedPath(member.iri, site.base) },
    ...columns.map((column) => cell(site, member, column, language)),
  ];
}

function cell(site: Site, member: ListedMember, column: Column, language: Language): Cell {
  const [value, ...others] = member.values.get(column.key) ?? [];
  if (value && others.length === 0 && column.kind === 'resource' && value.labels.length > 0) {
    return { ...valueText(value, language), href: describedPath(value.term.value, site.base) };
  }
  const texts = textsOf(member, column, language);
  return { text: texts.map(({ text }) => text).join(', ') };
}

function neighbours(site: Site, list: List, { page = 1, pages }: Part): string[] {
  const at = (number: number, rel: string) => link(`${site.base}${list.name}?page=${number}`, rel);
  return [
    ...(pages > 1 ? [at(1, 'first'), at(pages, 'last')] : []),
    ...(page > 1 ? [at(page - 1, 'prev')] : []),
    ...(page < pages ? [at(page + 1, 'next')] : []),
  ];
}

function pageNumber(asked: string | undefined): number | undefined {
  if (asked === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(asked))
    throw new Problem('malformed', 'The parameter `page` must be a number from 1.');
  return Number(asked);
}
