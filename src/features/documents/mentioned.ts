import { documentAddress } from '../../http/addresses.ts';
import { Problem } from '../../http/problem.ts';
import { documents, type Site } from '../../http/serving/publication.ts';
import { QueryError } from '../../query/port.ts';
import { undescribedParts } from '../../query/uses.ts';
import { StoredSubjects } from '../../release/n-quads/stored-subjects.ts';

/** The parts that one document may be about. */
const MAX_PARTS = 5_000;

/** Whether the data say or mention anything of an IRI, or of a part of it: then there is a document about it. */
export async function isMentioned(site: Site, iri: string): Promise<boolean> {
  if (site.resources.has(`/${documentAddress(iri, site)}`)) return true;
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
  const parts = await stored(site, (subjects) => subjects.subjectsBeginningWith(`<${iri}#`, MAX_PARTS + 1));
  if (parts.length <= MAX_PARTS) return parts.map((part) => part.slice(1, -1));
  throw new Problem(
    'too-large',
    `This document would be about more than ${MAX_PARTS} things. Ask for one of them by /doc?iri=, or take a dump.`,
    { links: [{ href: `${site.base}dataset`, label: 'Dumps' }] },
  );
}

/** The IRIs under fragments of an IRI that the data mention, but do not describe. */
export async function usedPartsOf(site: Site, iri: string): Promise<readonly string[]> {
  const isWhole = iri.startsWith(site.namespace) && !iri.includes('#');
  return isWhole ? ((await undescribedIn(site)).get(iri) ?? []) : [];
}

/** Whether the data describe anything under a fragment of an IRI. */
export function hasParts(site: Site, iri: string): Promise<boolean> {
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
async function stored<T>(site: Site, read: (subjects: StoredSubjects) => Promise<T>): Promise<T> {
  const subjects = await StoredSubjects.open(site.publication.release);
  try {
    return await read(subjects);
  } finally {
    await subjects.close();
  }
}
