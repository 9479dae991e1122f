import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../src/formats/index.ts';
import { createQueryClient } from '../../src/query/client.ts';
import { canonicalize, nquad, parseNQuads } from '../../src/rdf/canonical.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { blankNode, iri, literal, type Quad, quad, type Subject, text } from '../../src/rdf/terms.ts';
import { type Published, publishTexts } from './publication.ts';

const EX = 'https://ex.example/';
const RESOURCES = [
  `${EX}a`,
  `${EX}b'(c)`,
  `${EX}d?e=f&g`,
  `${EX}é/b`,
  `${EX}per%20cent`,
  `${EX}h#i`,
  'urn:x:j',
];
/** `blank` stands for a graph that a blank node of the resource names. */
const GRAPHS = ['', `${EX}graph`, `${EX}graph#2`, `${EX}a`, 'blank'];
const PROPERTIES = [`${EX}p`, `${EX}q`, 'http://www.w3.org/2000/01/rdf-schema#label'];
const TEXTS = [
  '',
  'plain',
  '"',
  "'''",
  '\\',
  'line\nfeed',
  '\t',
  '𝒜 \u{10FFFD}',
  ']]> <b>&amp;',
  '} . <x> {',
  '_:b <y> .',
];

/** Values in forms that are not the canonical ones, or that their datatype does not know: they stay as they are. */
const VALUES = [
  ['007', 'integer'],
  ['+7', 'integer'],
  ['1.50', 'decimal'],
  ['1e0', 'double'],
  ['1.0E400', 'double'],
  ['INF', 'float'],
  ['1', 'boolean'],
  ['2020-01-01T00:00:00.000+00:00', 'dateTime'],
  ['2020-02-30', 'date'],
  ['0093', 'gYear'],
  ['many', 'integer'],
  [' x ', 'token'],
  ['-P1Y', 'duration'],
] as const;

/** A statement of a resource (subject 0) or of one of its blank nodes, in one of the graphs. */
const STATEMENT = fc.record({
  resource: fc.nat(RESOURCES.length - 1),
  subject: fc.nat(4),
  property: fc.constantFrom(...PROPERTIES),
  object: fc.oneof(
    fc.record({ blank: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ iri: fc.constantFrom(...RESOURCES) }),
    fc.record({ text: fc.constantFrom(...TEXTS), language: fc.constantFrom('', 'lv', 'en-GB', 'zh-Hant') }),
    fc.record({ value: fc.constantFrom(...VALUES) }),
  ),
  graph: fc.constantFrom(...GRAPHS),
});
type Statement = typeof STATEMENT extends fc.Arbitrary<infer T> ? T : never;

/** Blank nodes belong to one resource each, for in two documents one would be two; each hangs from its resource by a statement. */
function quadsOf(statements: readonly Statement[]): Quad[] {
  return statements.flatMap(({ resource, subject, property, object, graph }) => {
    const node = (number: number): Subject =>
      number === 0 ? iri(RESOURCES[resource] as string) : blankNode(`r${resource}n${number}`);
    const named =
      { '': undefined, blank: blankNode(`r${resource}g`) }[graph] ?? (graph ? iri(graph) : undefined);
    const held = subject === 0 ? [] : [quad(node(0), iri(`${EX}part`), node(subject), named)];
    return [...held, quad(node(subject), iri(property), objectOf(object, node), named)];
  });
}

function objectOf(object: Statement['object'], node: (number: number) => Subject) {
  if ('blank' in object) return node(object.blank);
  if ('iri' in object) return iri(object.iri);
  if ('value' in object) return literal(object.value[0], iri(`${PREFIXES.xsd}${object.value[1]}`));
  return object.language === '' ? literal(object.text) : text(object.text, object.language);
}

/** What the document about a resource says of it and of its blank nodes. */
async function documentOf({ app }: Published, resource: string, at: number): Promise<Quad[]> {
  const response = await app.request(`/doc?iri=${encodeURIComponent(resource)}&format=nq`);
  expect(response.status, resource).toBe(200);
  const apart = (term: Quad['object'] | Quad['graph']) =>
    (term.termType === 'BlankNode' ? blankNode(`d${at}${term.value}`) : term) as Subject;
  return [...parseNQuads(await response.text())]
    .filter(({ subject }) => subject.termType === 'BlankNode' || subject.value === resource)
    .map(({ subject, predicate, object, graph }) =>
      quad(apart(subject as Subject), iri(predicate.value), apart(object), apart(graph)),
    );
}

const triples = (quads: Iterable<Quad>) =>
  [...quads].map(({ subject, predicate, object }) =>
    quad(subject as Subject, iri(predicate.value), object as Subject),
  );

async function agrees(statements: readonly Statement[]): Promise<void> {
  const quads = quadsOf(statements);
  const lines = quads.map((one) => `${nquad(one)}\n`).join('');
  const published = await publishTexts({ 'data.nq': lines }, 'union');
  try {
    const { release, sparql } = published.publication;
    const read = (name: string) => readFile(join(release.directory, name), 'utf8');
    const truth = await canonicalize(quads);
    const dump = await canonicalize(parseNQuads(await read('dumps/munpart.nq')));
    expect(dump, 'the dump').toBe(truth);

    const ask = createQueryClient(sparql, { deadline: 20_000, maxBytes: 10_000_000 });
    const merged = await canonicalize(triples(parseNQuads(dump)));
    const selected = await ask.quads('SELECT ?s ?p ?o { ?s ?p ?o }');
    expect(await canonicalize(selected), 'SPARQL').toBe(merged);
    expect(selected, 'SPARQL, each once').toHaveLength(merged.split('\n').length - 1);
    const named = [...parseNQuads(dump)].filter(({ graph }) => graph.termType !== 'DefaultGraph');
    const byGraph = await ask.quads('SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }');
    expect(await canonicalize(byGraph), 'SPARQL, by graph').toBe(await canonicalize(named));

    const subjects = quads.flatMap(({ subject: { termType, value } }) =>
      termType === 'NamedNode' ? value : [],
    );
    const documents = [...new Set(subjects)].map((one, at) => documentOf(published, one, at));
    expect(await canonicalize((await Promise.all(documents)).flat()), 'the documents').toBe(dump);

    const turtle = await formatOf('turtle')?.parse(await read('dumps/munpart.ttl'), EX);
    expect(await canonicalize(turtle ?? []), 'Turtle').toBe(merged);
    expect(published.reported).toEqual([]);
  } finally {
    await published.close();
  }
}

describe('any dataset with named graphs and blank nodes', () => {
  it('is the same in the dump, in SPARQL and in all documents together', async () => {
    const datasets = fc.array(STATEMENT, { minLength: 1, maxLength: 60, size: 'max' });
    await fc.assert(fc.asyncProperty(datasets, agrees), { numRuns: 3, endOnFailure: true });
  });
});
