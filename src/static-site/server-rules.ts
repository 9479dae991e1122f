import { readFile } from 'node:fs/promises';
import { FORMATS } from '../formats/index.ts';
import { fillTemplate, type TemplateValues } from '../text/template.ts';
import type { Crawled } from './crawl.ts';

/** What the rules of every server are made from. */
interface RulesSource extends Omit<Crawled, 'files' | 'unanswered'> {
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
interface Negotiable {
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
function commonFields({ policy }: Pick<RulesSource, 'policy'>): readonly (readonly [string, string])[] {
  return [
    ['Access-Control-Allow-Origin', '*'],
    ['Content-Security-Policy', policy],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['X-Content-Type-Options', 'nosniff'],
  ];
}

/** How long a file of a release may be kept: its address names its bytes. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Extensions with the media types that servers do not know by themselves. */
function typesOf({ types }: RulesSource): readonly (readonly [string, string])[] {
  return [...types].filter(([extension]) => extension !== '' && !/^\.(br|gz)$/.test(extension)).sort();
}

/** The path of the base IRI; begins and ends with `/`. */
function rootOf({ base }: Pick<RulesSource, 'base'>): string {
  return new URL(base).pathname;
}

/** The path below which the site's own pages are; begins and ends with `/`. */
function siteRootOf({ base, prefix = '' }: Pick<RulesSource, 'base' | 'prefix'>): string {
  return rootOf({ base }) + prefix;
}

/** A page's own address, as people and IRIs have it: without `.html`. */
function addressOfPage(name: string): string {
  return name.replace(/\.html$/, '').replace(/(^|\/)index$/, '$1');
}

/** Addresses that lead to others for good. */
function moved({ redirects }: RulesSource): readonly (readonly [string, string])[] {
  return [...redirects]
    .filter(([from]) => /\.html$/.test(from) && !/\.[a-z]{2}\.html$|^doc\/iri\//.test(from))
    .map(([from, to]) => [addressOfPage(from), addressOfPage(to)] as const)
    .sort();
}

/** Addresses of what is gone, as pages. */
function withdrawn({ gone }: RulesSource): readonly string[] {
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

const TEMPLATES = new URL('../../assets/servers/', import.meta.url);

/** File of a site → its template: each is a whole configuration but for what the site decides. */
const FILES: Readonly<Record<string, string>> = {
  '.htaccess': 'apache.conf',
  'rules/nginx.conf': 'nginx.conf',
  'rules/Caddyfile': 'Caddyfile',
};

/** The configurations of Apache, nginx and Caddy, by the files of the site that hold them. */
export async function serverRules(source: RulesSource): Promise<Readonly<Record<string, string>>> {
  const values = valuesOf(source);
  const entries = Object.entries(FILES).map(async ([name, template]) => {
    const text = await readFile(new URL(template, TEMPLATES), 'utf8');
    return [name, fillTemplate(text, values)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function valuesOf(source: RulesSource): TemplateValues {
  const { host, hostname } = new URL(source.base);
  const root = rootOf(source);
  const [, ...languages] = source.languages;
  return {
    ...{ host, hostname, root, site: siteRootOf(source), prefix: source.prefix },
    ...{ dumps: root + source.dumps, dumpsPattern: pattern(root + source.dumps), immutable: IMMUTABLE },
    languages: languages.map((language) => ({ language })),
    syntaxes: numbered(NEGOTIABLE.map((one) => ({ ...one, pattern: pattern(one.mediaType) }))),
    types: numbered(
      typesOf(source).map(([extension, type]) => ({
        ...{ extension, suffix: extension.slice(1), type, bareType: type.split(';')[0] },
      })),
    ),
    fields: commonFields(source).map(([name, value]) => ({ name, value })),
    moved: moved(source).map(([from, to]) => ({ from, to, fromPattern: pattern(from) })),
    gone: withdrawn(source).map((file) => {
      const address = addressOfPage(file);
      return { file, address, addressPattern: pattern(address) };
    }),
  };
}

function numbered(members: readonly TemplateValues[]): readonly TemplateValues[] {
  return members.map((member, index) => ({ ...member, number: String(index) }));
}

function pattern(text: string): string {
  return text.replace(/[.+*?()[\]{}|\\^$]/g, '\\$&');
}
