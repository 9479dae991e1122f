import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../../src/query/engine.ts';
import { exampleQueries } from '../../../src/query/examples.ts';
import { parseQuery } from '../../../src/query/parse.ts';
import type { QueryEngine } from '../../../src/query/port.ts';
import { canonicalize } from '../../../src/rdf/canonical.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { mapRecords, readRecords } from '../../../src/records/index.ts';
import { readRdfFiles } from '../../../src/release/index.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BASE = 'https://elsewhere.example/partners/';
const EXAMPLES = exampleQueries();

const directory = mkdtempSync(join(tmpdir(), 'munpart-examples-'));
let engine: QueryEngine;

beforeAll(async () => {
  const { records } = await readRecords(join(ROOT, 'data'));
  const { quads } = await readRdfFiles([join(ROOT, 'ontology/schemes.ttl')], BASE);
  const dataset = join(directory, 'dataset.nq');
  writeFileSync(dataset, await canonicalize([...mapRecords(records, BASE).quads, ...quads]));
  engine = await createEngine({ dataset, children: 1, spares: 0 });
});
afterAll(async () => {
  await engine?.close();
  rmSync(directory, { recursive: true });
});

async function rows(query: string): Promise<string[][]> {
  const terms = { mediaType: 'text/tab-separated-values', deadline: 15_000, maxBytes: 1_000_000 };
  const { bytes } = await engine.answer({ query, ...terms });
  return Buffer.from(bytes)
    .toString()
    .split('\n')
    .slice(1, -1)
    .map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"(@en)?$/, '$1')));
}

test('there are ten, in order, each with its own name', () => {
  expect(EXAMPLES.map(({ name }) => name)).toEqual([
    'fields',
    'countries',
    'decades',
    'fields-together',
    'two-steps',
    'three-parties',
    'discrepancies',
    'wikidata',
    'same-day',
    'precision',
  ]);
});

test.each(EXAMPLES.map((example) => [example.name, example] as const))(
  '%s is a SELECT that knows no deployment, with rows',
  async (_, { query, title, description }) => {
    expect(parseQuery(query).form).toBe('select');
    expect(query).toMatch(/^PREFIX /);
    expect(query).not.toContain('localhost');
    for (const [, prefix, namespace] of query.matchAll(/PREFIX (\w+): <(.*)>/g)) {
      expect(PREFIXES).toHaveProperty(prefix as string, namespace);
    }
    for (const text of [...Object.values(title), ...Object.values(description)]) expect(text).toMatch(/\S/);
    expect(await rows(query)).not.toEqual([]);
  },
);

test.each<[string, string[][]]>([
  ['same-day', [expect.arrayContaining(['2']), expect.arrayContaining(['2'])]],
  [
    'three-parties',
    [
      expect.arrayContaining([`<${BASE}id/partnership/jelgava--parnu--siauliai>`, '3']),
      expect.arrayContaining([`<${BASE}id/partnership/vallefoglia--valmiera--vodnjan>`, '3']),
    ],
  ],
])('%s gives what the sources say', async (name, expected) => {
  const query = EXAMPLES.find((example) => example.name === name)?.query;
  expect(await rows(query as string)).toEqual(expected);
});

test('the partners come from 23 countries', async () => {
  const query = EXAMPLES.find(({ name }) => name === 'countries')?.query;
  expect(await rows(query as string)).toHaveLength(23);
});
