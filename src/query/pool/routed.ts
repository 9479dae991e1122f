import { cpus } from 'node:os';
import { openDatasetReader } from '../dataset-reader.ts';
import { checkServices, parseQuery } from '../parsing/parse.ts';
import type { QueryEngine, QueryRequest, QueryResult } from '../port.ts';
import type { EngineName, PoolSettings, PoolStatistics } from './messages.ts';
import { Pool } from './pool.ts';

/** What an engine needs to know; all but the dataset has a default. */
export type EngineOptions = Pick<PoolSettings, 'dataset'> & Partial<PoolSettings>;

const MEBIBYTE = 1_048_576;
/** Longer than loading takes with the usual data, shorter than clients and proxies wait. */
const LOADING_WAIT = 20_000;

/** How children of each engine are run: the columnar engine keeps everything in typed arrays; Comunica keeps what it joins in the JavaScript heap, leaves more behind between collections, and is so slowly loaded that its queries had better wait. */
const STANDARD: Readonly<Record<EngineName, Pick<PoolSettings, 'heap' | 'growth' | 'queueWait'>>> = {
  columnar: { heap: 512, growth: 1_024 * MEBIBYTE, queueWait: 5_000 },
  comunica: { heap: 4_096, growth: 2_048 * MEBIBYTE, queueWait: 60_000 },
};

/** An engine for a file of N-Quads in child processes, the columnar one where none is named. Resolves once it can answer; rejects with a QueryError `failed` where the dataset cannot be loaded. */
export function createEngine(options: EngineOptions): Promise<Pool> {
  return Pool.start(poolSettings(options));
}

/** The same engine with a reader of its index in this process, where it keeps one. */
export async function createReadableEngine(options: EngineOptions): Promise<QueryEngine & Pool> {
  const { index, keepsOwn, engine } = poolSettings(options);
  if (index === undefined || engine !== 'columnar') return createEngine(options);
  const read = () => openDatasetReader(index, { keepsOwn });
  const [pool, reader] = await Promise.all([createEngine(options), read()]);
  // By now its process has made the file where there was none.
  return Object.assign(pool, { reader: reader ?? (await read()) });
}

/** An engine whose processes are started by the first question that comes; `open` starts them. */
export function lateEngine(open: () => Promise<QueryEngine>): QueryEngine {
  let opened: Promise<QueryEngine> | undefined;
  return {
    execute: async (request) => {
      opened ??= open();
      return (await opened).execute(request);
    },
    close: async () => (await opened)?.close(),
  };
}

/** A readable engine whose process is started late, as of `lateEngine`, where there is an index to be read. */
export async function createLateReadableEngine(options: EngineOptions): Promise<QueryEngine> {
  const { index, keepsOwn, engine } = poolSettings(options);
  const isRead = index !== undefined && engine === 'columnar';
  const reader = isRead ? await openDatasetReader(index, { keepsOwn }) : undefined;
  if (reader === undefined) return createReadableEngine(options);
  return { ...lateEngine(() => createEngine(options)), reader };
}

/** The same engine, opened at once: its questions wait until it has loaded. */
function openEngine(options: EngineOptions): Pool {
  return Pool.open(poolSettings(options));
}

function poolSettings(options: EngineOptions): PoolSettings {
  const { engine = 'columnar' } = options;
  return {
    engine,
    children: cpus().length,
    spares: 1,
    queueLength: 64,
    grace: 250,
    niceness: 0,
    loadingWait: LOADING_WAIT,
    ...STANDARD[engine],
    defaultGraph: 'own',
    keepsOwn: false,
    services: [],
    userAgent: 'munpart',
    ...options,
  };
}

/** Which engine answers: one for everything, or (`auto`) the columnar one for all that calls no service, and Comunica for the rest. */
export type EngineChoice = EngineName | 'auto';

/** What a routed engine needs to know; `children` are those of the usual engine. */
interface RoutedOptions extends Omit<EngineOptions, 'engine'> {
  readonly engine?: EngineChoice;
}

/** Answers queries on one engine, and those that call services on the other; to be asked only what keeps its bounds (bounds.ts). */
class RoutedEngine implements QueryEngine {
  readonly #usual: Pool;
  readonly #services: readonly string[];
  readonly #open: (() => Pool) | undefined;
  #other: Pool | undefined;

  /** `other` opens the engine for what the usual one is not to answer; without it, the usual one answers everything. */
  constructor(usual: Pool, services: readonly string[], other?: () => Pool) {
    this.#usual = usual;
    this.#services = services;
    this.#open = other;
  }

  async execute(request: QueryRequest): Promise<QueryResult> {
    if (request.resources !== undefined) return this.#usual.execute(request);
    const parsed = parseQuery(request.query);
    checkServices(parsed, this.#services);
    const started = performance.now();
    const pool = parsed.services.length > 0 ? this.#forServices() : this.#usual;
    const { columns = parsed.columns } = request;
    const deadline = Math.max(1, request.deadline - Math.floor(performance.now() - started));
    return pool.execute({ ...request, deadline, ...(columns && { columns }) });
  }

  /** What each engine that was started does at this moment, for metrics. */
  statistics(): Readonly<Partial<Record<EngineName, PoolStatistics>>> {
    const pools = [this.#usual, this.#other].filter((pool) => pool !== undefined);
    return Object.fromEntries(pools.map((pool) => [pool.engine, pool.statistics()]));
  }

  async close(): Promise<void> {
    await Promise.all([this.#usual.close(), this.#other?.close()]);
  }

  #forServices(): Pool {
    if (this.#open === undefined) return this.#usual;
    this.#other ??= this.#open();
    return this.#other;
  }
}

/** An engine as the operator chose it. Resolves once the usual engine can answer; with `auto`, Comunica is started by the first query that needs it: most servers are never asked one, and it takes as much memory as all else. */
export async function createRoutedEngine({
  engine = 'auto',
  ...options
}: RoutedOptions): Promise<RoutedEngine> {
  const services = allowedServices(engine, options.services);
  if (engine !== 'auto')
    return new RoutedEngine(await createEngine({ ...options, engine, services }), services);
  return new RoutedEngine(await createEngine({ ...options, engine: 'columnar' }), services, () =>
    openEngine({ ...options, engine: 'comunica', children: 1, spares: 0, services }),
  );
}

/** The services that SERVICE may call on an engine: the columnar one alone calls none. */
export function allowedServices(engine: EngineChoice, services: readonly string[] = []): readonly string[] {
  return engine === 'columnar' ? [] : services;
}
