import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src/formats/index.ts';
import { DEFINITIONS, PREFIXES } from '../../src/rdf/namespaces.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

let published: Published;
let ontology: readonly Quad[] = [];
beforeAll(async () => {
  published = await publishRecords();
  ontology = await rdf('text/turtle');
}, 60_000);
afterAll(() => published?.close());

const ask = (path: string, accept: string) => published.app.request(path, { headers: { accept } });
async function rdf(mediaType: string): Promise<readonly Quad[]> {
  const response = await ask('/def', mediaType);
  return (await formatOf(mediaType)?.parse(await response.text(), BASE)) ?? [];
}

const { dcterms, foaf, owl, rdfs, vann } = PREFIXES;
const BIBO = 'http://purl.org/ontology/bibo/';
const SCHEMA = 'https://schema.org/';
const of = (property: string, subject: string = DEFINITIONS) =>
  ontology.flatMap((one) =>
    one.subject.value === subject && one.predicate.value === property ? [one.object.value] : [],
  );
const has = (...properties: string[]) => properties.every((property) => of(property).length > 0);
const terms = () => [
  ...new Set(
    ontology
      .filter(
        ({ predicate, object }) =>
          predicate.value.endsWith('#type') &&
          /owl#(Class|ObjectProperty|DatatypeProperty)$/.test(object.value),
      )
      .map(({ subject }) => subject.value)
      .filter((one) => one.startsWith(PREFIXES.mp)),
  ),
];
const isHtml = async (path: string) =>
  (await ask(path, 'text/html')).headers.get('content-type')?.startsWith('text/html') ?? false;

/** The 24 tests of FOOPS!; those about the live Web are asked of this site, to which the persistent IRIs redirect. */
const TESTS: readonly (readonly [test: string, asks: string, passes: () => boolean | Promise<boolean>])[] = [
  ['PURL1', 'a persistent IRI', () => new URL(DEFINITIONS).host === 'w3id.org'],
  ['URI1', 'an IRI that gives RDF', async () => (await rdf('application/rdf+xml')).length > 0],
  ['URI2', 'the same IRI inside', () => of(`${PREFIXES.rdf}type`).includes(`${owl}Ontology`)],
  [
    'VER1',
    'a version IRI',
    () => has(`${owl}versionIRI`, `${owl}versionInfo`) && of(`${owl}versionIRI`)[0] !== DEFINITIONS,
  ],
  [
    'VER2',
    'a version IRI that leads somewhere',
    async () => {
      const version = await ask(
        (of(`${owl}versionIRI`)[0] ?? '').replace('https://w3id.org/munpart', ''),
        'text/turtle',
      );
      return version.status === 303 && version.headers.get('location') === `${BASE}def`;
    },
  ],
  [
    'CN1',
    'content negotiation',
    async () => {
      const types = ['text/turtle', 'application/rdf+xml', 'application/n-triples', 'application/ld+json'];
      const counts = await Promise.all(types.map(async (type) => (await rdf(type)).length));
      return (await isHtml('/def')) && new Set(counts).size === 1 && (counts[0] ?? 0) > 100;
    },
  ],
  ['DOC1', 'documentation', () => isHtml('/def')],
  ['RDF1', 'RDF that can be read', () => ontology.length > 100],
  ['HTTP1', 'an open protocol', () => /^https?:/.test(DEFINITIONS)],
  [
    'OM1',
    'minimal metadata',
    () =>
      has(
        ...['title', 'description', 'license', 'creator'].map((name) => dcterms + name),
        `${owl}versionIRI`,
        `${vann}preferredNamespaceUri`,
      ),
  ],
  [
    'OM2',
    'recommended metadata',
    () =>
      has(
        `${vann}preferredNamespacePrefix`,
        `${owl}versionInfo`,
        `${dcterms}created`,
        `${dcterms}bibliographicCitation`,
      ),
  ],
  [
    'OM3',
    'detailed metadata',
    () =>
      has(
        `${BIBO}doi`,
        `${dcterms}publisher`,
        `${foaf}logo`,
        `${BIBO}status`,
        `${dcterms}source`,
        `${dcterms}issued`,
      ),
  ],
  ['OM4.1', 'a licence', () => has(`${dcterms}license`)],
  [
    'OM4.2',
    'a licence that leads somewhere',
    () => of(`${dcterms}license`).every((one) => /^https?:\/\/creativecommons\.org\//.test(one)),
  ],
  ['OM5.1', 'basic provenance', () => has(`${dcterms}creator`, `${dcterms}created`)],
  ['OM5.2', 'detailed provenance', () => has(`${dcterms}issued`, `${dcterms}publisher`)],
  ['FIND1', 'a prefix', () => has(`${vann}preferredNamespacePrefix`)],
  ['FIND2', 'a prefix in prefix.cc or LOV', () => false],
  ['FIND3', 'a registry', () => has(`${SCHEMA}includedInDataCatalog`)],
  ['FIND_3_BIS', 'a registry in the metadata', () => has(`${SCHEMA}includedInDataCatalog`)],
  ['VOC1', 'metadata in known vocabularies', () => has(`${dcterms}title`, `${vann}preferredNamespacePrefix`)],
  [
    'VOC2',
    'terms of others',
    () =>
      ontology.some(
        ({ predicate, object }) =>
          predicate.value === `${rdfs}subClassOf` && !object.value.startsWith(PREFIXES.mp),
      ),
  ],
  [
    'VOC3',
    'labels of all terms',
    () => terms().length > 60 && terms().every((one) => of(`${rdfs}label`, one).length > 0),
  ],
  ['VOC4', 'definitions of all terms', () => terms().every((one) => of(`${rdfs}comment`, one).length > 0)],
];

/** What only others can give: an entry in prefix.cc or LOV, and a DOI. */
const NEED_REGISTRATION = ['OM3', 'FIND2'];

describe('the vocabulary as FOOPS! tests it', () => {
  it('is tested in 24 ways', () => {
    expect(new Set(TESTS.map(([test]) => test)).size).toBe(24);
  });

  it.each(TESTS)('%s: %s', async (test, _, passes) => {
    expect(await passes()).toBe(!NEED_REGISTRATION.includes(test));
  });

  it('lacks of the detailed metadata nothing but the DOI', () => {
    expect(
      has(`${dcterms}publisher`, `${foaf}logo`, `${BIBO}status`, `${dcterms}source`, `${dcterms}issued`),
    ).toBe(true);
  });
});
