import { sortCodePoints } from '../../rdf/canonical.ts';
import { iriToken, token } from '../../rdf/n-quads/n-quads.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { NamedNode, Quad, Subject } from '../../rdf/terms.ts';
import { RDF } from '../../rdf/vocabularies.ts';
import { memoized } from '../../text/memoize.ts';
import { SerializationError } from '../format.ts';

/** The statements of one subject in one graph: distinct, rdf:type first, then labels, then by predicate, language and object. */
export interface Block {
  readonly graph: Quad['graph'];
  readonly subject: Subject;
  readonly quads: readonly Quad[];
}

/** The statements of a block that share a predicate. */
export interface PredicateGroup {
  readonly predicate: NamedNode;
  readonly quads: readonly Quad[];
}

const LEADING_PREDICATES = new Map(
  [
    RDF.type.value,
    `${PREFIXES.rdfs}label`,
    `${PREFIXES.skos}prefLabel`,
    `${PREFIXES.skos}altLabel`,
    `${PREFIXES.skos}hiddenLabel`,
    `${PREFIXES.dcterms}title`,
    `${PREFIXES.foaf}name`,
    `${PREFIXES.dcterms}description`,
    `${PREFIXES.rdfs}comment`,
    `${PREFIXES.skos}definition`,
  ].map((iri, index) => [iri, String.fromCharCode(index + 1)]),
);
const ANY_OTHER = String.fromCharCode(LEADING_PREDICATES.size + 1);

/** Cuts quads into blocks wherever graph or subject changes; `graphs: 'default'` leaves named graphs out. */
export function* subjectBlocks(quads: Iterable<Quad>, graphs: 'all' | 'default'): Generator<Block> {
  let open: Quad[] = [];
  for (const quad of quads) {
    if (graphs === 'default' && quad.graph.termType !== 'DefaultGraph') continue;
    const first = open[0];
    if (first !== undefined && !(first.subject.equals(quad.subject) && first.graph.equals(quad.graph))) {
      yield blockOf(first, open);
      open = [];
    }
    open.push(quad);
  }
  if (open[0] !== undefined) yield blockOf(open[0], open);
}

/** The statements of a block by predicate, in its order. */
export function predicateGroups(block: Block): PredicateGroup[] {
  const groups: { predicate: NamedNode; quads: Quad[] }[] = [];
  for (const quad of block.quads) {
    const last = groups.at(-1);
    if (last?.predicate.value === quad.predicate.value) last.quads.push(quad);
    else groups.push({ predicate: quad.predicate as NamedNode, quads: [quad] });
  }
  return groups;
}

/** What `write` makes of the quad; where it throws a RangeError, a SerializationError that names the quad. */
export function written<Result>(quad: Quad, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SerializationError(error.message, quad);
  }
}

const PLAIN_LABEL = /^(?!x-)[a-z][a-z0-9_-]*$/i;

/** A label of a blank node that every syntax takes (an ASCII NCName); labels that are one already stay. */
export function blankNodeLabel(label: string): string {
  return PLAIN_LABEL.test(label) ? label : `x-${Buffer.from(label).toString('hex')}`;
}

function blockOf(first: Quad, quads: readonly Quad[]): Block {
  const { graph, subject } = first;
  written(first, () => [token(subject), graph.termType === 'DefaultGraph' || token(graph)]);
  return { graph, subject: subject as Subject, quads: byPredicate(quads) ?? byKey(quads) };
}

/** The quads in the order of a block where those of each predicate stand together, as in canonical lines: few of them need to be compared. */
function byPredicate(quads: readonly Quad[]): Quad[] | undefined {
  const groups = new Map<string, Quad[]>();
  let last: Quad[] = [];
  for (const quad of quads) {
    const predicate = written(quad, () => predicateKey(quad.predicate.value));
    if (last[0]?.predicate.value === quad.predicate.value) {
      last.push(quad);
      continue;
    }
    if (groups.has(predicate)) return undefined;
    last = [quad];
    groups.set(predicate, last);
  }
  return sortCodePoints([...groups.keys()]).flatMap((key) => {
    const group = groups.get(key) as Quad[];
    if (group.length > 1) return byKey(group);
    for (const quad of group) written(quad, () => token(quad.object));
    return group;
  });
}

/** Distinct quads in the order of a block, whatever theirs is. */
function byKey(quads: readonly Quad[]): Quad[] {
  const known = new Map(quads.map((quad) => [written(quad, () => sortKey(quad)), quad]));
  return sortCodePoints([...known.keys()]).map((key) => known.get(key) as Quad);
}

function sortKey({ predicate, object }: Quad): string {
  const language = object.termType === 'Literal' && object.language !== '' ? `@${object.language} ` : '';
  return `${predicateKey(predicate.value)}${language}${token(object)}`;
}

const CACHED_PREDICATES = 1_000;

/** Of a predicate's IRI: there are few, and each comes again and again. */
const predicateKey = memoized(
  CACHED_PREDICATES,
  (iri) => `${LEADING_PREDICATES.get(iri) ?? ANY_OTHER}${iriToken(iri)} `,
);
