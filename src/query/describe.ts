import { LABEL_PROPERTIES } from '../rdf/label.ts';
import { inOrder } from '../rdf/order.ts';
import type { DefaultGraph } from '../rdf/store.ts';
import { isIri, type Quad, type Term } from '../rdf/terms.ts';
import { createQueryClient, paddedValues, type QueryClient } from './client.ts';
import type { QueryEngine } from './port.ts';
import { bySubject, inGraphs, isNamed, union, without } from './resource-quads.ts';
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
const [LABEL, ...OTHER_LABELS] = LABEL_PROPERTIES;

/** What is known of a resource, or undefined where nothing is; rejects with a QueryError. */
export async function describe(
  engine: QueryEngine,
  iri: string,
  options: DescribeOptions,
): Promise<ResourceDescription | undefined> {
  if (!isIri(iri)) return undefined;
  const client = createQueryClient(engine, options);
  const isUnion = options.defaultGraph === 'union';
  const { own, claims, unnamed, subjects } = await ownStatements(client, iri, options.parts ?? [], isUnion);
  const pointing = inboundPattern(iri, subjects);
  const limit = options.inboundLimit ?? INBOUND_LIMIT;
  const { inbound, inboundTotal } = await inboundStatements(client, pointing, limit);
  if (own.length + inbound.length + claims.length === 0) return usesOf(client, subjects, limit);
  const labels = await labelStatements(client, [...own, ...inbound, ...claims]);
  const description = { iri, own, inbound, inboundTotal, labels, claims };
  if (!isUnion) return description;
  const [inboundIn, labelsIn] = await Promise.all([
    inGraphs(client, inbound, `{ ${chosenInbound(pointing, limit)} }`),
    inGraphs(client, labels, labelPattern(labels)),
  ]);
  return { ...description, stated: [...unnamed, ...inboundIn, ...labelsIn] };
}

interface OwnStatements {
  readonly own: readonly Quad[];
  readonly claims: readonly Quad[];
  /** Those of the default graph itself. */
  readonly unnamed: readonly Quad[];
  readonly subjects: readonly string[];
}

/** Asks until no new part comes to light; the last answer holds them all, so that its blank nodes agree. */
async function ownStatements(
  client: QueryClient,
  iri: string,
  known: readonly string[],
  isUnion: boolean,
): Promise<OwnStatements> {
  const isPart = (term: Term) => term.termType === 'NamedNode' && term.value.startsWith(`${iri}#`);
  const pointing = await client.rows(
    `SELECT DISTINCT ?part { ?part ?p <${iri}> FILTER(STRSTARTS(STR(?part), "${iri}#")) }`,
  );
  const subjects = new Set([iri, ...known, ...pointing.flatMap(({ part }) => (part ? [part.value] : []))]);
  for (let round = 1; ; round++) {
    const answer = await client.describe([...subjects]);
    const all = inOrder(closure(answer.quads, subjects));
    const parts = all
      .map(({ object }) => object)
      .filter((object) => isPart(object) && !subjects.has(object.value));
    if (parts.length === 0 || round === DEPTH) {
      const named = answer.inGraphs ? all.filter(isNamed) : await claimsAbout(client, [...subjects]);
      return { ...ownOf(all, named, { isUnion, inGraphs: answer.inGraphs }), subjects: [...subjects] };
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

/** Binds `?s ?p ?o` to what points at the resource or its parts: things with IRIs, and blank nodes that are below nothing else. */
function inboundPattern(iri: string, subjects: readonly string[]): string {
  const objects = subjects.length <= PARTS_WITH_INBOUND ? subjects : [iri];
  return `{ ${paddedValues('o', objects)} ?s ?p ?o
    FILTER((ISIRI(?s) && ?s != <${iri}> && !STRSTARTS(STR(?s), "${iri}#")) || (ISBLANK(?s) && NOT EXISTS { ?any ?of ?s })) }`;
}

function chosenInbound(pattern: string, limit: number): string {
  return `SELECT ?s ?p ?o ${pattern} ORDER BY ?s ?p ?o LIMIT ${limit}`;
}

async function inboundStatements(client: QueryClient, pattern: string, limit: number) {
  const inbound = await client.graph(`CONSTRUCT { ?s ?p ?o } WHERE { ${chosenInbound(pattern, limit)} }`);
  if (inbound.length < limit) return { inbound: inOrder(inbound), inboundTotal: inbound.length };
  const [count] = await client.rows(`SELECT (COUNT(*) AS ?n) ${pattern}`);
  return { inbound: inOrder(inbound), inboundTotal: Number(count?.n?.value) };
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

async function claimsAbout(client: QueryClient, subjects: readonly string[]): Promise<Quad[]> {
  const query = `SELECT ?g ?s ?p ?o { ${paddedValues('s', subjects)} GRAPH ?g { ?s ?p ?o } }`;
  return inOrder(await client.quads(query));
}

/** The labels of all IRIs in some statements; rejects with a QueryError. */
export async function labelStatements(client: QueryClient, quads: readonly Quad[]): Promise<Quad[]> {
  const mentioned = new Set<string>();
  for (const { subject, predicate, object, graph } of quads) {
    for (const term of [subject, predicate, object, graph]) {
      if (term.termType === 'NamedNode') mentioned.add(term.value);
    }
  }
  const labels = await client.graph(
    `CONSTRUCT { ?s <${LABEL}> ?o } WHERE { ${paddedValues('s', mentioned)} ?s <${LABEL}> ?o }`,
  );
  for (const { subject } of labels) mentioned.delete(subject.value);
  return inOrder([...labels, ...(await otherLabels(client, mentioned))]);
}

function labelPattern(labels: readonly Quad[]): string {
  const subjects = new Set(labels.map(({ subject }) => subject.value));
  return `${paddedValues('s', subjects)} FILTER(?p IN (${LABEL_PROPERTIES.map((label) => `<${label}>`).join(', ')}))`;
}

/** Asked apart, because an engine that is given VALUES for two variables of a pattern scans all there is. */
async function otherLabels(client: QueryClient, unlabelled: ReadonlySet<string>): Promise<Quad[]> {
  if (unlabelled.size === 0) return [];
  const predicates = OTHER_LABELS.map((predicate) => `<${predicate}>`).join(', ');
  const found = await client.graph(
    `CONSTRUCT { ?s ?p ?o } WHERE { ${paddedValues('s', unlabelled)} ?s ?p ?o FILTER(?p IN (${predicates})) }`,
  );
  return [...bySubject(found).values()].flatMap((labels) => {
    const best = OTHER_LABELS.find((label) => labels.some(({ predicate }) => predicate.value === label));
    return labels.filter(({ predicate }) => predicate.value === best);
  });
}
