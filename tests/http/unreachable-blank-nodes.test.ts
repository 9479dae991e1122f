import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import type { QueryEngine } from '../../src/query/port.ts';
import { parseNQuads } from '../../src/rdf/canonical.ts';
import { buildRelease, prepareFiles, type Release } from '../../src/release/index.ts';
import { openInProcess } from './in-process-engine.ts';
import { BASE } from './publication.ts';

const ONTOLOGY = fileURLToPath(new URL('../../ontology/', import.meta.url));
const DATA = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix e: <${BASE}id/> .
e:Town rdfs:label "Town"@en .
[] a e:Town ; rdfs:label "Nobody's town"@en ; e:near [ rdfs:label "Below it" ] .
_:x e:knows _:y ; rdfs:label "Ring one" . _:y e:knows _:x ; rdfs:label "Ring two" .
e:owner e:has [ rdfs:label "Owned" ; e:part [ a e:Town ; rdfs:label "Owned part" ] ] .
e:owner e:long <${BASE}id/${'x'.repeat(2_100)}> , <${BASE}other/${'é'.repeat(1_900)}> .
<${BASE}id/${'x'.repeat(2_100)}> rdfs:label "Too long" .
e:graph { [] rdfs:label "In a graph" ; a e:Village . }
<${BASE}ns#Described> rdfs:label "Described" .
e:owner <${BASE}ns#property> 1 ; rdfs:seeAlso <${BASE}ns#Mentioned> .
`;

let directory: string;
let release: Release;
let engine: QueryEngine;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-blank-'));
  const file = join(directory, 'data.trig');
  await writeFile(file, DATA);
  const { input, issues } = await prepareFiles({ files: [file], ontology: ONTOLOGY, base: BASE });
  if (!input) throw new Error(JSON.stringify(issues));
  release = await buildRelease(input, join(directory, 'releases'));
  engine = await openInProcess({ dataset: join(release.directory, 'dataset.nq') });
  app = createApp({
    publication: () => ({ release, documents: engine, sparql: engine }),
    settings: { queryTimeout: 10_000, maxResultBytes: 1_000_000 },
    report: (error) => {
      throw error;
    },
  });
});

afterAll(async () => {
  await engine?.close();
  await rm(directory, { recursive: true, force: true });
});

async function get(path: string): Promise<string> {
  const response = await app.request(path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
}

const pathOf = (url: string) => url.replaceAll('&amp;', '&').slice(BASE.length - 1);

describe('blank nodes that no IRI leads to', () => {
  it('are named in the page about the data, and only they', async () => {
    const page = await get('/dataset.html');
    for (const name of ['Nobody’s town', 'In a graph'].map((one) => one.replace('’', '&#39;'))) {
      expect(page).toContain(name);
    }
    expect(page.match(/Ring (?:one|two)/g)).toHaveLength(1);
    for (const below of ['Below it', 'Owned']) expect(page).not.toContain(below);
  });

  it('have documents in every form that the sitemap lists, with all that is below them', async () => {
    const sitemap = await get('/sitemap.xml');
    const addresses = [...sitemap.matchAll(/<loc>([^<]*genid[^<]*)<\/loc>/g)].map(([, url]) => url as string);
    expect(addresses).toHaveLength(3);
    const texts = await Promise.all(addresses.map((url) => get(`${pathOf(url)}&format=nt`)));
    const all = texts.join('');
    for (const name of ["Nobody's town", 'Below it', 'Ring one', 'Ring two', 'In a graph']) {
      expect(all).toContain(`"${name}"`);
    }
    for (const url of addresses) {
      for (const form of ['html', 'ttl', 'jsonld', 'rdf', 'trig']) await get(`${pathOf(url)}&format=${form}`);
    }
    const inGraph = await get(
      `${pathOf(addresses.at(texts.findIndex((one) => one.includes('In a graph'))) ?? '')}&format=nq`,
    );
    expect([...parseNQuads(inGraph)].some(({ graph }) => graph.value === `${BASE}id/graph`)).toBe(true);
  });

  it('point at what they are, and what is below others does not', async () => {
    const page = await get('/doc/Town.html');
    expect(page).toContain('genid');
    const lines = await get('/doc/Town.nt');
    expect(lines.match(/genid\/c14n\d+> <[^>]*type>/g)).toHaveLength(1);
  });

  it('have IRIs that stand for them, which lead to their documents; others lead nowhere', async () => {
    const label = /_:(\S+) [^\n]*Nobody/.exec(await get('/dumps/latest/munpart.nq'))?.[1];
    const known = await app.request(`/.well-known/genid/${label}`);
    expect(known.status).toBe(303);
    expect(await get(pathOf(known.headers.get('location') ?? ''))).toContain('Below it');
    for (const name of ['c14n999', 'x%20y', '', '..%2F..']) {
      expect((await app.request(`/.well-known/genid/${name}`)).status).toBe(404);
    }
  });
});

it('fragments that only other documents name have their place in the document of their namespace', async () => {
  const page = await get('/ns.html');
  for (const part of ['Described', 'Mentioned', 'property']) expect(page).toContain(`id="${part}"`);
  expect(await get('/doc/owner.html')).toContain('/ns#Mentioned"');
});

it('what no address can name, for its length, is named and no link, and not in the sitemap', async () => {
  const long = `id/${'x'.repeat(2_100)}`;
  expect((await app.request(`/${long}`)).status).toBe(414);
  expect((await app.request(`/doc?iri=${encodeURIComponent(BASE + long)}`)).status).toBe(414);
  expect(await get('/sitemap.xml')).not.toContain('xxxxxxxx');
  const page = await get('/doc/owner.html');
  expect(page).toContain('Too long');
  const links = [...page.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) =>
    (href as string).replaceAll('&amp;', '&'),
  );
  for (const href of links.filter((one) => /x{99}|%C3%A9/.test(one))) await get(href);
});
