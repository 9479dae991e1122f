import { expect, test } from 'vitest';
import { serviceDescription } from '../../../src/features/sparql/protocol.ts';
import { FORMATS } from '../../../src/formats/index.ts';
import { RESULT_FORMATS } from '../../../src/query/results/result-formats.ts';

const SD = 'http://www.w3.org/ns/sparql-service-description#';
const ENDPOINT = 'https://x.example/sparql';
const SERVED = {
  base: 'https://x.example/',
  triples: 12,
  graphs: [
    { iri: 'https://x.example/id/source/a', count: 3 },
    { iri: 'https://x.example/id/source/b', count: 4 },
  ],
};

function objects(predicate: string, services?: readonly string[], subject?: string): string[] {
  return serviceDescription(SERVED, services)
    .filter(
      (quad) => quad.predicate.value === predicate && (subject ?? quad.subject.value) === quad.subject.value,
    )
    .map(({ object }) => object.value);
}

test('the endpoint is absolute and speaks SPARQL 1.1 Query', () => {
  expect(objects(`${SD}endpoint`)).toEqual([ENDPOINT]);
  expect(objects(`${SD}supportedLanguage`)).toEqual([`${SD}SPARQL11Query`]);
});

test('every format that can be negotiated is claimed, and no other', () => {
  expect(objects(`${SD}resultFormat`)).toEqual([...RESULT_FORMATS, ...FORMATS].map(({ iri }) => iri));
});

test('federation is claimed only where a service may be called', () => {
  expect(objects(`${SD}feature`)).toEqual([]);
  expect(objects(`${SD}feature`, ['https://query.wikidata.org/sparql'])).toEqual([
    `${SD}BasicFederatedQuery`,
  ]);
});

test('the dataset has a default graph and each named graph, with their triples', () => {
  const [dataset] = objects(`${SD}defaultDataset`);
  const [defaultGraph] = objects(`${SD}defaultGraph`, [], dataset);
  expect(objects('http://rdfs.org/ns/void#triples', [], defaultGraph)).toEqual(['12']);
  const graphs = objects(`${SD}namedGraph`, [], dataset).map((entry) => {
    const [content] = objects(`${SD}graph`, [], entry);
    return [...objects(`${SD}name`, [], entry), ...objects('http://rdfs.org/ns/void#triples', [], content)];
  });
  expect(graphs).toEqual(SERVED.graphs.map(({ iri, count }) => [iri, String(count)]));
});
