import type { Context } from 'hono';
import { documentUrl, withoutSuffix } from '../../http/addresses.ts';
import { link, seeOther } from '../../http/fields.ts';
import { field } from '../../http/limits/limits.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import { negotiate } from '../../http/negotiate.ts';
import { Problem } from '../../http/problem.ts';
import {
  HTML,
  JSON_FORM,
  type Locale,
  type Representation,
  type Resource,
} from '../../http/representation.ts';
import { localeOf, respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Candidate } from '../names/features.ts';
import { find, isWhole } from '../names/find.ts';
import { bestName, type Entity } from '../names/index/entity.ts';
import type { NameIndex } from '../names/index/name-index.ts';
import { nameQueryOf, namesOf } from '../names/names.ts';
import { FEATURE_IDS } from '../reconcile/results.ts';
import { choicesPage, searchPage } from './search.tsx';
import { foundView, hasWords, type SearchView } from './search-results.ts';

const MAX_IRI_LENGTH = 2_000;

/** `/lookup?iri=`: from an identifier of Wikidata, GeoNames, NUTS, EuroVoc … to what has it here; 300 with the choices where several have. */
export async function lookup(c: Context, site: Site): Promise<Response> {
  const iri = c.req.query('iri')?.trim() ?? '';
  if (iri === '') throw new Problem('malformed', 'The parameter `iri` must be an identifier of something.');
  if (iri.length > MAX_IRI_LENGTH) {
    throw new Problem('address-too-long', `An IRI may have ${MAX_IRI_LENGTH} characters at most.`);
  }
  const index = await namesOf(site);
  const found = index.identified(iri).flatMap((number) => index.entity(number) ?? []);
  const [only, ...others] = found;
  if (!only) throw new Problem('not-found', 'Nothing here has this identifier.');
  if (others.length === 0) return seeOther(documentUrl(only.iri, site));
  const response = await respond(c, site, choices(site, iri, found));
  const status = response.status === 200 ? 300 : response.status;
  return new Response(response.body, { status, headers: response.headers });
}

function choices(site: Site, iri: string, found: readonly Entity[]): Resource {
  const resource: Resource = {
    address: 'lookup',
    query: `iri=${encodeURIComponent(iri)}`,
    representations: [JSON_FORM, HTML],
    links: found.slice(0, 20).map((entity) => link(documentUrl(entity.iri, site), 'alternate')),
    write: async (form, locale) => {
      const { language } = locale;
      const index = await namesOf(site);
      const views = found.map((entity) => foundView(index, { entity }, language));
      if (form === HTML) return choicesPage(pageContext(site, resource, locale), iri, views);
      const all = found.map((entity) => ({
        iri: entity.iri,
        url: documentUrl(entity.iri, site),
        type: entity.type,
        label: bestName(entity, language).text,
      }));
      return `${JSON.stringify({ iri, choices: all }, null, 2)}\n`;
    },
  };
  return resource;
}

/** The forms that results can be had in. */
export const SEARCH_FORMS = [HTML, JSON_FORM];

const SHOWN = 50;
const MAX_RESULTS = 2_000;
const STANDARD_LIMIT = 20;

/** `/search?q=`: names in any language and spelling; on the page, an identifier leads to what it identifies. */
export async function search(c: Context, site: Site): Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, SEARCH_FORMS);
  const request = searchRequestOf(c);
  const chosen = form ?? negotiate(field(c, 'accept'), SEARCH_FORMS);
  if (chosen === HTML && request.query !== '') {
    const index = await namesOf(site);
    const [entity, ...others] = index.identified(request.query);
    const iri = entity === undefined || others.length > 0 ? undefined : index.entity(entity)?.iri;
    if (iri !== undefined) return seeOther(inLanguage(documentUrl(iri, site), localeOf(c, site)));
  }
  return respond(c, site, searchResource(site, request), form);
}

interface SearchRequest {
  readonly query: string;
  readonly type: string;
  readonly limit: number;
}

function searchRequestOf(c: Context): SearchRequest {
  const limit = Number(c.req.query('limit') ?? STANDARD_LIMIT);
  return {
    query: nameQueryOf(c.req.query('q')),
    type: nameQueryOf(c.req.query('type')),
    limit: Number.isInteger(limit) && limit >= 1 ? Math.min(limit, SHOWN) : STANDARD_LIMIT,
  };
}

function searchResource(site: Site, request: SearchRequest): Resource {
  const query = addressQuery(request);
  const resource: Resource = {
    address: 'search',
    ...(query !== '' && { query }),
    representations: SEARCH_FORMS,
    urlOf: (form) =>
      inRelease(site, `${site.base}search.${form.extension}${query === '' ? '' : `?${query}`}`),
    links: [],
    write: (form, locale) => write(site, resource, request, form, locale),
  };
  return resource;
}

function addressQuery({ query, type, limit }: SearchRequest): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  if (type !== '') parameters.set('type', type);
  if (limit !== STANDARD_LIMIT) parameters.set('limit', String(limit));
  return parameters.toString();
}

async function write(
  site: Site,
  resource: Resource,
  request: SearchRequest,
  form: Representation,
  locale: Locale,
) {
  const index = await namesOf(site);
  const found =
    request.query === '' ? [] : find(index, { text: request.query, begun: true, limit: MAX_RESULTS });
  const sure = found.filter((candidate) => isFound(candidate, request.query));
  const chosen = request.type === '' ? sure : sure.filter(({ entity }) => entity.type === request.type);
  const suggestions = sure.length > 0 ? [] : found.slice(0, 8);
  const isCut = chosen.length > 0 && !isWhole(index, request.query);
  if (form === JSON_FORM) return json(site, index, request, { chosen, isCut, suggestions }, locale.language);
  const view: SearchView = {
    query: request.query,
    results: chosen
      .slice(0, SHOWN)
      .map((candidate) => foundView(index, candidate, locale.language, request.query)),
    total: chosen.length,
    isCut,
    counts: countsOf(sure),
    ...(request.type !== '' && { type: request.type }),
    suggestions: suggestions.map((candidate) => foundView(index, candidate, locale.language, request.query)),
  };
  return searchPage(pageContext(site, resource, locale), view);
}

/** What only looks like it is not what was looked for: it is offered where nothing else is. */
function isFound({ features, score, name }: Candidate, query: string): boolean {
  const { words, similarity } = features;
  if (words === undefined && similarity === undefined) return true;
  if (words !== undefined && name !== undefined && hasWords(name.spelling.text, query)) return true;
  return (similarity ?? 0) >= 0.9 && score >= 75;
}

function countsOf(found: readonly Candidate[]): readonly (readonly [string, number])[] {
  const counts = new Map([['', found.length]]);
  for (const { entity } of found) {
    if (entity.type !== undefined) counts.set(entity.type, (counts.get(entity.type) ?? 0) + 1);
  }
  return [...counts];
}

interface SearchOutcome {
  readonly chosen: readonly Candidate[];
  readonly isCut: boolean;
  readonly suggestions: readonly Candidate[];
}

function json(
  site: Site,
  index: NameIndex,
  { query, limit }: SearchRequest,
  { chosen, isCut, suggestions }: SearchOutcome,
  language: Language,
) {
  const write = (candidate: Candidate) => jsonOf(site, index, candidate, language);
  const body = {
    query,
    total: chosen.length,
    // As search engines tell it: `gte` where there are more, or may be.
    totalRelation: isCut ? 'gte' : 'eq',
    results: chosen.slice(0, limit).map(write),
    near: suggestions.slice(0, limit).map(write),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

function jsonOf(site: Site, index: NameIndex, candidate: Candidate, language: Language) {
  const { entity, score, name } = candidate;
  const label = bestName(entity, language);
  const { country } = foundView(index, candidate, language);
  const features = Object.entries(candidate.features);
  return {
    iri: entity.iri,
    url: inRelease(site, documentUrl(entity.iri, site)),
    type: entity.type,
    label: label.text,
    language: label.language,
    country,
    ...(name && {
      matched: { text: name.spelling.text, language: name.spelling.language, as: name.spelling.use },
    }),
    score,
    features: Object.fromEntries(
      features.map(([key, value]) => [FEATURE_IDS[key as keyof typeof FEATURE_IDS], value]),
    ),
  };
}

function inLanguage(url: string, { language, named }: Locale): string {
  if (!named) return url;
  const chosen = new URL(url);
  chosen.searchParams.set('lang', language);
  return chosen.href;
}
