import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Store } from 'n3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Quad } from '../../../src/rdf/terms.ts';
import { RDF } from '../../../src/rdf/vocabularies.ts';
import { mapRecords, readRecords } from '../../../src/records/index.ts';
import {
  BASE,
  classesOf,
  isOwn,
  languages,
  propertiesOf,
  read,
  shortened,
  term,
  text,
  validate,
} from './ontology.ts';

const ontology = read('munpart.ttl');
const declared = [...classesOf(ontology), ...propertiesOf(ontology)];

/** What the published records do not have yet: an end, a dated status, a project that is over. */
const ENDED: Readonly<Record<string, string>> = {
  'countries.yaml': 'LVA: { name: { en: Latvia, lv: Latvija } }\n',
  'places.yaml': ['alfa', 'beta']
    .map((slug) => `${slug}: { name: { en: ${slug}, lv: ${slug} }, level: city, country: LVA }\n`)
    .join(''),
  'projects.yaml': 'gamma: { name: { lv: Gamma }, start: 2015, end: 2017-06 }\n',
  'organisations.yaml': '{}\n',
  'networks.yaml': '{}\n',
  'discrepancies.yaml': '{}\n',
  'pages/alfa.yaml': `
page: { title: { en: Partners }, publisher: alfa, language: en }
partnerships:
  - partners: [beta]
    kind: twinning
    start: 1992
    startBasis: stated
    end: 2019-05
    status: ended
    statusAsOf: 2020
    projects: [gamma]
`,
};

async function mapped(directory: string): Promise<Quad[]> {
  const { records, issues } = await readRecords(directory);
  expect(issues).toEqual([]);
  return [...mapRecords(records, BASE).quads];
}

async function mappedFiles(files: Readonly<Record<string, string>>): Promise<Quad[]> {
  const directory = await mkdtemp(join(tmpdir(), 'munpart-'));
  try {
    await mkdir(join(directory, 'pages'));
    for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
    return await mapped(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

describe('what the mapping emits', () => {
  let published: Quad[] = [];
  let ended: Quad[] = [];
  let terms: ReadonlySet<string> = new Set();
  beforeAll(async () => {
    published = await mapped(fileURLToPath(new URL('../../../data', import.meta.url)));
    ended = await mappedFiles(ENDED);
    terms = new Set(
      [...published, ...ended].flatMap(({ predicate, object }) =>
        predicate.equals(RDF.type) ? [predicate.value, object.value] : [predicate.value],
      ),
    );
  });

  it('is declared in the vocabulary', () => {
    expect([...terms].filter(isOwn).filter((each) => !declared.includes(each))).toEqual([]);
  });

  it('is all that the vocabulary declares, but for terms that explain themselves', () => {
    const unused = declared.filter((each) => !terms.has(each));
    const unexplained = unused.filter(
      (each) => languages(ontology, each, term('skos:scopeNote')).join() !== 'en,lv',
    );
    expect(unexplained).toEqual([]);
  });

  it('leaves no term with an explanation for not being used', () => {
    const explained = ontology.getSubjects(term('skos:scopeNote'), null, null).map(({ value }) => value);
    expect(explained.filter((each) => terms.has(each))).toEqual([]);
  });

  it('has a name in the JSON-LD context', () => {
    const context: Record<string, string | { '@id': string }> = JSON.parse(text('context.jsonld'))[
      '@context'
    ];
    const named = new Set(
      Object.values(context).map((entry) => (typeof entry === 'object' ? entry['@id'] : entry)),
    );
    const nameless = [...terms].filter(
      (each) => each !== RDF.type.value && !named.has(shortened(each, context)),
    );
    expect(nameless).toEqual(['http://xmlns.com/foaf/0.1/Project']);
  });

  it('fulfils the shapes', async () => {
    for (const quads of [published, ended]) {
      const graph = new Store(quads.filter(({ graph }) => graph.termType === 'DefaultGraph'));
      expect(validate([graph])).toEqual([]);
    }
  });
});
