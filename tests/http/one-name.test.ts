import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import type { QueryEngine } from '../../src/query/port.ts';
import { buildRelease, prepareFiles, type Release } from '../../src/release/index.ts';
import { BASE } from './publication.ts';
import { sharedEngine } from './shared-engine.ts';

/** Labels of a town by slug, and what readers of English and of Latvian are to call it, wherever they meet it. */
const TOWNS = {
  both: { labels: '"Riverton"@en, "Rivertona"@lv, "Rivertonas"@lt', en: 'Riverton', lv: 'Rivertona' },
  english: { labels: '"Mudford", "Modfurt"@de, "Mudfort"@en', en: 'Mudfort', lv: 'Mudfort' },
  latvian: { labels: '"Abele", "Apfelort"@de, "Ābele"@lv', en: 'Abele', lv: 'Ābele' },
  neither: { labels: '"Zelle"@pl, "Kloster"@de, "Convent"@fr', en: 'Kloster', lv: 'Kloster' },
  untagged: { labels: '"Aldorf"@de, "Bare"', en: 'Bare', lv: 'Bare' },
  regional: { labels: '"Colour"@en-gb, "Krāsa"@lv', en: 'Colour', lv: 'Krāsa' },
  twice: { labels: '"Beta"@en, "Alpha"@en, "Gamma"@en', en: 'Alpha', lv: 'Alpha' },
  alone: { labels: '"Titleless"@lv', en: 'Titleless', lv: 'Titleless' },
} as const;

const ONTOLOGY = fileURLToPath(new URL('../../ontology/', import.meta.url));
const HEAD = `@prefix mp: <https://w3id.org/munpart/def#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<${BASE}id/place/other> a mp:LocalAuthority ; rdfs:label "Other"@en .
`;

let directory: string;
let engine: QueryEngine;
let app: ReturnType<typeof createApp>;

async function release(text: string): Promise<Release> {
  const file = join(directory, 'towns.ttl');
  await writeFile(file, text);
  const { input, issues } = await prepareFiles({ files: [file], ontology: ONTOLOGY, base: BASE });
  if (!input) throw new Error(JSON.stringify(issues));
  return buildRelease(input, join(directory, 'releases'));
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-names-'));
  await release(HEAD);
  const towns = Object.entries(TOWNS).map(
    ([slug, { labels }]) =>
      `<${BASE}id/place/${slug}> a mp:LocalAuthority ; rdfs:label ${labels} ; dcterms:title "No label" .\n`,
  );
  const current = await release(HEAD + towns.join(''));
  engine = await sharedEngine(current);
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

/** Each answer once: lists and files are the same for every town. */
const answers = new Map<string, Promise<{ status: number; text: string }>>();

async function get(address: string, accept: string, language: string): Promise<string> {
  const key = [address, accept, language].join(' ');
  const answer = answers.get(key) ?? ask(address, { accept, 'accept-language': language });
  answers.set(key, answer);
  const { status, text } = await answer;
  expect(`${status} ${address}`).toBe(`200 ${address}`);
  return text;
}

async function ask(address: string, headers: Record<string, string>) {
  const response = await app.request(`http://local.test/${address}`, { headers });
  return { status: response.status, text: await response.text() };
}

/** The name alone: the language that it is in stands beside it. */
const plain = (html: string) =>
  html
    .replace(/<small class="tongue".*?<\/small>/g, '')
    .replace(/<[^>]*>/g, '')
    .trim();

describe.each(['en', 'lv'] as const)('for readers of %s', (language) => {
  it.each(Object.entries(TOWNS))('the town %s has one name', async (slug, { [language]: name, labels }) => {
    const iri = `${BASE}id/place/${slug}`;
    const [, text = ''] = /"([^"]+)"/.exec(labels) ?? [];
    const named = encodeURIComponent(text);
    const page = await get(`doc/place/${slug}`, 'text/html', language);
    const list = await get('places', 'text/html', language);
    const csv = await get('places.csv', 'text/csv', language);
    const json = JSON.parse(await get('places.json', 'application/json', language));
    const found = JSON.parse(await get(`search.json?q=${named}`, 'application/json', language));
    const query = encodeURIComponent(JSON.stringify({ q: { query: text } }));
    const reconciled = JSON.parse(await get(`reconcile?queries=${query}`, 'application/json', language));
    const feed = await get(`feed.atom?lang=${language}`, 'application/atom+xml', language);
    expect({
      page: plain(/<h1[^>]*>(.*?)<\/h1>/s.exec(page)?.[1] ?? ''),
      list: plain(new RegExp(`<a href="/doc/place/${slug}"[^>]*>(.*?)</a>`, 's').exec(list)?.[1] ?? ''),
      csv: csv
        .split('\r\n')
        .find((line) => line.startsWith(`${iri},`))
        ?.split(',')[1],
      json: json.items.find((item: { iri: string }) => item.iri === iri).label,
      search: found.results?.find((one: { iri: string }) => one.iri === iri)?.label,
      reconcile: reconciled.q.result.find((one: { id: string }) => one.id === iri)?.name,
      feed: feed.includes(`<title>${name}: `),
    }).toEqual({ page: name, list: name, csv: name, json: name, search: name, reconcile: name, feed: true });
  });
});
