import { createQueryClient } from '../../query/client.ts';
import type { QueryEngine } from '../../query/port.ts';
import { type RemoteOptions, remoteEngine } from '../../query/remote/remote.ts';
import { type DefaultGraph, type Release, triplesIn } from '../../release/index.ts';
import { versionOf } from '../../store/index.ts';

/** Milliseconds for a store to count what it holds. */
const TIMEOUT = 60_000;

/** The engine for a release in a store, with what queries are to see outside GRAPH: in the graphs to which `munpart load` brought it, else in the store's own dataset. Rejects with an Error where neither holds all of it. */
export async function openRemoteEngine(
  endpoint: string,
  { manifest }: Release,
  options: Omit<RemoteOptions, 'dataset'> = {},
  taken: DefaultGraph = 'own',
): Promise<QueryEngine> {
  const { base, id, graphs } = manifest;
  const triples = triplesIn(manifest, 'own');
  const { defaultGraph, named } = versionOf(
    base,
    id,
    graphs.map(({ iri }) => iri),
  );
  const dataset = { defaultGraph, namedGraphs: named.map(({ name }) => name) };
  const loaded = remoteEngine(endpoint, { ...options, dataset });
  const found = await triplesOf(loaded);
  if (found === triples) {
    if (taken === 'own') return loaded;
    return remoteEngine(endpoint, { ...options, dataset: { ...dataset, isUnion: true } });
  }
  const own = remoteEngine(endpoint, options);
  if (found === 0 && (await triplesOf(own)) === triples) return own;
  throw new Error(
    `the store has ${found} of the ${triples} triples of release ${id.slice(0, 12)}: bring it there by munpart load`,
  );
}

async function triplesOf(engine: QueryEngine): Promise<number> {
  const { rows } = createQueryClient(engine, { deadline: TIMEOUT, maxBytes: 10_000 });
  const [row] = await rows('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }');
  return Number(row?.n?.value);
}
