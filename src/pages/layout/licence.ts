import { isWebAddress } from '../address.ts';
import type { PageContext } from '../page-context.ts';

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
  return isWebAddress(licence) ? licence : undefined;
}

/** Whether a licence, by its page or by its code in the authority table, is CC0 1.0: all rights to everybody. */
export function isPublicDomain(licence: string): boolean {
  return /\/licence\/CC0$|publicdomain\/zero\/1\.0\/?$/.test(licence);
}
