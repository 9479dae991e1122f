import { Parser, type Quad } from 'n3';

const TREE = 'https://w3id.org/tree#';
const LDES = 'https://w3id.org/ldes#';
const SD = 'http://www.w3.org/ns/sparql-service-description#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** A member as it is emitted, once. */
export interface Emitted {
  readonly iri: string;
  readonly versionOf: string;
  readonly time: string;
  readonly isDeletion: boolean;
  /** What the stream says that became of the resource. */
  readonly change: 'created' | 'updated' | 'deleted';
  readonly transaction: string;
  /** Whether the transaction is complete with this member. */
  readonly isLast: boolean;
  /** Its quads, in the graphs in which the publisher has them: `''` for the default graph. */
  readonly quads: readonly { readonly graph: string; readonly quad: Quad }[];
}

type Fetch = (url: string, headers: Record<string, string>) => Promise<Response>;

/** A client of event streams that knows the specifications of TREE and LDES, and nothing of this publisher. */
export class LdesClient {
  readonly #fetch: Fetch;
  readonly #emitted = new Set<string>();
  readonly #tags = new Map<string, string>();
  readonly #done = new Set<string>();
  /** Status of every answer, by URL. */
  readonly statuses: { url: string; status: number }[] = [];

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** What is new since the last time, in the order of time. */
  async follow(view: string): Promise<readonly Emitted[]> {
    const root = await this.#get(view);
    if (!root) return [];
    const views = root.filter(
      ({ predicate, object }) => predicate.value === `${TREE}view` && object.value === view,
    );
    if (views.length !== 1) throw new Error(`${views.length} event streams have this view`);
    const stream = views[0]?.subject.value as string;
    const about = (property: string) => one(root, stream, LDES + property);
    const paths = {
      time: about('timestampPath'),
      version: about('versionOfPath'),
      deletion: about('versionDeletePath'),
      deleted: about('versionDeleteObject'),
      creation: about('versionCreatePath'),
      created: about('versionCreateObject'),
      update: about('versionUpdatePath'),
      updated: about('versionUpdateObject'),
      transaction: about('transactionPath'),
      finalized: about('transactionFinalizedPath'),
      final: about('transactionFinalizedObject'),
    };
    const emitted: Emitted[] = [];
    const waiting = nodesOf(root);
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      if (this.#done.has(node)) continue;
      const page = await this.#get(node);
      if (!page) continue;
      waiting.push(...nodesOf(page));
      for (const iri of all(page, stream, `${TREE}member`)) {
        if (this.#emitted.has(iri)) continue;
        this.#emitted.add(iri);
        emitted.push(memberOf(page, iri, paths));
      }
      if (all(page, node, `${LDES}immutable`).includes('true')) this.#done.add(node);
    }
    return emitted.sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  }

  async #get(url: string): Promise<Quad[] | undefined> {
    const tag = this.#tags.get(url);
    const response = await this.#fetch(url, {
      accept: 'application/trig, text/turtle;q=0.9',
      ...(tag !== undefined && { 'if-none-match': tag }),
    });
    this.statuses.push({ url, status: response.status });
    if (response.status === 304) return undefined;
    if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    this.#tags.set(url, response.headers.get('etag') ?? '');
    return new Parser({ baseIRI: url, format: 'application/trig' }).parse(await response.text());
  }
}

/** Terms that the stream says of its members, by what they are for. */
type Paths = Readonly<
  Record<
    | 'time'
    | 'version'
    | 'deletion'
    | 'deleted'
    | 'creation'
    | 'created'
    | 'update'
    | 'updated'
    | 'transaction'
    | 'finalized'
    | 'final',
    string
  >
>;

function memberOf(page: readonly Quad[], iri: string, paths: Paths): Emitted {
  const is = (path: string, object: string) => all(page, iri, path).includes(object);
  const [change, more] = [
    ...(is(paths.creation, paths.created) ? (['created'] as const) : []),
    ...(is(paths.update, paths.updated) ? (['updated'] as const) : []),
    ...(is(paths.deletion, paths.deleted) ? (['deleted'] as const) : []),
  ];
  if (change === undefined || more !== undefined) throw new Error(`${iri} is not one kind of change`);
  return {
    iri,
    change,
    versionOf: one(page, iri, paths.version),
    time: one(page, iri, paths.time),
    isDeletion: change === 'deleted',
    transaction: one(page, iri, paths.transaction),
    isLast: is(paths.finalized, paths.final),
    quads: contentOf(page, iri),
  };
}

function nodesOf(page: readonly Quad[]): string[] {
  const nodes = page.filter(({ predicate }) => predicate.value === `${TREE}node`);
  return [...new Set(nodes.map(({ object }) => object.value))];
}

function contentOf(page: readonly Quad[], member: string) {
  const inGraph = (name: string, graph: string) =>
    page.filter((quad) => quad.graph.value === name).map((quad) => ({ graph, quad }));
  const graphs = all(page, member, `${SD}namedGraph`).filter((graph) =>
    all(page, graph, RDF_TYPE).includes(`${SD}NamedGraph`),
  );
  return [
    ...inGraph(member, ''),
    ...graphs.flatMap((graph) => inGraph(one(page, graph, `${SD}graph`), one(page, graph, `${SD}name`))),
  ];
}

function all(page: readonly Quad[], subject: string, predicate: string): string[] {
  return page
    .filter(
      (quad) =>
        quad.subject.value === subject && quad.predicate.value === predicate && quad.graph.value === '',
    )
    .map(({ object }) => object.value);
}

function one(page: readonly Quad[], subject: string, predicate: string): string {
  const [value, more] = all(page, subject, predicate);
  if (value === undefined || more !== undefined) throw new Error(`${subject} has not one ${predicate}`);
  return value;
}
