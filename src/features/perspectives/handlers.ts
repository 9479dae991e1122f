import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
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
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import { browseView } from '../lists/facet-views.ts';
import { type ListPerspective, startColumn } from '../lists/perspectives.ts';
import { selected, selectionText } from '../lists/selection.ts';
import { partnershipMap } from '../maps/partnership-map-view.ts';
import { placesMap } from '../maps/places-map-view.ts';
import { countBy, countCrossed } from './counting.ts';
import { countsAsCsv, countsAsJson, crossedAsCsv, crossedAsJson } from './files.ts';
import { perspectivePage } from './page.tsx';
import { countQuery, mapQuery, timelineQuery } from './queries.ts';
import { chosenParameters, type PerspectiveRequest, perspectiveRequest } from './request.ts';
import { spansOf } from './spans.ts';
import type { Drawing } from './view.ts';

const COUNTED = [HTML, JSON_FORM, CSV];

/** The forms of a perspective; what is drawn of each member is in the files of the list. */
export function formsOf(perspective: ListPerspective): readonly Representation[] {
  return perspective === 'chart' || perspective === 'matrix' ? COUNTED : [HTML];
}

/** `/places/map` and the like: the selection of a list on a map, in time, or counted. */
export async function perspective(c: Context, site: Site): Promise<Response> {
  const { path, representation: form } = withoutSuffix(c.req.path, COUNTED);
  const request = await perspectiveRequest(c, site, path.slice(1));
  const forms = formsOf(request.perspective);
  if (form && !forms.includes(form)) throw new Problem('not-found', 'There is no such list.');
  return respond(c, site, resourceOf(request, forms), form);
}

function resourceOf(request: PerspectiveRequest, forms: readonly Representation[]): Resource {
  const { site, list, selection, path } = request;
  const query = [selectionText(list, selection), chosenParameters(request)]
    .filter((part) => part !== '')
    .join('&');
  const resource: Resource = {
    address: path,
    ...(query !== '' && { query }),
    representations: forms,
    urlOf: ({ extension }) =>
      inRelease(site, `${site.base}${path}.${extension}${query === '' ? '' : `?${query}`}`),
    links: [link(`${site.base}dataset`, 'collection')],
    write: (form, locale) => write(resource, request, form, locale),
  };
  return resource;
}

async function write(
  resource: Resource,
  request: PerspectiveRequest,
  form: Representation,
  locale: Locale,
): Promise<string> {
  const { site, list, selection } = request;
  const { language } = locale;
  const drawing = await drawingOf(request, locale);
  if (drawing.kind === 'chart' && form !== HTML) {
    return form === CSV ? countsAsCsv(request.by, drawing.counts) : countsAsJson(request.by, drawing.counts);
  }
  if (drawing.kind === 'matrix' && form !== HTML) {
    const facets = [request.by, request.across] as const;
    return form === CSV ? crossedAsCsv(facets, drawing.crossed) : crossedAsJson(facets, drawing.crossed);
  }
  const { members, facets } = selected(list, selection);
  return perspectivePage(pageContext(site, resource, locale), {
    list,
    perspective: request.perspective,
    selected: members.length,
    query: selectionText(list, selection),
    browse: { ...(await browseView(request, facets, language)), query: queryOf(request, language) },
    by: request.by,
    across: request.across,
    isChosen: request.isChosen,
    drawing,
  });
}

async function drawingOf(request: PerspectiveRequest, { language }: Locale): Promise<Drawing> {
  const { site, list, selection, by, across } = request;
  switch (request.perspective) {
    case 'map':
      return list.geo === 'points'
        ? { kind: 'places', map: await placesMap(site, list, selection, language) }
        : { kind: 'partnerships', map: await partnershipMap(site, list, selection, language) };
    case 'timeline':
      return { kind: 'timeline', ...(await spansOf(request, language)) };
    case 'chart':
      return { kind: 'chart', counts: await countBy(site, list, selection, by, language) };
    case 'matrix':
      return {
        kind: 'matrix',
        crossed: await countCrossed(site, list, selection, [by, across], language),
      };
  }
}

function queryOf(request: PerspectiveRequest, language: string): string {
  const { list, selection, by, across } = request;
  const drawn = { list, selection, base: request.site.namespace };
  const start = startColumn(list);
  if (request.perspective === 'map') return mapQuery(drawn, language);
  if (request.perspective === 'timeline' && start) return timelineQuery(drawn, start, language);
  return countQuery(drawn, request.perspective === 'matrix' ? [by, across] : [by]);
}
