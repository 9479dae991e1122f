import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { LaneStatistics } from './running-queries.ts';

/** The media type of the text format of Prometheus. */
export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/** One query, for the counts. */
export interface CountedQuery {
  /** The engine that answered; `cache` where none had to, `none` where none did. */
  readonly engine: string;
  /** `ok`, or why there was no answer. */
  readonly outcome: string;
  readonly seconds: number;
}

/** What is so at this moment, and not counted here. */
export interface Moment {
  readonly lanes: readonly LaneStatistics[];
  /** Bytes of the results that are kept. */
  readonly cacheBytes: number;
  /** Failures that were the server's own, since the start. */
  readonly failures: number;
  /** Bytes of the results that are under way to their readers. */
  readonly unsentBytes: number;
}

/** Seconds. */
const BUCKETS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30];
const LANE = ['lane', 'engine'] as const;

/** Counts of one server, in a registry of their own. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #responses = this.#counter('munpart_responses_total', 'Responses by area of the site and status', [
    'area',
    'status',
  ]);
  readonly #queries = this.#counter(
    'munpart_queries_total',
    'SPARQL queries by the engine that answered (cache, none) and outcome (ok, or the kind of the problem)',
    ['engine', 'outcome'],
  );
  readonly #seconds = new Histogram({
    name: 'munpart_query_duration_seconds',
    help: 'From the query to its whole answer',
    labelNames: ['engine'],
    buckets: BUCKETS,
    registers: [this.#registry],
  });
  readonly #hits = this.#counter('munpart_result_cache_hits_total', 'Queries answered from kept results', []);
  readonly #misses = this.#counter(
    'munpart_result_cache_misses_total',
    'Queries whose result could have been kept and was not',
    [],
  );
  readonly #cacheBytes = this.#gauge('munpart_result_cache_bytes', 'Bytes of kept results', []);
  readonly #unsentBytes = this.#gauge(
    'munpart_unsent_result_bytes',
    'Bytes of results under way to their readers',
    [],
  );
  readonly #failures = this.#counter('munpart_failures_total', "Failures that were the server's own", []);
  readonly #queue = this.#gauge('munpart_query_queue', 'Queries that wait for a process', LANE);
  readonly #children = this.#gauge(
    'munpart_query_children',
    'Processes that answer queries, by what they do',
    [...LANE, 'state'],
  );
  readonly #kills = this.#counter(
    'munpart_query_kills_total',
    'Processes ended at a deadline, or because nobody waited; since the release was opened',
    LANE,
  );
  readonly #restarts = this.#counter(
    'munpart_query_restarts_total',
    'Processes started in the place of ended ones; since the release was opened',
    LANE,
  );
  readonly #memory = this.#gauge('process_resident_memory_bytes', 'Memory of the HTTP process', []);

  /** What has not been added to the counters yet, by both of its labels: these cost more than all else of a small answer. */
  readonly #newResponses = new Pairs<number>();
  readonly #newQueries = new Pairs<string>();
  readonly #newCached = { hits: 0, misses: 0 };

  response(area: string, status: number): void {
    this.#newResponses.count(area, status);
  }

  query({ engine, outcome, seconds }: CountedQuery): void {
    this.#newQueries.count(engine, outcome);
    this.#seconds.observe({ engine }, seconds);
  }

  cache(isHit: boolean): void {
    this.#newCached[isHit ? 'hits' : 'misses']++;
  }

  /** All of it in the text format of Prometheus. */
  text({ lanes, cacheBytes, failures, unsentBytes }: Moment): Promise<string> {
    this.#newResponses.take((area, status, count) => this.#responses.inc({ area, status }, count));
    this.#newQueries.take((engine, outcome, count) => this.#queries.inc({ engine, outcome }, count));
    this.#hits.inc(this.#newCached.hits);
    this.#misses.inc(this.#newCached.misses);
    Object.assign(this.#newCached, { hits: 0, misses: 0 });
    this.#cacheBytes.set(cacheBytes);
    this.#unsentBytes.set(unsentBytes);
    this.#failures.reset();
    this.#failures.inc(failures);
    this.#memory.set(process.memoryUsage.rss());
    for (const metric of [this.#queue, this.#children, this.#kills, this.#restarts]) metric.reset();
    for (const { lane, engine, queued, alive, ready, busy, kills, restarts } of lanes) {
      const labels = { lane, engine };
      this.#queue.set(labels, queued);
      const states = { loading: alive - ready, idle: ready - busy, busy };
      for (const [state, count] of Object.entries(states)) {
        this.#children.set({ ...labels, state }, count);
      }
      this.#kills.inc(labels, kills);
      this.#restarts.inc(labels, restarts);
    }
    return this.#registry.metrics();
  }

  #counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }

  #gauge<L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }
}

/** How often pairs of labels have occurred since they were taken last. */
class Pairs<Second> {
  readonly #counts = new Map<string, Map<Second, number>>();

  count(first: string, second: Second): void {
    let counts = this.#counts.get(first);
    if (counts === undefined) {
      counts = new Map();
      this.#counts.set(first, counts);
    }
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }

  take(each: (first: string, second: Second, count: number) => void): void {
    for (const [first, counts] of this.#counts) {
      for (const [second, count] of counts) each(first, second, count);
    }
    this.#counts.clear();
  }
}
