import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, describe as suite, test } from 'vitest';
import { type DescribeOptions, describe } from '../../../src/query/describe.ts';
import type { QueryEngine } from '../../../src/query/port.ts';
import { nquad } from '../../../src/rdf/canonical.ts';
import { openInProcess } from '../../http/in-process-engine.ts';

const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const DATASET = `
<http://x/a> <http://x/type> <http://x/Place> .
<http://x/a> <http://x/p> <http://x/b> .
<http://x/a> <http://x/part> <http://x/a#one> .
<http://x/a> <http://x/blank> _:b1 .
<http://x/a> <${RDFS}label> "A"@en .
_:b1 <http://x/deeper> _:b2 .
_:b2 <http://x/value> "deep" .
<http://x/a#one> <http://x/part> <http://x/a#one-more> .
<http://x/a#one-more> <http://x/value> "1" .
<http://x/a#pointing> <http://x/of> <http://x/a> .
<http://x/a> <http://x/p> <http://x/b> <http://x/page> .
<http://x/a#one> <http://x/value> "claimed" <http://x/page> .
<http://x/b> <http://x/p> <http://x/a> .
<http://x/b> <http://x/shares> <http://x/a#one> .
<http://x/b> <${SKOS}prefLabel> "B"@en .
<http://x/b> <http://x/p> <http://x/a> <http://x/page> .
<http://x/p> <${RDFS}label> "cooperates with"@en .
<http://x/p> <${SKOS}prefLabel> "not needed"@en .
<http://x/Place> <${RDFS}label> "Place"@en .
<http://x/page> <http://purl.org/dc/terms/title> "The page"@en .
<http://x/ab> <http://x/p> <http://x/b> .
${Array.from({ length: 20 }, (_, i) => `<http://x/m${String(i).padStart(2, '0')}> <http://x/in> <http://x/hub> .`).join('\n')}
`;

const directory = mkdtempSync(join(tmpdir(), 'munpart-describe-'));
let engine: QueryEngine;

beforeAll(async () => {
  const dataset = join(directory, 'dataset.nq');
  writeFileSync(dataset, DATASET);
  engine = await openInProcess({ dataset });
});
afterAll(async () => {
  await engine.close();
  rmSync(directory, { recursive: true });
});

async function described(iri: string, options: Partial<DescribeOptions> = {}) {
  const found = await describe(engine, iri, { deadline: 15_000, maxBytes: 1_000_000, ...options });
  if (found === undefined) return undefined;
  const lines = (quads: typeof found.own) => quads.map((quad) => nquad(quad).replaceAll('http://x/', ''));
  return {
    ...found,
    own: lines(found.own),
    inbound: lines(found.inbound),
    labels: lines(found.labels),
    claims: lines(found.claims),
  };
}

suite('a resource', () => {
  test('has its own statements, with parts and blank nodes, itself first', async () => {
    const own = (await described('http://x/a'))?.own.map((line) => line.replace(/_:\S+/g, '_:'));
    expect(own?.filter((line) => !line.startsWith('_:'))).toEqual([
      `<a> <${RDFS}label> "A"@en .`,
      '<a> <blank> _: .',
      '<a> <p> <b> .',
      '<a> <part> <a#one> .',
      '<a> <type> <Place> .',
      '<a#one> <part> <a#one-more> .',
      '<a#one-more> <value> "1" .',
      '<a#pointing> <of> <a> .',
    ]);
    expect(own?.filter((line) => line.startsWith('_:')).sort()).toEqual([
      '_: <deeper> _: .',
      '_: <value> "deep" .',
    ]);
  });

  test('is pointed at by others, not by its parts', async () => {
    const found = await described('http://x/a');
    expect(found?.inbound).toEqual(['<b> <p> <a> .', '<b> <shares> <a#one> .']);
    expect(found?.inboundTotal).toBe(2);
  });

  test('is claimed by named graphs, its parts too', async () => {
    expect((await described('http://x/a'))?.claims).toEqual([
      '<a> <p> <b> <page> .',
      '<a#one> <value> "claimed" <page> .',
    ]);
  });

  test('has labels of all it mentions, the next best where there is none', async () => {
    expect((await described('http://x/a'))?.labels).toEqual([
      `<Place> <${RDFS}label> "Place"@en .`,
      `<a> <${RDFS}label> "A"@en .`,
      `<b> <${SKOS}prefLabel> "B"@en .`,
      `<p> <${RDFS}label> "cooperates with"@en .`,
      '<page> <http://purl.org/dc/terms/title> "The page"@en .',
    ]);
  });

  test('of many inbound statements gives the first, in order, and the total', async () => {
    const found = await described('http://x/hub', { inboundLimit: 3 });
    expect(found?.inbound).toEqual(['<m00> <in> <hub> .', '<m01> <in> <hub> .', '<m02> <in> <hub> .']);
    expect(found?.inboundTotal).toBe(20);
    expect(found?.own).toEqual([]);
  });
});

test.each([
  ['nobody speaks of it', 'http://x/nobody'],
  ['it is a part of a name only', 'http://x/'],
  ['it is no IRI', 'x'],
  ['it would end the IRI in the query', 'http://x/a> ?p ?o } #'],
  ['it holds a quotation mark', 'http://x/a"'],
])('undefined where %s', async (_, iri) => {
  expect(await described(iri)).toBeUndefined();
});

test('the deadline holds for all questions together', async () => {
  await expect(described('http://x/a', { deadline: 0 })).rejects.toMatchObject({ kind: 'timeout' });
});
