import { relativeName } from './names.ts';

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

/** Addresses that style sheets and scripts name beside themselves, relative as they stand there. */
export function* referencesIn(code: string): Iterable<string> {
  const found = code.matchAll(/(?:from|import|url\(|new URL\(|Worker\()\s*\(?['"]?([\w./-]{1,200})['")]/g);
  for (const [, reference = ''] of found) if (FILE.test(reference)) yield reference;
}

function absolute(value: string, pagePath: string): string | undefined {
  const address = value.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
  if (address === '' || address.startsWith('#') || !URL.canParse(address, pagePath)) return undefined;
  return new URL(address, pagePath).href;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
