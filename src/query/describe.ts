import { inOrder } from '../rdf/order.ts';
import type { DefaultGraph } from '../rdf/store.ts';
import { isIri, type Quad, type Term } from '../rdf/terms.ts';
import { createQueryClient, type QueryClient } from './client.ts';
import { type DatasetReader, unlessLarge } from './dataset-reader.ts';
import { type DescriptionSource, labelStatements, mentionedIn, queriedSource } from './description-source.ts';
import type { QueryEngine } from './port.ts';
import { bySubject, isNamed, union, without } from './resource-quads.ts';
import { usesIn } from './uses.ts';

/** What is known of a resource; the statements of each kind are in the order of their subjects, the resource first. */
export interface ResourceDescription {
  readonly iri: string;
  /** Triples about the resource, its parts (the fragments of its IRI) and the blank nodes below them: of the default graph, or of all graphs together. */
  readonly own: readonly Quad[];
  /** Statements of other resources that point at it, and how many there are in all. */
  readonly inbound: readonly Quad[];
  readonly inboundTotal: number;
  /** Labels of all that is mentioned: rdfs:label, or the next property that stands for it where there is none. */
  readonly labels: readonly Quad[];
  /** The statements of named graphs about the resource, its parts and the blank nodes below them. */
  readonly claims: readonly Quad[];
  /** Where the triples are those of all graphs together: own ones of the default graph, inbound ones and labels, each in the graphs where it stands. */
  readonly stated?: readonly Quad[];
}

/** The terms on which a resource is described. */
export interface DescribeOptions {
  /** Milliseconds for the whole description. */
  readonly deadline: number;
  /** Largest answer to any of the questions it takes, in bytes. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  /** IRIs of parts that are known already; those that statements lead to are found besides. */
  readonly parts?: readonly string[];
  /** What the engine takes for the default graph; its own where absent. */
  readonly defaultGraph?: DefaultGraph;
  /** Inbound statements to give; 500 where absent. */
  readonly inboundLimit?: number;
}

const INBOUND_LIMIT = 500;
/** What points at the terms of a whole vocabulary is no part of its description. */
const PARTS_WITH_INBOUND = 50;
/** Rounds in which parts of parts are found. */
const DEPTH = 4;

/** What is known of a resource, or undefined where nothing is: read at once where the engine can be, else asked for. Rejects with a QueryError. */
export async function describe(
  engine: QueryEngine,
  iri: string,
  options: DescribeOptions,
): Promise<ResourceDescription | undefined> {
  if (!isIri(iri)) return undefined;
  const client = createQueryClient(engine, options);
  const { reader } = engine;
  const found =
    (reader && (await unlessLarge(() => describedBy(readSource(reader), iri, options)))) ??
    (await describedBy(queriedSource(client), iri, options));
  if (found.description) return found.description;
  return usesOf(client, found.subjects, options.inboundLimit ?? INBOUND_LIMIT);
}

/** A description by an index. */
function readSource(reader: DatasetReader): DescriptionSource {
  return {
    pointingParts: (iri) => reader.pointingParts(iri),
    about: (resources) => ({ quads: reader.about(resources), inGraphs: true }),
    claims: () => [],
    inbound: (...of) => {
      const found = reader.inbound(...of);
      return { ...found, inGraphs: () => reader.inGraphs(found.inbound) };
    },
    labels: (iris) => reader.labels(iris),
    labelsInGraphs: (labels) => reader.inGraphs(labels),
  };
}

/** The description, where the data say anything, and the IRIs that it is about. */
async function describedBy(source: DescriptionSource, iri: string, options: DescribeOptions) {
  const isUnion = options.defaultGraph === 'union';
  const { own, claims, unnamed, subjects } = await ownStatements(source, iri, options.parts ?? [], isUnion);
  const objects = subjects.length <= PARTS_WITH_INBOUND ? subjects : [iri];
  const pointing = await source.inbound(iri, objects, options.inboundLimit ?? INBOUND_LIMIT);
  const inbound = inOrder(pointing.inbound);
  if (own.length + inbound.length + claims.length === 0) return { description: undefined, subjects };
  const labels = inOrder(await source.labels(mentionedIn([...own, ...inbound, ...claims])));
  const { inboundTotal } = pointing;
  const description: ResourceDescription = { iri, own, inbound, inboundTotal, labels, claims };
  if (!isUnion) return { description, subjects };
  const [inboundIn, labelsIn] = await Promise.all([pointing.inGraphs(), source.labelsInGraphs(labels)]);
  const stated = [...unnamed, ...inOrder(inboundIn), ...inOrder(labelsIn)];
  return { description: { ...description, stated }, subjects };
}

interface OwnStatements {
  readonly own: readonly Quad[];
  readonly claims: readonly Quad[];
  /** Those of the default graph itself. */
  readonly unnamed: readonly Quad[];
  readonly subjects: readonly string[];
}

/** Reads until no new part comes to light; the last answer holds them all, so that its blank nodes agree. */
async function ownStatements(
  source: DescriptionSource,
  iri: string,
  known: readonly string[],
  isUnion: boolean,
): Promise<OwnStatements> {
  const isPart = (term: Term) => term.termType === 'NamedNode' && term.value.startsWith(`${iri}#`);
  const subjects = new Set([iri, ...known, ...(await source.pointingParts(iri))]);
  for (let round = 1; ; round++) {
    const described = await source.about([...subjects]);
    const all = inOrder(closure(described.quads, subjects));
    const parts = all
      .map(({ object }) => object)
      .filter((object) => isPart(object) && !subjects.has(object.value));
    if (parts.length === 0 || round === DEPTH) {
      const named = described.inGraphs ? all.filter(isNamed) : inOrder(await source.claims([...subjects]));
      return { ...ownOf(all, named, { isUnion, inGraphs: described.inGraphs }), subjects: [...subjects] };
    }
    for (const part of parts) subjects.add(part.value);
  }
}

/** An engine that cannot tell graphs gives a union for the default graph: what stands in a named graph is then taken to stand there alone. */
function ownOf(all: readonly Quad[], claims: Quad[], of: { isUnion: boolean; inGraphs: boolean }) {
  const unnamed = all.filter((quad) => !isNamed(quad));
  if (!of.isUnion) return { own: unnamed, claims, unnamed };
  const own = inOrder(union(all, claims));
  return { own, claims, unnamed: of.inGraphs ? unnamed : without(unnamed, claims) };
}

/** The statements about the subjects and the blank nodes below them: engines are free to describe more. */
function closure(quads: readonly Quad[], subjects: ReadonlySet<string>): Quad[] {
  const statements = bySubject(quads);
  const reached = new Set(subjects);
  for (const subject of reached) {
    for (const { object } of statements.get(subject) ?? []) {
      if (object.termType === 'BlankNode') reached.add(object.value);
    }
  }
  return quads.filter(({ subject }) => reached.has(subject.value));
}

/** The page of what is not described, but used: as a property, as a graph, or within graphs. */
async function usesOf(
  client: QueryClient,
  subjects: readonly string[],
  limit: number,
): Promise<ResourceDescription | undefined> {
  const [iri = ''] = subjects;
  const uses = inOrder(await usesIn(client, subjects, limit));
  if (uses.length === 0) return undefined;
  const labels = await labelStatements(client, uses);
  return { iri, own: [], inbound: uses, inboundTotal: uses.length, labels, claims: [] };
}
