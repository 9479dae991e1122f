import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import type { QueryEngine } from '../../src/query/port.ts';
import { buildRelease, prepareFiles, type Release } from '../../src/release/index.ts';
import { openInProcess } from './in-process-engine.ts';
import { BASE } from './publication.ts';

const ONTOLOGY = fileURLToPath(new URL('../../ontology/', import.meta.url));
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const STATES = [
  `<${BASE}g/1> {
    <${BASE}id/town> <${RDFS}label> "Old name"@en ; a <${BASE}id/Town> .
    <${BASE}id/both> <${RDFS}label> "Twice said"@en .
    <${BASE}id/gone> <${RDFS}label> "Gone"@en .
    <${BASE}id/town#mayor> <${RDFS}label> "Mayor"@en .
  }
  <${BASE}g/2> { <${BASE}id/both> <${RDFS}label> "Twice said"@en . <${BASE}id/moved> <${RDFS}label> "Moved"@en . }`,
  `<${BASE}g/1> {
    <${BASE}id/town> <${RDFS}label> "New name"@en ; a <${BASE}id/City> .
    <${BASE}id/both> <${RDFS}label> "Twice said"@en .
    <${BASE}id/moved> <${RDFS}label> "Moved"@en .
    <${BASE}id/town#mayor> <${RDFS}label> "Mayoress"@en .
  }
  <${BASE}g/3> { <${BASE}id/come> <${RDFS}label> "Come"@en . }`,
];

let directory: string;
let all: Release[];
let engine: QueryEngine;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-changes-'));
  all = [];
  for (const text of STATES) {
    const file = join(directory, 'data.trig');
    await writeFile(file, text);
    const { input, issues } = await prepareFiles({ files: [file], ontology: ONTOLOGY, base: BASE });
    if (!input) throw new Error(JSON.stringify(issues));
    all.push(await buildRelease(input, join(directory, 'releases')));
  }
  const release = all[1] as Release;
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
  expect(response.status).toBe(200);
  return response.text();
}

const difference = () => `/releases/${all.map(({ manifest }) => manifest.name).join('..')}`;

it('what changed in named graphs is told, each statement once, and a part by itself', async () => {
  const { added, deleted, resources } = JSON.parse(await get(`${difference()}.json`)) as {
    added: number;
    deleted: number;
    resources: { iri: string; kind: string; events: { en: string }[] }[];
  };
  expect({ added, deleted }).toEqual({ added: 5, deleted: 6 });
  const told = resources.map(({ iri, kind, events }) => [
    iri.slice(`${BASE}id/`.length),
    kind,
    ...events.map(({ en }) => en),
  ]);
  expect(told.sort()).toEqual([
    ['come', 'added', 'resource added'],
    ['gone', 'removed', 'resource removed'],
    ['town#mayor', 'changed', 'label (en) changed from Mayor to Mayoress'],
    ['town', 'changed', 'type changed from Town to City', 'label (en) changed from Old name to New name'],
  ]);
});

it('the page and the feed for people tell it too', async () => {
  for (const text of [await get(`${difference()}.html`), await get('/feed.atom')]) {
    expect(text).toContain('Old name');
    expect(text).toContain('Mayoress');
    expect(text).not.toContain('Twice said');
  }
});

it('the feed for programs has each resource with its graphs', async () => {
  const page = await get(`/feed/page/${difference().slice('/releases/'.length)}/1.trig`);
  for (const name of ['come', 'gone', 'town', 'both', 'moved']) expect(page).toContain(`id/${name}`);
  expect(page).toContain('New name');
});
