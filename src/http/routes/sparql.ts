import type { Context } from 'hono';
import { resultsPage, sparqlPage } from '../../pages/index.ts';
import type { SparqlResults } from '../../pages/values.ts';
import { checkBounds } from '../../query/bounds.ts';
import { exampleQueries } from '../../query/examples.ts';
import { checkServices, parseQuery } from '../../query/parse.ts';
import { type Answer, QueryError, type Question } from '../../query/port.ts';
import { BODY_TYPES, type Operation, type ProtocolProblem, readOperation } from '../../query/protocol.ts';
import { answerFormats, type QueryForm } from '../../query/results.ts';
import { serviceDescription } from '../../query/service-description.ts';
import { readBody } from '../body.ts';
import { writeQuads } from '../document.ts';
import { CACHE, COMMON, link, noneMatch, POLICIES } from '../fields.ts';
import { acceptsGzip, negotiate, type Offer } from '../negotiate.ts';
import { pageContext } from '../page-context.ts';
import { Problem, type ProblemKind, problemOfQuery } from '../problem.ts';
import type { Site } from '../publication.ts';
import {
  bytesOf,
  compressed,
  contentType,
  entityTag,
  HTML,
  isCompressible,
  RDF_FORMS,
  type Resource,
  WORTH_COMPRESSING,
} from '../representation.ts';
import { readerOf, respond, unavailable } from '../respond.ts';

type Query = Extract<Operation, { kind: 'query' }>;

const LONGEST_BODY = 1_048_576;
/** Larger results go as they are: their compression would take seconds that other answers need. */
const LARGEST_COMPRESSED = 4 * 1_048_576;
const RESULTS_JSON = 'application/sparql-results+json';
const KINDS: Readonly<Record<ProtocolProblem['status'], ProblemKind>> = {
  400: 'malformed',
  403: 'refused',
  405: 'method-not-allowed',
  415: 'unsupported-media-type',
};

/** `/sparql`: the SPARQL 1.1 Protocol, and without a query the editor or the service description. */
export async function sparql(c: Context, site: Site): Promise<Response> {
  const operation = await operationOf(c);
  if (operation.kind === 'problem') {
    throw problemOfRequest(operation);
  }
  return operation.kind === 'description'
    ? respond(c, site, endpoint(site))
    : answerQuery(c, site, operation);
}

function problemOfRequest({ status, detail }: ProtocolProblem): Problem {
  const fields = status === 415 ? { 'accept-post': BODY_TYPES.join(', ') } : {};
  return new Problem(KINDS[status], sentence(detail), { fields });
}

async function operationOf(c: Context): Promise<Operation> {
  const { method } = c.req;
  const hasBody = method === 'POST' || method === 'QUERY';
  return readOperation({
    method,
    parameters: new URL(c.req.url).searchParams,
    contentType: c.req.header('content-type'),
    contentEncoding: c.req.header('content-encoding'),
    ...(hasBody && { body: await readBody(c.req.raw, LONGEST_BODY) }),
  });
}

function endpoint(site: Site): Resource {
  const resource: Resource = {
    address: 'sparql',
    forms: [...RDF_FORMS, HTML],
    links: [link(`${site.base}dataset`, 'collection')],
    policy: POLICIES.editor,
    write: async (form, reader) => {
      if (form.format) return writeQuads(serviceDescription(site.publication.release.manifest), form.format);
      const examples = exampleQueries();
      const query = examples[0]?.query ?? 'SELECT * WHERE { ?s ?p ?o } LIMIT 10';
      return sparqlPage(pageContext(site, resource, reader), { query, examples });
    },
  };
  return resource;
}

async function answerQuery(c: Context, site: Site, { query, dataset }: Query): Promise<Response> {
  try {
    const { form } = readQuery(query);
    const offer = negotiated(c, site, form);
    const answer = await site.publication.sparql.answer({
      ...termsOf(c, site),
      query,
      mediaType: offer === HTML ? RESULTS_JSON : offer.mediaType,
      ...(dataset && { dataset }),
    });
    return offer === HTML ? resultPage(c, site, query, answer) : result(c, answer, answer.bytes, offer);
  } catch (error) {
    throw error instanceof QueryError ? problemOfQuery(error) : error;
  }
}

function readQuery(query: string): { form: QueryForm } {
  checkBounds(query);
  const parsed = parseQuery(query);
  checkServices(parsed);
  return parsed;
}

function negotiated(c: Context, site: Site, form: QueryForm): Offer {
  const formats = answerFormats(form);
  const offers = form === 'select' || form === 'ask' ? [...formats, HTML] : formats;
  const offer = negotiate(c.req.header('accept'), offers);
  if (!offer) throw unavailable(offers.map((one) => ({ ...one, href: `${site.base}sparql` })));
  return offer;
}

function termsOf(c: Context, site: Site): Pick<Question, 'base' | 'deadline' | 'maxBytes' | 'signal'> {
  const { queryTimeout, maxResultBytes } = site.settings;
  return {
    base: `${site.base}sparql`,
    deadline: queryTimeout,
    maxBytes: maxResultBytes,
    signal: c.req.raw.signal,
  };
}

function resultPage(c: Context, site: Site, query: string, answer: Answer): Promise<Response> {
  const results = JSON.parse(new TextDecoder().decode(answer.bytes)) as SparqlResults;
  const resource: Resource = { ...endpoint(site), query: `query=${encodeURIComponent(query)}`, forms: [] };
  const page = resultsPage(pageContext(site, resource, readerOf(c)), { query, results });
  return result(c, answer, bytesOf(page), HTML);
}

async function result(c: Context, answer: Answer, content: Uint8Array, offer: Offer): Promise<Response> {
  const gzipped = isWorthCompressing(content, offer) && acceptsGzip(c.req.header('accept-encoding'));
  const bytes = gzipped ? await compressed(content) : bytesOf(content);
  const etag = entityTag(bytes);
  const fields = {
    ...COMMON,
    etag,
    vary: `Accept, ${offer === HTML ? 'Accept-Language, ' : ''}Accept-Encoding`,
    'cache-control': CACHE.release,
    'server-timing': `queue;dur=${answer.queued.toFixed(1)}, execute;dur=${answer.executed.toFixed(1)};desc="${answer.engine}"`,
  };
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (isRead && noneMatch(c.req.header('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: fields });
  }
  return new Response(bytes, {
    headers: {
      ...fields,
      'content-type': contentType(offer.mediaType),
      'content-length': String(bytes.byteLength),
      ...(gzipped && { 'content-encoding': 'gzip' }),
    },
  });
}

function isWorthCompressing(content: Uint8Array, { mediaType }: Offer): boolean {
  const { byteLength } = content;
  return byteLength >= WORTH_COMPRESSING && byteLength <= LARGEST_COMPRESSED && isCompressible(mediaType);
}

function sentence(detail: string): string {
  return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`;
}
