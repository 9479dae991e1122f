import { afterAll, beforeAll, expect, describe as suite, test } from 'vitest';
import { load } from '../../src/commands/load.ts';
import { openRemoteEngine } from '../../src/commands/publishing/open-publication.ts';
import { createApp } from '../../src/features/app.ts';
import { LISTS, membersQuery, valuesQuery } from '../../src/features/lists/lists.ts';
import { exampleQueries } from '../../src/features/queries/examples.ts';
import { createQueryClient } from '../../src/query/client.ts';
import type { QueryEngine, QueryRequest } from '../../src/query/port.ts';
import { remoteEngine } from '../../src/query/remote/remote.ts';
import { openGraphStore, StoreError, versionOf } from '../../src/store/index.ts';
import { type Published, publishRecords } from '../http/publication.ts';
import { DBA, Virtuoso } from './virtuoso-server.ts';

const TERMS = { deadline: 60_000, maxBytes: 20_000_000 };
const N_TRIPLES = 'application/n-triples';
/** More rows than any of our own questions has, fewer than a cross product. */
const ROWS = 12_000;
/** Where Virtuoso 7.2 departs from SPARQL 1.1: `<` of texts with language tags, the order of values in GROUP_CONCAT, a plan its compiler fails at. */
const DEPARTURES = ['fields-together', 'wikidata', 'same-day', 'ended-since'];
/** Ask for geof:distance, which Virtuoso 7.2 does not have. */
const BEYOND = ['distances', 'distance-and-chance'];

let virtuoso: Virtuoso;
let published: Published;
let remote: QueryEngine;

beforeAll(async () => {
  [virtuoso, published] = await Promise.all([Virtuoso.start(ROWS), publishRecords()]);
}, 180_000);
afterAll(async () => {
  await remote?.close();
  await published?.close();
  await virtuoso?.stop();
});

async function text(engine: QueryEngine, query: string, mediaType: string, more: Partial<QueryRequest> = {}) {
  const { bytes } = await engine.execute({ query, mediaType, ...TERMS, ...more });
  return roughly(Buffer.from(bytes).toString());
}

/** Virtuoso keeps points in single precision: the sixth decimal may differ. It writes tags of languages in lower case, as RDF 1.1 allows. */
function roughly(text: string): string {
  const lower = text.replace(/"@[a-z]+(-[a-z0-9]+)+/gi, (tag) => tag.toLowerCase());
  return lower.replace(/POINT\((\S+) (\S+?)\)/g, (_, long, lat) => `POINT(${near(long)} ${near(lat)})`);
}

function near(number: string): string {
  return Number(number).toPrecision(6);
}

const sorted = (lines: string) => lines.split(/\r?\n/).sort();
const local = () => published.publication.sparql;

suite('a release is loaded', () => {
  test('by nobody but those who may', async () => {
    const opened = openGraphStore(`${virtuoso.url}sparql-auth`, { ...DBA, password: 'wrong' });
    await expect(opened).rejects.toThrow(StoreError);
    await expect(openRemoteEngine(`${virtuoso.url}sparql`, published.publication.release)).rejects.toThrow(
      '0 of the',
    );
  });

  test.each([
    ['sparql-auth', 'SPARQL Update'],
    ['sparql-graph-crud-auth', 'Graph Store Protocol'],
    ['sparql-auth', 'SPARQL Update'],
  ])('to %s by %s, as often as one likes', async (path, protocol) => {
    const store = await openGraphStore(virtuoso.url + path, DBA);
    expect(store.protocol).toBe(protocol);
    await load(published.publication.release, store);
    await remote?.close();
    remote = await openRemoteEngine(`${virtuoso.url}sparql`, published.publication.release);
    const graphs = 'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g';
    expect(await text(remote, graphs, 'text/csv')).toBe(await text(local(), graphs, 'text/csv'));
  });

  test.each(['sparql-auth', 'sparql-graph-crud-auth'])(
    'and the next takes its place at %s: the one before stays, older ones go',
    async (path) => {
      const store = await openGraphStore(virtuoso.url + path, DBA);
      const base = `http://other.example/${path}/`;
      const all = remoteEngine(`${virtuoso.url}sparql`);
      for (const [id, graphs] of [
        ['1', ['a', 'b']],
        ['2', ['b']],
        ['3', ['b']],
      ] as const) {
        const version = versionOf(
          base,
          id,
          graphs.map((name) => base + name),
        );
        await store.add(version.defaultGraph, [`<${base}s> <${base}p> "${id}" .`]);
        for (const named of version.named) await store.stage(named, [`<${base}s> <${base}q> "${id}" .`]);
        await store.publish(version);
      }
      const rows = await createQueryClient(all, TERMS).rows(
        `SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), "${base}") && ISLITERAL(?o)) } ORDER BY ?g`,
      );
      expect(rows.map(({ g, o }) => [g?.value.slice(base.length), o?.value])).toEqual([
        ['b', '3'],
        ['release/2#default', '2'],
        ['release/3#default', '3'],
      ]);
      const pointer = await createQueryClient(all, TERMS).rows(
        `SELECT ?v { GRAPH <${base}release/current> { <${base}dataset> <http://www.w3.org/ns/dcat#hasCurrentVersion> ?v } }`,
      );
      expect(pointer.map(({ v }) => v?.value)).toEqual([`${base}release/3`]);
      await all.close();
    },
  );
});

suite('the remote engine over it is the embedded one', () => {
  test.each<readonly [string, string, string]>([
    ['all triples', 'CONSTRUCT WHERE { ?s ?p ?o }', N_TRIPLES],
    ['all quads', 'SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }', 'text/tab-separated-values'],
    ['a truth', 'ASK { ?s a ?t }', 'application/sparql-results+json'],
    ['an untruth', 'ASK { ?s a <urn:x> }', 'application/sparql-results+json'],
    [
      'FROM',
      'SELECT (COUNT(*) AS ?n) FROM <https://towns.example/id/source/jelgava> { ?s ?p ?o }',
      'text/csv',
    ],
    [
      'FROM what is not ours',
      'SELECT ?s FROM <http://www.openlinksw.com/schemas/virtrdf#> { ?s ?p ?o }',
      'text/csv',
    ],
    ...LISTS.map((list) => [`the members of ${list.name}`, membersQuery(list), 'text/csv'] as const),
    ...LISTS.map((list) => [`the values of ${list.name}`, valuesQuery(list), 'text/csv'] as const),
    ...exampleQueries()
      .filter(({ name }) => ![...DEPARTURES, ...BEYOND].includes(name))
      .map(({ name, query }) => {
        const mediaType = /^CONSTRUCT/m.test(query) ? N_TRIPLES : 'text/csv';
        return [`the example ${name}`, query, mediaType] as const;
      }),
  ])('for %s', async (_, query, mediaType) => {
    expect(sorted(await text(remote, query, mediaType))).toEqual(
      sorted(await text(local(), query, mediaType)),
    );
  });

  test.each([
    '/doc/place/radom.ttl',
    '/doc/partnership/daugavpils--radom.trig',
    '/doc/partnership/daugavpils--radom.html',
    '/doc/source/jelgava.jsonld',
    '/def/field/education.nt',
    '/partnerships.csv',
    '/places.geojson',
  ])('for %s', async (path) => {
    const publication = { ...published.publication, documents: remote, sparql: remote };
    const settings = { queryTimeout: 60_000, maxResultBytes: 20_000_000 };
    const app = createApp({ publication: () => publication, settings });
    const [there, here] = await Promise.all([app.request(path), published.app.request(path)]);
    expect(there.status).toBe(200);
    expect(roughly(await there.text())).toBe(roughly(await here.text()));
  });

  test.each([
    ['rows', 'SELECT * { ?s a ?t . ?o a ?v }', 'text/csv'],
    ['a graph', 'CONSTRUCT { ?s a ?v } { ?s a ?t . ?o a ?v }', N_TRIPLES],
  ])('but says that it was cut: %s', async (_, query, mediaType) => {
    await expect(text(remote, query, mediaType)).rejects.toMatchObject({
      kind: expect.stringMatching(/too-large|timeout/),
    });
  });

  test('and ends at the deadline', async () => {
    const query = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) < STR(?i)) }';
    await expect(text(remote, query, 'text/csv', { deadline: 500 })).rejects.toMatchObject({
      kind: 'timeout',
    });
  });
});
