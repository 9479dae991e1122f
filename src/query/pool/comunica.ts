import type { QuadIndex } from '../../engine/engine.ts';
import { QuadReader, subjectQuads } from '../../engine/quads.ts';
import { nquad } from '../../rdf/canonical.ts';
import { type Quad, TERMS, type Term } from '../../rdf/terms.ts';
import type { ResultTerm } from '../client.ts';
import { checkIsStandard, QueryError } from '../port.ts';
import { resourceQuads } from '../resource-quads.ts';
import { columnsInOrder, RESULT_FORMATS } from '../results/result-formats.ts';
import { type Solution, writeBoolean, writeSolutions } from '../results/write-results.ts';
import { openDatasetIndex } from './columnar.ts';
import { QueryEngine } from './comunica-engine.ts';
import { EngineTrap, graphs, type LoadedStore, TRAPS } from './dataset-file.ts';
import { IndexSource } from './index-source.ts';
import type { ChildSettings, TaskMessage } from './messages.ts';
import { ServiceCalls } from './service-calls.ts';

/** A node of the SPARQL algebra, as far as it is looked at here. */
interface AlgebraNode {
  readonly type: string;
  readonly input: AlgebraNode;
  readonly variables: readonly Term[];
  readonly terms: readonly Term[];
  readonly default: readonly Term[];
  readonly named: readonly Term[];
  readonly name: Term;
  readonly silent: boolean;
}

type Algebra = Exclude<Parameters<QueryEngine['query']>[0], string>;
type QueryContext = NonNullable<Parameters<QueryEngine['query']>[1]>;

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

/** Comunica holds calls back for seconds once a service has failed, as long as the process lives; ServiceCalls limits them as it is. */
const UNDELAYED = { 'urn:comunica:actor-http-limit-rate#wrapped': true };

const WARM_UP: TaskMessage = {
  query:
    'SELECT ?s (COUNT(*) AS ?n) { ?s <a:a> ?o OPTIONAL { ?o <a:b> ?x } FILTER(?s != <a:c>) } GROUP BY ?s',
  form: 'select',
  mediaType: 'text/csv',
  deadline: 10_000,
  maxBytes: 10_000,
};

/** Answers by Comunica, over the index that the columnar engine reads too. */
export async function openStore(settings: ChildSettings): Promise<LoadedStore> {
  const { services, userAgent } = settings;
  const engine = new QueryEngine();
  const index = await openDatasetIndex(settings);
  const reader = new QuadReader(index);
  const match = (subject: Parameters<typeof subjectQuads>[1]) => subjectQuads(reader, subject);
  const calls = new ServiceCalls(services, userAgent);
  // The first query takes many times as long as any other.
  await evaluate(engine, index, calls, WARM_UP, new Set());
  await graphs();
  return {
    isIdle: false,
    async executeTask(task) {
      const { resources, maxBytes } = task;
      if (resources !== undefined) return resourceQuads(match, resources, settings, maxBytes);
      checkIsStandard(task.mediaType);
      const needed = new Set<string>();
      try {
        calls.begin(task.deadline);
        const bytes = await evaluate(engine, index, calls, task, needed);
        const fault = calls.fault(needed);
        if (fault !== undefined) throw fault;
        return bytes;
      } catch (error) {
        throw calls.fault(needed) ?? readError(error);
      }
    },
  };
}

/** `needed` is given the services whose failure fails the query. */
async function evaluate(
  engine: QueryEngine,
  index: QuadIndex,
  calls: ServiceCalls,
  task: TaskMessage,
  needed: Set<string>,
): Promise<Uint8Array> {
  const { query = '', base, form } = task;
  const context = { ...UNDELAYED, fetch: calls.fetch, ...(base !== undefined && { baseIRI: base }) };
  const { data } = await engine.explain(query, { ...context, ...readFrom(new IndexSource(index)) }, 'parsed');
  const { operation, services } = prepared(data as AlgebraNode);
  for (const { name, silent } of services) {
    calls.check(name);
    if (!silent) needed.add(name.value);
  }
  const { input, source } = datasetOf(operation, index, task);
  // Comunica prunes what it finds empty, and with it groups that must count zero and the other side of MINUS; traversal forbids that.
  const queryContext = { ...context, ...readFrom(source), traverse: true } as QueryContext;
  return form === 'select' || form === 'ask'
    ? writeResult(engine, input, queryContext, task)
    : writeGraph(engine, input, queryContext, source, task);
}

/** Comunica's types ask for a stream; it takes any iterable of quads. */
function readFrom(source: IndexSource): Pick<QueryContext, 'sources'> {
  return { sources: [source] } as unknown as Pick<QueryContext, 'sources'>;
}

/** Without REDUCED, which Comunica takes for leave to drop solutions that differ in language or datatype; with the services that are called. */
function prepared(root: AlgebraNode): { operation: AlgebraNode; services: AlgebraNode[] } {
  const services: AlgebraNode[] = [];
  const holder: Record<string, unknown> = { root };
  const open = [holder];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'service') services.push(node as unknown as AlgebraNode);
    for (const key of Object.keys(node)) {
      const child = withoutReduced(node[key]);
      node[key] = child;
      if (isObject(child) && !('termType' in child)) open.push(child);
    }
  }
  return { operation: holder.root as AlgebraNode, services };
}

function withoutReduced(value: unknown): unknown {
  return isObject(value) && value.type === 'reduced' ? withoutReduced(value.input) : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Graphs given by the protocol win over those of the query; Comunica's own FROM would not merge graphs but add their solutions. */
function datasetOf(operation: AlgebraNode, index: QuadIndex, { dataset }: TaskMessage) {
  const isFrom = operation.type === 'from';
  const iris = (terms: readonly Term[]) => terms.map(({ value }) => value);
  const stated = isFrom && {
    defaultGraphs: iris(operation.default),
    namedGraphs: iris(operation.named),
  };
  const source = new IndexSource(index, dataset ?? (stated || undefined));
  return { input: isFrom ? operation.input : operation, source };
}

async function writeResult(
  engine: QueryEngine,
  operation: AlgebraNode,
  context: QueryContext,
  { mediaType, maxBytes, columns }: TaskMessage,
): Promise<Uint8Array> {
  if (!RESULT_FORMATS.some((format) => format.mediaType === mediaType)) throw noFormat(mediaType);
  const algebra = operation as unknown as Algebra;
  if (operation.type === 'ask')
    return writeBoolean(await engine.queryBoolean(algebra, context), mediaType, maxBytes);
  const variables = columnsInOrder(variablesOf(operation), columns);
  const solutions = await engine.queryBindings(algebra, context);
  async function* rows(): AsyncGenerator<Solution> {
    for await (const bindings of solutions) yield variables.map((name) => resultTerm(bindings.get(name)));
  }
  return writeSolutions({ variables, rows: rows() }, mediaType, maxBytes);
}

async function writeGraph(
  engine: QueryEngine,
  operation: AlgebraNode,
  context: QueryContext,
  source: IndexSource,
  { mediaType, maxBytes }: TaskMessage,
): Promise<Uint8Array> {
  if (RESULT_FORMATS.some((format) => format.mediaType === mediaType)) throw noFormat(mediaType);
  let text = '';
  const quads =
    operation.type === 'describe'
      ? conciseDescription(source, await described(engine, operation, context))
      : await engine.queryQuads(operation as unknown as Algebra, context);
  for await (const quad of quads as AsyncIterable<Quad>) text += `${nquad(quad)}\n`;
  const { serializeGraph } = await graphs();
  return serializeGraph(text, mediaType, maxBytes);
}

/** The statements of the default graph about these resources and the blank nodes below them (Concise Bounded Description without reification). */
function conciseDescription(source: IndexSource, resources: readonly Term[]): Quad[] {
  const nodes = resources.filter(({ termType }) => termType === 'NamedNode' || termType === 'BlankNode');
  const reached = new Map(nodes.map((node) => [`${node.termType} ${node.value}`, node]));
  const quads: Quad[] = [];
  for (const resource of reached.values()) {
    for (const quad of source.match(resource, null, null, TERMS.defaultGraph())) {
      quads.push(quad);
      const { object } = quad;
      if (object.termType === 'BlankNode') reached.set(`BlankNode ${object.value}`, object);
    }
  }
  return quads;
}

/** The resources that a DESCRIBE is about (SPARQL 1.1 Query §16.4): those it names, and those that its pattern finds. */
async function described(
  engine: QueryEngine,
  { terms, input }: AlgebraNode,
  context: QueryContext,
): Promise<Term[]> {
  const named = terms.filter(({ termType }) => termType === 'NamedNode');
  const variables = terms.filter(({ termType }) => termType === 'Variable');
  if (variables.length === 0) return named;
  const project = { type: 'project', input, variables } as unknown as Algebra;
  const found = [...named];
  for await (const bindings of await engine.queryBindings(project, context)) {
    for (const [, term] of bindings) found.push(term as Term);
  }
  return found;
}

function variablesOf(operation: AlgebraNode): string[] {
  let projection = operation;
  while (projection.type !== 'project') projection = projection.input;
  return projection.variables.map(({ value }) => value);
}

function resultTerm(term: Term | undefined): ResultTerm | undefined {
  if (term === undefined) return undefined;
  if (term.termType === 'NamedNode') return { type: 'uri', value: term.value };
  if (term.termType !== 'Literal') return { type: 'bnode', value: term.value };
  const { value, language, datatype } = term;
  if (language !== '') return { type: 'literal', value, 'xml:lang': language };
  return { type: 'literal', value, ...(datatype.value !== XSD_STRING && { datatype: datatype.value }) };
}

function noFormat(mediaType: string): QueryError {
  return new QueryError('failed', `this form has no answer in ${mediaType}`);
}

function readError(error: unknown): Error {
  if (error instanceof QueryError) return error;
  if (!(error instanceof Error) || TRAPS.includes(error.name)) {
    return new EngineTrap(String(error), { cause: error });
  }
  const unknown = /evaluate function (\S+)/.exec(error.message)?.[1];
  if (unknown !== undefined) return new QueryError('refused', `the function ${unknown} is not known`);
  return new QueryError('failed', error.message, { cause: error });
}
