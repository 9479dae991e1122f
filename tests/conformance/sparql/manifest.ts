import { iri, type Term } from '../../../src/rdf/terms.ts';
import { RDF } from '../../../src/rdf/vocabularies.ts';
import { NOT_APPLICABLE } from './exceptions.ts';
import { Graph, LABEL, MF, QT, quadsOf, SITE, UT } from './w3c.ts';

/** One graph of a test's data: the IRIs of the file and of the graph; without a name, a part of the default graph. */
export interface TestGraph {
  readonly file: string;
  readonly name?: string;
}

/** Another endpoint that a test's query calls, with its data. */
export interface TestService {
  readonly endpoint: string;
  readonly graphs: readonly TestGraph[];
}

/** A test of the W3C as its manifest describes it; `query` and `result` are IRIs of files. */
export interface W3cTest {
  readonly id: string;
  readonly name: string;
  /** Local name of its class: `QueryEvaluationTest`. */
  readonly kind: string;
  /** The IRI against which its files and queries name other files; ends with `/`. */
  readonly directory: string;
  readonly query?: string | undefined;
  readonly result?: string | undefined;
  readonly graphs: readonly TestGraph[];
  readonly services: readonly TestService[];
  /** The manifest and the test's mf:action, for what only one kind of tests has. */
  readonly manifest: Graph;
  readonly action?: Term | undefined;
}

/** The tests of one directory (`aggregates`), in the order of its manifest. */
export async function readManifest(directory: string, site = SITE): Promise<W3cTest[]> {
  const address = `${site}${directory}/manifest.ttl`;
  const quads = await quadsOf(address);
  const manifest = new Graph(quads);
  // Some call themselves by their address, some are blank nodes.
  const head = quads.find(({ predicate }) => predicate.value === `${MF}entries`)?.subject ?? iri(address);
  return manifest
    .members(head, `${MF}entries`)
    .map((test) => readTest(test, manifest, `${site}${directory}/`));
}

/** The tests of the given kinds in all directories to which munpart can be put, by directory. */
export async function readTests(
  ...kinds: readonly string[]
): Promise<ReadonlyMap<string, readonly W3cTest[]>> {
  const tests = new Map<string, readonly W3cTest[]>();
  for (const directory of await listDirectories()) {
    if (directory in NOT_APPLICABLE) continue;
    tests.set(
      directory,
      (await readManifest(directory)).filter(({ kind }) => kinds.includes(kind)),
    );
  }
  return tests;
}

/** The directories that the W3C counts among the SPARQL 1.1 tests. */
export async function listDirectories(site = SITE, name = 'manifest-all.ttl'): Promise<string[]> {
  const address = `${site}${name}`;
  const manifest = new Graph(await quadsOf(address));
  return manifest
    .members(iri(address), `${MF}include`)
    .map(({ value }) => value.slice(site.length).replace(/\/manifest\.ttl$/, ''));
}

function readTest(test: Term, manifest: Graph, directory: string): W3cTest {
  const action = manifest.object(test, `${MF}action`);
  const isSyntaxTest = action?.termType === 'NamedNode';
  return {
    id: test.value,
    name: manifest.value(test, `${MF}name`) ?? '',
    kind: (manifest.value(test, RDF.type.value) ?? '').replace(MF, ''),
    directory,
    query: isSyntaxTest ? action.value : action && manifest.value(action, `${QT}query`),
    result: manifest.value(test, `${MF}result`),
    graphs: [...(action ? queryGraphs(action, manifest) : []), ...protocolGraphs(test, manifest)],
    services: action === undefined ? [] : queryServices(action, manifest),
    manifest,
    action,
  };
}

function queryGraphs(action: Term, manifest: Graph): TestGraph[] {
  return [
    ...manifest.objects(action, `${QT}data`).map(({ value }) => ({ file: value })),
    ...manifest.objects(action, `${QT}graphData`).map(({ value }) => ({ file: value, name: value })),
  ];
}

function queryServices(action: Term, manifest: Graph): TestService[] {
  return manifest.objects(action, `${QT}serviceData`).map((service) => ({
    endpoint: manifest.value(service, `${QT}endpoint`) ?? '',
    graphs: queryGraphs(service, manifest),
  }));
}

/** Tests of the protocol say what is in the store at large. */
function protocolGraphs(test: Term, manifest: Graph): TestGraph[] {
  return manifest.objects(test, `${UT}graphData`).map((graph) => ({
    file: manifest.value(graph, `${UT}graph`) ?? '',
    name: manifest.value(graph, LABEL) ?? '',
  }));
}
