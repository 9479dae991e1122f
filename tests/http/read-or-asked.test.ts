import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import type { Publication } from '../../src/http/serving/running-queries.ts';
import { type Published, publishRecords, publishTexts } from './publication.ts';

/** Two graphs that say the same and more, blank nodes below and pointing, parts that only others mention. */
const GRAPHS = `@prefix : <https://towns.example/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:a a :Town ; rdfs:label "A"@en-GB ; :at [ :lat 1.50 ; :near [ :name "x" ] ] ; :part <https://towns.example/id/a#one> .
<https://towns.example/id/a#one> :to :b .
:b :to <https://towns.example/id/a#two>, :a ; skos:prefLabel "B" .
[] :about :a .
:g { :a rdfs:label "A"@en-GB ; :to :b . :b :to :a . [] :about :a , :b }
:h { :c :to :b . :a :at [ :lat 1.5 ] . _:x :next _:y . _:y :next _:x ; :of :c }
`;

const SETTINGS = { queryTimeout: 10_000, maxResultBytes: 10_000_000 };
const FORMS = ['application/trig', 'text/turtle', 'text/html'];

/** What a publication says of all things at once, in whole files and on pages. */
const OVERVIEWS = [
  ...['partnerships', 'places', 'organisations', 'networks', 'projects', 'fields', 'sources'].map(
    (list) => `${list}.json`,
  ),
  'partnerships.csv',
  'partnerships?country=POL',
  'places?wikidata=no',
  'network.json',
  'search.json?q=Harkova',
  'search.json?q=cooperation&limit=50',
];

/** The answers of a publication whose engine is read, and of the same one where it is only asked. */
function bothWays({ publication }: Published) {
  const { documents } = publication;
  expect(documents.reader).toBeDefined();
  const asked: Publication = {
    ...publication,
    documents: { execute: (request) => documents.execute(request), close: () => documents.close() },
  };
  const [read, other] = [publication, asked].map((one) =>
    createApp({ publication: () => one, settings: SETTINGS }),
  );
  return async (address: string, accept: string) => {
    const answers = [read, other].map(async (app) => {
      const response = await app?.request(`https://towns.example/${address}`, { headers: { accept } });
      return [response?.status, response?.headers.get('link'), await response?.text()];
    });
    return Promise.all(answers);
  };
}

/** Every so many-th subject of the lines, and some that are no subjects. */
async function someSubjects({ app }: Published, step: number): Promise<string[]> {
  const lines = await (await app.request('https://towns.example/dumps/latest/munpart.nq')).text();
  const subjects = [...new Set([...lines.matchAll(/^<([^>]+)>/gm)].map(([, iri = '']) => iri))];
  return subjects.filter((_, at) => at % step === 0);
}

describe('a document that is read is the one that is asked for', () => {
  let published: Published[];
  beforeAll(async () => {
    published = await Promise.all([
      publishRecords({ maxResultBytes: 10_000_000 }),
      publishTexts({ 'data.trig': GRAPHS }),
    ]);
  });
  afterAll(() => Promise.all(published.map((one) => one.close())));

  it.each([
    [0, 'the records', 97],
    [1, 'the union of graphs', 1],
  ])('%i: %s', async (at, _, step) => {
    const of = published[at] as Published;
    const ask = bothWays(of);
    const iris = [
      ...(await someSubjects(of, step)),
      'https://towns.example/id/b',
      'https://towns.example/id/to',
    ];
    expect(iris.length).toBeGreaterThan(5);
    for (const iri of iris) {
      for (const accept of FORMS) {
        const [read, asked] = await ask(`doc?iri=${encodeURIComponent(iri)}`, accept);
        expect([iri, accept, read]).toEqual([iri, accept, asked]);
      }
    }
  });

  it.each(OVERVIEWS)('%s', async (address) => {
    const [read, asked] = await bothWays(published[0] as Published)(address, '*/*');
    expect(read?.[0]).toBe(200);
    expect(read).toEqual(asked);
  });
});
