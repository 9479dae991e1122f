import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  exampleQueries,
  inLanguage,
  readExample,
  TOPICS,
  VIEWS,
} from '../../../src/features/queries/examples.ts';
import { LANGUAGES } from '../../../src/pages/messages/messages.ts';
import { parseQuery } from '../../../src/query/parsing/parse.ts';
import type { QueryEngine } from '../../../src/query/port.ts';
import { canonicalize } from '../../../src/rdf/canonical.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { mapRecords, readRecords } from '../../../src/records/index.ts';
import { readRdfFiles } from '../../../src/release/index.ts';
import { openInProcess } from '../../http/in-process-engine.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BASE = 'https://elsewhere.example/partners/';
const EXAMPLES = exampleQueries();
const placeOf = ({ topic }: { readonly topic: string }) => (TOPICS as readonly string[]).indexOf(topic);

const directory = mkdtempSync(join(tmpdir(), 'munpart-examples-'));
let engine: QueryEngine;

beforeAll(async () => {
  const { records } = await readRecords(join(ROOT, 'data'));
  const { quads } = await readRdfFiles([join(ROOT, 'ontology/schemes.ttl')], BASE);
  const dataset = join(directory, 'dataset.nq');
  writeFileSync(dataset, await canonicalize([...mapRecords(records, BASE).quads, ...quads]));
  engine = await openInProcess({ dataset });
});
afterAll(async () => {
  await engine?.close();
  rmSync(directory, { recursive: true });
});

async function rows(query: string): Promise<string[][]> {
  const isGraph = parseQuery(query).form === 'construct';
  const mediaType = isGraph ? 'application/n-triples' : 'text/tab-separated-values';
  const terms = { mediaType, deadline: 15_000, maxBytes: 1_000_000 };
  const { bytes } = await engine.execute({ query, ...terms });
  return Buffer.from(bytes)
    .toString()
    .split('\n')
    .slice(1, -1)
    .map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"(@en)?$/, '$1')));
}

/** Those of the data, and of the functions of GeoSPARQL. */
const KNOWN_PREFIXES = {
  ...PREFIXES,
  geof: 'http://www.opengis.net/def/function/geosparql/',
  uom: 'http://www.opengis.net/def/uom/OGC/1.0/',
};

test('each has its own name, each topic two or more, and each view one to show it', () => {
  expect(new Set(EXAMPLES.map(({ name }) => name)).size).toBe(EXAMPLES.length);
  for (const topic of TOPICS) {
    expect(EXAMPLES.filter((example) => example.topic === topic).length, topic).toBeGreaterThan(1);
  }
  expect(new Set(EXAMPLES.map(({ view }) => view))).toEqual(new Set(VIEWS));
  expect(EXAMPLES.map(placeOf)).toEqual(EXAMPLES.map(placeOf).sort());
});

test.each(EXAMPLES.map((example) => [example.name, example] as const))(
  '%s knows no deployment, and has rows in both languages',
  async (_, example) => {
    const { template, title, description, parameters } = example;
    expect(template).toMatch(/^PREFIX /);
    expect(template).not.toContain('localhost');
    for (const [, prefix, namespace] of template.matchAll(/PREFIX (\w+): <(.*)>/g)) {
      expect(KNOWN_PREFIXES).toHaveProperty(prefix as string, namespace);
    }
    for (const language of LANGUAGES.filter((one) => one !== 'en')) {
      expect(title[language], language).not.toBe(title.en);
      expect(description[language], language).not.toBe(description.en);
    }
    for (const { name } of parameters) expect(template).toContain(`$${name}`);
    expect(example.query).not.toMatch(/\$\w/);
    for (const language of ['en', 'lv']) {
      expect(await rows(inLanguage(example, language).query), language).not.toEqual([]);
    }
  },
);

test.each([
  ['a line is missing', '# title@en: x\n', /has no line "# description@en/],
  ['a topic is unknown', header({ topic: 'weather' }), /topic is none of/],
  ['a view is unknown', header({ view: 'globe' }), /view is none of/],
  ['a type is unknown', header({ 'parameter a': 'number 1' }), /parameter a is none of/],
  ['a parameter has no label', header({ 'parameter a': 'year 1990' }), /label a@en/],
])('a file is refused where %s', (_, content, message) => {
  expect(() => readExample('00-x.rq', content)).toThrow(message);
});

function header(lines: Readonly<Record<string, string>>): string {
  const all = {
    'title@en': 'x',
    'title@lv': 'x',
    'description@en': 'x',
    'description@lv': 'x',
    topic: 'time',
    view: 'table',
    ...lines,
  };
  return Object.entries(all)
    .map(([key, text]) => `# ${key}: ${text}\n`)
    .join('');
}

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
