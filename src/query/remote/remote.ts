import { checkServices, type ParsedQuery, parseQuery } from '../parsing/parse.ts';
import { busyAfter, PendingQuery } from '../pool/pending-query.ts';
import {
  checkIsStandard,
  type QueryEngine,
  QueryError,
  type QueryRequest,
  type QueryResult,
} from '../port.ts';
import { downloadFormats } from '../results/result-formats.ts';
import { remoteDataset, type StoredDataset, withBase, withoutFrom } from './remote-dataset.ts';
import { ACCEPTED, checkWhole, checkWholeHead } from './remote-response.ts';
import { type Received, receive, rewriteAside } from './rewriting.ts';
import { isVirtuoso, VIRTUOSO_ROWS } from './virtuoso.ts';

/** How a remote store is used; all has a default. Times in milliseconds. */
export interface RemoteOptions {
  /** The graphs to read; where absent, the endpoint's own dataset. */
  readonly dataset?: StoredDataset;
  /** Questions that the store is asked at once, and how many may wait for how long. */
  readonly connections?: number;
  readonly queueLength?: number;
  readonly queueWait?: number;
  /** How requests name their sender (RFC 9110 §10.1.5). */
  readonly userAgent?: string;
}

/** The store answers in JSON or N-Triples, which take more room than what they may be written as. */
const ROOM = 4;

/** Reads from any SPARQL 1.1 endpoint; to be asked only what keeps its bounds (bounds.ts). No service is called through it. */
export function remoteEngine(endpoint: string, options: RemoteOptions = {}): QueryEngine {
  return new RemoteEngine(endpoint, options);
}

class RemoteEngine implements QueryEngine {
  readonly #endpoint: string;
  readonly #options: Required<Omit<RemoteOptions, 'dataset'>> & Pick<RemoteOptions, 'dataset'>;
  readonly #queue: PendingQuery[] = [];
  readonly #running = new Map<PendingQuery, AbortController>();
  /** The rows at which the store cuts, as far as it has said. */
  #rowLimit = VIRTUOSO_ROWS;
  #drained: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  constructor(endpoint: string, options: RemoteOptions) {
    this.#endpoint = endpoint;
    this.#options = { connections: 16, queueLength: 64, queueWait: 5_000, userAgent: 'munpart', ...options };
  }

  async execute(request: QueryRequest): Promise<QueryResult> {
    const parsed = parseQuery(request.query);
    checkServices(parsed);
    checkQuery(request, parsed);
    if (this.#closed !== undefined) throw new QueryError('busy', 'the engine is closing');
    if (request.signal?.aborted) throw new QueryError('aborted', 'nobody waits for the answer any more');
    const { connections, queueLength, queueWait } = this.#options;
    if (this.#running.size >= connections && this.#queue.length >= queueLength) {
      throw new QueryError('busy', 'too many queries are waiting; try again later');
    }
    const pending = new PendingQuery(request, busyAfter(queueWait), (failed) => this.#stop(failed));
    this.#queue.push(pending);
    this.#dispatch();
    return pending.result;
  }

  close(): Promise<void> {
    this.#closed ??= new Promise((resolve) => {
      this.#drained = resolve;
      this.#dispatch();
    });
    return this.#closed;
  }

  #dispatch(): void {
    while (this.#running.size < this.#options.connections) {
      const pending = this.#queue.shift();
      if (pending === undefined) break;
      void this.#run(pending);
    }
    if (this.#running.size === 0) this.#drained?.();
  }

  async #run(pending: PendingQuery): Promise<void> {
    const controller = new AbortController();
    this.#running.set(pending, controller);
    pending.begin();
    pending.request.begun?.();
    const begun = performance.now();
    try {
      const bytes = await this.#execute(pending.request, controller.signal);
      const executed = performance.now() - begun;
      const { mediaType } = pending.request;
      pending.resolve({ bytes, mediaType, engine: 'remote', queued: begun - pending.receivedAt, executed });
    } catch (error) {
      pending.reject(
        error instanceof QueryError ? error : new QueryError('failed', String(error), { cause: error }),
      );
    } finally {
      this.#running.delete(pending);
      this.#dispatch();
    }
  }

  /** The deadline is over, or nobody waits: the connection is closed, by which a store knows. */
  #stop(pending: PendingQuery): void {
    const index = this.#queue.indexOf(pending);
    if (index >= 0) this.#queue.splice(index, 1);
    this.#running.get(pending)?.abort();
  }

  async #execute(request: QueryRequest, signal: AbortSignal): Promise<Uint8Array> {
    const parsed = parseQuery(request.query);
    const { form } = parsed;
    const isGraph = form === 'construct' || form === 'describe';
    const send = (query: string, accept: string) =>
      this.#send(
        query,
        accept,
        remoteDataset(request, parsed, this.#options.dataset),
        request.maxBytes,
        signal,
      );
    const query = withBase(withoutFrom(request.query), request.base);
    const received = await send(query, isGraph ? ACCEPTED.graph : ACCEPTED.results);
    this.#rowLimit = checkWholeHead(received.headers, this.#rowLimit);
    const virtuoso = isVirtuoso(received.headers);
    const { mediaType, maxBytes, columns = parsed.columns } = request;
    const contentType = received.headers.get('content-type') ?? '';
    const { bytes, size } = await rewriteAside(
      { bytes: received.bytes, contentType, form, mediaType, maxBytes, columns, virtuoso },
      signal,
    );
    await checkWhole(
      { query, form, size, headers: received.headers, rowLimit: this.#rowLimit },
      async (count) => {
        const counted = await send(count, ACCEPTED.results);
        return new TextDecoder().decode(counted.bytes);
      },
    );
    return bytes;
  }

  #send(
    query: string,
    accept: string,
    dataset: QueryRequest['dataset'],
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<Received> {
    const body = new URLSearchParams({ query });
    for (const graph of dataset?.defaultGraphs ?? []) body.append('default-graph-uri', graph);
    for (const graph of dataset?.namedGraphs ?? []) body.append('named-graph-uri', graph);
    const { userAgent } = this.#options;
    return receive(this.#endpoint, { accept, body, userAgent, maxBytes: maxBytes * ROOM, signal });
  }
}

function checkQuery({ mediaType }: QueryRequest, { form, foreign }: ParsedQuery): void {
  checkIsStandard(mediaType);
  if (!downloadFormats(form).some((format) => format.mediaType === mediaType)) {
    throw new QueryError('failed', `a query of the form ${form} has no answer in ${mediaType}`);
  }
  if (foreign !== undefined) {
    throw new QueryError('refused', 'functions with IRIs that begin with bif: or sql: are not called');
  }
}
