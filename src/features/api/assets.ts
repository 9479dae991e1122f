import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';
import { Problem } from '../../http/problem.ts';
import type { Representation } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import type { Site } from '../../http/serving/publication.ts';

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

/** The parts of the style sheet of all pages, `assets/site/…`, in the order of the cascade: `site.css` is all of them in one. */
const SITE_PARTS = 'base frame parts tables vocabulary query browsing maps search compare'.split(' ');

/** Every asset by its name, with the files that make it up: the list is read once, and no request is ever turned into a file name. */
const ASSETS: ReadonlyMap<string, readonly URL[]> = new Map<string, readonly URL[]>([
  ...readdirSync(fileURLToPath(OWN), { recursive: true, encoding: 'utf8' })
    .filter((name) => extname(name) in MEDIA_TYPES)
    .map((name) => [name, [new URL(name, OWN)]] as const),
  ['site.css', SITE_PARTS.map((name) => new URL(`site/${name}.css`, OWN))] as const,
  ['logo.svg', [new URL('../../../ontology/logo.svg', import.meta.url)]] as const,
  ...['web.js', 'web_bg.wasm'].map((name) => [`oxigraph/${name}`, [new URL(name, OXIGRAPH)]] as const),
  ...['yasqe.min.js', 'yasqe.min.css'].map(
    (name) => [`yasqe/${name}`, [new URL(import.meta.resolve(`@zazuko/yasqe/build/${name}`))]] as const,
  ),
]);

/** `/assets/…`: style sheets, scripts and pictures of the pages. */
export function asset(c: Context, site: Site): Response | Promise<Response> {
  return assetNamed(c, site, c.req.path.slice('/assets/'.length));
}

/** `/favicon.svg`: the picture that browsers look for. */
export function favicon(c: Context, site: Site): Response | Promise<Response> {
  return assetNamed(c, site, 'icon.svg');
}

/** `/def/logo.svg`: the picture of the vocabulary (foaf:logo). */
export function logo(c: Context, site: Site): Response | Promise<Response> {
  return assetNamed(c, site, 'logo.svg');
}

function assetNamed(c: Context, site: Site, name: string): Response | Promise<Response> {
  const files = ASSETS.get(name);
  if (!files) throw new Problem('not-found', 'There is no such asset.');
  const form: Representation = {
    name: 'asset',
    label: name,
    mediaType: MEDIA_TYPES[extname(name)] ?? 'application/octet-stream',
    extension: extname(name).slice(1),
  };
  const write = async () => Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
  return respond(c, site, { address: `assets/${name}`, representations: [form], links: [], write }, form);
}
