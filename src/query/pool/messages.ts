import type { DefaultGraph } from '../../rdf/store.ts';
import type { ParsedQuery, QueryTemplate } from '../parsing/known-queries.ts';
import { parseQuery } from '../parsing/parse.ts';
import type { ErrorMessage, QueryRequest } from '../port.ts';
import type { QueryForm } from '../results/result-formats.ts';

/** What a child must know of a question, its `deadline` in milliseconds from now; the rest is the pool's business. */
export interface Task
  extends Pick<
    QueryRequest,
    'query' | 'mediaType' | 'dataset' | 'base' | 'maxBytes' | 'columns' | 'deadline' | 'resources'
  > {
  readonly form: QueryForm;
  /** The query as it has been parsed: no child parses it again; absent where `resources` are asked for. */
  readonly parsed?: Pick<ParsedQuery, 'template' | 'constants'>;
}

/** What a columnar child is sent of a parsed query: a template that it has been sent before goes by its id. */
export interface SentQuery {
  readonly id: number;
  readonly template?: Pick<QueryTemplate, 'tree' | 'places'>;
  readonly constants: readonly string[];
  /** Whether it is to forget the templates that it has. */
  readonly forgets?: boolean;
}

/** A task as it is sent to a child: the text of the query is for an engine that parses it itself. */
export type TaskMessage = Omit<Task, 'query' | 'parsed'> & {
  readonly query?: string;
  readonly parsed?: SentQuery;
};

/** The engines that children run. */
export type EngineName = 'columnar' | 'comunica';

/** What a child tells the pool; the bytes of an answer go with it; `rss` in bytes, `executed` in milliseconds; after its `last` word it ends. */
export type ChildMessage =
  | { readonly kind: 'ready'; readonly rss: number }
  | { readonly kind: 'unready'; readonly message: string }
  | { readonly kind: 'answer'; readonly executed: number; readonly rss: number }
  | {
      readonly kind: 'failure';
      readonly failure: ErrorMessage;
      readonly last: boolean;
      readonly rss: number;
    };

/** The settings of a child, handed over as its one argument, in JSON. */
export interface ChildSettings {
  /** Also the engine's name in answers. */
  readonly engine: EngineName;
  /** Path of the canonical N-Quads. */
  readonly dataset: string;
  /** Path of the index of the dataset with this default graph: read where it is there, else written; absent where none is kept. */
  readonly index?: string;
  /** The SHA-256 that the file must have, hexadecimal: a child that starts later loads what the first one did, or ends. */
  readonly sha256?: string;
  /** What queries see outside GRAPH. */
  readonly defaultGraph: DefaultGraph;
  /** Whether the statements of the default graph itself can be told from the union: they stand in `OWN_DEFAULT_GRAPH` too. */
  readonly keepsOwn: boolean;
  /** Bytes by which a child may grow past what it holds after loading. */
  readonly growth: number;
  /** The endpoints that SERVICE may call, as absolute IRIs. */
  readonly services: readonly string[];
  /** How calls of services name their sender (RFC 9110 §10.1.5). */
  readonly userAgent: string;
}

/** How a child is run. */
export interface MemberSettings extends ChildSettings {
  /** Cap of the child's JavaScript heap, in MiB. */
  readonly heap: number;
  /** By how much its priority is lower than that of this process (`nice`): 0 to 19. */
  readonly niceness: number;
}

/** How many children a pool keeps, and how many questions wait for them. */
export interface PoolSettings extends MemberSettings {
  /** Questions under way at once. */
  readonly children: number;
  /** Loaded children beyond those, which take over from a killed one at once. */
  readonly spares: number;
  /** Questions that may wait; one more is `busy`. */
  readonly queueLength: number;
  /** Milliseconds after which a waiting question is `busy`. */
  readonly queueWait: number;
  /** Milliseconds that a question waits for an engine of which no process has loaded yet, where that is longer. */
  readonly loadingWait: number;
  /** Whether the server has all that first visitors need: until then no child beyond the first is started, and none warms up. It has, where absent. */
  isServed?(): boolean;
  /** Hears that no child can be started and why, once for each reason. */
  report?(error: Error): void;
  /** Milliseconds that a child may go on after an abort, so that a client who leaves does not cost a load of the dataset. */
  readonly grace: number;
}

/** What a pool does at this moment, and what it has done. */
export interface PoolStatistics {
  readonly alive: number;
  readonly ready: number;
  readonly busy: number;
  readonly queued: number;
  /** Children stopped by a deadline or an abort. */
  readonly kills: number;
  /** Children started in place of ended ones. */
  readonly restarts: number;
  /** Whether the last child that was started ended before it could answer, and no other can. */
  readonly unavailable: boolean;
}

/** What a child is told of a request; throws a QueryError `malformed` where its query is none. */
export function taskOf({ signal: _, begun: _begun, ...request }: QueryRequest): Task {
  if (request.resources !== undefined) {
    return { ...request, form: 'describe', mediaType: 'application/n-quads' };
  }
  const { form, template, constants } = parseQuery(request.query);
  return { ...request, form, parsed: { template, constants } };
}

const ALL =
  'SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o OPTIONAL { ?o ?q ?x } FILTER(ISIRI(?s) && STR(?s) != "") }';
/** What the first queries would wait for otherwise: operators that the machine has not compiled yet. */
const WARM_UP: readonly (readonly [query: string, mediaType: string])[] = [
  [`${ALL} GROUP BY ?s ORDER BY DESC(?n) LIMIT 5`, 'text/csv'],
  [
    'SELECT DISTINCT ?g ?s { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } MINUS { ?s <a:a> ?o } } LIMIT 50',
    'application/sparql-results+json',
  ],
  [
    'CONSTRUCT { ?s ?p ?o } { VALUES ?s { <a:a> } ?s ?p ?o FILTER(REGEX(STR(?o), "^a.b", "i")) }',
    'text/turtle',
  ],
];
/** On data of any size: what takes longer has warmed up enough. */
const BOUNDS = { deadline: 100, maxBytes: 10_000_000 };

/** What a child of this engine is asked before others ask, one after the other, as long as nobody does; Comunica does it while it loads. */
export function warmUpTasks(engine: EngineName): Task[] {
  if (engine === 'comunica') return [];
  return WARM_UP.map(([query, mediaType]) => taskOf({ ...BOUNDS, query, mediaType }));
}
