import { LABEL_PROPERTIES } from '../rdf/label.ts';
import { inOrder } from '../rdf/order.ts';
import type { Quad } from '../rdf/terms.ts';
import { paddedValues, type QueryClient } from './client.ts';
import { bySubject, inGraphs } from './resource-quads.ts';

/** Where a description is read: its methods give values or promises of them; all IRIs are valid ones. */
export interface DescriptionSource {
  /** The IRIs with a fragment after this one that are subjects of statements about it. */
  pointingParts(iri: string): Awaitable<readonly string[]>;
  /** The quads of every graph about resources and the blank nodes below them; their triples in the default graph where graphs cannot be told. */
  about(
    resources: readonly string[],
  ): Awaitable<{ readonly quads: readonly Quad[]; readonly inGraphs: boolean }>;
  /** The quads of the named graphs with these subjects; asked for only where `about` cannot tell graphs. */
  claims(resources: readonly string[]): Awaitable<readonly Quad[]>;
  /** The statements that point at objects from without: things with IRIs other than the resource and its parts, and blank nodes that are below nothing else. */
  inbound(iri: string, objects: readonly string[], limit: number): Awaitable<InboundStatements>;
  /** For each IRI the statements with the first property of LABEL_PROPERTIES that it has. */
  labels(iris: ReadonlySet<string>): Awaitable<readonly Quad[]>;
  /** Labels out of a union of all graphs, in every graph where they stand; in the default graph where none is known. */
  labelsInGraphs(labels: readonly Quad[]): Awaitable<readonly Quad[]>;
}

type Awaitable<T> = T | Promise<T>;

/** Statements that point at something: the first ones, how many there are in all, and the same ones out of a union in every graph where they stand. */
export interface InboundStatements {
  readonly inbound: readonly Quad[];
  readonly inboundTotal: number;
  inGraphs(): Awaitable<readonly Quad[]>;
}

const [LABEL, ...OTHER_LABELS] = LABEL_PROPERTIES;

/** A description by questions, for engines that are elsewhere and for what is large; its methods reject with a QueryError. */
export function queriedSource(client: QueryClient): DescriptionSource {
  return {
    pointingParts: async (iri) => {
      const rows = await client.rows(
        `SELECT DISTINCT ?part { ?part ?p <${iri}> FILTER(STRSTARTS(STR(?part), "${iri}#")) }`,
      );
      return rows.flatMap(({ part }) => (part ? [part.value] : []));
    },
    about: (resources) => client.describe(resources),
    claims: (subjects) =>
      client.quads(`SELECT ?g ?s ?p ?o { ${paddedValues('s', subjects)} GRAPH ?g { ?s ?p ?o } }`),
    inbound: (...of) => inboundStatements(client, ...of),
    labels: (iris) => queriedLabels(client, iris),
    labelsInGraphs: (labels) => inGraphs(client, labels, labelPattern(labels)),
  };
}

async function inboundStatements(
  client: QueryClient,
  iri: string,
  objects: readonly string[],
  limit: number,
): Promise<InboundStatements> {
  const pattern = `{ ${paddedValues('o', objects)} ?s ?p ?o
    FILTER((ISIRI(?s) && ?s != <${iri}> && !STRSTARTS(STR(?s), "${iri}#")) || (ISBLANK(?s) && NOT EXISTS { ?any ?of ?s })) }`;
  const chosen = `SELECT ?s ?p ?o ${pattern} ORDER BY ?s ?p ?o LIMIT ${limit}`;
  const inbound = await client.graph(`CONSTRUCT { ?s ?p ?o } WHERE { ${chosen} }`);
  const inGraphsToo = () => inGraphs(client, inbound, `{ ${chosen} }`);
  if (inbound.length < limit) return { inbound, inboundTotal: inbound.length, inGraphs: inGraphsToo };
  const [count] = await client.rows(`SELECT (COUNT(*) AS ?n) ${pattern}`);
  return { inbound, inboundTotal: Number(count?.n?.value), inGraphs: inGraphsToo };
}

/** The labels of all IRIs in some statements; rejects with a QueryError. */
export async function labelStatements(client: QueryClient, quads: readonly Quad[]): Promise<Quad[]> {
  return inOrder(await queriedLabels(client, mentionedIn(quads)));
}

/** The IRIs in any place of statements. */
export function mentionedIn(quads: readonly Quad[]): Set<string> {
  const mentioned = new Set<string>();
  for (const { subject, predicate, object, graph } of quads) {
    for (const term of [subject, predicate, object, graph]) {
      if (term.termType === 'NamedNode') mentioned.add(term.value);
    }
  }
  return mentioned;
}

async function queriedLabels(client: QueryClient, iris: ReadonlySet<string>): Promise<Quad[]> {
  const labels = await client.graph(
    `CONSTRUCT { ?s <${LABEL}> ?o } WHERE { ${paddedValues('s', iris)} ?s <${LABEL}> ?o }`,
  );
  const unlabelled = new Set(iris);
  for (const { subject } of labels) unlabelled.delete(subject.value);
  return [...labels, ...(await otherLabels(client, unlabelled))];
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
