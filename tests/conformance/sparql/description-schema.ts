import type { Quad, Term } from '../../../src/rdf/terms.ts';
import { RDF } from '../../../src/rdf/vocabularies.ts';
import { Graph } from './w3c.ts';

const SD = 'http://www.w3.org/ns/sparql-service-description#';

/** Domain and range of the properties of SPARQL 1.1 Service Description §3.4; a range is absent where it is not a class of §3.2. */
const PROPERTIES: Readonly<Record<string, { readonly domain: string; readonly range?: string }>> = {
  endpoint: { domain: 'Service' },
  feature: { domain: 'Service' },
  defaultEntailmentRegime: { domain: 'Service' },
  defaultSupportedEntailmentProfile: { domain: 'Service' },
  entailmentRegime: { domain: 'NamedGraph' },
  supportedEntailmentProfile: { domain: 'NamedGraph' },
  extensionFunction: { domain: 'Service' },
  extensionAggregate: { domain: 'Service' },
  languageExtension: { domain: 'Service' },
  supportedLanguage: { domain: 'Service' },
  propertyFeature: { domain: 'Service' },
  defaultDataset: { domain: 'Service', range: 'Dataset' },
  availableGraphs: { domain: 'Service', range: 'GraphCollection' },
  resultFormat: { domain: 'Service' },
  inputFormat: { domain: 'Service' },
  defaultGraph: { domain: 'Dataset', range: 'Graph' },
  namedGraph: { domain: 'Dataset', range: 'NamedGraph' },
  name: { domain: 'NamedGraph' },
  graph: { domain: 'NamedGraph', range: 'Graph' },
};

/** The individuals of §3.3, by the property that leads to them. */
const INDIVIDUALS: Readonly<Record<string, readonly string[]>> = {
  supportedLanguage: ['SPARQL10Query', 'SPARQL11Query', 'SPARQL11Update'],
  feature: ['DereferencesURIs', 'UnionDefaultGraph', 'RequiresDataset', 'EmptyGraphs', 'BasicFederatedQuery'],
};

/** What a class of §3.2 must have. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Service: ['endpoint', 'supportedLanguage'],
  Dataset: ['defaultGraph'],
  NamedGraph: ['name'],
};

/** Where a service description departs from the vocabulary: one sentence each. */
export function schemaFaults(quads: readonly Quad[]): string[] {
  const graph = new Graph(quads);
  return quads.flatMap((statement) => {
    if (statement.predicate.value === RDF.type.value) return instanceFaults(statement, graph);
    return statement.predicate.value.startsWith(SD) ? propertyFaults(statement, graph) : [];
  });
}

function instanceFaults({ subject, object }: Quad, graph: Graph): string[] {
  const required = object.value.startsWith(SD) ? REQUIRED[object.value.slice(SD.length)] : undefined;
  return (required ?? [])
    .filter((property) => graph.object(subject, SD + property) === undefined)
    .map((property) => `${subject.value} has no sd:${property}`);
}

function propertyFaults({ subject, predicate, object }: Quad, graph: Graph): string[] {
  const name = predicate.value.slice(SD.length);
  const property = PROPERTIES[name];
  if (property === undefined) return [`there is no sd:${name}`];
  const { domain, range } = property;
  const individuals = INDIVIDUALS[name]?.map((individual) => SD + individual);
  const faults: readonly (readonly [boolean, string])[] = [
    [!isA(subject, domain, graph), `is of a ${domain}, which ${subject.value} is not`],
    [range !== undefined && !isA(object, range, graph), `leads to a ${range}, not to ${object.value}`],
    [individuals?.includes(object.value) === false, `knows no ${object.value}`],
    [object.termType === 'Literal', 'leads to a resource, not to a literal'],
  ];
  return faults.filter(([isFault]) => isFault).map(([, fault]) => `sd:${name} ${fault}`);
}

function isA(node: Term, type: string, graph: Graph): boolean {
  return graph.objects(node, RDF.type.value).some(({ value }) => value === SD + type);
}
