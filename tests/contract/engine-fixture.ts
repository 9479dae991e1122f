import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { createEngine, createRoutedEngine } from '../../src/query/pool/routed.ts';
import type { QueryEngine, QueryRequest, QueryResult } from '../../src/query/port.ts';
import { remoteEngine } from '../../src/query/remote/remote.ts';
import { publish } from '../../src/serve.ts';

export const JSON_RESULTS = 'application/sparql-results+json';
export const XML_RESULTS = 'application/sparql-results+xml';
export const TYPES = 'http://www.w3.org/2001/XMLSchema#';

const DATASET = `
<http://x/a> <http://x/name> "Daugavpils"@lv .
<http://x/a> <http://x/name> "Даўгаўпілс 😀"@be .
<http://x/a> <http://x/area> "72.4"^^<${TYPES}decimal> .
<http://x/a> <http://x/since> "1993"^^<${TYPES}gYear> .
<http://x/a> <http://x/active> "true"^^<${TYPES}boolean> .
<http://x/a> <http://x/note> "a,\\"b\\"\\tc\\nd" .
<http://x/a> <http://x/partner> <http://x/b> .
<http://x/a> <http://x/part> _:p .
_:p <http://x/value> "1"^^<${TYPES}integer> .
<http://x/b> <http://x/partner> <http://x/c> .
<http://x/b> <http://x/name> "Radom"@pl .
<http://x/a> <http://x/partner> <http://x/b> <http://x/page> .
<http://x/a> <http://x/partner> <http://x/z> <http://x/other> .
${Array.from({ length: 300 }, (_, i) => `<http://x/n${i}> <http://x/n> "${i}"^^<${TYPES}integer> .`).join('\n')}
`;

/** On a slow machine it takes its time until another process takes the place of one that has ended. */
const SMALL = { children: 1, spares: 1, growth: 400 << 20, queueWait: 60_000 };

const SILENT = { issues: () => {}, published: () => {}, failed: () => {} };

/** Every engine behind the port, by name: to add one is to add a line. */
export const ENGINES: Record<string, (dataset: string) => Promise<QueryEngine>> = {
  columnar: (dataset) => createEngine({ dataset, ...SMALL }),
  comunica: (dataset) => createEngine({ dataset, engine: 'comunica', ...SMALL }),
  routed: (dataset) => createRoutedEngine({ dataset, ...SMALL }),
  // Another munpart, over HTTP.
  remote: async (dataset) => {
    const releases = join(dirname(dataset), 'releases');
    const words = ['--rdf', dataset, '--releases', releases, '--port', '0', '--query-children', '1'];
    const publisher = await publish(readSettings([...words, '--query-timeout', '30'], {}), SILENT);
    const engine = remoteEngine(`${publisher.url}sparql`);
    const close = async () => {
      await engine.close();
      await publisher.close();
    };
    return { execute: (question) => engine.execute(question), close };
  },
};

/** The engine that answers where one is routed to. */
export const ANSWERING: Readonly<Record<string, string>> = { routed: 'columnar' };

/** An engine of the suite as its tests ask it. */
export interface Asked {
  answer(query: string, mediaType?: string, more?: Partial<QueryRequest>): Promise<QueryResult>;
  text(query: string, mediaType?: string, more?: Partial<QueryRequest>): Promise<string>;
  /** The values of the variables, row by row. */
  rows(query: string, more?: Partial<QueryRequest>): Promise<(string | undefined)[][]>;
  ask(query: string, more?: Partial<QueryRequest>): Promise<boolean>;
}

/** Starts an engine over the dataset for the tests of a suite, and ends it after them. */
export function startEngine(name: string): Asked {
  const directory = mkdtempSync(join(tmpdir(), 'munpart-engines-'));
  const dataset = join(directory, 'dataset.nq');
  let engine: QueryEngine | undefined;
  beforeAll(async () => {
    writeFileSync(dataset, DATASET);
    engine = await ENGINES[name]?.(dataset);
  });
  afterAll(async () => {
    await engine?.close();
    rmSync(directory, { recursive: true });
  });
  return askedOf((question) => (engine as QueryEngine).execute(question));
}

function askedOf(engine: QueryEngine['execute']): Asked {
  const answer: Asked['answer'] = (query, mediaType = JSON_RESULTS, more = {}) =>
    engine({ query, mediaType, deadline: 15_000, maxBytes: 10_000_000, ...more });
  const text: Asked['text'] = async (query, mediaType, more) =>
    Buffer.from((await answer(query, mediaType, more)).bytes).toString('utf8');
  return {
    answer,
    text,
    rows: async (query, more) => {
      const { head, results } = JSON.parse(await text(query, JSON_RESULTS, more));
      return results.bindings.map((row: Record<string, { value: string } | undefined>) =>
        head.vars.map((variable: string) => row[variable]?.value),
      );
    },
    ask: async (query, more) => JSON.parse(await text(query, JSON_RESULTS, more)).boolean,
  };
}
