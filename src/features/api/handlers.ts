import type { Context } from 'hono';
import { documentAddress } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
import { PROBLEMS } from '../../http/problem.ts';
import { HTML, JSON_FORM, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import type { ExampleFacts, Route } from '../../http/route.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { HttpSettings, Site } from '../../http/serving/publication.ts';
import { siteTitle } from '../../pages/layout/frame.ts';
import { apiPage } from './api.tsx';
import type { ApiLimits, ApiView } from './api-view.ts';
import { openApi } from './openapi.ts';

const OPENAPI = {
  ...JSON_FORM,
  localized: false,
  aliases: ['application/openapi+json', 'application/vnd.oai.openapi+json'],
};
const QUERY_BYTES = 65_536;

/** `/api`: the public interface for people. */
export function api(c: Context, site: Site, routes: readonly Route[]): Response | Promise<Response> {
  const resource: Resource = {
    address: 'api',
    representations: [HTML],
    links: [link(`${site.base}openapi.json`, 'service-desc', OPENAPI.mediaType)],
    write: async (_, locale) => apiPage(pageContext(site, resource, locale), apiView(site, routes)),
  };
  return respond(c, site, resource);
}

/** `/openapi.json`: the public interface for programs. */
export function openApiDocument(
  c: Context,
  site: Site,
  routes: readonly Route[],
): Response | Promise<Response> {
  const { licence } = site.publication.release.manifest;
  const title = siteTitle({ manifest: site.publication.release.manifest, language: 'en' });
  const resource: Resource = {
    address: 'openapi.json',
    representations: [OPENAPI],
    links: [link(`${site.base}api`, 'service-doc', HTML.mediaType)],
    write: async () => {
      const offered = routes.filter(({ isOffered }) => isOffered?.(site) ?? true);
      return `${JSON.stringify(openApi(offered, site, { title, licence }), null, 2)}\n`;
    },
  };
  return respond(c, site, resource, OPENAPI);
}

/** The interface of this deployment, with examples that its release can answer. */
export function apiView(site: Site, routes: readonly Route[]): ApiView {
  const facts = exampleFacts(site);
  return {
    routes: routes
      .filter(({ isOffered }) => isOffered?.(site) ?? true)
      .map((route) => ({ ...route, example: facts && route.example?.(facts) })),
    limits: limitsOf(site.settings),
    problems: Object.entries(PROBLEMS).map(([kind, { status }]) => ({ kind, status })),
  };
}

function exampleFacts(site: Site): ExampleFacts | undefined {
  const { example, files, name } = site.publication.release.manifest;
  const file = files.find((one) => one.name.startsWith('dumps/'))?.name.slice('dumps/'.length);
  if (example === undefined || file === undefined) return undefined;
  return {
    document: documentAddress(example, site),
    iri: example,
    release: name,
    isGeneral: site.general,
    file,
  };
}

function limitsOf(settings: HttpSettings): ApiLimits {
  const { queryTimeout, maxResultBytes, maxQueryBytes, clientQueries, clientBudget } = settings;
  return {
    queryTime: queryTimeout / 1000,
    resultBytes: maxResultBytes,
    queryBytes: maxQueryBytes ?? QUERY_BYTES,
    ...(clientQueries && { clientQueries }),
    ...(clientBudget && { clientTime: clientBudget / 1000 }),
  };
}
