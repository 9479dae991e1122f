import { FORMATS } from '../../formats/index.ts';
import { RESULT_FORMATS } from '../../query/results/result-formats.ts';
import { PREFIXES, vocabulary } from '../../rdf/namespaces.ts';
import { iri, literal, type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { RDF, VOID, XSD } from '../../rdf/vocabularies.ts';

/** What the endpoint serves: a release's manifest says as much. */
export interface ServedDataset {
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
