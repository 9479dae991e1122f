import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  baseIri,
  budget,
  contexts,
  faultOfFlags,
  fromVariable,
  languages,
  type Setting,
  seconds,
  services,
  setting,
  sitePrefix,
  wholeNumber,
} from './setting-values.ts';

/** All settings, in the order of the help and of the table in the README. */
export const SETTINGS = {
  data: setting(
    'data',
    'data',
    z.string().min(1),
    'directory of the records; default: data; where it has none, serve, build, check, site and mcp take the demo that comes with munpart',
  ),
  rdf: setting('rdf', undefined, z.array(z.string().min(1)), 'RDF file to serve instead of records', 'list'),
  format: setting(
    'format',
    undefined,
    z.enum(['turtle', 'json-ld', 'n-triples', 'n-quads', 'trig', 'rdf-xml'], {
      error: 'turtle, json-ld, n-triples, n-quads, trig or rdf-xml',
    }),
    'syntax of the RDF files; default: by name, else by content',
  ),
  lenient: setting('lenient', undefined, z.boolean(), 'leave out and count faults in RDF files', 'switch'),
  context: setting(
    'context',
    undefined,
    contexts,
    'URL=FILE: a copy of a JSON-LD context that RDF files name; nothing is fetched',
    'list',
  ),
  baseIri: setting(
    'base-iri',
    undefined,
    baseIri,
    'IRI below which the data lives; default: base in dataset.yaml, else http://localhost:{port}/',
  ),
  sitePrefix: setting(
    'site-prefix',
    undefined,
    sitePrefix,
    "first part of the paths of munpart's own pages, so that they hide no IRI of the data; default: none",
  ),
  port: setting('port', '3000', wholeNumber(0, 65_535), 'TCP port; 0 chooses a free one'),
  host: setting('host', '127.0.0.1', z.string().min(1), 'address to listen on'),
  releases: setting('releases', 'releases', z.string().min(1), 'directory in which releases are kept'),
  dataset: setting(
    'dataset',
    undefined,
    z.string().min(1),
    'name of the dataset whose releases these are; default: the way to its data, as seen from the releases',
  ),
  keep: setting(
    'keep',
    undefined,
    wholeNumber(1, 1_000_000),
    'how many releases are kept, the newest, beside those in use; default: all',
  ),
  oldReleases: setting(
    'old-releases',
    '2',
    wholeNumber(0, 16),
    'old releases that may be open at once to answer `?release=`; 0: none',
  ),
  signingKey: setting(
    'signing-key',
    undefined,
    z.string().min(1),
    'file of the Ed25519 private key, in PEM, that signs releases; default: none',
  ),
  snapshot: setting(
    'snapshot',
    undefined,
    z.string().min(1),
    'file of what Wikidata said when it was asked; default: links/wikidata.json among the records',
  ),
  defaultGraph: setting(
    'default-graph',
    undefined,
    z.enum(['union', 'none'], { error: 'union or none' }),
    'what queries see outside GRAPH: union, all graphs as one; none, what stands in no graph; default: union where every statement stands in a graph',
  ),
  watch: setting('watch', undefined, z.boolean(), 'rebuild when a record is saved', 'switch'),
  engine: setting(
    'engine',
    'auto',
    z.union(
      [
        z.enum(['auto', 'columnar', 'comunica']),
        z.url({ protocol: /^https?$/ }).transform((url) => new URL(url)),
      ],
      {
        error: 'auto, columnar, comunica or the URL of a SPARQL endpoint',
      },
    ),
    'engine that answers queries: auto (the columnar one, and Comunica for queries that call services), one of them, or a SPARQL endpoint',
  ),
  services: setting(
    'services',
    undefined,
    services,
    'endpoint that SERVICE may call, or none; default: Wikidata, DBpedia and the EU Publications Office',
    'list',
  ),
  queryTimeout: setting('query-timeout', '10', seconds, 'seconds that a query may take'),
  queryChildren: setting(
    'query-children',
    String(availableParallelism()),
    wholeNumber(1, 64),
    'processes that answer queries; default: one a core',
  ),
  maxResultBytes: setting(
    'max-result-bytes',
    String(64 * 1024 * 1024),
    wholeNumber(1024, 1024 ** 3),
    'largest result of a query',
  ),
  maxUnsentBytes: setting(
    'max-unsent-bytes',
    String(512 * 1024 * 1024),
    wholeNumber(1024, 64 * 1024 ** 3),
    'results that may be under way to their readers, in bytes together',
  ),
  maxQueryBytes: setting(
    'max-query-bytes',
    String(64 * 1024),
    wholeNumber(1024, 1024 ** 2),
    'longest query, by GET and POST alike',
  ),
  maxConnections: setting('max-connections', '2000', wholeNumber(0, 1e6), 'connections at once; 0: no limit'),
  clientConnections: setting(
    'client-connections',
    '256',
    wholeNumber(0, 1_000_000),
    'connections of one client address at once, not counted behind a trusted proxy; 0: no limit',
  ),
  shutdownGrace: setting('shutdown-grace', '30', seconds, 'seconds that answers have to arrive at the end'),
  queryQueue: setting('query-queue', '64', wholeNumber(0, 10_000), 'queries that may wait for a process'),
  queryWait: setting('query-wait', '5', seconds, 'seconds that a query may wait'),
  clientQueries: setting(
    'client-queries',
    '16',
    wholeNumber(0, 10_000),
    'queries that one client may have under way; 0: no limit',
  ),
  clientBudget: setting(
    'client-budget',
    '60',
    budget,
    'seconds of engine time that one client may use a minute, twice that at once; 0: no limit',
  ),
  resultCacheBytes: setting(
    'result-cache-bytes',
    String(64 * 1024 * 1024),
    wholeNumber(0, 16 * 1024 ** 3),
    'results of queries that are kept; 0: none',
  ),
  languages: setting(
    'languages',
    undefined,
    languages,
    'language of the pages; default: all there are, in a static site those of its data',
    'list',
  ),
  trustProxy: setting(
    'trust-proxy',
    '0',
    wholeNumber(0, 10),
    'proxies in front that tell the address of the client in X-Forwarded-For; without it, all who come through a proxy are one client',
  ),
} as const satisfies Record<string, Setting<unknown>>;
type Name = keyof typeof SETTINGS;

/** The settings of one run; times in milliseconds, sizes in bytes; absent where nothing was given and nothing is assumed. */
export type Settings = {
  readonly [N in Name]: (typeof SETTINGS)[N] extends Setting<infer T>
    ? T | ((typeof SETTINGS)[N]['defaultValue'] extends string ? never : undefined)
    : never;
};

/** A setting that cannot be used; the message names it and says what it should be. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** Settings from flags, then environment variables, then defaults; throws a SettingError at the first that is wrong. */
export function readSettings(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Settings {
  const flags = parseFlags(argv);
  const entries = Object.entries(SETTINGS).map(([name, setting]) => [name, readSetting(setting, flags, env)]);
  return Object.fromEntries(entries) as Settings;
}

/** The settings as lines of help: flag, variable, meaning and default. */
export function settingRows(): readonly {
  flag: string;
  variable: string;
  defaultValue: string;
  help: string;
}[] {
  return Object.values<Setting<unknown>>(SETTINGS).map(({ flag, variable, defaultValue, help, shape }) => ({
    flag: `--${flag}`,
    variable,
    defaultValue: help.includes('default') ? '' : (defaultValue ?? ''),
    help: shape === 'list' ? `${help}; may be repeated` : help,
  }));
}

function parseFlags(argv: readonly string[]): Record<string, unknown> {
  const options = Object.fromEntries(
    Object.values<Setting<unknown>>(SETTINGS).map(({ flag, shape }) => [
      flag,
      { type: shape === 'switch' ? 'boolean' : 'string', multiple: shape === 'list' } as const,
    ]),
  );
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: false }).values;
  } catch (error) {
    throw new SettingError(faultOfFlags(error as Error));
  }
}

function readSetting(
  setting: Setting<unknown>,
  flags: Record<string, unknown>,
  env: Readonly<Record<string, string | undefined>>,
): unknown {
  const { flag, variable, defaultValue, schema, shape } = setting;
  const given = flags[flag] ?? fromVariable(env[variable], shape) ?? defaultValue;
  if (given === undefined) return undefined;
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const origin = flags[flag] === undefined ? variable : `--${flag}`;
  throw new SettingError(`${origin} ${JSON.stringify(given)}: expected ${result.error.issues[0]?.message}`);
}
