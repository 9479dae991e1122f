import {
  defaultFetchOptions,
  type FetchOptions,
} from '../../features/wikidata/snapshot/rate-limited-fetch.ts';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import { packageVersion } from '../../release/reading/inputs.ts';

/** How munpart asks public services: it names its version and where people read about who asks; an address that only this machine has says nothing to them. */
export function mannersOf(base: string): FetchOptions {
  const isLocal = /^https?:\/\/(localhost|127\.|\[::1\])/.test(base);
  return defaultFetchOptions(`munpart/${packageVersion()} (${isLocal ? DEFINITIONS : base})`);
}
