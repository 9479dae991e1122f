import { type GraphStore, StoreError } from './graph-store.ts';
import { type Credentials, graphUrl, HttpStore, sender } from './send.ts';
import { UPDATE, UpdateStore } from './update-store.ts';

export { type GraphStore, StoreError, type Version, versionOf } from './graph-store.ts';

/** Finds out whether an address is an update endpoint or a graph store; rejects with a StoreError where it is neither. */
export async function openGraphStore(address: string, credentials?: Credentials): Promise<GraphStore> {
  const send = sender(credentials);
  const update = await send('POST', address, UPDATE, 'INSERT DATA {}');
  await update.body?.cancel();
  if (update.ok && !isGraphStore(address)) return new UpdateStore(address, send);
  const graph = await send('GET', graphUrl(address, 'urn:x-munpart:nowhere'));
  await graph.body?.cancel();
  if (graph.ok || graph.status === 404) return new HttpStore(address, send);
  const isLocked = [update, graph].some(({ status }) => status === 401 || status === 403);
  const hint = isLocked ? '; give --user and the variable MUNPART_LOAD_PASSWORD' : '';
  throw new StoreError(
    `${address} takes neither SPARQL Update (status ${update.status}) nor graphs (status ${graph.status})${hint}`,
  );
}

/** Virtuoso's graph store answers 200 to anything that is posted to it. */
function isGraphStore(address: string): boolean {
  return /\/sparql-graph-crud(-auth)?$/.test(new URL(address).pathname);
}
