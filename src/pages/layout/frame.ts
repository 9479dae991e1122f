import type { Child } from 'hono/jsx';
import { bestLabel, labelTexts } from '../../rdf/label.ts';
import { isWebAddress } from '../address.ts';
import type { PageContext } from '../page-context.ts';

/** What one page puts into the frame that all pages share. */
export interface PageFrame {
  readonly context: PageContext;
  /** Text of the title element, without the site's name; absent on the home page. */
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** IRI of what the page is about; the page itself where absent. */
  readonly about?: string;
  /** Path of the navigation entry that this page belongs to: `places`. */
  readonly section?: string | undefined;
  /** The page that this one is below, where it is not the list of its section; `path` is below the base. */
  readonly parent?: { readonly name: string; readonly path: string } | undefined;
  /** Paths below `assets/` of further style sheets and scripts. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Paths below `assets/` of scripts that change the layout: they run before the page is painted, so that nothing moves. */
  readonly layoutScripts?: readonly string[];
  /** Paths below `assets/` of scripts that are modules; they run after the others. */
  readonly modules?: readonly string[];
  readonly structured?: Readonly<Record<string, unknown>> | undefined;
  /** Keeps the page out of search engines: errors and results. */
  readonly hidden?: boolean;
  /** Keeps the page out of search engines, though it has an address of its own: one of many selections. */
  readonly unlisted?: boolean;
  readonly children: Child;
}

/** The name of the publication in the page's language. */
export function siteTitle({ manifest, language }: Pick<PageContext, 'manifest' | 'language'>): string {
  return bestLabel(labelTexts(manifest.title), language)?.text ?? 'munpart';
}

/** The licence in the words of search engines and of FAIR checkers. */
const CC0 = 'https://creativecommons.org/publicdomain/zero/1.0/';

/** The page of the licence that the keeper of the data states, undefined where none is stated: nobody else may give it. */
export function licenceOf({ manifest }: Pick<PageContext, 'manifest'>): string | undefined {
  return licenceAddress(manifest.licence);
}

/** The licence's own page: authority tables name licences by codes that no search engine knows. Undefined where the IRI is no web address, which is no link. */
export function licenceAddress(licence: string | undefined): string | undefined {
  if (licence === undefined) return undefined;
  if (isPublicDomain(licence)) return CC0;
  const [, letters, major, minor] =
    /\/authority\/licence\/CC_(BY(?:NC)?(?:SA|ND)?)_(\d)_(\d)$/.exec(licence) ?? [];
  if (letters !== undefined) {
    const code = letters.toLowerCase().match(/../g)?.join('-');
    return `https://creativecommons.org/licenses/${code}/${major}.${minor}/`;
  }
  return isWebAddress(licence) ? licence : undefined;
}

/** What a licence is called in short, by its page: `CC BY 4.0`, or where it stands. */
export function licenceName(address: string): string {
  const [, host = '', path = ''] = /^https?:\/\/(?:www\.)?([^/?#]+)(\/[^?#]*)?/.exec(address) ?? [];
  if (isPublicDomain(address)) return 'CC0 1.0';
  const [, code, version] = /^\/licenses\/([a-z-]+)\/(\d\.\d)/.exec(path) ?? [];
  if (host === 'creativecommons.org' && code !== undefined) return `CC ${code.toUpperCase()} ${version}`;
  const [, open] = /^\/licenses\/(odbl|by|pddl)\b/.exec(path) ?? [];
  if (host === 'opendatacommons.org' && open !== undefined) return `ODC ${open.toUpperCase()}`;
  return `${host}${path.replace(/\/$/, '')}` || address;
}

/** Whether a licence, by its page or by its code in the authority table, is CC0 1.0: all rights to everybody. */
export function isPublicDomain(licence: string): boolean {
  return /\/licence\/CC0$|publicdomain\/zero\/1\.0\/?$/.test(licence);
}
