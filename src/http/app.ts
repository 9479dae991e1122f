import { type Context, Hono } from 'hono';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { LISTS } from '../query/lists.ts';
import { BODY_TYPES } from '../query/protocol.ts';
import { requestPath } from './addresses.ts';
import { asOf } from './as-of.ts';
import type { Failures } from './failures.ts';
import { CACHE, COMMON } from './fields.ts';
import { checkAddress } from './limits.ts';
import { memento } from './memento.ts';
import type { OldReleases } from './old-releases.ts';
import { type Operations, openOperations } from './operations.ts';
import { Problem, problemOf } from './problem.ts';
import { respondProblem } from './problem-response.ts';
import { type HttpSettings, openSite, type Publication, type Site } from './publication.ts';
import type { Form } from './representation.ts';
import { moved, seeOther } from './respond.ts';
import { api, openApiDocument } from './routes/api.ts';
import { asset, favicon, logo } from './routes/assets.ts';
import { COMPARE_FORMS, comparison } from './routes/compare.ts';
import { context, DATASET_FORMS, dataset, shapes, wellKnownVoid } from './routes/dataset.ts';
import { DEFINITION_FORMS, definition, definitions } from './routes/definitions.ts';
import { dereference, document, documentOfIri, thing } from './routes/documents.ts';
import { dumpListing, dumpsOfRelease } from './routes/dump-listing.ts';
import { dump } from './routes/dumps.ts';
import { terms, world } from './routes/editor-data.ts';
import { FEED_ROUTES } from './routes/feed.ts';
import { home } from './routes/home.ts';
import { apiCatalog, datasetLinks, LINK_SET_FORMS } from './routes/link-sets.ts';
import { LIST_FORMS, listOf } from './routes/lists.ts';
import { lookup } from './routes/lookup.ts';
import { health, metrics, readiness, robots, sitemap } from './routes/machines.ts';
import { MATRIX_FORMS, matrix } from './routes/matrix.ts';
import { queries, query } from './routes/queries.ts';
import { RECONCILE_ROUTES } from './routes/reconcile.ts';
import { citationFile, lodCloudFile } from './routes/registrations.ts';
import { RELEASE_FORMS, release, releases } from './routes/releases.ts';
import { SEARCH_FORMS, search } from './routes/search.ts';
import { endQuery, sparql } from './routes/sparql.ts';
import { timeMap } from './routes/timemap.ts';
import type { QueryEntry } from './sparql/query-log.ts';

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
  const head = async (path: string) => (await app.request(path, { method: 'HEAD' })).status;
  get(
    withSuffixes('/dataset', DATASET_FORMS),
    memento((c, site) => dataset(c, site, head)),
  );
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

  app.notFound(async (c) => counted(c, await elsewhere(app, c, site())));
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

function withSuffixes(path: string, forms: readonly Form[]): readonly string[] {
  return [path, ...forms.map(({ extension }) => `${path}.${extension}`)];
}

/** What has no route: OPTIONS, another method of an address there is, an IRI of the data, or nothing. */
async function elsewhere(app: Hono, c: Context, site: Site): Promise<Response> {
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
