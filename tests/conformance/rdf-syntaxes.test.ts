import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { describe, expect } from 'vitest';
import { type Format, formatOf, RdfSyntaxError } from '../../src/formats/index.ts';
import { canonicalize } from '../../src/rdf/canonical.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { iri, type Quad, type Term } from '../../src/rdf/terms.ts';
import { RDF } from '../../src/rdf/vocabularies.ts';
import { describeSuite, itPasses, suiteDirectory } from './formats/suite.ts';
import { Graph } from './graph.ts';

const VARIABLE = 'RDF_TESTS';
const DIRECTORY = join(suiteDirectory(VARIABLE, '../shared/standards/rdf-tests'), 'rdf/rdf11');
/** Where the W3C publishes the tests: what relative IRIs of their files are resolved against. */
const SITE = 'https://w3c.github.io/rdf-tests/rdf/rdf11/';
const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const RDFT = 'http://www.w3.org/ns/rdftest#';

/** Directory → the syntax that its tests are in. */
const SUITES = {
  'rdf-turtle': 'turtle',
  'rdf-trig': 'trig',
  'rdf-n-triples': 'n-triples',
  'rdf-n-quads': 'n-quads',
  'rdf-xml': 'rdf-xml',
} as const;

interface SyntaxTest {
  readonly id: string;
  readonly title: string;
  /** Local name of its class: `TestTurtleEval`. */
  readonly kind: string;
  /** IRIs of files. */
  readonly action: string;
  readonly result: string;
}

await describeSuite('the RDF 1.1 syntaxes', { variable: VARIABLE, directory: DIRECTORY }, async () => {
  for (const [suite, name] of Object.entries(SUITES)) {
    const format = formatOf(name) as Format;
    const tests = await readTests(suite);
    describe(format.label, () => {
      for (const test of tests) itPasses(test, {}, () => check(test, format));
    });
  }
});

async function check({ kind, action, result }: SyntaxTest, format: Format): Promise<void> {
  const parsed = format.parse(await textOf(action), action);
  if (kind.endsWith('NegativeSyntax') || kind.endsWith('NegativeEval')) {
    await expect(parsed).rejects.toThrow(RdfSyntaxError);
  } else if (kind.endsWith('PositiveSyntax')) {
    await parsed;
  } else {
    expect(await canonicalize(await parsed)).toBe(await canonicalize(await quadsOf(result)));
  }
}

async function readTests(suite: string): Promise<SyntaxTest[]> {
  const address = `${SITE}${suite}/manifest.ttl`;
  const manifest = new Graph(await quadsOf(address));
  const tests = manifest.members(iri(address), `${MF}entries`).map((test) => readTest(test, manifest));
  expect(tests.length).toBeGreaterThan(50);
  return tests;
}

function readTest(test: Term, manifest: Graph): SyntaxTest {
  const value = (property: string) => manifest.value(test, property) ?? '';
  const name = value(`${MF}name`);
  return {
    id: test.value,
    title: `${name} ${value(`${PREFIXES.rdfs}comment`)}`,
    kind: value(RDF.type.value).replace(RDFT, ''),
    action: value(`${MF}action`),
    result: value(`${MF}result`),
  };
}

function textOf(address: string): Promise<string> {
  return readFile(join(DIRECTORY, address.slice(SITE.length)), 'utf8');
}

async function quadsOf(address: string): Promise<Quad[]> {
  return (formatOf(extname(address)) as Format).parse(await textOf(address), address);
}
