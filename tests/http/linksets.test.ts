import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src/formats/index.ts';
import { createQueryClient } from '../../src/query/client.ts';
import { IDENTIFIER_SCHEMES } from '../../src/rdf/identifier-schemes.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

let published: Published;
let description: readonly Quad[];
beforeAll(async () => {
  published = await publishRecords();
  const response = await published.app.request('/dataset.ttl');
  description = (await formatOf('turtle')?.parse(await response.text(), BASE)) ?? [];
}, 60_000);
afterAll(() => published?.close());

const valuesOf = (subject: string, property: string) =>
  description
    .filter((one) => one.subject.value === subject && one.predicate.value === PREFIXES.void + property)
    .map(({ object }) => object.value);
const nodeOf = (target: string) => `${BASE}dataset#links-${target}`;

/** The links that SPARQL finds, as predicate → count. */
async function counted(uriSpace: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = createQueryClient(published.publication.sparql, { deadline: 10_000, maxBytes: 1_000_000 });
  const query = `SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o . FILTER(ISIRI(?o) && STRSTARTS(STR(?o), "${uriSpace}")) } GROUP BY ?p`;
  return new Map((await rows(query)).map(({ p, n }) => [p?.value ?? '', Number(n?.value)]));
}

describe.each(IDENTIFIER_SCHEMES)('the links to $title', ({ name, uriSpace }) => {
  it('are a dataset of their own, with the numbers that SPARQL counts', async () => {
    const found = await counted(uriSpace);
    expect(found.size).toBeGreaterThan(0);
    expect(valuesOf(`${BASE}dataset`, 'subset')).toContain(nodeOf(name));
    expect(valuesOf(nodeOf(name), 'subjectsTarget')).toEqual([`${BASE}dataset`]);
    expect(valuesOf(nodeOf(name), 'objectsTarget')).toEqual([`${BASE}dataset#target-${name}`]);
    expect(valuesOf(nodeOf(name), 'linkPredicate').sort()).toEqual([...found.keys()].sort());
    const total = [...found.values()].reduce((sum, count) => sum + count, 0);
    expect(valuesOf(nodeOf(name), 'triples')).toEqual([String(total)]);
    for (const part of valuesOf(nodeOf(name), 'subset')) {
      const [predicate = ''] = valuesOf(part, 'linkPredicate');
      expect(valuesOf(part, 'triples')).toEqual([String(found.get(predicate))]);
    }
  });

  it('have a dump, plain and compressed, that holds these and nothing else', async () => {
    const dumps = valuesOf(nodeOf(name), 'dataDump');
    const at = `${BASE}dumps/${published.publication.release.manifest.name}/links-${name}.nt`;
    expect(dumps.sort()).toEqual([at, `${at}.gz`]);
    const response = await published.app.request(new URL(at).pathname);
    expect(response.status).toBe(200);
    const quads = (await formatOf('n-triples')?.parse(await response.text(), BASE)) ?? [];
    expect([String(quads.length)]).toEqual(valuesOf(nodeOf(name), 'triples'));
    expect(quads.every(({ object }) => object.value.startsWith(uriSpace))).toBe(true);
    expect(valuesOf(`${BASE}dataset`, 'dataDump')).not.toContain(at);
  });
});

it('no place without a verified item is among the links', async () => {
  const dump = await published.app.request('/dumps/latest/links-wikidata.nt');
  const text = await dump.text();
  expect(text).toContain(`<${BASE}id/place/daugavpils> <${PREFIXES.owl}sameAs> <${PREFIXES.wd}Q80021> .`);
  expect(text).not.toContain(`${BASE}id/place/naro-fominsk>`);
});
