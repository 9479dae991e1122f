import { createHash } from 'node:crypto';
import { matchesPath, type Route } from '../http/route.ts';

/** An address of the publication as a file of the site. */
export interface FileName {
  /** Path below the site: `doc/place/radom.de.html`. */
  readonly name: string;
  /** Address below the base at which the publisher has the same: `doc/place/radom?lang=de`. */
  readonly address: string;
  /** What follows the name in a link: query and fragment. */
  readonly rest: string;
}

/** Whose addresses are named. */
export interface NamedSite {
  /** The base IRI; ends with `/`. */
  readonly base: string;
  /** What its own pages have before their paths: `_site/`; nothing where absent. */
  readonly prefix?: string;
  /** The languages of its pages; the first is that of the files without a mark. */
  readonly languages: readonly string[];
  /** Its addresses; what only a server can answer is no file. */
  readonly routes: readonly Route[];
}

const EXTENSION = /\.[a-z0-9]+$/;
const HASH_LENGTH = 16;

/** Where crawling begins, as addresses below the base; the rest is found by links. */
export function startAddresses(routes: readonly Route[], prefix: string): readonly string[] {
  return routes
    .filter(({ inStaticSite }) => inStaticSite === 'start')
    .map(({ path, atRoot }) => (atRoot ? '' : prefix) + path.slice(1));
}

/** The file for an absolute URL of a publication; undefined where it is another's, or can be no file. The first language has no mark in names. */
export function fileNameOf(url: string, site: NamedSite): FileName | undefined {
  const { base, prefix = '', languages, routes } = site;
  if (!url.startsWith(base) || !URL.canParse(url)) return undefined;
  const { hash, searchParams } = new URL(url);
  const [path = ''] = url.slice(base.length).split(/[?#]/);
  const target = path.startsWith('id/') ? `${prefix}doc/${path.slice('id/'.length)}` : path;
  const folder = target.startsWith(prefix) ? prefix : '';
  const own = target.slice(folder.length);
  const isServed = routes.some(
    (route) =>
      route.inStaticSite === 'never' && (folder === prefix || route.atRoot) && matchesPath(route, own),
  );
  if (isServed) return undefined;
  const language = searchParams.get('lang') ?? languages[0] ?? '';
  searchParams.delete('lang');
  const stem = stemOf(own, searchParams);
  if (stem === undefined || !languages.includes(language)) return undefined;
  const isFirst = language === languages[0];
  const parameters = [stem.query, isFirst ? '' : `lang=${language}`].filter((part) => part !== '');
  return {
    name: folder + marked(stem.name, isFirst ? '' : `.${language}`),
    address: folder + stem.path + (parameters.length > 0 ? `?${parameters.join('&')}` : ''),
    rest: stem.rest + hash,
  };
}

/** Where a link leads from one file to another, both below the site. */
export function relativeName(from: string, to: string): string {
  const [pagePath, target] = [from.split('/'), to.split('/')];
  let shared = 0;
  while (shared < pagePath.length - 1 && shared < target.length - 1 && pagePath[shared] === target[shared])
    shared++;
  const up = '../'.repeat(pagePath.length - 1 - shared);
  // Without the dot, a colon in the name would make it a scheme.
  return encodeURI(`${up === '' ? './' : up}${target.slice(shared).join('/')}`);
}

interface Stem {
  readonly name: string;
  readonly path: string;
  readonly query: string;
  readonly rest: string;
}

/** Parts of lists and documents about foreign IRIs have files of their own; other selections only a server can make. */
function stemOf(path: string, parameters: URLSearchParams): Stem | undefined {
  const name = decoded(path);
  if (name === undefined) return undefined;
  const query = parameters.toString();
  const plain = { name: name === '' ? 'index' : name, path, query, rest: '' };
  if (query === '') return plain;
  // The query page reads what stands behind its name.
  if (path === 'sparql') return { ...plain, query: '', rest: `?${query}` };
  const [iri, format, part] = ['iri', 'format', 'page'].map((key) => parameters.get(key));
  if (path === 'doc' && iri && parameters.size === (format ? 2 : 1)) {
    const hash = createHash('sha256').update(iri).digest('hex').slice(0, HASH_LENGTH);
    return { ...plain, name: `doc/iri/${hash}${format ? `.${format}` : ''}` };
  }
  // Parts of data of any kind; other orders of the same only a server can make.
  if (/^browse(\/|$)/.test(path) && !parameters.has('sort')) {
    const hash = createHash('sha256').update(query).digest('hex').slice(0, HASH_LENGTH);
    const extension = EXTENSION.exec(name)?.[0] ?? '';
    return { ...plain, name: `${name.slice(0, name.length - extension.length)}/${hash}${extension}` };
  }
  if (part && /^\d+$/.test(part) && parameters.size === 1 && !EXTENSION.test(path)) {
    return { ...plain, name: `${name}/page-${part}` };
  }
  return undefined;
}

function marked(name: string, mark: string): string {
  // Dumps are files, whatever they are called.
  if (name.startsWith('dumps/')) return name;
  const extension = EXTENSION.exec(name)?.[0];
  const isFile = extension !== undefined && !/\.\d+$/.test(name);
  if (!isFile) return `${name}${mark}.html`;
  // What is no page is in every language at once, but for tables.
  return /^\.(html|csv|json)$/.test(extension)
    ? `${name.slice(0, -extension.length)}${mark}${extension}`
    : name;
}

/** No name may lead out of the site, or be one that no file can have. */
function decoded(path: string): string | undefined {
  try {
    const name = decodeURIComponent(path);
    const isSound = name.split('/').every((part) => !['', '.', '..'].includes(part) && part.length < 200);
    return name === '' || (isSound && !/[\0\\]/.test(name)) ? name : undefined;
  } catch {
    return undefined;
  }
}

/** A tag of a page in which an address stands, and what to do with it. */
export interface Link {
  /** Lower case. */
  readonly element: string;
  readonly attribute: string;
  /** Absolute. */
  readonly url: string;
}

const FILE = /\.(?:js|css|wasm|svg|png|woff2)$/;
const TAG = /<([a-z][a-z0-9]{0,20})\s[^<>]*>/g;
const ADDRESS = /\s(href|src|action|data-suggestions|data-world|data-terms|data-dump)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The addresses in a page at an absolute URL, but for those within the page itself. */
export function* linksIn(html: string, pagePath: string): Iterable<Link> {
  for (const [tag, element = ''] of html.matchAll(TAG)) {
    for (const [, attribute = '', value = ''] of tag.matchAll(ADDRESS)) {
      const url = absolute(value, pagePath);
      if (url !== undefined) yield { element, attribute, url };
    }
  }
}

/** Where a link leads on the site: to a file, somewhere else as it stands, or nowhere. */
export type Target = { readonly file: string; readonly rest: string } | 'elsewhere' | 'nowhere';

/** The page with links that need no server: relative, to files; what led to an answer that only a server has leads nowhere any more. */
export function withFileLinks(
  html: string,
  page: { readonly url: string; readonly name: string; readonly base: string },
  targetOf: (link: Link) => Target,
): string {
  return html.replace(TAG, (tag: string, element: string) => {
    let isLost = false;
    const changed = tag.replace(ADDRESS, (whole: string, attribute: string, value: string) => {
      const url = absolute(value, page.url);
      const target = url === undefined ? 'elsewhere' : targetOf({ element, attribute, url });
      if (target === 'elsewhere') return whole;
      if (target === 'nowhere') {
        isLost = true;
        return '';
      }
      const isStated = element === 'link' && /^https?:/.test(value);
      const address = isStated ? page.base + encodeURI(target.file) : relativeName(page.name, target.file);
      return ` ${attribute}="${escaped(address + target.rest)}"`;
    });
    if (!isLost) return changed;
    if (element === 'link' || element === 'script') return '';
    return element === 'form' ? changed.replace('<form', '<form hidden') : changed;
  });
}

/** What a style sheet or a script at an absolute URL names beside itself, as absolute URLs. */
export function* referencesIn(code: string, url: string): Iterable<string> {
  const found = code.matchAll(/(?:from|import|url\(|new URL\(|Worker\()\s*\(?['"]?([\w./-]{1,200})['")]/g);
  for (const [, reference = ''] of found) if (FILE.test(reference)) yield new URL(reference, url).href;
}

function absolute(value: string, pagePath: string): string | undefined {
  const address = value.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
  if (address === '' || address.startsWith('#') || !URL.canParse(address, pagePath)) return undefined;
  return new URL(address, pagePath).href;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
