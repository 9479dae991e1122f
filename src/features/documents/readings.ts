import { withoutSuffix } from '../../http/addresses.ts';
import type { Representation } from '../../http/representation.ts';
import type { Site } from '../../http/serving/publication.ts';
import { isHidden, OWN_SEGMENTS, ROOT_SEGMENTS } from '../../pages/document-address.ts';
import { isIri } from '../../rdf/terms.ts';
import { normalizedPath, uriToIri, withoutFinalSlashes } from '../../rdf/uri.ts';
import { StoredSubjects } from '../../release/n-quads/stored-subjects.ts';
import { type Release, siteBase } from '../../release/store/manifest.ts';
import { isMentioned } from './related.ts';

/** What an address may mean: an IRI, in one form where its ending asks for that. */
export interface Reading {
  readonly iri: string;
  readonly form?: Representation | undefined;
  /** Whether the address is another spelling of the canonical one: percent-encoding that is not needed, a final slash. */
  readonly respelt: boolean;
}

/** An address to be read: its path as it was sent, from the place where the namespaces begin. */
interface Address {
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
function readingsOf(address: Address): readonly Reading[] {
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

/** Named of each kind; the rest is counted by nobody. */
const MAX_NAMED = 3;

/** A sentence for the operator that names what the data describe at addresses where munpart's own pages stand; undefined where there is nothing. */
export function hiddenAddresses({ manifest, directory }: Release): Promise<string | undefined> {
  const bases = { base: siteBase(manifest), namespace: manifest.base };
  return StoredSubjects.read({ directory }, async (stored) => {
    const hidden: string[] = [];
    for (const start of startsOf(bases)) {
      const subjects = await stored.subjectsBeginningWith(`<${start}`, 50);
      const iris = subjects.map((subject) => subject.slice(1, -1)).filter((iri) => isOther(iri, bases));
      hidden.push(...iris.slice(0, MAX_NAMED));
    }
    return hidden.length === 0 ? undefined : sentence(hidden, bases);
  });
}

/** How the IRIs begin that may be hidden: the beginning of the site itself, and each of its segments. */
function startsOf({
  base,
  namespace,
}: {
  readonly base: string;
  readonly namespace: string;
}): readonly string[] {
  const names = base === namespace ? OWN_SEGMENTS.filter((name) => name !== '' && name !== 'id') : [];
  const own = [...names, ...ROOT_SEGMENTS].map((name) => namespace + name);
  return [...(base === namespace ? [`${namespace}>`, `${namespace}#`] : [base]), ...own];
}

/** What is said of the dataset itself stands on its page. */
function isOther(iri: string, bases: { readonly base: string }): boolean {
  return isHidden(iri, bases) && iri.split('#')[0] !== `${bases.base}dataset`;
}

function sentence(
  hidden: readonly string[],
  { base, namespace }: { readonly base: string; readonly namespace: string },
) {
  const named = [...new Set(hidden)].slice(0, 2 * MAX_NAMED).map((iri) => `<${iri}>`);
  const more = new Set(hidden).size > named.length ? ' and others' : '';
  const way = base === namespace ? '; --site-prefix NAME moves those pages' : '';
  return `munpart's own pages stand at the addresses of ${named.join(', ')}${more}: their documents are at ${base}doc?iri=…${way}`;
}
