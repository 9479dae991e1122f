import type { DatasetReader } from './dataset-reader.ts';

/** The media type that asks how a query is answered: its plan with estimated and true counts and milliseconds (`Explanation` of the engine). */
export const PLAN = 'application/json;profile=plan';

/** The media type that asks how the members of each class are described (`ClassUse[]`), whatever the query; only the columnar engine has it. */
export const CLASS_USES = 'application/json;profile=class-uses';

/** One SPARQL 1.1 query with the terms on which it is asked. */
export interface QueryRequest {
  readonly query: string;
  /** The media type of the answer: of a result format for SELECT and ASK, of an RDF format for CONSTRUCT and DESCRIBE; or PLAN or CLASS_USES, which only the columnar engine has. */
  readonly mediaType: string;
  /** Graphs given by the protocol, which win over FROM and FROM NAMED (SPARQL 1.1 Protocol §2.1.4); absent: as the query says. */
  readonly dataset?: { readonly defaultGraphs: readonly string[]; readonly namedGraphs: readonly string[] };
  /** The IRIs that the query, a DESCRIBE, names: then an engine that can answers in N-Quads, with the quads of every graph about them and about the blank nodes below them. */
  readonly resources?: readonly string[];
  /** Relative IRIs of the query are resolved against it. */
  readonly base?: string;
  /** The order of the columns where the query says `SELECT *`, which leaves it to the engine; variables that are not named come last. */
  readonly columns?: readonly string[];
  /** Milliseconds from asking to the whole answer. */
  readonly deadline: number;
  /** Largest answer, in bytes. */
  readonly maxBytes: number;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** Called when the waiting is over and the executing begins. */
  begun?(): void;
}

/** A whole answer: never a part of one. */
export interface QueryResult {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** The engine that answered, and milliseconds spent waiting and executing. */
  readonly engine: string;
  readonly queued: number;
  readonly executed: number;
}

/** The port through which everything at run time reads: documents, pages, search and SPARQL alike. */
export interface QueryEngine {
  /** What it answers from, to be read in this process and without a query; absent where that cannot be. */
  readonly reader?: DatasetReader | undefined;
  /** The whole answer to a small question, worked out before it returns; undefined where it is for `execute`. Absent where there are no such answers. */
  executeSmall?(request: QueryRequest): QueryResult | undefined;
  /** The whole answer, or a QueryError. */
  execute(request: QueryRequest): Promise<QueryResult>;
  /** Takes no more questions (they fail as `busy`), answers those it has, and ends. */
  close(): Promise<void>;
}

/** Why there is no answer: the closed list that HTTP maps to statuses; `unavailable`: the engine cannot be started; `service` is the fault of an endpoint that SERVICE called, `unwritable` an answer that the media type cannot carry. */
export type QueryErrorKind =
  | 'malformed'
  | 'refused'
  | 'timeout'
  | 'too-large'
  | 'busy'
  | 'unavailable'
  | 'service'
  | 'unwritable'
  | 'failed'
  | 'aborted';

/** A question without an answer; line and column (1-based) where the query itself is at fault. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  readonly kind: QueryErrorKind;
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(
    kind: QueryErrorKind,
    message: string,
    at: { line?: number | undefined; column?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: at.cause });
    this.kind = kind;
    this.line = at.line;
    this.column = at.column;
  }
}

/** A QueryError as it crosses from one process or thread to another. */
export interface ErrorMessage {
  readonly kind: QueryErrorKind;
  readonly message: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Throws the error of engines other than the columnar one where they are asked for what it alone tells. */
export function checkIsStandard(mediaType: string): void {
  if (mediaType === PLAN || mediaType === CLASS_USES) {
    throw new QueryError(
      'unwritable',
      'only the embedded engine tells how it answers a query, and how classes are used; another engine answers this one',
    );
  }
}

/** The SPARQL endpoints that SERVICE may call where the operator says nothing: Wikidata, DBpedia and the EU Publications Office. */
export const DEFAULT_SERVICES: readonly string[] = [
  'https://query.wikidata.org/sparql',
  'https://dbpedia.org/sparql',
  'https://publications.europa.eu/webapi/rdf/sparql',
];
