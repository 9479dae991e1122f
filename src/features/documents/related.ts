import { blankNodeOf, documentAddress } from '../../http/addresses.ts';
import { Problem } from '../../http/problem.ts';
import { datasetFacts, documents, readOnce, type Site } from '../../http/serving/publication.ts';
import type { ResourceView } from '../../pages/resource-view.ts';
import { paddedValues } from '../../query/client.ts';
import { QueryError } from '../../query/port.ts';
import { undescribedParts } from '../../query/uses.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { AS, MP, OWL, RDF } from '../../rdf/vocabularies.ts';
import { StoredSubjects } from '../../release/n-quads/stored-subjects.ts';

/** The parts that one document may be about. */
const MAX_PARTS = 5_000;

/** Whether the data say or mention anything of an IRI, or of a part of it: then there is a document about it. */
export async function isMentioned(site: Site, iri: string): Promise<boolean> {
  if (site.resources.has(`/${documentAddress(iri, site)}`)) return true;
  const label = blankNodeOf(site, iri);
  if (label !== undefined) return stored(site, (subjects) => subjects.has(`${label} `));
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

const PROLOGUE = (['mp', 'dcterms', 'org', 'prov', 'rdf', 'rdfs', 'wgs'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');
const OF_PARTNERSHIP =
  'rdf:type mp:partner mp:kind mp:start mp:startEarliest mp:end mp:endLatest mp:status mp:statusAsOf mp:field prov:wasDerivedFrom';
const OF_PARTNER = 'mp:country mp:level wgs:lat wgs:long';
const OF_SOURCE = 'dcterms:issued dcterms:publisher';
const OF_AGREEMENT = 'mp:signed mp:signedEarliest mp:instrument';
const LABEL = `${PREFIXES.rdfs}label`;
/** Partnerships of partners that are looked at: a page shows no more of them. */
const SECOND_HAND = 200;

/** The view with what a page shows of the partnerships that point at the resource, of its own partners, of their partners, of its memberships, and of agreements it shares with another partnership. */
export async function withRelated(site: Site, view: ResourceView): Promise<ResourceView> {
  const pointing = new Set(
    view.inbound.flatMap(({ subject }) => (subject.termType === 'NamedNode' ? [subject.value] : [])),
  );
  const client = documents(site);
  const [found, further, { issued }] = await Promise.all([
    client.graph(relatedQuery(view.iri, pointing)),
    isTown(view) ? client.graph(secondHandQuery(view.iri)) : [],
    datasetFacts(site),
  ]);
  const all = [...found, ...further];
  const isLabel = ({ predicate }: Quad) => predicate.value === LABEL;
  return {
    ...view,
    labels: [...view.labels, ...all.filter(isLabel)],
    related: all.filter((statement) => !isLabel(statement)),
    released: issued,
  };
}

function isTown({ iri, own }: ResourceView): boolean {
  return own.some(
    ({ subject, predicate, object }) =>
      subject.value === iri && predicate.value === RDF.type.value && object.value === MP.LocalAuthority.value,
  );
}

function relatedQuery(iri: string, pointing: ReadonlySet<string>): string {
  const partnership = `${paddedValues('partnership', [iri, ...pointing])} ?partnership a mp:Partnership`;
  return `${PROLOGUE}CONSTRUCT { ?s ?p ?o . ?o rdfs:label ?label } WHERE {
  { ${partnership} ; ?p ?o VALUES ?p { ${OF_PARTNERSHIP} } BIND(?partnership AS ?s) }
  UNION { ${partnership} ; mp:partner ?s . ?s ?p ?o VALUES ?p { ${OF_PARTNER} } }
  UNION { ${partnership} ; prov:wasDerivedFrom ?s . ?s ?p ?o VALUES ?p { ${OF_SOURCE} } }
  UNION { <${iri}> mp:agreement ?s . ?s ?p ?o VALUES ?p { ${OF_AGREEMENT} } }
  UNION { <${iri}> org:hasMembership ?s . ?s ?p ?o VALUES ?p { org:organization mp:start } }
  OPTIONAL { ?o rdfs:label ?label }
}`;
}

/** The partnerships of its partners that it is no party of, each with its partners. */
function secondHandQuery(iri: string): string {
  return `${PROLOGUE}CONSTRUCT { ?other mp:partner ?o . ?o rdfs:label ?label ; mp:country ?country . ?country rdfs:label ?name } WHERE {
  {
    SELECT DISTINCT ?other WHERE {
      <${iri}> mp:partnerIn/mp:partner ?partner FILTER(?partner != <${iri}>)
      ?partner mp:partnerIn ?other
      FILTER NOT EXISTS { <${iri}> mp:partnerIn ?other }
    } ORDER BY ?other LIMIT ${SECOND_HAND}
  }
  ?other mp:partner ?o
  OPTIONAL { ?o rdfs:label ?label }
  OPTIONAL { ?o mp:country ?country OPTIONAL { ?country rdfs:label ?name } }
}`;
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
