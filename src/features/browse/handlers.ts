import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
import { parametersOf } from '../../http/limits/limits.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import { Problem } from '../../http/problem.ts';
import {
  CSV,
  HTML,
  JSON_FORM,
  type Locale,
  type Representation,
  type Resource,
} from '../../http/representation.ts';
import { localeOf, respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { BrowsePerspective } from '../../http/serving/perspectives.ts';
import type { Site } from '../../http/serving/publication.ts';
import { compact } from '../../pages/address.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { isIri } from '../../rdf/terms.ts';
import { classList, contentsOf, namesOfTerms, UNCLASSIFIED } from './classes.ts';
import {
  countOf,
  type InstanceSorting,
  instancesAsCsv,
  instancesAsJson,
  instancesOf,
  PAGE_SIZE,
} from './instances.ts';
import { conceptsPage } from './page/concepts.tsx';
import { contentsPage } from './page/contents.tsx';
import { instancesPage } from './page/instances.tsx';
import { mapPage } from './page/map.tsx';
import { termsPage } from './page/terms.tsx';
import { timelinePage } from './page/timeline.tsx';
import { termsOf } from './terms.ts';
import { type BrowseRequest, conceptsView, placesView, timelineView } from './views.ts';

type HandlerResult = Response | Promise<Response>;

const INSTANCE_FORMS: readonly Representation[] = [HTML, JSON_FORM, CSV];

/** `/browse`: the classes of the data. */
export function contents(c: Context, site: Site): HandlerResult {
  return browsed(c, site, 'contents', 'browse', async (context) => {
    const classes = await contentsOf(site);
    const nameOf = await namesOfTerms(
      site,
      classes.map(({ iri }) => iri),
      context.language,
    );
    return contentsPage(context, { classes, nameOf });
  });
}

/** `/browse/concepts`: the concepts as a tree, and by letter. */
export function concepts(c: Context, site: Site): HandlerResult {
  return browsed(c, site, 'concepts', 'browse/concepts', async (context, request) =>
    conceptsPage(context, await conceptsView(site, request, context.language)),
  );
}

/** `/browse/terms`: the classes and properties that the data describe. */
export function terms(c: Context, site: Site): HandlerResult {
  return browsed(c, site, 'terms', 'browse/terms', async (context) =>
    termsPage(context, await termsOf(site)),
  );
}

/** `/browse/map`: everything that has coordinates. */
export function map(c: Context, site: Site): HandlerResult {
  return browsed(c, site, 'map', 'browse/map', async (context, request) =>
    mapPage(context, await placesView(site, context, request)),
  );
}

/** `/browse/timeline`: everything that has a date. */
export function timeline(c: Context, site: Site): HandlerResult {
  return browsed(c, site, 'timeline', 'browse/timeline', async (context, request) =>
    timelinePage(context, await timelineView(site, request, context.language)),
  );
}

function browsed(
  c: Context,
  site: Site,
  perspective: BrowsePerspective,
  address: string,
  write: (context: PageContext, request: BrowseRequest) => Promise<string>,
): HandlerResult {
  if (!site.perspectives.includes(perspective)) throw nothingHere();
  const { representation } = withoutSuffix(c.req.path, [HTML]);
  const request = requestOf(c);
  const query = queryOf({ ...request, page: request.page === 1 ? undefined : request.page });
  const resource: Resource = {
    address,
    ...(query !== '' && { query }),
    representations: [HTML],
    links: [link(`${site.base}dataset`, 'collection')],
    write: (_, locale) => write(pageContext(site, resource, locale), request),
  };
  return respond(c, site, resource, representation);
}

function nothingHere(): Problem {
  return new Problem('not-found', 'The data have nothing to show here.');
}

function requestOf(c: Context): BrowseRequest {
  const parameters = parametersOf(c);
  const of = (name: string) => parameters.get(name) || undefined;
  return {
    page: pageOf(of('page')) ?? 1,
    scheme: of('scheme'),
    letter: of('letter'),
    property: of('property'),
  };
}

function pageOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Problem('malformed', 'The parameter `page` must be a number from 1.');
}

function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const chosen = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(chosen).toString();
}

/** `/browse/instances?class=`: the instances of a class, without a class what has none; files have all of them, unless a page is asked for. */
export async function instances(c: Context, site: Site): Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, INSTANCE_FORMS);
  const parameters = parametersOf(c);
  const type = parameters.get('class') ?? UNCLASSIFIED;
  const contents = site.general ? await contentsOf(site) : [];
  const exists = contents.some(({ iri }) => iri === type);
  if (!exists && type !== UNCLASSIFIED && !isIri(type)) {
    throw new Problem('malformed', 'The parameter `class` must be the IRI of a class.');
  }
  if (!exists) {
    const detail =
      type === UNCLASSIFIED && site.general
        ? 'Everything in these data has a class.'
        : 'The data have no instances of this class.';
    throw new Problem('not-found', detail, {
      links: [{ href: `${site.base}browse`, label: 'All classes' }],
    });
  }
  const page = pageOf(parameters.get('page') || undefined);
  const sorting = sortingOf(parameters.get('sort') ?? '');
  const list = await classList(site, type);
  const known = ['', ...list.columns.map(({ property }) => property)];
  if (!known.includes(sorting.property)) {
    throw new Problem('malformed', 'The parameter `sort` must be the IRI of a property that instances have.');
  }
  const pages = Math.max(1, Math.ceil((await countOf(site, list, localeOf(c, site).language)) / PAGE_SIZE));
  if ((page ?? 1) > pages) throw new Problem('not-found', `This list ends with page ${pages}.`);
  return respond(c, site, instancesResource(site, { type, page, sorting }), form);
}

interface InstancesRequest {
  readonly type: string;
  readonly page: number | undefined;
  readonly sorting: InstanceSorting;
}

/** `-` before the IRI turns the order round; alone it is the reverse order of names. */
function sortingOf(text: string): InstanceSorting {
  const descending = text.startsWith('-');
  return { property: descending ? text.slice(1) : text, descending };
}

function instancesResource(site: Site, request: InstancesRequest): Resource {
  const { type, page, sorting } = request;
  const sort = `${sorting.descending ? '-' : ''}${sorting.property}`;
  const query = queryOf({ class: type || undefined, sort: sort === '' ? undefined : sort, page });
  const resource: Resource = {
    address: 'browse/instances',
    ...(query !== '' && { query }),
    representations: INSTANCE_FORMS,
    urlOf: ({ extension }) =>
      inRelease(site, `${site.base}browse/instances.${extension}${query === '' ? '' : `?${query}`}`),
    links: [link(`${site.base}dataset`, 'collection')],
    write: (form, locale) => writeInstances(site, resource, request, form, locale),
  };
  return resource;
}

async function writeInstances(
  site: Site,
  resource: Resource,
  { type, page, sorting }: InstancesRequest,
  form: Representation,
  locale: Locale,
): Promise<string> {
  const { language } = locale;
  const list = await classList(site, type);
  const part = form === HTML ? (page ?? 1) : page;
  const found = await instancesOf(site, list, sorting, part, language);
  if (form === JSON_FORM) return instancesAsJson(list, found, page, language);
  if (form === CSV) return instancesAsCsv(list, found.members, language, compact);
  const nameOf = await namesOfTerms(site, [type, ...list.columns.map(({ property }) => property)], language);
  const all = (await contentsOf(site)).find(({ iri }) => iri === type)?.count ?? 0;
  return instancesPage(pageContext(site, resource, locale), {
    ...{ list, instances: found, page: page ?? 1, sorting, nameOf },
    unnamed: Math.max(0, all - found.total),
  });
}
