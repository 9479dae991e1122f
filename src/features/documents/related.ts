import { blankNodeOf, documentAddress } from '../../http/addresses.ts';
import { Problem } from '../../http/problem.ts';
import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import type { ResourceView } from '../../pages/resource-view.ts';
import type { DatasetReader } from '../../query/dataset-reader.ts';
import { QueryError } from '../../query/port.ts';
import { undescribedParts } from '../../query/uses.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { AS, OWL, RDF } from '../../rdf/vocabularies.ts';
import { StoredSubjects } from '../../release/n-quads/stored-subjects.ts';

/** The parts that one document may be about. */
const MAX_PARTS = 5_000;
const NO_PARTS: ReturnType<DatasetReader['partsOf']> = { described: [], used: [] };

/** Whether the data say or mention anything of an IRI, or of a part of it: then there is a document about it. */
export async function isMentioned(site: Site, iri: string): Promise<boolean> {
  if (site.resources.has(`/${documentAddress(iri, site)}`)) return true;
  const label = blankNodeOf(site, iri);
  if (label !== undefined) return stored(site, (subjects) => subjects.has(`${label} `));
  const { reader } = site.publication.documents;
  if (reader) {
    const { described, used } = iri.includes('#') ? NO_PARTS : reader.partsOf(iri, 1);
    return reader.isMentioned(iri) || described.length > 0 || (isWhole(site, iri) && used.length > 0);
  }
  if (await stored(site, (subjects) => hasSubject(subjects, iri))) return true;
  // Each is looked up by one of its ends; a FILTER would read all there is.
  const triples = [`?s ?p <${iri}>`, `?s <${iri}> ?o`];
  const patterns = [
    ...triples,
    ...triples.map((one) => `GRAPH ?g { ${one} }`),
    `GRAPH <${iri}> { ?s ?p ?o }`,
  ];
  const union = patterns.map((pattern) => `{ ${pattern} }`).join(' UNION ');
  const rows = await documents(site)
    .rows(`SELECT * { ${union} } LIMIT 1`)
    .catch((error: unknown) => {
      // What the engine takes for no IRI is in no data that it holds: a stray `%`, brackets in a path.
      if (error instanceof QueryError && error.kind === 'malformed') return [];
      throw error;
    });
  return rows.length > 0 || (await usedPartsOf(site, iri)).length > 0;
}

/** The IRIs of what the data describe under fragments of an IRI; throws a Problem where they are too many for one document. */
export async function partsOf(site: Site, iri: string): Promise<readonly string[]> {
  if (iri.includes('#')) return [];
  const parts =
    site.publication.documents.reader?.partsOf(iri, MAX_PARTS + 1).described ??
    (await stored(site, (subjects) => subjects.subjectsBeginningWith(`<${iri}#`, MAX_PARTS + 1))).map(
      (part) => part.slice(1, -1),
    );
  if (parts.length <= MAX_PARTS) return parts;
  throw new Problem(
    'too-large',
    `This document would be about more than ${MAX_PARTS} things. Ask for one of them by /doc?iri=, or take a dump.`,
    { links: [{ href: `${site.base}dataset`, label: 'Dumps' }] },
  );
}

/** The IRIs under fragments of an IRI that the data mention, but do not describe. */
export async function usedPartsOf(site: Site, iri: string): Promise<readonly string[]> {
  if (!isWhole(site, iri)) return [];
  const { reader } = site.publication.documents;
  return reader ? reader.partsOf(iri, MAX_PARTS).used : ((await undescribedIn(site)).get(iri) ?? []);
}

function isWhole({ namespace }: Site, iri: string): boolean {
  return iri.startsWith(namespace) && !iri.includes('#');
}

/** Whether the data describe anything under a fragment of an IRI. */
export async function hasParts(site: Site, iri: string): Promise<boolean> {
  const { reader } = site.publication.documents;
  if (reader) return reader.partsOf(iri, 1).described.length > 0;
  return stored(site, (subjects) => subjects.has(`<${iri}#`));
}

async function hasSubject(subjects: StoredSubjects, iri: string): Promise<boolean> {
  return (await subjects.has(`<${iri}> `)) || (!iri.includes('#') && (await subjects.has(`<${iri}#`)));
}

const undescribed = new WeakMap<Site, Promise<ReadonlyMap<string, readonly string[]>>>();

/** What is mentioned under fragments and not described, by the IRI without its fragment; read once a release, for it takes reading all there is. */
function undescribedIn(site: Site): Promise<ReadonlyMap<string, readonly string[]>> {
  const known = undescribed.get(site);
  if (known) return known;
  const parts = undescribedParts(documents(site), site.namespace).then((iris) => {
    const byWhole = new Map<string, string[]>();
    for (const iri of iris) {
      const [whole = ''] = iri.split('#');
      byWhole.set(whole, [...(byWhole.get(whole) ?? []), iri]);
    }
    return byWhole;
  });
  undescribed.set(site, parts);
  parts.catch(() => undescribed.delete(site));
  return parts;
}

/** The lines on the disk answer what subjects there are without an engine. */
function stored<T>(site: Site, read: (subjects: StoredSubjects) => Promise<T>): Promise<T> {
  return StoredSubjects.read(site.publication.release, read);
}

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
