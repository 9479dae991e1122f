import { FORMATS } from '../formats/index.ts';
import type { Crawled } from './crawl.ts';

/** What the rules of every server are made from. */
export interface RulesSource extends Crawled {
  /** The base IRI; ends with `/`. */
  readonly base: string;
  /** What the site's own pages have before their paths: `_site/`; nothing where absent. */
  readonly prefix?: string;
  /** The first is that of the files without a mark. */
  readonly languages: readonly string[];
  /** Content-Security-Policy of every page. */
  readonly policy: string;
  /** The directory of the immutable dumps, below the site. */
  readonly dumps: string;
}

/** A syntax that an Accept field can name. */
export interface Negotiable {
  readonly extension: string;
  readonly mediaType: string;
}

/** The syntaxes of documents in the order in which the publisher prefers them. */
export const NEGOTIABLE: readonly Negotiable[] = [
  ...FORMATS.map(({ extension, mediaType }) => ({ extension: `.${extension}`, mediaType })),
  { extension: '.geojson', mediaType: 'application/geo+json' },
  { extension: '.csv', mediaType: 'text/csv' },
  { extension: '.json', mediaType: 'application/json' },
];

/** Header fields of every answer, but for its type. */
export function commonFields({
  policy,
}: Pick<RulesSource, 'policy'>): readonly (readonly [string, string])[] {
  return [
    ['Access-Control-Allow-Origin', '*'],
    ['Content-Security-Policy', policy],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['X-Content-Type-Options', 'nosniff'],
  ];
}

/** How long a file of a release may be kept: its address names its bytes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Extensions with the media types that servers do not know by themselves. */
export function typesOf({ types }: RulesSource): readonly (readonly [string, string])[] {
  return [...types].filter(([extension]) => extension !== '' && !/^\.(br|gz)$/.test(extension)).sort();
}

/** The path of the base IRI; begins and ends with `/`. */
export function rootOf({ base }: Pick<RulesSource, 'base'>): string {
  return new URL(base).pathname;
}

/** The path below which the site's own pages are; begins and ends with `/`. */
export function siteRootOf({ base, prefix = '' }: Pick<RulesSource, 'base' | 'prefix'>): string {
  return rootOf({ base }) + prefix;
}

/** A page's own address, as people and IRIs have it: without `.html`. */
export function addressOfPage(name: string): string {
  return name.replace(/\.html$/, '').replace(/(^|\/)index$/, '$1');
}

/** Addresses that lead to others for good. */
export function moved({ redirects }: RulesSource): readonly (readonly [string, string])[] {
  return [...redirects]
    .filter(([from]) => /\.html$/.test(from) && !/\.[a-z]{2}\.html$|^doc\/iri\//.test(from))
    .map(([from, to]) => [addressOfPage(from), addressOfPage(to)] as const)
    .sort();
}

/** Addresses of what is gone, as pages. */
export function withdrawn({ gone }: RulesSource): readonly string[] {
  return gone.filter((name) => name.endsWith('.html') && !/\.[a-z]{2}\.html$/.test(name)).sort();
}

/** `_redirects` of Netlify and Cloudflare Pages; both find `x.html` for `x` by themselves. */
export function staticHostRedirects(source: RulesSource): string {
  const root = rootOf(source);
  const lines = [
    `${root}id/* ${siteRootOf(source)}doc/:splat 303`,
    `${root}.well-known/void ${siteRootOf(source)}dataset 303`,
    ...moved(source).map(([from, to]) => `${root}${from} ${root}${to} 301`),
  ];
  return `${lines.join('\n')}\n`;
}

/** `_headers` of Netlify and Cloudflare Pages. */
export function staticHostHeaders(source: RulesSource): string {
  const root = rootOf(source);
  const block = (path: string, fields: readonly (readonly [string, string])[]) =>
    `${path}\n${fields.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
  return [
    block(`${root}*`, commonFields(source)),
    ...typesOf(source).map(([extension, type]) => block(`${root}*${extension}`, [['Content-Type', type]])),
    block(`${root}${source.dumps}*`, [['Cache-Control', IMMUTABLE]]),
  ].join('');
}
