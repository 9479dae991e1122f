import { createEngine, type EngineOptions, openEngine } from './engine.ts';
import type { EngineName } from './messages.ts';
import { checkServices, type ParsedQuery, parseQuery } from './parse.ts';
import { knowsAll } from './planner.ts';
import type { Pool, PoolStatistics } from './pool.ts';
import type { Answer, QueryEngine, Question } from './port.ts';

/** Which engine answers: the one for everything, or for each query the one that its plan names. */
export type EngineChoice = EngineName | 'auto';

/** What a routed engine needs to know; `children` are those of the usual engine. */
export interface RoutedOptions extends Omit<EngineOptions, 'engine'> {
  readonly engine?: EngineChoice;
}

const RESULTS = 'application/sparql-results+json';

/** Answers each query on the engine that its plan names; to be asked only what keeps its bounds (bounds.ts). */
export class RoutedEngine implements QueryEngine {
  readonly #pools: Readonly<Partial<Record<EngineName, Pool>>>;
  readonly #services: readonly string[];

  constructor(pools: Readonly<Partial<Record<EngineName, Pool>>>, services: readonly string[]) {
    this.#pools = pools;
    this.#services = services;
  }

  async answer(question: Question): Promise<Answer> {
    const parsed = parseQuery(question.query);
    checkServices(parsed, this.#services);
    const started = performance.now();
    const pool = await this.#poolFor(parsed, question);
    const { columns = parsed.columns } = question;
    const deadline = Math.max(1, question.deadline - (performance.now() - started));
    return pool.answer({ ...question, deadline, ...(columns && { columns }) });
  }

  /** What each engine does at this moment, for metrics. */
  statistics(): Readonly<Partial<Record<EngineName, PoolStatistics>>> {
    return Object.fromEntries(Object.entries(this.#pools).map(([name, pool]) => [name, pool.statistics()]));
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#pools).map((pool) => pool.close()));
  }

  async #poolFor({ plan }: ParsedQuery, question: Question): Promise<Pool> {
    const { oxigraph, comunica } = this.#pools;
    if (oxigraph === undefined || comunica === undefined) return (oxigraph ?? comunica) as Pool;
    if (plan.engine === 'oxigraph') return oxigraph;
    return plan.unlessKnown && (await isKnown(oxigraph, plan.unlessKnown, question)) ? oxigraph : comunica;
  }
}

/** An engine as the operator chose it. Resolves once the usual engine can answer; with `auto`, Comunica (a child and a spare) is started after that. */
export async function createRoutedEngine({
  engine = 'auto',
  ...options
}: RoutedOptions): Promise<RoutedEngine> {
  const services = allowedServices(engine, options.services);
  if (engine !== 'auto')
    return new RoutedEngine({ [engine]: await createEngine({ ...options, engine, services }) }, services);
  const { dataset, userAgent = 'munpart' } = options;
  const oxigraph = await createEngine({ ...options, engine: 'oxigraph' });
  const comunica = openEngine({ dataset, engine: 'comunica', children: 1, spares: 1, services, userAgent });
  return new RoutedEngine({ oxigraph, comunica }, services);
}

/** The services that SERVICE may call on an engine: oxigraph alone calls none. */
export function allowedServices(engine: EngineChoice, services: readonly string[] = []): readonly string[] {
  return engine === 'oxigraph' ? [] : services;
}

async function isKnown(engine: QueryEngine, terms: readonly string[], question: Question): Promise<boolean> {
  const { bytes } = await engine.answer({
    ...question,
    query: knowsAll(terms),
    mediaType: RESULTS,
    maxBytes: 1_000,
  });
  return JSON.parse(new TextDecoder().decode(bytes)).boolean;
}
