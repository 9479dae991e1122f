import { parseNQuads } from '../../rdf/canonical.ts';
import { PREFIXES, vocabulary } from '../../rdf/namespaces.ts';
import { iri, literal, type NamedNode, type Quad, quad, type Subject } from '../../rdf/terms.ts';
import { DCTERMS, RDF, XSD } from '../../rdf/vocabularies.ts';
import { iriOf, statement } from '../n-quads/lines.ts';
import { StoredSubjects } from '../n-quads/stored-subjects.ts';
import type { Release } from '../store/manifest.ts';
import { type FeedEntry, linesOfResource } from './feed-entries.ts';

const TREE = vocabulary(
  'https://w3id.org/tree#',
  ...(['Node', 'Relation', 'GreaterThanOrEqualToRelation', 'LessThanOrEqualToRelation'] as const),
  ...(['view', 'member', 'relation', 'node', 'path', 'value'] as const),
);
const LDES = vocabulary(
  'https://w3id.org/ldes#',
  ...(['EventStream', 'EventSource', 'timestampPath', 'versionOfPath', 'immutable'] as const),
  ...(['versionCreatePath', 'versionCreateObject', 'versionUpdatePath', 'versionUpdateObject'] as const),
  ...(['versionDeletePath', 'versionDeleteObject', 'retentionPolicy', 'RetentionPolicy'] as const),
  ...(['transactionPath', 'transactionFinalizedPath', 'transactionFinalizedObject', 'startingFrom'] as const),
);
const SD = vocabulary(PREFIXES.sd, 'NamedGraph', 'namedGraph', 'name', 'graph');
/** What the type of a member says that became of its resource (Activity Streams 2.0). */
const ACTIVITIES = {
  created: iri(`${PREFIXES.as}Create`),
  updated: iri(`${PREFIXES.as}Update`),
  deleted: iri(`${PREFIXES.as}Delete`),
} as const;
/** The members of a release are one transaction; the last of them says that it is complete. */
const STATUS = iri(`${PREFIXES.adms}status`);
const COMPLETED = iri('http://purl.org/adms/status/Completed');

/** The changes of one release: since the one before it or, for the oldest, from nothing. */
export interface ReleaseChange {
  readonly from?: Release;
  readonly to: Release;
  /** Its place in addresses: `{name}` or `{name of the one before}..{name}`. */
  readonly name: string;
}

/** The kept releases as steps, oldest first. */
export function stepsThrough(newestFirst: readonly Release[]): readonly ReleaseChange[] {
  return newestFirst
    .map((to, index) => {
      const from = newestFirst[index + 1];
      const { name } = to.manifest;
      return from ? { from, to, name: `${from.manifest.name}..${name}` } : { to, name };
    })
    .reverse();
}

/** The IRI of a resource as of a release: its address, with the release that is asked for. */
export function versionIri(resource: string, base: string, release: Release): string {
  const { name } = release.manifest;
  const isOwn = resource.startsWith(`${base}id/`) && !/[?#]/.test(resource);
  return isOwn
    ? `${resource}?release=${name}`
    : `${base}doc?iri=${encodeURIComponent(resource)}&release=${name}`;
}

/** The IRI of what a line names: blank nodes of foreign data have that of their canonical label (RDF 1.1 §3.5). */
export function resourceIri(subject: string, base: string): string {
  return iriOf(subject) ?? `${base}.well-known/genid/${subject.slice('_:'.length)}`;
}

/** The event stream (LDES) and its root node (TREE): a pair of relations leads to the first page of each release, and says when that was. */
export function streamStatements(base: string, steps: readonly ReleaseChange[]): Quad[] {
  const [stream, root] = [streamOf(base), iri(`${base}feed`)];
  return [
    quad(stream, RDF.type, LDES.EventStream),
    quad(stream, TREE.view, root),
    quad(stream, LDES.timestampPath, DCTERMS.created),
    quad(stream, LDES.versionOfPath, DCTERMS.isVersionOf),
    quad(stream, LDES.versionCreatePath, RDF.type),
    quad(stream, LDES.versionCreateObject, ACTIVITIES.created),
    quad(stream, LDES.versionUpdatePath, RDF.type),
    quad(stream, LDES.versionUpdateObject, ACTIVITIES.updated),
    quad(stream, LDES.versionDeletePath, RDF.type),
    quad(stream, LDES.versionDeleteObject, ACTIVITIES.deleted),
    quad(stream, LDES.transactionPath, DCTERMS.isPartOf),
    quad(stream, LDES.transactionFinalizedPath, STATUS),
    quad(stream, LDES.transactionFinalizedObject, COMPLETED),
    quad(root, RDF.type, TREE.Node),
    quad(root, RDF.type, LDES.EventSource),
    ...retention(root, steps[0]),
    ...steps.flatMap(({ name, to }) => {
      const first = pageIri(base, name, 1);
      const { number, date } = to.place;
      return [
        ...relation(root, `from-${number}`, first, TREE.GreaterThanOrEqualToRelation, date),
        ...relation(root, `until-${number}`, first, TREE.LessThanOrEqualToRelation, date),
      ];
    }),
  ];
}

/** Where former releases are not kept, the stream begins with the oldest that is, which comes whole. */
function retention(root: NamedNode, oldest: ReleaseChange | undefined): Quad[] {
  if (oldest === undefined || oldest.to.place.number === 1) return [];
  const policy = iri(`${root.value}#retention`);
  return [
    quad(root, LDES.retentionPolicy, policy),
    quad(policy, RDF.type, LDES.RetentionPolicy),
    quad(policy, LDES.startingFrom, literal(oldest.to.place.date, XSD.dateTime)),
  ];
}

/** One page of a step with its members; it never changes. */
export async function pageStatements(
  base: string,
  { name, to }: ReleaseChange,
  entries: readonly FeedEntry[],
  { number, pages }: { readonly number: number; readonly pages: number },
): Promise<Quad[]> {
  const node = pageIri(base, name, number);
  const quads = [
    quad(streamOf(base), RDF.type, LDES.EventStream),
    quad(node, RDF.type, TREE.Node),
    quad(node, LDES.immutable, literal('true', XSD.boolean)),
  ];
  if (number < pages) {
    quads.push(...relation(node, 'next', pageIri(base, name, number + 1), TREE.Relation));
  }
  await StoredSubjects.read(to, async (stored) => {
    for (const entry of entries) quads.push(...(await memberStatements(base, to, entry, stored)));
    const last = entries.at(-1);
    // A client that goes by the order of pages and members has then seen all that the release changed.
    if (last && number === pages) quads.push(quad(memberIri(base, to, last), STATUS, COMPLETED));
  });
  return quads;
}

/** A resource as of a release: what is said of it stands in a graph of the member's name; what named graphs say of it, in graphs of its own that tell which they are (SPARQL 1.1 Service Description §3.4). */
async function memberStatements(
  base: string,
  release: Release,
  { subject, kind }: FeedEntry,
  stored: StoredSubjects,
): Promise<Quad[]> {
  const resource = resourceIri(subject, base);
  const member = memberIri(base, release, { subject });
  const quads = [
    quad(member, RDF.type, ACTIVITIES[kind]),
    quad(member, DCTERMS.isPartOf, iri(`${base}releases/${release.manifest.name}`)),
    quad(streamOf(base), TREE.member, member),
    quad(member, DCTERMS.isVersionOf, iri(resource)),
    quad(member, DCTERMS.created, literal(release.place.date, XSD.dateTime)),
  ];
  if (kind === 'deleted') return quads;
  const graphs = new Map<string, NamedNode>();
  for (const line of await linesOfResource(stored, subject)) {
    const { graph } = statement(line);
    const known = graphs.get(graph);
    const own = known ?? (graph === '' ? member : iri(`${member.value}#graph-${graphs.size + 1}`));
    if (!known) {
      graphs.set(graph, own);
      if (graph !== '') quads.push(...graphStatements(member, own, iri(resourceIri(graph, base))));
    }
    for (const one of parseNQuads(line)) quads.push(inGraph(one, own, base));
  }
  return quads;
}

function memberIri(base: string, release: Release, { subject }: Pick<FeedEntry, 'subject'>): NamedNode {
  return iri(versionIri(resourceIri(subject, base), base, release));
}

function graphStatements(member: NamedNode, graph: NamedNode, name: NamedNode): Quad[] {
  return [
    quad(member, SD.namedGraph, graph),
    quad(graph, RDF.type, SD.NamedGraph),
    quad(graph, SD.name, name),
    quad(graph, SD.graph, graph),
  ];
}

/** The statement in another graph, free of blank nodes. */
function inGraph({ subject, predicate, object }: Quad, graph: NamedNode, base: string): Quad {
  const named = (term: Quad['subject'] | Quad['object']) =>
    term.termType === 'BlankNode' ? iri(resourceIri(`_:${term.value}`, base)) : term;
  return quad(named(subject) as Subject, predicate as NamedNode, named(object) as Subject, graph);
}

function relation(node: NamedNode, key: string, to: NamedNode, type: NamedNode, date?: string): Quad[] {
  const own = iri(`${node.value}#${key}`);
  return [
    quad(node, TREE.relation, own),
    quad(own, RDF.type, type),
    quad(own, TREE.node, to),
    ...(date === undefined
      ? []
      : [quad(own, TREE.path, DCTERMS.created), quad(own, TREE.value, literal(date, XSD.dateTime))]),
  ];
}

function streamOf(base: string): NamedNode {
  return iri(`${base}feed#stream`);
}

function pageIri(base: string, step: string, number: number): NamedNode {
  return iri(`${base}feed/page/${step}/${number}`);
}
