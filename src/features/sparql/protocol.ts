import { FORMATS } from '../../formats/index.ts';
import { isDecodable } from '../../query/parsing/tokens.ts';
import type { QueryRequest } from '../../query/port.ts';
import { RESULT_FORMATS } from '../../query/results/result-formats.ts';
import { PREFIXES, vocabulary } from '../../rdf/namespaces.ts';
import { iri, isIri, literal, type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { RDF, VOID, XSD } from '../../rdf/vocabularies.ts';

/** The parts of an HTTP request that the SPARQL 1.1 Protocol speaks of. */
interface ProtocolRequest {
  readonly method: string;
  /** The query component of the request's URL. */
  readonly parameters: URLSearchParams;
  readonly contentType?: string | undefined;
  readonly contentEncoding?: string | undefined;
  readonly body?: Uint8Array | undefined;
}

/** What the client asks for: a query, the service description, or nothing that the Protocol allows. */
export type Operation =
  | {
      readonly kind: 'query';
      readonly query: string;
      readonly dataset?: NonNullable<QueryRequest['dataset']>;
      /** The form that the parameter `format` (or `output`) asks for, as other endpoints take it: a name or a media type. */
      readonly format?: string;
    }
  | { readonly kind: 'description' }
  | ProtocolProblem;

/** Why a request is no operation, with the HTTP status for it. */
export interface ProtocolProblem {
  readonly kind: 'problem';
  readonly status: 400 | 403 | 405 | 415;
  readonly detail: string;
}

/** The media types of request bodies, for Accept-Query and Accept-Post. */
export const BODY_TYPES = ['application/sparql-query', 'application/x-www-form-urlencoded'] as const;

/** The operation of a request as the SPARQL 1.1 Protocol §2.1 defines it; unknown parameters are ignored; updates are refused. */
export function readOperation(request: ProtocolRequest): Operation {
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return operationOf(request.parameters, [], true);
    case 'POST':
    case 'QUERY':
      return bodyOperation(request);
    default:
      return problem(405, `${request.method} is not a method of this endpoint`);
  }
}

function bodyOperation(request: ProtocolRequest): Operation {
  const { essence, charset } = mediaTypeOf(request.contentType ?? '');
  if (essence === 'application/sparql-update') return readOnly();
  if (!BODY_TYPES.some((type) => type === essence)) {
    return problem(
      415,
      `the body must be ${BODY_TYPES.join(' or ')}, not ${essence || 'without a Content-Type'}`,
    );
  }
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    return problem(415, `the body must be UTF-8, not ${charset}`);
  }
  if (!['', 'identity'].includes(request.contentEncoding?.trim().toLowerCase() ?? '')) {
    return problem(415, 'the body must not be compressed');
  }
  const body = decode(request.body ?? new Uint8Array());
  if (body === undefined) return problem(400, 'the body is not UTF-8');
  if (essence === 'application/sparql-query') return operationOf(request.parameters, [body], false);
  if (!isDecodable(body)) return problem(400, 'the form is not percent-encoded UTF-8');
  return operationOf(new URLSearchParams([...request.parameters, ...new URLSearchParams(body)]), [], false);
}

function operationOf(parameters: URLSearchParams, bodies: readonly string[], bare: boolean): Operation {
  if (parameters.has('update')) return readOnly();
  const defaultGraphs = parameters.getAll('default-graph-uri');
  const namedGraphs = parameters.getAll('named-graph-uri');
  const queries = [...parameters.getAll('query'), ...bodies];
  const [query] = queries;
  if (queries.length > 1) return problem(400, 'one request asks one query; this one has two or more');
  if (query === undefined) {
    if (bare && defaultGraphs.length + namedGraphs.length === 0) return { kind: 'description' };
    return problem(400, 'the parameter `query` is missing');
  }
  const wrong = [...defaultGraphs, ...namedGraphs].find((graph) => !isIri(graph));
  if (wrong !== undefined) return problem(400, `a graph is named by an absolute IRI; this is none: ${wrong}`);
  const format = parameters.get('format') ?? parameters.get('output') ?? '';
  return {
    ...{ kind: 'query', query },
    ...(defaultGraphs.length + namedGraphs.length > 0 && { dataset: { defaultGraphs, namedGraphs } }),
    ...(format !== '' && { format }),
  };
}

function mediaTypeOf(contentType: string): { essence: string; charset: string | undefined } {
  const [essence = '', ...parameters] = contentType.toLowerCase().split(';');
  const pairs = parameters.map((parameter) => parameter.split('=').map((part) => part.trim()));
  const charset = pairs.find(([name]) => name === 'charset')?.[1];
  return { essence: essence.trim(), charset: charset?.replaceAll('"', '') };
}

function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function readOnly(): ProtocolProblem {
  return problem(403, 'this endpoint is read-only: it takes queries, no updates');
}

function problem(status: ProtocolProblem['status'], detail: string): ProtocolProblem {
  return { kind: 'problem', status, detail };
}

/** What the endpoint serves: a release's manifest says as much. */
interface ServedDataset {
  /** The base IRI of the deployment; ends with `/`. */
  readonly base: string;
  /** Triples of the default graph, and whether that is the union of all graphs. */
  readonly triples: number;
  readonly isUnion?: boolean;
  /** Triples of each named graph. */
  readonly graphs: readonly { readonly iri: string; readonly count: number }[];
}

const SD = vocabulary(
  PREFIXES.sd,
  'Service',
  'Dataset',
  'Graph',
  'NamedGraph',
  'SPARQL11Query',
  'BasicFederatedQuery',
  'UnionDefaultGraph',
  'endpoint',
  'supportedLanguage',
  'resultFormat',
  'feature',
  'defaultDataset',
  'defaultGraph',
  'namedGraph',
  'name',
  'graph',
  'defaultEntailmentRegime',
);
const SIMPLE_ENTAILMENT = iri('http://www.w3.org/ns/entailment/Simple');

/** The SPARQL 1.1 Service Description of the endpoint, in the order of its subjects; `services` are the endpoints that SERVICE may call. */
export function serviceDescription(served: ServedDataset, services: readonly string[] = []): Quad[] {
  const endpoint = iri(`${served.base}sparql`);
  const dataset = iri(`${served.base}sparql#dataset`);
  return [...serviceQuads(endpoint, dataset, served, services), ...datasetQuads(endpoint, dataset, served)];
}

function serviceQuads(
  endpoint: NamedNode,
  dataset: NamedNode,
  { isUnion }: ServedDataset,
  services: readonly string[],
): Quad[] {
  const formats = [...RESULT_FORMATS, ...FORMATS].map((format) => iri(format.iri));
  return [
    quad(endpoint, RDF.type, SD.Service),
    quad(endpoint, SD.defaultDataset, dataset),
    quad(endpoint, SD.defaultEntailmentRegime, SIMPLE_ENTAILMENT),
    quad(endpoint, SD.endpoint, endpoint),
    ...(services.length === 0 ? [] : [quad(endpoint, SD.feature, SD.BasicFederatedQuery)]),
    ...(isUnion ? [quad(endpoint, SD.feature, SD.UnionDefaultGraph)] : []),
    ...formats.map((format) => quad(endpoint, SD.resultFormat, format)),
    quad(endpoint, SD.supportedLanguage, SD.SPARQL11Query),
  ];
}

function datasetQuads(endpoint: NamedNode, dataset: NamedNode, { triples, graphs }: ServedDataset): Quad[] {
  const part = (name: string) => iri(`${endpoint.value}#${name}`);
  const defaultGraph = part('default-graph');
  const named = graphs.map((graph, index) => ({
    ...graph,
    entry: part(`named-graph-${index + 1}`),
    content: part(`graph-${index + 1}`),
  }));
  return [
    quad(dataset, RDF.type, SD.Dataset),
    quad(dataset, SD.defaultGraph, defaultGraph),
    ...named.map(({ entry }) => quad(dataset, SD.namedGraph, entry)),
    ...graphQuads(defaultGraph, triples),
    ...named.flatMap(({ iri: name, count, entry, content }) => [
      quad(entry, RDF.type, SD.NamedGraph),
      quad(entry, SD.graph, content),
      quad(entry, SD.name, iri(name)),
      ...graphQuads(content, count),
    ]),
  ];
}

function graphQuads(graph: NamedNode, triples: number): Quad[] {
  return [quad(graph, RDF.type, SD.Graph), quad(graph, VOID.triples, literal(String(triples), XSD.integer))];
}
