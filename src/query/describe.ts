import { compareCodePoints, nquad } from '../rdf/canonical.ts';
import { PREFIXES } from '../rdf/namespaces.ts';
import { isIri, type Quad, type Term } from '../rdf/terms.ts';
import { type Asker, asker, values } from './ask.ts';
import type { QueryEngine } from './port.ts';
import { usesIn } from './uses.ts';

/** What is known of a resource; the statements of each kind are in the order of their subjects, the resource first. */
export interface ResourceDescription {
  readonly iri: string;
  /** Statements of the default graph about the resource, its parts (the fragments of its IRI) and the blank nodes below them. */
  readonly own: readonly Quad[];
  /** Statements of other resources that point at it, and how many there are in all. */
  readonly inbound: readonly Quad[];
  readonly inboundTotal: number;
  /** Labels of all that is mentioned: rdfs:label, or the next property that stands for it where there is none. */
  readonly labels: readonly Quad[];
  /** The statements of named graphs about the resource and its parts. */
  readonly claims: readonly Quad[];
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
  /** Inbound statements to give; 500 where absent. */
  readonly inboundLimit?: number;
}

const INBOUND_LIMIT = 500;
/** What points at the terms of a whole vocabulary is no part of its description. */
const PARTS_WITH_INBOUND = 50;
/** Rounds in which parts of parts are found. */
const DEPTH = 4;
const LABEL = `${PREFIXES.rdfs}label`;
/** What stands for rdfs:label where there is none, best first. */
const OTHER_LABELS = [
  `${PREFIXES.skos}prefLabel`,
  `${PREFIXES.dcterms}title`,
  `${PREFIXES.foaf}name`,
  'http://schema.org/name',
  'https://schema.org/name',
];

/** What is known of a resource, or undefined where nothing is; rejects with a QueryError. */
export async function describe(
  engine: QueryEngine,
  iri: string,
  options: DescribeOptions,
): Promise<ResourceDescription | undefined> {
  if (!isIri(iri)) return undefined;
  const ask = asker(engine, options);
  const { own, subjects } = await ownStatements(ask, iri, options.parts ?? []);
  const [{ inbound, inboundTotal }, claims] = await Promise.all([
    inboundStatements(ask, iri, subjects, options.inboundLimit ?? INBOUND_LIMIT),
    claimsAbout(ask, subjects),
  ]);
  if (own.length + inbound.length + claims.length === 0) {
    return usesOf(ask, subjects, options.inboundLimit ?? INBOUND_LIMIT);
  }
  const labels = await labelsOf(ask, [...own, ...inbound, ...claims]);
  return { iri, own, inbound, inboundTotal, labels, claims };
}

/** Asks until no new part comes to light; the last answer holds them all, so that its blank nodes agree. */
async function ownStatements(
  ask: Asker,
  iri: string,
  known: readonly string[],
): Promise<{ own: Quad[]; subjects: string[] }> {
  const isPart = (term: Term) => term.termType === 'NamedNode' && term.value.startsWith(`${iri}#`);
  const pointing = await ask.rows(
    `SELECT DISTINCT ?part { ?part ?p <${iri}> FILTER(STRSTARTS(STR(?part), "${iri}#")) }`,
  );
  const subjects = new Set([iri, ...known, ...pointing.flatMap(({ part }) => (part ? [part.value] : []))]);
  for (let round = 1; ; round++) {
    const all = await ask.graph(`DESCRIBE ${[...subjects].map((subject) => `<${subject}>`).join(' ')}`);
    const own = closure(all, subjects);
    const parts = own
      .map(({ object }) => object)
      .filter((object) => isPart(object) && !subjects.has(object.value));
    if (parts.length === 0 || round === DEPTH) return { own: inOrder(own), subjects: [...subjects] };
    for (const part of parts) subjects.add(part.value);
  }
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

async function inboundStatements(ask: Asker, iri: string, subjects: readonly string[], limit: number) {
  const objects = subjects.length <= PARTS_WITH_INBOUND ? subjects : [iri];
  const pattern = `{ ${values('o', objects)} ?s ?p ?o
    FILTER(ISIRI(?s) && ?s != <${iri}> && !STRSTARTS(STR(?s), "${iri}#")) }`;
  const inbound = await ask.graph(
    `CONSTRUCT { ?s ?p ?o } WHERE { SELECT ?s ?p ?o ${pattern} ORDER BY ?s ?p ?o LIMIT ${limit} }`,
  );
  if (inbound.length < limit) return { inbound: inOrder(inbound), inboundTotal: inbound.length };
  const [count] = await ask.rows(`SELECT (COUNT(*) AS ?n) ${pattern}`);
  return { inbound: inOrder(inbound), inboundTotal: Number(count?.n?.value) };
}

/** The page of what is not described, but used: as a property, as a graph, or within graphs. */
async function usesOf(
  ask: Asker,
  subjects: readonly string[],
  limit: number,
): Promise<ResourceDescription | undefined> {
  const [iri = ''] = subjects;
  const uses = inOrder(await usesIn(ask, subjects, limit));
  if (uses.length === 0) return undefined;
  const labels = await labelsOf(ask, uses);
  return { iri, own: [], inbound: uses, inboundTotal: uses.length, labels, claims: [] };
}

async function claimsAbout(ask: Asker, subjects: readonly string[]): Promise<Quad[]> {
  const query = `SELECT ?g ?s ?p ?o { ${values('s', subjects)} GRAPH ?g { ?s ?p ?o } }`;
  return inOrder(await ask.quads(query));
}

async function labelsOf(ask: Asker, quads: readonly Quad[]): Promise<Quad[]> {
  const mentioned = new Set<string>();
  for (const { subject, predicate, object, graph } of quads) {
    for (const term of [subject, predicate, object, graph]) {
      if (term.termType === 'NamedNode') mentioned.add(term.value);
    }
  }
  const labels = await ask.graph(
    `CONSTRUCT { ?s <${LABEL}> ?o } WHERE { ${values('s', mentioned)} ?s <${LABEL}> ?o }`,
  );
  for (const { subject } of labels) mentioned.delete(subject.value);
  return inOrder([...labels, ...(await otherLabels(ask, mentioned))]);
}

/** Asked apart, because an engine that is given VALUES for two variables of a pattern scans all there is. */
async function otherLabels(ask: Asker, unlabelled: ReadonlySet<string>): Promise<Quad[]> {
  if (unlabelled.size === 0) return [];
  const predicates = OTHER_LABELS.map((predicate) => `<${predicate}>`).join(', ');
  const found = await ask.graph(
    `CONSTRUCT { ?s ?p ?o } WHERE { ${values('s', unlabelled)} ?s ?p ?o FILTER(?p IN (${predicates})) }`,
  );
  return [...bySubject(found).values()].flatMap((labels) => {
    const best = OTHER_LABELS.find((label) => labels.some(({ predicate }) => predicate.value === label));
    return labels.filter(({ predicate }) => predicate.value === best);
  });
}

function bySubject(quads: readonly Quad[]): Map<string, Quad[]> {
  const groups = new Map<string, Quad[]>();
  for (const quad of quads) {
    const group = groups.get(quad.subject.value);
    if (group === undefined) groups.set(quad.subject.value, [quad]);
    else group.push(quad);
  }
  return groups;
}

/** By graph, then subject: as if `>` sorted before all that an IRI goes on with, so that a resource precedes its fragments. */
function inOrder(quads: readonly Quad[]): Quad[] {
  return quads
    .map((quad) => ({ quad, key: `${quad.graph.value}\u0001${nquad(quad).replaceAll('>', '\u0001')}` }))
    .sort((a, b) => compareCodePoints(a.key, b.key))
    .map(({ quad }) => quad);
}
