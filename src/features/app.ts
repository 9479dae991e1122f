import { type Context, Hono } from 'hono';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { requestPath } from '../http/addresses.ts';
import { CACHE, COMMON } from '../http/fields.ts';
import { checkAddress } from '../http/limits/limits.ts';
import { asOf } from '../http/memento/as-of.ts';
import { memento } from '../http/memento/memento.ts';
import type { OldReleases } from '../http/memento/old-releases.ts';
import { timeMap } from '../http/memento/timemap.ts';
import { Problem, problemOf } from '../http/problem.ts';
import { respondProblem } from '../http/problem-response.ts';
import type { Representation } from '../http/representation.ts';
import { moved, seeOther } from '../http/respond.ts';
import type { Failures } from '../http/serving/failures.ts';
import { type Operations, openOperations } from '../http/serving/operations.ts';
import { type HttpSettings, openSite, type Publication, type Site } from '../http/serving/publication.ts';
import type { QueryEntry } from '../http/serving/query-log.ts';
import { asset, favicon, logo } from './api/assets.ts';
import { health, metrics, readiness, robots, sitemap } from './api/machines.ts';
import { api, openApiDocument } from './api/route.ts';
import { dumpListing, dumpsOfRelease } from './dataset/dump-listing.ts';
import { dump } from './dataset/dumps.ts';
import { apiCatalog, datasetLinks, LINK_SET_FORMS } from './dataset/link-sets.ts';
import { citationFile, lodCloudFile } from './dataset/registrations.ts';
import { context, DATASET_FORMS, dataset, shapes, wellKnownVoid } from './dataset/route.ts';
import { dereference, document, documentOfIri, thing } from './documents/route.ts';
import { home } from './home/route.ts';
import { LISTS } from './lists/lists.ts';
import { MATRIX_FORMS, matrix } from './lists/matrix-route.ts';
import { LIST_FORMS, listOf } from './lists/route.ts';
import { queries, query } from './queries/route.ts';
import { RECONCILE_ROUTES } from './reconcile/route.ts';
import { FEED_ROUTES } from './releases/feed-route.ts';
import { RELEASE_FORMS, release, releases } from './releases/route.ts';
import { lookup } from './search/lookup-route.ts';
import { SEARCH_FORMS, search } from './search/route.ts';
import { terms, world } from './sparql/editor-data.ts';
import { BODY_TYPES } from './sparql/protocol.ts';
import { endQuery, sparql } from './sparql/route.ts';
import { DEFINITION_FORMS, definition, definitions } from './vocabulary/route.ts';
import { COMPARE_FORMS, comparison } from './wikidata/route.ts';

/** What an application is made of. */
export interface AppOptions {
  /** What is served at this moment; asked for each request, so that a reload swaps one variable. */
  readonly publication: () => Publication;
  readonly settings: HttpSettings;
  /** Hears of every failure that is the server's own. */
  readonly report?: (error: Error) => void;
  /** What has been told so far, for the metrics. */
  readonly failures?: Failures;
  /** Hears of every query when it is answered. */
  readonly logQuery?: (entry: QueryEntry) => void;
  /** What opens releases that are not the current one; absent where those are not answered from. */
  readonly oldReleases?: OldReleases;
}

type Route = (c: Context, site: Site) => Response | Promise<Response>;

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** The whole site as a function from requests to responses. */
export function createApp(options: AppOptions): Hono {
  const { oldReleases } = options;
  const operations = {
    ...openOperations(options.settings, options.logQuery, options.report),
    ...(oldReleases && { oldReleases }),
    ...(options.failures && { failures: options.failures }),
  };
  const site = siteOf(options, operations);
  const app = new Hono({
    // The fastest of the routers, given by name: the one by default falls back to a slow one where a path does not suit it.
    router: new RegExpRouter(),
    getPath: (request) => requestPath(request.url, site()),
  });
  const counted = (c: Context, response: Response) => {
    operations.metrics.response(c.req.path.startsWith('/sparql') ? 'sparql' : 'documents', response.status);
    return response;
  };
  const get = (paths: string | readonly string[], route: Route, methods: readonly string[] = ['GET']) =>
    app.on([...methods], [...[paths].flat()], (c): Response | Promise<Response> => {
      checkAddress(c);
      const response = route(c, site());
      return response instanceof Promise ? response.then((late) => counted(c, late)) : counted(c, response);
    });

  get('/', asOf(home));
  get('/id/*', asOf(thing));
  get('/doc', memento(documentOfIri));
  get('/doc/*', memento(document));
  get(withSuffixes('/def', DEFINITION_FORMS), asOf(definitions));
  get(withSuffixes('/def/shapes', DEFINITION_FORMS), shapes);
  get('/def/context.jsonld', context);
  get('/def/logo.svg', logo);
  get('/def/terms.json', terms);
  get('/def/*', asOf(definition));
  get('/sparql', asOf(sparql), ['GET', 'POST', 'QUERY']);
  get('/sparql/queries/:id', endQuery, ['DELETE']);
  get('/queries', asOf(queries));
  get('/queries/:name', asOf(query));
  get(withSuffixes('/dataset', DATASET_FORMS), memento(dataset));
  get(withSuffixes('/dataset/linkset', LINK_SET_FORMS), datasetLinks);
  get('/.well-known/api-catalog', apiCatalog);
  get('/CITATION.cff', citationFile);
  get('/lod-cloud.json', lodCloudFile);
  get('/.well-known/void', wellKnownVoid);
  get(['/dumps/', '/dumps'], dumpListing);
  get(['/dumps/:release/', '/dumps/:release'], dumpsOfRelease);
  get('/dumps/:release/:file', dump);
  get(withSuffixes('/releases', RELEASE_FORMS), releases);
  get('/releases/:name', release);
  for (const { path, forms, route } of FEED_ROUTES) get(withSuffixes(path, forms), route);
  get('/timemap/*', timeMap);
  for (const { name } of LISTS) get(withSuffixes(`/${name}`, LIST_FORMS), asOf(listOf));
  get(withSuffixes('/fields/matrix', MATRIX_FORMS), asOf(matrix));
  get('/api', api);
  get(withSuffixes('/search', SEARCH_FORMS), asOf(search));
  get('/lookup', lookup);
  for (const { path, methods, route } of RECONCILE_ROUTES) get(path, route, methods);
  get('/openapi.json', openApiDocument);
  get('/assets/world.json', world);
  get(withSuffixes('/compare', COMPARE_FORMS), comparison);
  get('/assets/*', asset);
  get('/favicon.svg', favicon);
  get('/robots.txt', robots);
  get('/sitemap.xml', sitemap);
  get('/healthz', health);
  get('/readyz', readiness);
  get('/metrics', metrics);

  app.notFound(async (c) => counted(c, await fallback(app, c, site())));
  app.onError((error, c) => {
    const problem = problemOf(error);
    if (problem.status === 500) operations.report(causeOf(error));
    return counted(c, respondProblem(c, site(), problem));
  });
  return app;
}

/** The site of the publication of the moment; a new publication gets a new one, with empty caches. */
function siteOf({ publication, settings }: AppOptions, operations: Operations): () => Site {
  let site = openSite(publication(), settings, operations);
  return () => {
    const current = publication();
    if (site.publication !== current) site = openSite(current, settings, operations);
    return site;
  };
}

/** What really happened, where a Problem stands for it. */
function causeOf(error: Error): Error {
  return error.cause instanceof Error ? causeOf(error.cause) : error;
}

function withSuffixes(path: string, forms: readonly Representation[]): readonly string[] {
  return [path, ...forms.map(({ extension }) => `${path}.${extension}`)];
}

/** What has no route: OPTIONS, another method of an address there is, an IRI of the data, or nothing. */
async function fallback(app: Hono, c: Context, site: Site): Promise<Response> {
  const { path } = c.req;
  const allowed = allowedMethods(app, path);
  if (c.req.method === 'OPTIONS' && path.startsWith('//') && site.base !== site.namespace)
    return options(READING);
  if (c.req.method === 'OPTIONS' && allowed.length > 0) return options(allowed);
  if (allowed.length > 0 && !allowed.includes(c.req.method)) {
    throw new Problem('method-not-allowed', `This address answers to ${allowed.join(', ')}.`, {
      fields: { allow: allowed.join(', ') },
    });
  }
  checkAddress(c);
  if (!['GET', 'HEAD'].includes(c.req.method)) throw nothingAt(site);
  return asOf(async (_, current) => (await dereference(c, current)) ?? otherSpelling(app, c, current))(
    c,
    site,
  );
}

/** The page of this site whose address was written with a slash too many, or the beginning of the site. */
function otherSpelling(app: Hono, c: Context, site: Site): Response {
  const { path } = c.req;
  if (path === '//') return seeOther(site.base);
  const shorter = path.replace(/\/+$/, '');
  if (`${site.namespace}${shorter.slice(2)}/` === site.base) return moved(308, site.base);
  const isPage = shorter !== path && shorter !== '' && allowedMethods(app, shorter).length > 0;
  if (isPage) return moved(308, site.base + shorter.slice(1) + new URL(c.req.url).search);
  throw nothingAt(site);
}

function nothingAt(site: Site): Problem {
  return new Problem('not-found', 'There is nothing at this address.', {
    links: [{ href: site.base, label: 'Home' }],
  });
}

function allowedMethods(app: Hono, path: string): readonly string[] {
  const known = ['GET', 'POST', 'QUERY', 'DELETE'].filter(
    (method) => app.router.match(method, path)[0].length > 0,
  );
  return known
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .concat(known.length > 0 ? ['OPTIONS'] : []);
}

function options(allowed: readonly string[]): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...COMMON,
      allow: allowed.join(', '),
      'access-control-allow-methods': allowed.join(', '),
      'access-control-allow-headers':
        'Accept, Accept-Datetime, Accept-Language, Accept-Profile, Content-Type, If-None-Match, If-Range, Range, X-Request-Id',
      ...(allowed.includes('QUERY') && {
        'accept-query': BODY_TYPES.join(', '),
        'accept-post': BODY_TYPES.join(', '),
      }),
      'access-control-max-age': '86400',
      'cache-control': CACHE.release,
    },
  });
}
