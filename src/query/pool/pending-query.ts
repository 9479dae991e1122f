import { QueryError, type QueryRequest, type QueryResult } from '../port.ts';

/** As many processes as may be dying when they are given a query; one that ends more of them is at fault itself. */
const MAX_TRIES = 4;

/** How long a question may wait, in milliseconds, and what to say then. */
export interface WaitLimit {
  readonly limit: number;
  readonly message: string;
}

/** The limit where all processes are at work. */
export function busyAfter(limit: number): WaitLimit {
  return { limit, message: `no process was free for the query within ${limit / 1000} s; ask again shortly` };
}

/** The error of a question whose engine cannot be started: the reason is for whoever runs the server, who is told in the log. */
export function unavailable(engine: string, cause: QueryError): QueryError {
  const message = `the engine ${engine}, which this query needs, cannot be started; the operator finds the reason in the log`;
  return new QueryError('unavailable', message, { cause });
}

/** A question on its way through a pool: it is settled once, and then its timers are gone. */
export class PendingQuery {
  readonly request: QueryRequest;
  readonly receivedAt = performance.now();
  readonly result: Promise<QueryResult>;
  settled = false;
  #tries = 0;

  #resolve: (result: QueryResult) => void = () => {};
  #reject: (error: QueryError) => void = () => {};
  #wait: NodeJS.Timeout | undefined;
  #deadline: NodeJS.Timeout | undefined;
  readonly #late: () => void;
  readonly #abort: () => void;

  /** `stop` is called when the question fails before it is answered: by its deadline, which counts from the beginning of its execution, by the limit to its waiting or by its signal. */
  constructor(
    request: QueryRequest,
    wait: WaitLimit,
    stop: (pending: PendingQuery, error: QueryError) => void,
  ) {
    this.request = request;
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const fail = (error: QueryError) => {
      if (!this.settled) stop(this, error);
      this.reject(error);
    };
    const busy = () => fail(new QueryError('busy', wait.message));
    const seconds = Math.round(request.deadline / 100) / 10;
    this.#late = () =>
      fail(new QueryError('timeout', `the query was stopped after ${seconds} s; ask for less`));
    this.#abort = () => fail(new QueryError('aborted', 'nobody waits for the answer any more'));
    this.#wait = setTimeout(busy, wait.limit);
    request.signal?.addEventListener('abort', this.#abort, { once: true });
  }

  /** The question leaves the queue: from now on only its deadline counts, which does not begin anew. */
  begin(): void {
    this.#tries++;
    clearTimeout(this.#wait);
    this.#wait = undefined;
    if (!this.settled) this.#deadline ??= setTimeout(this.#late, this.request.deadline);
  }

  /** Whether it may be given to another process: all of them may have been ended at once. */
  get mayBeTriedAgain(): boolean {
    return this.#tries < MAX_TRIES && !this.settled;
  }

  resolve(result: QueryResult): void {
    this.#settle();
    this.#resolve(result);
  }

  reject(error: QueryError): void {
    this.#settle();
    this.#reject(error);
  }

  #settle(): void {
    this.settled = true;
    clearTimeout(this.#wait);
    clearTimeout(this.#deadline);
    this.request.signal?.removeEventListener('abort', this.#abort);
  }
}
