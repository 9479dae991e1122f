import { cp, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../program.ts';
import { ScratchCopy } from './scratch.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CATALOGUES = 'src/pages/messages';

/** Plain lines under another name: what a syntax must be able to do, and no more. */
const FORMAT = `import { N_QUADS } from './n-quads.ts';
import type { Format } from './format.ts';

/** A syntax that there is not. */
export const PLAIN_LINES: Format = {
  ...N_QUADS,
  name: 'plain-lines',
  label: 'Plain lines',
  mediaType: 'application/x-plain-lines',
  aliases: [],
  extension: 'lines',
  otherSuffixes: [],
  iri: 'https://formats.example/plain-lines',
};
`;

const RECORD_TYPE = `import { z } from 'zod';
import type { RecordDefinition } from '../mapping/record-type.ts';
import { described, types } from '../mapping/statements.ts';
import { localizedLabels } from '../mapping/text.ts';
import { RESOURCE_TYPES } from '../mapping/resource-types.ts';
import { slug } from '../reading/identifiers.ts';

const schema = z.strictObject({ name: localizedLabels });

/** Festivals of partners. */
export const festival: RecordDefinition<z.infer<typeof schema>> = {
  location: 'festivals.yaml',
  jsonSchema: 'festivals.schema.json',
  isOptional: true,
  key: slug,
  schema,
  *statements({ slug, value }, scope) {
    const subject = scope.resource('festival', slug);
    yield* types(subject, RESOURCE_TYPES.festival.class);
    yield* described(subject, value);
  },
  *subjects({ slug }, scope) {
    yield [scope.resource('festival', slug), []];
  },
};
`;

const ROUTE = `import { describedAs, type Route } from '../../http/route.ts';

/** A word of welcome. */
export const ROUTES: readonly Route[] = [
  {
    path: '/welcome',
    handler: (c) => c.text('welcome'),
    group: 'services',
    ...describedAs('welcome'),
    forms: [{ mediaType: 'text/plain' }],
    example: () => ({ path: 'welcome' }),
  },
];
`;

const PROPERTY = `
mp:motto a owl:DatatypeProperty ;
  rdfs:label "motto"@en, "devīze"@lv ;
  rdfs:comment "What a place says of itself."@en, "Ko vieta saka par sevi."@lv ;
  rdfs:domain mp:LocalAuthority ;
  rdfs:range rdf:langString ;
  rdfs:isDefinedBy <https://w3id.org/munpart/def> .
`;

let copy: ScratchCopy;
let faults: readonly string[];
let server: Program;
let url: string;
/** What was touched, by axis. */
const touched: Record<string, readonly string[]> = {};

async function axis(name: string, change: () => Promise<void>): Promise<void> {
  await change();
  touched[name] = copy.takeTouched();
}

beforeAll(async () => {
  copy = await ScratchCopy.of('ontology');
  await axis('format', async () => {
    await copy.add('src/formats/plain-lines.ts', FORMAT);
    await copy.edit('src/formats/index.ts', 'TRIG, RDF_XML]', 'TRIG, RDF_XML, PLAIN_LINES]');
    await copy.edit('src/formats/index.ts', /^/, "import { PLAIN_LINES } from './plain-lines.ts';\n");
  });
  await axis('record type', async () => {
    const types = 'src/records/record-types';
    await copy.add(`${types}/festival.ts`, RECORD_TYPE);
    await copy.edit(
      `${types}/index.ts`,
      '  projects: project,',
      '  projects: project,\n  festivals: festival,',
    );
    await copy.edit(`${types}/index.ts`, /^/, "import { festival } from './festival.ts';\n");
    await copy.edit(
      'src/records/mapping/resource-types.ts',
      '  source: {',
      "  festival: { class: iri('https://schema.org/Festival'), list: 'festivals' },\n  source: {",
    );
    await copy.say('    typeNames: {', "      festival: 'Festival',");
  });
  await axis('list', async () => {
    const file = 'src/features/lists/lists.ts';
    await copy.edit(
      file,
      "  list('projects'",
      "  list('festivals', 'https://schema.org/Festival', []),\n  list('projects'",
    );
    await copy.say('  lists: {', "    festivals: 'Festivals',");
    await copy.say('    types: {', "      festivals: 'Festival',");
    await copy.edit('src/pages/document-address.ts', "'networks', ", "'networks', 'festivals', ");
  });
  await axis('field', async () => {
    const file = 'src/records/record-types/place.ts';
    await copy.edit(
      file,
      '  level: code(',
      "  motto: localizedProse.optional().describe('Its motto'),\n  level: code(",
    );
    await copy.edit(
      file,
      '    yield* identities(',
      '    yield* localized(subject, MP.motto, value.motto);\n    yield* identities(',
    );
    await copy.edit(
      file,
      'import { described, labels, types }',
      'import { described, labels, localized, types }',
    );
    await copy.edit('src/rdf/vocabularies.ts', "  'LocalAuthority',", "  'LocalAuthority',\n  'motto',");
    await copy.edit('ontology/munpart.ttl', /$/, PROPERTY);
  });
  await axis('identifier scheme', () =>
    copy.edit(
      'src/rdf/identifier-schemes.ts',
      'readonly IdentifierScheme[] = [',
      `readonly IdentifierScheme[] = [
  {
    name: 'parish',
    title: 'Register of Parishes',
    uriSpace: 'https://parishes.example/id/',
    written: /^(?:https?:\\/\\/parishes\\.example\\/id\\/|parish:)(P\\d{1,9})$/i,
    ofPlaces: { property: 'rdfs:seeAlso', code: /^P\\d{1,9}$/, example: 'P17' },
    homepage: 'https://parishes.example/',
  },`,
    ),
  );
  await axis('route', async () => {
    await copy.add('src/features/agents/welcome.ts', ROUTE);
    await copy.edit('src/features/index.ts', '...WIKIDATA, ', '...WIKIDATA, ...WELCOME, ');
    await copy.edit(
      'src/features/index.ts',
      /^/,
      "import { ROUTES as WELCOME } from './agents/welcome.ts';\n",
    );
    await copy.edit('src/pages/document-address.ts', "'llms', ", "'llms', 'welcome', ");
    await copy.say('    routes: {', "      welcome: { title: 'Welcome', text: 'A word of welcome.' },");
  });
  await axis('facet', async () => {
    await copy.edit(
      'src/features/lists/facets/facets.ts',
      "    resource('kind', 'mp:kind', KIND),\n    { key: 'decade'",
      "    resource('kind', 'mp:kind', KIND),\n    resource('language', 'mp:reportedBy/mp:level', DEFINITIONS + '/level/'),\n    { key: 'decade'",
    );
    await copy.say('    facets: {', "      language: 'Level of who reports',");
  });
  faults = await copy.compile();
  await cp(join(ROOT, 'data'), join(copy.directory, 'data'), { recursive: true });
  await copy.add('data/festivals.yaml', 'lights:\n  name: { en: Festival of Lights, lv: Gaismas svētki }\n');
  await copy.edit('data/places.yaml', /\nradom:\n/, '\nradom:\n  motto: { en: Onwards }\n  parish: P17\n');
  server = copy.start('serve', '--port', '0');
  url = await server.url();
}, 240_000);

afterAll(async () => {
  await server?.stop();
  await copy.remove();
});

async function get(path: string, accept = '*/*'): Promise<string> {
  const response = await fetch(url + path, { headers: { accept } });
  expect(`${response.status} ${path}`).toBe(`200 ${path}`);
  return response.text();
}

/** A file of the release, as the description of the dataset names it. */
async function download(name: string): Promise<string> {
  const description = await get('dataset.nt');
  const address = new RegExp(`<[^>]*/(dumps/[^>]*/${name.replaceAll('.', '\\.')})>`).exec(description)?.[1];
  return get(address ?? name);
}

it('everything compiles', () => {
  expect(faults).toEqual([]);
});

it('touches these files alone', () => {
  expect(touched).toEqual({
    format: ['src/formats/index.ts', 'src/formats/plain-lines.ts'],
    'record type': [
      CATALOGUES,
      'src/records/mapping/resource-types.ts',
      'src/records/record-types/festival.ts',
      'src/records/record-types/index.ts',
    ],
    list: ['src/features/lists/lists.ts', 'src/pages/document-address.ts', CATALOGUES],
    field: ['ontology/munpart.ttl', 'src/rdf/vocabularies.ts', 'src/records/record-types/place.ts'],
    'identifier scheme': ['src/rdf/identifier-schemes.ts'],
    route: [
      'src/features/agents/welcome.ts',
      'src/features/index.ts',
      CATALOGUES,
      'src/pages/document-address.ts',
    ].sort(),
    facet: ['src/features/lists/facets/facets.ts', CATALOGUES],
  });
});

it.each([
  ['format', 'add an RDF syntax'],
  ['record type', 'add a record type'],
  ['list', 'add a list to browse'],
  ['field', 'add a field to a record'],
  ['identifier scheme', 'add an identifier scheme'],
  ['route', 'add a page or another address'],
  ['facet', 'add a facet to a list'],
])('CONTRIBUTING.md names what a %s touches', async (name, wish) => {
  const guide = await readFile(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const row = guide.split('\n').find((line) => line.startsWith(`| ${wish}`));
  const isNamed = (file: string) => row?.includes(file) || row?.includes(`${dirname(file)}/`);
  expect(touched[name]?.filter((file) => !isNamed(file))).toEqual([]);
});

describe('works without another change:', () => {
  it('a format is negotiated, has a suffix, a download and its place in the descriptions', async () => {
    const lines = await get('doc/place/radom.lines');
    expect(lines).toContain('id/place/radom> <http://www.w3.org/2000/01/rdf-schema#label> "Radom"');
    expect(await get('doc/place/radom', 'application/x-plain-lines')).toBe(lines);
    expect(await download('munpart.lines')).toContain('id/place/radom');
    expect(await get('openapi.json')).toContain('application/x-plain-lines');
  });

  it('a list of a type is browsed, downloaded and reconciled', async () => {
    expect(await get('festivals.html')).toContain('Festival of Lights');
    expect(await get('festivals.csv')).toContain('Festival of Lights');
    expect(await get('reconcile/suggest/type?prefix=Fest')).toContain('"festival"');
  });

  it('a record type is read, checked, published and named', async () => {
    expect(await get('doc/festival/lights.nt')).toContain('"Festival of Lights"@en');
    expect(await get('doc/festival/lights.html')).toContain('Festival of Lights');
    await copy.edit('data/festivals.yaml', 'lights:', 'Lights!:');
    const { stdout, stderr, code } = await copy.run('check');
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('data/festivals.yaml:1:1');
  });

  it('a field of a record is checked, published, described and shown', async () => {
    expect(await get('doc/place/radom.nt')).toContain('"Onwards"@en');
    expect(await get('doc/place/radom.html')).toContain('Onwards');
    expect(await get('def.html')).toContain('motto');
  });

  it('an identifier scheme is kept, linked, looked up and in tables', async () => {
    expect(await get('doc/place/radom.nt')).toContain('<https://parishes.example/id/P17>');
    expect(await get('doc/place/radom.html')).toContain('Register of Parishes P17');
    expect(await download('places.csv')).toMatch(/,P17,/);
    expect(await download('links-parish.nt')).toContain('P17');
    const found = await fetch(`${url}lookup?iri=${encodeURIComponent('https://parishes.example/id/P17')}`);
    expect(found.url).toContain('place/radom');
  });

  it('a route answers and is described', async () => {
    expect(await get('welcome')).toBe('welcome');
    expect(JSON.parse(await get('openapi.json')).paths).toHaveProperty('/welcome');
    expect(await get('api', 'text/html')).toContain('A word of welcome.');
  });

  it('a facet counts and narrows', async () => {
    const page = await get('partnerships.html');
    expect(page).toContain('Level of who reports');
    const all = (await get('partnerships.csv')).split('\n').length;
    const some = (await get('partnerships.csv?language=city')).split('\n').length;
    expect(some).toBeGreaterThan(1);
    expect(some).toBeLessThan(all);
  });
});
