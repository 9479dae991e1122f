import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';
import { documentUrl, pathOf, unreachableBlankNodes } from '../../http/addresses.ts';
import { CACHE, COMMON } from '../../http/fields.ts';
import { Problem } from '../../http/problem.ts';
import type { Representation, Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import type { Route } from '../../http/route.ts';
import { METRICS_TYPE } from '../../http/serving/metrics.ts';
import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { readStored } from '../../http/serving/stored-values.ts';
import { isWithinBounds } from '../../pages/document-address.ts';
import { LOOK_SHEET, lookSheet } from '../../pages/layout/look.tsx';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import { membersIn } from '../lists/listing.ts';
import { LISTS } from '../lists/lists.ts';
import { sitemapText } from './sitemap-text.ts';

const TEXT: Representation = { name: 'txt', label: 'Text', mediaType: 'text/plain', extension: 'txt' };
const XML: Representation = { name: 'xml', label: 'XML', mediaType: 'application/xml', extension: 'xml' };
const SUBJECTS =
  'SELECT DISTINCT ?iri WHERE { { ?iri ?property ?value } UNION { GRAPH ?graph { ?iri ?property ?value } } FILTER(isIRI(?iri)) } ORDER BY ?iri';

/** `/robots.txt`: everything may be read; results of queries need not be collected. */
export function robots(c: Context, site: Site): Response | Promise<Response> {
  const text = `User-agent: *\nDisallow: ${site.root}sparql?\nAllow: /\n\nSitemap: ${site.namespace}sitemap.xml\n`;
  const write = () => Promise.resolve(text);
  return respond(c, site, { ...atRoot(site, 'robots.txt'), representations: [TEXT], write }, TEXT);
}

/** `/sitemap.xml`: the pages and every document; past 50,000 an index of parts, `?part=1` and so on. */
export async function sitemap(c: Context, site: Site, routes: readonly Route[]): Promise<Response> {
  const part = c.req.query('part');
  const addresses = await allAddresses(site, routes);
  const text = sitemapText(site, addresses, part);
  if (text === undefined) throw new Problem('not-found', 'The sitemap has no such part.');
  const write = async () => text();
  const query = part === undefined ? { query: '' } : { query: `part=${part}` };
  return respond(
    c,
    site,
    { ...atRoot(site, 'sitemap.xml', query.query), ...query, representations: [XML], write },
    XML,
  );
}

/** What stays at the root where the own pages have a prefix: crawlers read robots.txt there alone (RFC 9309 §2.3), and a sitemap may only list what is below its own folder. */
function atRoot({ namespace }: Site, address: string, query = '') {
  return { address, links: [], canonical: `${namespace}${address}${query === '' ? '' : `?${query}`}` };
}

async function allAddresses(site: Site, routes: readonly Route[]): Promise<readonly string[]> {
  const pages = routes
    .filter(({ inSitemap, isOffered }) => inSitemap && (isOffered?.(site) ?? true))
    .map(({ path }) => path.slice(1));
  const described = await readStored(site, 'addresses of documents', () => documentAddresses(site));
  return [...[...pages, ...site.lists].map((page) => site.base + page), ...described];
}

async function documentAddresses(site: Site): Promise<readonly string[]> {
  const described = site.vocabulary && site.lists.length > 0 ? await listed(site) : await subjects(site);
  const urls = new Set(described.map((iri) => documentUrl(iri, site)).filter(isTaken));
  const unreachable = await unreachableBlankNodes(site);
  return [...urls, ...unreachable.map((iri) => documentUrl(iri, site))];
}

/** An address that the server answers with 414 is no entry. */
function isTaken(url: string): boolean {
  return isWithinBounds(pathOf(url) + new URL(url).search);
}

async function listed(site: Site): Promise<readonly string[]> {
  const [language] = site.languages;
  const members = await Promise.all(LISTS.map((list) => membersIn(site, list, language)));
  return members.flat().map(({ iri }) => iri);
}

/** Data that fills no list has documents all the same. */
async function subjects(site: Site): Promise<readonly string[]> {
  const rows = await readOnce(site, SUBJECTS, () => documents(site).rows(SUBJECTS));
  // A part has no document of its own but that of its whole.
  const whole = (iri: string) => (isBelow(site, iri) ? (iri.split('#')[0] ?? '') : iri);
  return rows.flatMap(({ iri }) => (iri ? [whole(iri.value)] : []));
}

function isBelow({ namespace, vocabulary }: Site, iri: string): boolean {
  return iri.startsWith(namespace) || (vocabulary && iri.startsWith(DEFINITIONS));
}

/** `/healthz`: the process answers. */
export function health(): Response {
  return plain('ok\n', 200);
}

/** `/readyz`: documents can be read, and of which release, and the home page has been made once, for what it reads is what most visitors need; 503 where not; `unavailable` names the engines that cannot be started. The lane of the public's queries may be full of work and is not asked. */
export async function readiness(_: Context, site: Site): Promise<Response> {
  const ready = (await probe(site)) && (site.operations.isWarm?.() ?? true);
  const { release, statistics } = site.publication;
  const lanes = statistics?.() ?? [];
  const unavailable = lanes.filter((lane) => lane.unavailable).map(({ engine }) => engine);
  const body = { release: release.manifest.id, ready, unavailable };
  return plain(`${JSON.stringify(body)}\n`, ready ? 200 : 503, 'application/json');
}

/** One probe at a time, on the terms of any other question: an impatient one would end a child that is only slow. */
function probe(site: Site): Promise<boolean> {
  const name = 'readiness';
  return readOnce(site, name, async () => {
    try {
      await documents(site).rows('SELECT * {} LIMIT 1');
      return true;
    } catch {
      return false;
    }
  }).finally(() => site.values.delete(name));
}

/** `/metrics`: what was counted since the start, and what the processes do, for Prometheus. */
export async function metrics(_: Context, { operations, publication, results }: Site): Promise<Response> {
  const moment = {
    lanes: publication.statistics?.() ?? [],
    cacheBytes: results.size,
    failures: operations.failures?.count ?? 0,
    unsentBytes: operations.inFlightBytes.bytes,
  };
  return plain(await operations.metrics.text(moment), 200, METRICS_TYPE);
}

function plain(body: string, status: number, type = 'text/plain; charset=utf-8'): Response {
  return new Response(body, {
    status,
    headers: { ...COMMON, 'content-type': type, 'cache-control': CACHE.none },
  });
}

const OWN = new URL('../../../assets/', import.meta.url);
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const OXIGRAPH = new URL('.', import.meta.resolve('oxigraph'));

const YASQE = (name: string) => new URL(import.meta.resolve(`@zazuko/yasqe/build/${name}`));

/** The parts of the style sheet of all pages, `assets/site/…`, in the order of the cascade: `site.css` is all of them in one. */
const SITE_PARTS = 'base frame parts tables vocabulary query browsing perspectives maps search compare'.split(
  ' ',
);

/** Every asset by its name, with the files that make it up: the list is read once, and no request is ever turned into a file name. */
const ASSETS: ReadonlyMap<string, readonly URL[]> = new Map<string, readonly URL[]>([
  ...readdirSync(fileURLToPath(OWN), { recursive: true, encoding: 'utf8' })
    .filter((name) => extname(name) in MEDIA_TYPES)
    .map((name) => [name, [new URL(name, OWN)]] as const),
  ['site.css', SITE_PARTS.map((name) => new URL(`site/${name}.css`, OWN))] as const,
  ['workbench.css', [YASQE('yasqe.min.css'), new URL('editor.css', OWN)]] as const,
  // As the build bundles it: the modules that it is made of are there too, for pages that need a few of them.
  ...['editor.js', 'figures.js'].map((name) => [name, [new URL(`generated/${name}`, OWN)]] as const),
  ['logo.svg', [new URL('../../../ontology/logo.svg', import.meta.url)]] as const,
  ...['web.js', 'web_bg.wasm'].map((name) => [`oxigraph/${name}`, [new URL(name, OXIGRAPH)]] as const),
  ['yasqe/yasqe.min.js', [YASQE('yasqe.min.js')]] as const,
]);

/** `/assets/…`: style sheets, scripts and pictures of the pages. */
export function asset(c: Context, site: Site): Response | Promise<Response> {
  const name = c.req.path.slice('/assets/'.length);
  const { release } = site.publication;
  const { colours, logo } = release.manifest.look ?? {};
  if (name === LOOK_SHEET && colours) {
    return assetOf(c, site, { name, mediaType: 'text/css', write: async () => lookSheet(colours) });
  }
  if (name !== logo?.name) return assetNamed(c, site, name);
  const write = () => readFile(join(release.directory, name));
  return assetOf(c, site, { name, mediaType: logo.mediaType, write, policy: ENCLOSED });
}

/** Content-Security-Policy of a picture that somebody else made: opened by itself it runs nothing and loads nothing. */
const ENCLOSED = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** `/favicon.svg`: the picture that browsers look for. */
export function favicon(c: Context, site: Site): Response | Promise<Response> {
  return assetNamed(c, site, 'icon.svg');
}

/** `/def/logo.svg`: the picture of the vocabulary (foaf:logo). */
export function logo(c: Context, site: Site): Response | Promise<Response> {
  return assetNamed(c, site, 'logo.svg');
}

/** The bytes of an asset, for who serves it elsewhere; undefined where there is none of that name. */
export async function readAsset(
  name: string,
): Promise<{ readonly bytes: Buffer<ArrayBuffer>; readonly mediaType: string } | undefined> {
  const files = ASSETS.get(name);
  if (!files) return undefined;
  const bytes = Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
  return { bytes, mediaType: MEDIA_TYPES[extname(name)] ?? 'application/octet-stream' };
}

function assetNamed(c: Context, site: Site, name: string): Response | Promise<Response> {
  const files = ASSETS.get(name);
  if (!files) throw new Problem('not-found', 'There is no such asset.');
  const mediaType = MEDIA_TYPES[extname(name)] ?? 'application/octet-stream';
  const write = async () => Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
  // A page whose font is asked for anew would be seen in another one first.
  const cache = extname(name) === '.woff2' ? { cache: CACHE.steady } : {};
  return assetOf(c, site, { name, mediaType, write, ...cache });
}

interface Asset extends Pick<Resource, 'write' | 'policy' | 'cache'> {
  readonly name: string;
  readonly mediaType: string;
}

function assetOf(c: Context, site: Site, { name, mediaType, ...rest }: Asset): Response | Promise<Response> {
  const form: Representation = { name: 'asset', label: name, mediaType, extension: extname(name).slice(1) };
  return respond(c, site, { address: `assets/${name}`, representations: [form], links: [], ...rest }, form);
}
