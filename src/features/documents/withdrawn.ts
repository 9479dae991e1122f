import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import type { ResourceView } from '../../pages/resource-view.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { AS, OWL, RDF } from '../../rdf/vocabularies.ts';

/** Whether the view is of something that was withdrawn, so that nothing is at its address any more. */
export function isWithdrawn({ iri, own }: ResourceView): boolean {
  return own.some(
    ({ subject, predicate, object }) =>
      subject.value === iri && predicate.equals(RDF.type) && object.equals(AS.Tombstone),
  );
}

/** The last IRI of a resource below `id/` that was renamed; undefined where it was not. */
export async function renamedTo(site: Site, iri: string): Promise<string | undefined> {
  return hasRenamed(site) ? lastName(await renamedIn(site), iri) : undefined;
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
    const space = `${site.namespace}id/`;
    return new Map(
      rows.flatMap(({ old, new: fresh }) =>
        old?.value.startsWith(space) && fresh?.value.startsWith(space) ? [[old.value, fresh.value]] : [],
      ),
    );
  });
}
