import { PREFIXES } from '../../../rdf/namespaces.ts';
import { type FetchText, ServiceError } from '../snapshot/rate-limited-fetch.ts';

/** What a service is asked about one place (Reconciliation Service API 0.2, §4.2). */
export interface ServiceQuery {
  readonly query: string;
  readonly limit: number;
  readonly properties: readonly { readonly pid: string; readonly v: { readonly id: string } }[];
}

/** What a service proposes (Reconciliation Service API 0.2, §4.3). */
export interface ServiceProposal {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly match: boolean;
  readonly description?: string;
  /** Names of its types. */
  readonly types: readonly string[];
}

/** What a service knows of an item: by property, its values (§7.2). */
export type Extension = ReadonlyMap<string, ReadonlyMap<string, readonly ServiceValue[]>>;

/** A value of a data extension, in one of the shapes of §7.2. */
export interface ServiceValue {
  readonly id?: string;
  readonly name?: string;
  readonly str?: string;
}

/** A reconciliation service whose items are those of Wikidata. */
export interface ReconciliationService {
  /** Proposals for each query, in their order. */
  propose(queries: readonly ServiceQuery[]): Promise<readonly (readonly ServiceProposal[])[]>;
  /** What is known of items; empty where the service extends no data. */
  extend(ids: readonly string[], properties: readonly string[]): Promise<Extension>;
  /** Queries that one request may have. */
  readonly batchSize: number;
}

const JSON_TYPE = 'application/json';
const MAX_BATCH_SIZE = 10;

/** Reads a service's manifest (§3.1); rejects with a ServiceError where it is none, or where its identifiers are not Wikidata's. */
export async function openService(url: string, client: FetchText): Promise<ReconciliationService> {
  const { host } = new URL(url);
  const fetchParsed = async (form?: Record<string, string>) => {
    const read = parsed(await client(url, JSON_TYPE, form && new URLSearchParams(form)));
    if (!isMap(read)) throw new ServiceError(`${host} answered with something that is no reconciliation`);
    return read;
  };
  const { identifierSpace, extend, batchSize, versions } = await fetchParsed();
  if (typeof identifierSpace !== 'string') throw new ServiceError(`${url} is no reconciliation service`);
  if (identifierSpace.replace(/^https:/, 'http:') !== PREFIXES.wd) {
    throw new ServiceError(`${url} identifies things by ${identifierSpace}, not by items of Wikidata`);
  }
  if (Array.isArray(versions) && !versions.some((version) => /^0\.[12]$/.test(String(version)))) {
    throw new ServiceError(`${url} speaks version ${versions.join(', ')} of the protocol, not 0.2`);
  }
  const batchLimit = typeof batchSize === 'number' && batchSize >= 1 ? Math.floor(batchSize) : MAX_BATCH_SIZE;
  return {
    batchSize: Math.min(batchLimit, MAX_BATCH_SIZE),
    propose: async (queries) => {
      const batch = Object.fromEntries(queries.map((query, index) => [`q${index}`, query]));
      const results = await fetchParsed({ queries: JSON.stringify(batch) });
      return queries.map((_, index) => proposalsIn(results[`q${index}`], host));
    },
    extend: async (ids, properties) => {
      if (ids.length === 0 || !isMap(extend)) return new Map();
      const extension = { ids, properties: properties.map((id) => ({ id })) };
      return extensionIn(await fetchParsed({ extend: JSON.stringify(extension) }), host);
    },
  };
}

function proposalsIn(fetchParsed: unknown, host: string): readonly ServiceProposal[] {
  if (!isMap(fetchParsed) || !Array.isArray(fetchParsed.result)) {
    throw new ServiceError(`${host} left a query unanswered`);
  }
  return fetchParsed.result.flatMap((candidate) => {
    if (!isMap(candidate) || typeof candidate.id !== 'string' || !/^Q[1-9]\d*$/.test(candidate.id)) return [];
    const { id, name, score, match, description, type } = candidate;
    return [
      {
        id,
        name: typeof name === 'string' ? name : id,
        score: typeof score === 'number' ? score : 0,
        match: match === true,
        ...(typeof description === 'string' && description !== '' && { description }),
        types: Array.isArray(type) ? type.flatMap(nameOf) : [],
      },
    ];
  });
}

function nameOf(type: unknown): string[] {
  if (typeof type === 'string') return [type];
  if (!isMap(type)) return [];
  return [type.name, type.id].filter((name) => typeof name === 'string').slice(0, 1);
}

function extensionIn({ rows }: Record<string, unknown>, host: string): Extension {
  if (!isMap(rows)) throw new ServiceError(`${host} answered with something that is no data extension`);
  const items = Object.entries(rows).map(([id, properties]) => {
    const values = isMap(properties) ? Object.entries(properties) : [];
    const known = values.map(
      ([property, list]) => [property, Array.isArray(list) ? list.filter(isMap) : []] as const,
    );
    return [id, new Map(known)] as const;
  });
  return new Map(items);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
