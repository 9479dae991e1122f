import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import type { QueryEngine } from '../../src/query/port.ts';
import { diffReleases } from '../../src/release/diff/diff.ts';
import { buildRelease, prepareFiles, type Release } from '../../src/release/index.ts';
import { openInProcess } from './in-process-engine.ts';
import { BASE } from './publication.ts';

const ONTOLOGY = fileURLToPath(new URL('../../ontology/', import.meta.url));
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';
const TAGS = ['@LV', '@en-GB', '@zh-Hant'];

/** The same three labels in each syntax that files come in. */
const FILES = {
  'turtle.ttl': `<${BASE}id/turtle> <${LABEL}> "Colour"@en-GB, "Krāsa"@LV, "顏色"@zh-Hant .`,
  'lines.nt': ['"Colour"@en-GB', '"Krāsa"@LV', '"顏色"@zh-Hant']
    .map((label) => `<${BASE}id/lines> <${LABEL}> ${label} .\n`)
    .join(''),
  'trig.trig': `<${BASE}graph> { <${BASE}id/trig> <${LABEL}> "Colour"@en-GB, "Krāsa"@LV, "顏色"@zh-Hant . }`,
  'values.jsonld': JSON.stringify({
    '@id': `${BASE}id/values`,
    [LABEL]: [
      { '@language': 'en-GB', '@value': 'Colour' },
      { '@language': 'LV', '@value': 'Krāsa' },
      { '@language': 'zh-Hant', '@value': '顏色' },
    ],
  }),
  'map.jsonld': JSON.stringify({
    '@context': { names: { '@id': LABEL, '@container': '@language' }, lang: '@language' },
    '@id': `${BASE}id/map`,
    names: { 'en-GB': 'Colour', LV: 'Krāsa', 'zh-Hant': '顏色' },
    'http://example.org/json': { '@type': '@json', '@value': { '@language': 'EN', lang: 'EN' } },
  }),
  'default.jsonld': JSON.stringify({
    '@graph': ['en-GB', 'LV', 'zh-Hant'].map((tag, at) => ({
      '@context': { '@language': tag },
      '@id': `${BASE}id/default`,
      [LABEL]: ['Colour', 'Krāsa', '顏色'][at],
    })),
  }),
  'xml.rdf': `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://www.w3.org/2000/01/rdf-schema#">
  <r:Description r:about="${BASE}id/xml" xml:lang="LV" s:label="Krāsa"><s:label xml:lang="zh-Hant">顏色</s:label></r:Description>
  <r:Description r:about="${BASE}id/xml" xml:lang="en-GB"><s:label>Colour</s:label></r:Description></r:RDF>`,
};
const RESOURCES = Object.keys(FILES).map((name) => name.replace(/\..*/, ''));

let directory: string;
let current: Release;
let engine: QueryEngine;
let app: ReturnType<typeof createApp>;

async function release(files: Readonly<Record<string, string>>, to: string): Promise<Release> {
  const paths = Object.keys(files).map((name) => join(directory, name));
  await Promise.all(Object.values(files).map((text, at) => writeFile(paths[at] as string, text)));
  const { input, issues } = await prepareFiles({ files: paths, ontology: ONTOLOGY, base: BASE });
  if (!input) throw new Error(JSON.stringify(issues));
  return buildRelease(input, join(directory, to));
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-tags-'));
  current = await release(FILES, 'releases');
  engine = await openInProcess({ dataset: join(current.directory, 'dataset.nq') });
  app = createApp({
    publication: () => ({ release: current, documents: engine, sparql: engine }),
    settings: { queryTimeout: 10_000, maxResultBytes: 1_000_000 },
    report: () => {},
  });
});

afterAll(async () => {
  await engine?.close();
  await rm(directory, { recursive: true, force: true });
});

async function get(path: string, accept = '*/*'): Promise<string> {
  const response = await app.request(path, { headers: { accept } });
  expect(response.status).toBe(200);
  return response.text();
}

const tagsIn = (text: string) => [...new Set(text.match(/@(?:en-gb|lv|zh-hant)\b/gi))].sort();

describe('language tags keep their case', () => {
  it.each(RESOURCES)('in the documents about what came as %s', async (name) => {
    for (const suffix of ['nt', 'nq', 'ttl', 'trig']) {
      expect(tagsIn(await get(`/doc/${name}.${suffix}`))).toEqual(TAGS);
    }
    const json = await get(`/doc/${name}.jsonld`);
    for (const tag of TAGS) expect(json).toContain(`"${tag.slice(1)}"`);
    const xml = await get(`/doc/${name}.rdf`);
    for (const tag of TAGS) expect(xml).toContain(`xml:lang="${tag.slice(1)}"`);
    const page = await get(`/doc/${name}.html`);
    for (const tag of TAGS) expect(page).toContain(`lang="${tag.slice(1)}"`);
  });

  it.each(['nq', 'nt', 'ttl', 'trig'])('in the dump of %s', async (suffix) => {
    const dump = await get(`/dumps/latest/munpart.${suffix}`);
    expect(tagsIn(dump)).toEqual(TAGS);
  });

  it('in JSON that is a literal, which nobody may touch', async () => {
    const written = String.raw`"{\"@language\":\"EN\",\"lang\":\"EN\"}"`;
    expect(await get('/dumps/latest/munpart.nq')).toContain(written);
  });

  it.each(['json', 'xml', 'csv', 'tsv'])('in results of queries as %s', async (format) => {
    const query = `SELECT ?l (LANG(?l) AS ?tag) { <${BASE}id/map> <${LABEL}> ?l }`;
    const text = await get(`/sparql?query=${encodeURIComponent(query)}&format=${format}`);
    for (const tag of TAGS) expect(text).toContain(tag.slice(1));
  });

  it('and are compared without it', async () => {
    const query = `ASK { <${BASE}id/map> <${LABEL}> "Krāsa"@lv FILTER(LANGMATCHES("en-GB", "EN")) }`;
    expect(JSON.parse(await get(`/sparql?query=${encodeURIComponent(query)}&format=json`)).boolean).toBe(
      true,
    );
    expect(await get('/doc/map.html?lang=lv')).toMatch(/<h1[^>]*>(?:<[^>]*>)*Krāsa/);
  });

  it('so that another spelling is another text, and a change', async () => {
    const before = await release({ 'a.ttl': `<${BASE}id/a> <${LABEL}> "Krāsa"@lv .` }, 'other');
    const after = await release({ 'a.ttl': `<${BASE}id/a> <${LABEL}> "Krāsa"@LV .` }, 'other');
    const lines: string[] = [];
    for await (const { op, line } of diffReleases(before, after)) lines.push(`${op} ${line}`);
    expect(lines.filter((line) => line.includes('Krāsa')).sort()).toEqual([
      `A <${BASE}id/a> <${LABEL}> "Krāsa"@LV .`,
      `D <${BASE}id/a> <${LABEL}> "Krāsa"@lv .`,
    ]);
  });
});
