import { sortCodePoints } from '../../rdf/canonical.ts';
import { iriToken, token } from '../../rdf/n-quads/n-quads.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { NumberedLines, RunOrder } from '../../rdf/order.ts';
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

/** Cuts quads into blocks wherever graph or subject changes; `graphs: 'default'` leaves named graphs out; `isOrdered` where those of a block are distinct and in their order already. */
export function* subjectBlocks(
  quads: Iterable<Quad>,
  graphs: 'all' | 'default',
  isOrdered = false,
): Generator<Block> {
  const block = isOrdered ? blockAsItIs : blockOf;
  let open: Quad[] = [];
  for (const quad of quads) {
    if (graphs === 'default' && quad.graph.termType !== 'DefaultGraph') continue;
    const first = open[0];
    if (first !== undefined && !(first.subject.equals(quad.subject) && first.graph.equals(quad.graph))) {
      yield block(first, open);
      open = [];
    }
    open.push(quad);
  }
  if (open[0] !== undefined) yield block(open[0], open);
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
export function serializeQuad<Result>(quad: Quad, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SerializationError(error.message, quad);
  }
}

/** At the end of a literal. */
const LANGUAGE = /"@([A-Za-z0-9-]+)$/;
const PLAIN_LABEL = /^(?!x-)[a-z][a-z0-9_-]*$/i;

/** A label of a blank node that every syntax takes (an ASCII NCName); labels that are one already stay. */
export function blankNodeLabel(label: string): string {
  return PLAIN_LABEL.test(label) ? label : `x-${Buffer.from(label).toString('hex')}`;
}

/** The order of a block for lines whose terms have numbers, so that they are sorted by those: only texts with languages are compared. */
export function blockOrder(lines: NumberedLines): RunOrder {
  const [, predicates, objects] = lines.columns.places as [Uint32Array, Uint32Array, Uint32Array];
  const ids = [...new Set(predicates)];
  const key = (id: number) => predicateKey(lines.term(id).slice(1, -1));
  const places = new Map(sortCodePoints(ids.map(key)).map((text, place) => [text, place]));
  const ranks = new Map(ids.map((id) => [id, places.get(key(id)) as number]));
  const rank = (index: number) => ranks.get(predicates[index] as number) as number;
  return (run) => {
    // Lines of one predicate are in the order of their objects.
    const sorted = [...run].sort((a, b) => rank(a) - rank(b) || a - b);
    for (let start = 0, end = 1; start < sorted.length; start = end++) {
      while (end < sorted.length && predicates[sorted[end] as number] === predicates[sorted[start] as number])
        end++;
      if (end - start > 1) byLanguage(sorted, start, end, (index) => lines.term(objects[index] as number));
    }
    return sorted;
  };
}

/** Puts a part of the lines into the order of their languages first, where their objects have any. */
function byLanguage(lines: number[], start: number, end: number, object: (line: number) => string): void {
  const part = lines.slice(start, end).map((line) => ({ line, term: object(line) }));
  if (!part.some(({ term }) => LANGUAGE.test(term))) return;
  const known = new Map(
    part.map(({ line, term }) => {
      const language = LANGUAGE.exec(term)?.[1];
      return [language === undefined ? term : `@${language} ${term}`, line];
    }),
  );
  for (const [place, key] of sortCodePoints([...known.keys()]).entries())
    lines[start + place] = known.get(key) as number;
}

function blockAsItIs({ graph, subject }: Quad, quads: readonly Quad[]): Block {
  return { graph, subject: subject as Subject, quads };
}

function blockOf(first: Quad, quads: readonly Quad[]): Block {
  const { graph, subject } = first;
  serializeQuad(first, () => [token(subject), graph.termType === 'DefaultGraph' || token(graph)]);
  return { graph, subject: subject as Subject, quads: inBlockOrder(quads) };
}

/** Distinct quads in the order of a block; throws a SerializationError for one that cannot be written. */
function inBlockOrder(quads: readonly Quad[]): readonly Quad[] {
  try {
    return byPredicate(quads) ?? byKey(quads);
  } catch (error) {
    // Only now it matters which of them it was.
    for (const quad of quads) serializeQuad(quad, () => sortKey(quad));
    throw error;
  }
}

/** The same where those of each predicate stand together, as in canonical lines, so that few need to be compared; undefined where they do not. */
function byPredicate(quads: readonly Quad[]): Quad[] | undefined {
  const groups = new Map<string, Quad[]>();
  let predicate: string | undefined;
  let group: Quad[] = [];
  for (const quad of quads) {
    if (quad.predicate.value !== predicate) {
      predicate = quad.predicate.value;
      const key = predicateKey(predicate);
      if (groups.has(key)) return undefined;
      group = [];
      groups.set(key, group);
    }
    group.push(quad);
  }
  return sortCodePoints([...groups.keys()]).flatMap((key) => byKey(groups.get(key) as Quad[]));
}

function byKey(quads: readonly Quad[]): readonly Quad[] {
  const [only] = quads;
  if (quads.length === 1 && only !== undefined) {
    sortKey(only);
    return quads;
  }
  const known = new Map(quads.map((quad) => [sortKey(quad), quad]));
  return sortCodePoints([...known.keys()]).map((key) => known.get(key) as Quad);
}

/** Throws a RangeError where a term cannot be written. */
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
