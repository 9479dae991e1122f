import { type Context, Hono } from 'hono';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { withoutFinalSlashes } from '../rdf/uri.ts';
import { requestPath } from './addresses.ts';
import { CACHE, COMMON, moved, seeOther } from './fields.ts';
import { checkAddress, clientOfRequest } from './limits/limits.ts';
import { asOf } from './memento/as-of.ts';
import type { OldReleases } from './memento/old-releases.ts';
import { Problem, problemOf } from './problem.ts';
import { respondProblem } from './problem-response.ts';
import { matchesPath, patternsOf, type Route } from './route.ts';
import type { Failures } from './serving/failures.ts';
import { type Operations, openOperations } from './serving/operations.ts';
import { type HttpSettings, openSite, type Site } from './serving/publication.ts';
import type { QueryEntry } from './serving/query-log.ts';
import { ReadyResponses } from './serving/ready-responses.ts';
import type { Publication } from './serving/running-queries.ts';

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
  /** Whether first visitors are served well already; they are where absent. */
  readonly isWarm?: () => boolean;
  /** Every address there is; those fixed go before those with variables. */
  readonly routes: readonly Route[];
  /** The answer at the address of an IRI of the data that is no route; undefined where the data have no such IRI. */
  readonly dereference: (c: Context, site: Site) => Promise<Response | undefined>;
  /** What opens releases that are not the current one; absent where those are not answered from. */
  readonly oldReleases?: OldReleases;
}

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** A site as a function from requests to responses, and the responses that need no function any more. */
export type Application = Hono & {
  readonly ready: ReadyResponses;
  /** Addresses below the base that are slow for whoever asks first, of the routes that the publication of the moment has. */
  slowAddresses(): readonly string[];
};

/** The site of a list of routes as a function from requests to responses. */
export function createApp(options: AppOptions): Application {
  const { oldReleases } = options;
  const operations = {
    ...openOperations(options.settings, options.logQuery, options.report),
    ...(oldReleases && { oldReleases }),
    ...(options.failures && { failures: options.failures }),
    ...(options.isWarm && { isWarm: options.isWarm }),
    dispatch: (request: Request, env: unknown) => app.fetch(request, env as Record<string, unknown>),
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
  const inTurn = (c: Context, work: () => Response | Promise<Response>) =>
    operations.turns.take(clientOfRequest(c, options.settings.trustProxy), work);
  for (const route of inOrder(options.routes)) {
    app.on([...(route.methods ?? ['GET'])], [...patternsOf(route)], (c): Response | Promise<Response> => {
      checkAddress(c);
      const work = () => route.handler(c, site(), options.routes);
      const response = route.isUnqueued ? work() : inTurn(c, work);
      return response instanceof Promise ? response.then((late) => counted(c, late)) : counted(c, response);
    });
  }
  app.notFound(async (c) => counted(c, await inTurn(c, () => fallback(app, c, site(), options))));
  app.onError((error, c) => {
    const problem = problemOf(error);
    if (problem.status === 500) operations.report(causeOf(error));
    return counted(c, respondProblem(c, site(), problem));
  });
  const slowAddresses = () =>
    options.routes.filter(({ isOffered }) => isOffered?.(site()) ?? true).flatMap(({ warm }) => warm ?? []);
  return Object.assign(app, {
    ready: new ReadyResponses(options.publication, operations.metrics),
    slowAddresses,
  });
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

/** The most definite patterns first, so that the order of the list decides nothing. */
function inOrder(routes: readonly Route[]): readonly Route[] {
  const variables = (route: Route) => patternsOf(route)[0]?.match(/[:*]/g)?.length ?? 0;
  return routes.toSorted((one, other) => variables(one) - variables(other));
}

/** What has no route: OPTIONS, another method of an address there is, an IRI of the data, or nothing. */
async function fallback(
  app: Hono,
  c: Context,
  site: Site,
  { routes, dereference }: AppOptions,
): Promise<Response> {
  const { path } = c.req;
  const allowed = allowedMethods(app, path);
  if (c.req.method === 'OPTIONS' && path.startsWith('//') && site.base !== site.namespace)
    return optionsResponse(READING);
  if (c.req.method === 'OPTIONS' && allowed.length > 0) {
    const bodies = routes.find((route) => route.body && matchesPath(route, path.slice(1)))?.body ?? {};
    return optionsResponse(allowed, Object.keys(bodies));
  }
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
  const shorter = withoutFinalSlashes(path);
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

function optionsResponse(allowed: readonly string[], bodyTypes: readonly string[] = []): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...COMMON,
      allow: allowed.join(', '),
      'access-control-allow-methods': allowed.join(', '),
      'access-control-allow-headers':
        'Accept, Accept-Datetime, Accept-Language, Accept-Profile, Content-Type, If-None-Match, If-Range, Mcp-Method, Mcp-Name, Mcp-Protocol-Version, Range, X-Request-Id',
      ...(allowed.includes('QUERY') && {
        'accept-query': bodyTypes.join(', '),
        'accept-post': bodyTypes.join(', '),
      }),
      'access-control-max-age': '86400',
      'cache-control': CACHE.release,
    },
  });
}
