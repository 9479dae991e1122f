import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../src/features/app.ts';
import type { HttpSettings } from '../../src/http/serving/publication.ts';
import type { QueryEntry } from '../../src/http/serving/query-log.ts';
import { openHttpServer } from '../../src/http/serving/server.ts';
import { warmParser } from '../../src/query/parsing/grammar.ts';
import type { Pool } from '../../src/query/pool/pool.ts';
import { createEngine, type EngineOptions } from '../../src/query/pool/routed.ts';
import { buildRelease, prepareFiles } from '../../src/release/index.ts';
import { BASE } from './publication.ts';

/** A server at work on loopback over N-Quads, each lane with children of its own. */
export interface Served {
  /** `http://127.0.0.1:{port}/`. */
  readonly url: string;
  readonly port: number;
  /** The lane of the public. */
  readonly sparql: Pool;
  /** Queries that reached that lane. */
  readonly asked: readonly string[];
  readonly log: readonly QueryEntry[];
  /** A query, asked by the client at this address. */
  ask(query: string, client: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** Serves N-Quads; `settings` are those of the application, `pool` those of the lane of the public. */
export async function serve(
  nquads: string,
  settings: Partial<HttpSettings>,
  pool: Partial<EngineOptions>,
): Promise<Served> {
  const directory = await mkdtemp(join(tmpdir(), 'munpart-served-'));
  warmParser();
  const dataset = await releasedFrom(directory, nquads);
  const [documents, sparql] = await Promise.all([
    createEngine({ ...dataset, children: 1, spares: 0 }),
    createEngine({ ...dataset, children: 1, spares: 1, ...pool }),
  ]);
  const asked: string[] = [];
  const log: QueryEntry[] = [];
  const publication = {
    release: dataset.release,
    documents,
    sparql: {
      execute: (question: Parameters<Pool['execute']>[0]) => {
        asked.push(question.query);
        return sparql.execute(question);
      },
      close: () => sparql.close(),
    },
    statistics: () => [
      { lane: 'documents' as const, engine: 'columnar', ...documents.statistics() },
      { lane: 'sparql' as const, engine: 'columnar', ...sparql.statistics() },
    ],
  };
  const all = { queryTimeout: 10_000, maxResultBytes: 50_000_000, trustProxy: 1, ...settings };
  const app = createApp({
    publication: () => publication,
    settings: all,
    logQuery: (entry) => log.push(entry),
  });
  const server = openHttpServer(app, all).server;
  const port = await listening(server);
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    port,
    sparql,
    asked,
    log,
    ask: (query, client, init = {}) =>
      fetch(`${url}sparql?query=${encodeURIComponent(query)}`, {
        ...init,
        headers: { 'x-forwarded-for': client, ...init.headers },
      }),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await Promise.all([documents.close(), sparql.close()]);
      await rm(directory, { recursive: true });
    },
  };
}

async function releasedFrom(directory: string, nquads: string) {
  const file = join(directory, 'data.nq');
  await writeFile(file, nquads);
  const ontology = fileURLToPath(new URL('../../ontology/', import.meta.url));
  const { input, issues } = await prepareFiles({ files: [file], ontology, base: BASE });
  if (!input) throw new Error(JSON.stringify(issues));
  const release = await buildRelease(input, join(directory, 'releases'));
  return { release, dataset: join(release.directory, 'dataset.nq') };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
