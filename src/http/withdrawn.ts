import type { ResourceView } from '../pages/values.ts';
import { PREFIXES } from '../rdf/namespaces.ts';
import { AS, OWL, RDF } from '../rdf/vocabularies.ts';
import { CACHE, COMMON, locationField } from './fields.ts';
import { documents, readOnce, type Site } from './publication.ts';

/** Whether the view is of something that was withdrawn, so that nothing is at its address any more. */
export function isWithdrawn({ iri, own }: ResourceView): boolean {
  return own.some(
    ({ subject, predicate, object }) =>
      subject.value === iri && predicate.equals(RDF.type) && object.equals(AS.Tombstone),
  );
}

/** The redirect from the address of a renamed resource, below `id/` or `doc/`, to that of its last name; undefined where it was not renamed. */
export async function redirectRenamed(
  site: Site,
  path: string,
  suffix: string,
): Promise<Response | undefined> {
  const [, folder = '', type, slug] = path.split('/');
  if (!hasRenamed(site)) return undefined;
  const target = lastName(await renamedIn(site), `${site.base}id/${type}/${slug}`);
  if (target === undefined) return undefined;
  const location = `${site.base}${folder}/${target.slice(`${site.base}id/`.length)}${suffix}`;
  return new Response(null, {
    status: 301,
    headers: { ...COMMON, 'cache-control': CACHE.release, ...locationField(location) },
  });
}

/** The manifest knows: a publication without withdrawals asks nothing. */
function hasRenamed({ publication }: Site): boolean {
  return publication.release.manifest.properties.some(({ iri }) => iri === OWL.deprecated.value);
}

function lastName(renamed: ReadonlyMap<string, string>, iri: string): string | undefined {
  const seen = new Set<string>();
  let name = renamed.get(iri);
  for (let next = name; next !== undefined && !seen.has(next); next = renamed.get(next)) {
    seen.add(next);
    name = next;
  }
  return name;
}

/** Old IRI → new IRI, of resources below the base. */
function renamedIn(site: Site): Promise<ReadonlyMap<string, string>> {
  return readOnce(site, 'renamed', async () => {
    const rows = await documents(site).rows(
      `PREFIX owl: <${PREFIXES.owl}> PREFIX dcterms: <${PREFIXES.dcterms}>
       SELECT ?old ?new WHERE { ?old owl:deprecated true ; dcterms:isReplacedBy ?new ; owl:sameAs ?new }`,
    );
    const space = `${site.base}id/`;
    return new Map(
      rows.flatMap(({ old, new: fresh }) =>
        old?.value.startsWith(space) && fresh?.value.startsWith(space) ? [[old.value, fresh.value]] : [],
      ),
    );
  });
}
