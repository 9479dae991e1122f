import { parseQuery } from '../parsing/parse.ts';
import { type QueryEngine, QueryError, type QueryRequest, type QueryResult } from '../port.ts';
import { type EngineName, type PoolSettings, type PoolStatistics, taskOf } from './messages.ts';
import { busyAfter, PendingQuery, unavailable, type WaitLimit } from './pending-query.ts';
import { type MemberState, QueryProcess } from './query-process.ts';

/** Milliseconds between the first children and a spare. */
const SPARE_DELAY = 3_000;
/** Milliseconds that a child has nothing to do before it warms up. */
const IDLE_TIME = 50;
/** Milliseconds within which a process that is ended from outside was dying when it was given its query: another answers it then. */
const DYING = 1_000;
const MAX_KILLS = 8;
const FIRST_DELAY = 100;
const MAX_DELAY = 10_000;

/** Child processes that answer one question at a time each; a child that must be stopped is killed and replaced. */
export class Pool implements QueryEngine {
  readonly #settings: PoolSettings;
  readonly #members = new Set<QueryProcess>();
  readonly #running = new Map<PendingQuery, QueryProcess>();
  readonly #queue: PendingQuery[] = [];
  #deaths = 0;
  #kills = 0;
  #restarts = 0;
  #closed: Promise<void> | undefined;
  #drained: () => void = () => {};
  #starting: { resolve(): void; reject(reason: QueryError): void } | undefined;
  /** Why no child could be started when it was last tried; undefined once one could. */
  #failure: QueryError | undefined;
  /** Children of the first set that were started. */
  #begun = 1;

  private constructor(settings: PoolSettings) {
    this.#settings = settings;
  }

  /** Resolves when the first child has loaded the dataset; rejects with a QueryError `failed` where it cannot. */
  static async start(settings: PoolSettings): Promise<Pool> {
    const pool = new Pool(settings);
    await pool.#start();
    return pool;
  }

  /** Takes questions at once: they wait until the first child has loaded the dataset, and it is tried again while none can. */
  static open(settings: PoolSettings): Pool {
    const pool = new Pool(settings);
    pool.#spawn();
    return pool;
  }

  async #start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#starting = { resolve, reject };
      this.#spawn();
    });
    this.#starting = undefined;
  }

  /** The first child loads alone, so that the pool can answer as early as possible, and the others one by one: what loads slows down what answers. */
  #welcome(): void {
    this.#failure = undefined;
    this.#starting?.resolve();
    const { children, spares } = this.#settings;
    if (this.#begun >= children + spares) return;
    // A spare is for later: first visitors have the processors to themselves.
    this.#whenServed(() => this.#spawn(), this.#begun++ < children ? 0 : SPARE_DELAY);
  }

  #free(queryProcess: QueryProcess): void {
    this.#dispatch();
    if (queryProcess.isWarm) return;
    this.#whenServed(() => {
      if (queryProcess.state === 'idle' && !queryProcess.isEnding) queryProcess.warmUp();
    }, IDLE_TIME);
  }

  /** Does what nobody waits for after some milliseconds, but not before first visitors are served well. */
  #whenServed(work: () => void, delay: number): void {
    const isServed = () => this.#settings.isServed?.() ?? true;
    if (delay === 0 && isServed()) work();
    else setTimeout(() => this.#whenServed(work, isServed() ? 0 : IDLE_TIME), delay).unref();
  }

  /** The engine that its children run. */
  get engine(): EngineName {
    return this.#settings.engine;
  }

  async execute(request: QueryRequest): Promise<QueryResult> {
    if (this.#closed !== undefined) throw new QueryError('busy', 'the engine is closing');
    if (request.signal?.aborted) throw new QueryError('aborted', 'nobody waits for the answer any more');
    if (this.#failure !== undefined) throw unavailable(this.engine, this.#failure);
    if (this.#queue.length >= this.#settings.queueLength && this.#idleMember() === undefined) {
      throw new QueryError(
        'busy',
        `${this.#settings.queueLength} queries are waiting, as many as may; ask again shortly`,
      );
    }
    if (request.resources === undefined) parseQuery(request.query);
    const pending = new PendingQuery(request, this.#waitLimit(), (failed, error) =>
      this.#stop(failed, error),
    );
    this.#queue.push(pending);
    this.#dispatch();
    return pending.result;
  }

  /** What the pool does at this moment, for metrics. */
  statistics(): PoolStatistics {
    const queryProcesses = [...this.#members];
    return {
      alive: queryProcesses.length,
      ready: queryProcesses.filter(({ state }) => state !== 'loading' && state !== 'ended').length,
      busy: queryProcesses.filter(({ state }) => state === 'busy').length,
      queued: this.#queue.length,
      kills: this.#kills,
      restarts: this.#restarts,
      unavailable: this.#failure !== undefined,
    };
  }

  close(): Promise<void> {
    this.#closed ??= new Promise((resolve) => {
      this.#drained = resolve;
      // Deferred, so that the pool knows of its closing before it looks.
      queueMicrotask(() => this.#endWhenDrained());
    });
    return this.#closed;
  }

  /** How long a question may wait: an engine that is still loading is not the question's fault. */
  #waitLimit(): WaitLimit {
    const { queueWait, loadingWait } = this.#settings;
    const isLoading = [...this.#members].every(({ state }) => state === 'loading');
    if (!isLoading) return busyAfter(queueWait);
    const limit = Math.max(queueWait, loadingWait);
    return {
      limit,
      message: `the engine for this query was still loading after ${limit / 1000} s; ask again shortly`,
    };
  }

  #dispatch(): void {
    for (
      let queryProcess = this.#idleMember();
      queryProcess !== undefined;
      queryProcess = this.#idleMember()
    ) {
      const pending = this.#queue.shift();
      if (pending === undefined) return;
      void this.#run(pending, queryProcess);
    }
  }

  #idleMember(): QueryProcess | undefined {
    const queryProcesses = [...this.#members].filter(({ isEnding }) => !isEnding);
    if (queryProcesses.filter(({ state }) => state === 'busy').length >= this.#settings.children)
      return undefined;
    return queryProcesses.find(({ state }) => state === 'idle');
  }

  async #run(pending: PendingQuery, queryProcess: QueryProcess): Promise<void> {
    pending.begin();
    this.#running.set(pending, queryProcess);
    const givenAt = performance.now();
    const queued = givenAt - pending.receivedAt;
    pending.request.begun?.();
    try {
      const task = taskOf(pending.request);
      const { mediaType } = task;
      const { bytes, executed } = await queryProcess.execute(task);
      pending.resolve({ bytes, mediaType, engine: this.#settings.engine, queued, executed });
      this.#deaths = 0;
      this.#running.delete(pending);
    } catch (error) {
      this.#running.delete(pending);
      const wasDying = queryProcess.wasKilled && performance.now() < givenAt + DYING;
      if (wasDying && pending.mayBeTriedAgain) this.#queue.unshift(pending);
      else pending.reject(error as QueryError);
      this.#dispatch();
    }
    this.#endWhenDrained();
  }

  /** A question failed before it was answered: it leaves the queue, or its child is killed. */
  #stop(pending: PendingQuery, reason: QueryError): void {
    const queryProcess = this.#running.get(pending);
    if (queryProcess === undefined) {
      this.#queue.splice(this.#queue.indexOf(pending), 1);
      this.#endWhenDrained();
      return;
    }
    const kill = () => {
      if (this.#running.get(pending) !== queryProcess) return;
      this.#kills++;
      queryProcess.kill(reason);
      this.#dispatch();
    };
    if (reason.kind === 'aborted') setTimeout(kill, this.#settings.grace);
    else kill();
  }

  #spawn(): void {
    if (this.#closed !== undefined) return;
    const queryProcess = new QueryProcess(this.#settings, {
      ready: () => this.#welcome(),
      free: (free) => this.#free(free),
      ended: (ended, reason, during) => this.#replace(ended, reason, during),
    });
    this.#members.add(queryProcess);
  }

  #replace(queryProcess: QueryProcess, reason: QueryError, during: MemberState): void {
    this.#members.delete(queryProcess);
    if (this.#starting !== undefined) {
      this.#starting.reject(reason);
      return;
    }
    this.#endWhenDrained();
    if (this.#closed !== undefined) return;
    // Who ends processes from outside says nothing of the engine, unless none comes to its end of loading.
    if (during === 'loading' && !(queryProcess.wasKilled && this.#deaths < MAX_KILLS)) this.#fail(reason);
    this.#restarts++;
    // A child that its query ended is replaced at once; children that die by themselves would die again.
    if (during !== 'busy') this.#deaths++;
    // The first to die is replaced at once, for somebody may wait for the last that there was.
    const delay = this.#deaths < 2 ? 0 : Math.min(FIRST_DELAY * 2 ** (this.#deaths - 2), MAX_DELAY);
    setTimeout(() => this.#spawn(), delay);
    this.#dispatch();
  }

  /** Where no other child can answer, nobody waits for what cannot be started; it is tried again all the same. */
  #fail(reason: QueryError): void {
    if ([...this.#members].some(({ state }) => state !== 'loading')) return;
    if (this.#failure?.message !== reason.message) {
      this.#settings.report?.(new Error(`${this.engine} cannot be started: ${reason.message}`));
    }
    this.#failure = reason;
    for (const pending of this.#queue.splice(0)) pending.reject(unavailable(this.engine, reason));
  }

  #endWhenDrained(): void {
    if (this.#closed === undefined || this.#queue.length + this.#running.size > 0) return;
    for (const queryProcess of this.#members)
      queryProcess.kill(new QueryError('busy', 'the engine is closed'));
    if (this.#members.size === 0) this.#drained();
  }
}
