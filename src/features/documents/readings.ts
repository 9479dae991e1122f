import { withoutSuffix } from '../../http/addresses.ts';
import type { Representation } from '../../http/representation.ts';
import type { Site } from '../../http/serving/publication.ts';
import { isIri } from '../../rdf/terms.ts';
import { normalizedPath, uriToIri, withoutFinalSlashes } from '../../rdf/uri.ts';
import { isMentioned } from './mentioned.ts';

/** What an address may mean: an IRI, in one form where its ending asks for that. */
export interface Reading {
  readonly iri: string;
  readonly form?: Representation | undefined;
  /** Whether the address is another spelling of the canonical one: percent-encoding that is not needed, a final slash. */
  readonly respelt: boolean;
}

/** An address to be read: its path as it was sent, from the place where the namespaces begin. */
export interface Address {
  readonly path: string;
  /** The query that may be a part of the IRI; without `?`. */
  readonly query?: string | undefined;
  /** What the IRI may begin with, likeliest first. */
  readonly namespaces: readonly string[];
  /** The forms that an ending of the path may ask for. */
  readonly forms: readonly Representation[];
  /** Whether an ending that asks for a form does so even where an IRI ends in it. */
  readonly formFirst?: boolean;
}

/** Parameters that are never a part of an IRI. */
const OWN_PARAMETERS = new Set(['release', 'lang', 'format', '_profile', '_mediatype']);

/** The first meaning of an address that the data mention; undefined where they mention none. */
export async function readAddress(site: Site, address: Address): Promise<Reading | undefined> {
  for (const reading of readingsOf(address)) if (await isMentioned(site, reading.iri)) return reading;
  return undefined;
}

/** All meanings of an address, likeliest first, each IRI once for each form. */
export function readingsOf(address: Address): readonly Reading[] {
  const { path, query } = address;
  const normalized = withoutFinalSlashes(normalizedPath(path));
  const inQuery =
    query && isForeign(query) ? spelt(address, { path: `${path}?${query}`, respelt: false }) : [];
  return [
    ...inQuery,
    ...spelt(address, { path, respelt: false }),
    ...(normalized === path ? [] : spelt(address, { path: normalized, respelt: true })),
  ];
}

function spelt(
  { namespaces, forms, formFirst }: Address,
  { path, respelt }: { readonly path: string; readonly respelt: boolean },
): readonly Reading[] {
  const stripped = withoutSuffix(`/${path}`, forms);
  const whole = { text: path, form: undefined };
  const inForm = stripped.representation
    ? [{ text: stripped.path.slice(1), form: stripped.representation }]
    : [];
  const texts = formFirst ? [...inForm, whole] : [whole, ...inForm];
  return namespaces.flatMap((namespace) =>
    texts.flatMap(({ text, form }) =>
      [...new Set([uriToIri(text), text])]
        .map((name) => namespace + name)
        .filter(isIri)
        .map((iri) => ({ iri, form, respelt })),
    ),
  );
}

function isForeign(query: string): boolean {
  return [...new URLSearchParams(query).keys()].some((name) => !OWN_PARAMETERS.has(name));
}
