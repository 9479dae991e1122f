import type { Context } from 'hono';
import { writeQuads } from '../../http/document.ts';
import { BROWSER_QUERIES_POLICY, CACHE, COMMON, link } from '../../http/fields.ts';
import { readBody } from '../../http/limits/body.ts';
import { clientOfRequest, field, LIMITS, parametersOf } from '../../http/limits/limits.ts';
import { Problem, type ProblemKind, problemOf } from '../../http/problem.ts';
import { HTML, NotCacheable, RDF_FORMS, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { RESULT_FORMATS } from '../../query/results/result-formats.ts';
import { triplesIn } from '../../release/store/manifest.ts';
import { type ExampleQuery, inLanguage } from '../queries/examples.ts';
import { examplesOf } from '../queries/general.ts';
import { tableOf } from '../queries/query-view.ts';
import { liveResult } from './execute.ts';
import {
  BODY_TYPES,
  type Operation,
  type ProtocolProblem,
  readOperation,
  serviceDescription,
} from './protocol.ts';
import { type QueryFields, respondFromCache, respondToQuery } from './respond-to-query.ts';
import { type SparqlView, sparqlPage } from './sparql.tsx';
import { staticQueryPage } from './static-query.tsx';

/** A form may write each byte of a query with three. */
const FORM_GROWTH = 3;
const KINDS: Readonly<Record<ProtocolProblem['status'], ProblemKind>> = {
  400: 'malformed',
  403: 'refused',
  405: 'method-not-allowed',
  415: 'unsupported-media-type',
};

/** `/sparql`: the SPARQL 1.1 Protocol, and without a query the editor or the service description. */
export function sparql(c: Context, site: Site): Response | Promise<Response> {
  const id = site.operations.running.idFor(field(c, 'x-request-id'));
  const fields = { 'x-request-id': id, 'accept-query': BODY_TYPES.join(', ') };
  return respondFromCache(c, site, fields) ?? respondTo(c, site, fields);
}

async function respondTo(c: Context, site: Site, fields: QueryFields): Promise<Response> {
  try {
    const operation = await operationOf(c, site);
    if (operation.kind === 'problem') throw problemOfRequest(operation);
    if (operation.kind === 'query') return await respondToQuery(c, site, operation, fields);
    const response = await respond(c, site, endpoint(c, site));
    for (const [name, value] of Object.entries(fields)) response.headers.set(name, value);
    return response;
  } catch (error) {
    throw problemOf(error).with(fields);
  }
}

/** `/sparql/queries/{id}`: DELETE ends the query of this id, where the same client asked it and it is under way. */
export function endQuery(c: Context, site: Site): Response {
  if (site.operations.running.end(c.req.param('id') ?? '', clientOfRequest(c, site.settings.trustProxy))) {
    return new Response(null, { status: 204, headers: { ...COMMON, 'cache-control': CACHE.none } });
  }
  throw new Problem('not-found', 'You have no query of this id under way.');
}

function problemOfRequest({ status, detail }: ProtocolProblem): Problem {
  const fields = status === 415 ? { 'accept-post': BODY_TYPES.join(', ') } : {};
  return new Problem(KINDS[status], sentence(detail), { fields });
}

async function operationOf(c: Context, { settings }: Site): Promise<Operation> {
  const { method } = c.req;
  const hasBody = method === 'POST' || method === 'QUERY';
  const maxLength = Math.max(LIMITS.body.sparql, FORM_GROWTH * (settings.maxQueryBytes ?? 0));
  return readOperation({
    method,
    parameters: parametersOf(c),
    contentType: field(c, 'content-type'),
    contentEncoding: field(c, 'content-encoding'),
    ...(hasBody && { body: await readBody(c.req.raw, maxLength) }),
  });
}

function endpoint(c: Context, site: Site): Resource {
  const isInBrowser = site.settings.queriesInBrowser === true;
  const resource: Resource = {
    address: 'sparql',
    representations: [...RDF_FORMS, HTML],
    links: [link(`${site.base}dataset`, 'collection')],
    ...(isInBrowser && { policy: BROWSER_QUERIES_POLICY }),
    write: async (form, locale) => {
      if (form.format) return writeQuads(describedService(site), form.format);
      const examples = (await examplesOf(site)).map((example) => inLanguage(example, locale.language));
      const [example] = examples;
      const query = example?.query ?? 'SELECT * WHERE { ?s ?p ?o } LIMIT 10';
      const context = pageContext(site, resource, locale);
      if (!isInBrowser) {
        const view = { query, examples, formats: RESULT_FORMATS };
        return example ? withFirstResult(c, site, context, { ...view, example }) : sparqlPage(context, view);
      }
      const dump = `${site.root}dumps/latest/munpart.nq`;
      const isUnion = site.publication.defaultGraph === 'union';
      return staticQueryPage(context, { query, examples, dump, isUnion });
    },
  };
  return resource;
}

/** The editor with what the query in it finds; without it, for this once, where the engine is busy. */
async function withFirstResult(
  c: Context,
  site: Site,
  context: PageContext,
  { example, ...view }: SparqlView & { readonly example: ExampleQuery },
): Promise<string> {
  try {
    const found = await tableOf(example, (form) => liveResult(c, site, view.query, form));
    return sparqlPage(context, 'results' in found ? { ...view, found } : view);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new NotCacheable(sparqlPage(context, view));
  }
}

function describedService({ base, publication, settings }: Site) {
  const { manifest } = publication.release;
  const { defaultGraph = 'own' } = publication;
  const triples = triplesIn(manifest, defaultGraph);
  const described = { ...manifest, base, triples, isUnion: defaultGraph === 'union' };
  return serviceDescription(described, settings.services);
}

function sentence(detail: string): string {
  return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`;
}
