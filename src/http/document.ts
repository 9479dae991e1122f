import { type Format, SerializationError } from '../formats/index.ts';
import type { Coordinates } from '../geo/coordinates.ts';
import type { ResourceView } from '../pages/resource-view.ts';
import { nquad } from '../rdf/canonical.ts';
import { LABEL_PROPERTIES } from '../rdf/label.ts';
import { PREFIXES } from '../rdf/namespaces.ts';
import { inOrder, rootFirst } from '../rdf/order.ts';
import { positionIn } from '../rdf/positions.ts';
import { iri, type NamedNode, type Quad, quad, type Subject } from '../rdf/terms.ts';
import { DCTERMS, FOAF, RDF, VOID } from '../rdf/vocabularies.ts';
import { hasBlankNode, linesOf, quadsOf } from '../release/n-quads/lines.ts';
import { Unwritable } from './problem.ts';

/** What a document says of itself. */
export interface DocumentFacts {
  /** Its own URL, without suffix. */
  readonly url: string;
  readonly dataset: string;
  readonly licence?: string | undefined;
}

/** A document in an RDF syntax: what it is, what the resource's statements are, what points at it, and labels; claims by graph where the syntax has graphs. */
export async function writeDocument(
  view: ResourceView,
  facts: DocumentFacts,
  format: Format,
): Promise<string> {
  return serialized(await statementsOf(view, facts, format.hasGraphs), format, view.iri);
}

/** By view, of those that are read still: the same statements in the same order are written in several syntaxes. */
const orderedStatements = new WeakMap<ResourceView, Map<string, Promise<readonly Quad[]>>>();

/** What a document says, in its order. */
function statementsOf(view: ResourceView, facts: DocumentFacts, inGraphs: boolean): Promise<readonly Quad[]> {
  const known = orderedStatements.get(view) ?? new Map<string, Promise<readonly Quad[]>>();
  orderedStatements.set(view, known);
  const key = `${inGraphs} ${facts.url}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const merged = [...view.own, ...view.inbound, ...view.labels];
  // What mentions it may stand in a graph of which the syntax knows nothing.
  const statements = inGraphs ? [...(view.stated ?? merged), ...view.claims] : merged.map(asTriple);
  const ordered = inDocumentOrder([...selfDescription(view.iri, facts), ...statements], view.iri);
  known.set(key, ordered);
  return ordered;
}

function asTriple({ subject, predicate, object }: Quad): Quad {
  return quad(subject as Subject, predicate as NamedNode, object as Subject);
}

/** Quads in an RDF syntax, each once and in the order of the dumps; JSON-LD is framed on `root`. Throws Unwritable where the syntax cannot carry them. */
export async function writeQuads(
  quads: Iterable<Quad>,
  format: Format,
  root?: string,
  prefixes: Readonly<Record<string, string>> = PREFIXES,
): Promise<string> {
  return serialized(await inDocumentOrder([...quads], root), format, root, prefixes);
}

/** Each quad once, in the order of the dumps, those about the root first. Blank nodes get canonical labels. */
async function inDocumentOrder(quads: readonly Quad[], root: string | undefined): Promise<readonly Quad[]> {
  const distinct = quads.some(hasBlankNode)
    ? quadsOf(await linesOf(quads))
    : new Map(quads.map((one) => [nquad(one), one])).values();
  const sorted = inOrder(distinct);
  return root ? rootFirst(sorted, root) : sorted;
}

async function serialized(
  ordered: readonly Quad[],
  format: Format,
  root?: string,
  prefixes: Readonly<Record<string, string>> = PREFIXES,
): Promise<string> {
  let text = '';
  try {
    for await (const chunk of format.serialize(ordered, { prefixes, ...(root && { root }) })) {
      text += chunk;
    }
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    throw new Unwritable(`${format.label} cannot carry these statements: ${error.message}.`);
  }
  return text;
}

/** What a document says of itself: what it is about, and of which dataset it is a part (VoID §7.1). */
export function selfDescription(about: string, { url, dataset, licence }: DocumentFacts): Quad[] {
  const document = iri(url);
  const statements: [NamedNode, NamedNode][] = [
    [RDF.type, FOAF.Document],
    [FOAF.primaryTopic, iri(about)],
    [VOID.inDataset, iri(dataset)],
  ];
  if (licence) statements.push([DCTERMS.license, iri(licence)]);
  return statements.map(([property, value]) => quad(document, property, value));
}

/** Latitude and longitude of the resource, its own or those of its geometry, in degrees (WGS 84); undefined where it has none. */
export function coordinatesOf(view: Pick<ResourceView, 'iri' | 'own'>): Coordinates | undefined {
  return positionIn(view.own, view.iri);
}

/** A GeoJSON feature (RFC 7946 §3.2): longitude comes first. */
export function feature(
  id: string,
  { lat, long }: { lat: number; long: number },
  properties: Readonly<Record<string, unknown>>,
) {
  return { type: 'Feature', id, geometry: { type: 'Point', coordinates: [long, lat] }, properties } as const;
}

/** Labels of one resource by language tag; the key of a label without one is `und`. */
export function labelsOf(subject: string, statements: readonly Quad[]): Record<string, string> {
  const about = statements.filter((statement) => statement.subject.value === subject);
  const naming = LABEL_PROPERTIES.find((property) =>
    about.some(({ predicate }) => predicate.value === property),
  );
  const labels = about.filter(({ predicate }) => predicate.value === naming);
  return Object.fromEntries(
    labels.map(({ object }) => [(object.termType === 'Literal' && object.language) || 'und', object.value]),
  );
}
