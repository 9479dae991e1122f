import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

const LINE = ['rdf', 'text', 'geo', 'formats', 'query', 'release', 'pages', 'http'];

/** Which folders a folder may import from; `root` are the files of src/ itself, `features` the list of routes. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  text: [],
  geo: [],
  rdf: ['geo', 'text'],
  formats: ['rdf', 'text'],
  records: ['rdf', 'text', 'geo'],
  engine: ['rdf', 'text'],
  shacl: ['rdf', 'text', 'engine'],
  release: ['rdf', 'text', 'formats', 'records', 'engine', 'shacl'],
  query: ['rdf', 'text', 'formats', 'engine'],
  pages: ['rdf', 'text', 'release', 'assets', 'query'],
  // The one fact of a feature that the kernel knows: which lists there are, for the navigation of every page.
  http: ['rdf', 'text', 'geo', 'formats', 'query', 'release', 'pages', 'features/lists'],
  features: ['http', 'features/*'],
  'features/agents': [...LINE, 'features/lists'],
  'features/api': [...LINE, 'features/lists'],
  'features/browse': [...LINE, 'features/dataset', 'features/lists', 'features/maps'],
  'features/dataset': [...LINE, 'features/lists', 'features/releases'],
  'features/documents': [
    ...LINE,
    'features/dataset',
    'features/maps',
    'features/names',
    'features/vocabulary',
  ],
  'features/home': [
    ...LINE,
    'features/browse',
    'features/dataset',
    'features/lists',
    'features/maps',
    'features/queries',
  ],
  'features/lists': [...LINE, 'features/names', 'features/sparql'],
  'features/maps': [...LINE, 'features/lists'],
  'features/perspectives': [...LINE, 'features/lists', 'features/maps'],
  'features/names': [...LINE, 'features/lists'],
  'features/network': [...LINE, 'features/queries'],
  'features/previews': [...LINE, 'features/documents', 'features/lists', 'features/maps'],
  'features/queries': [...LINE, 'features/browse', 'features/dataset', 'features/sparql'],
  'features/reconcile': [...LINE, 'records', 'features/lists', 'features/names'],
  'features/releases': LINE,
  'features/search': [...LINE, 'features/names', 'features/reconcile'],
  'features/sparql': [...LINE, 'features/queries'],
  'features/vocabulary': [...LINE, 'features/documents', 'features/maps'],
  'features/wikidata': [...LINE, 'records'],
  spreadsheets: ['rdf', 'text', 'records'],
  'static-site': [...LINE],
  store: ['rdf', 'text'],
  doctor: [...LINE, 'features'],
  commands: [
    ...LINE,
    'records',
    'shacl',
    'spreadsheets',
    'features',
    'features/*',
    'store',
    'static-site',
    'root',
  ],
  root: [...LINE, 'records', 'features', 'features/*', 'doctor', 'commands'],
};

/** Where a third-party package may be imported: folders, or the number of files that are its door. */
const DOORS: Record<string, { readonly folders: readonly string[]; readonly files?: number }> = {
  '@comunica/query-sparql': { folders: ['query'], files: 1 },
  '@hono/node-server': { folders: ['http'], files: 2 },
  '@modelcontextprotocol/server': { folders: ['features/agents', 'commands'], files: 4 },
  '@rdfjs/types': { folders: ['rdf'], files: 2 },
  '@resvg/resvg-wasm': { folders: ['features/previews'], files: 1 },
  '@traqula/algebra-sparql-1-1': { folders: ['engine'], files: 1 },
  '@traqula/algebra-transformations-1-1': { folders: ['engine'] },
  '@traqula/core': { folders: ['engine'], files: 1 },
  '@traqula/parser-sparql-1-1': { folders: ['query', 'engine'], files: 2 },
  '@traqula/rules-sparql-1-1': { folders: ['query'], files: 1 },
  '@zazuko/yasqe': { folders: ['features/api'], files: 1 },
  'd3-geo': { folders: ['features/maps', 'geo'], files: 3 },
  geojson: { folders: ['features/maps', 'geo'], files: 2 },
  'csv-parse': { folders: ['spreadsheets'], files: 1 },
  '@rubensworks/saxes': { folders: ['spreadsheets'], files: 1 },
  fflate: { folders: ['spreadsheets'], files: 1 },
  'hyparquet-writer': { folders: ['release'], files: 1 },
  hono: { folders: ['http', 'features', 'pages', 'features/*', 'static-site', 'commands', 'root'] },
  jsonld: { folders: ['formats'], files: 2 },
  'lru-cache': { folders: ['query', 'http', 'features/*'] },
  n3: { folders: ['rdf', 'formats'] },
  'prom-client': { folders: ['http'], files: 1 },
  'rdf-canonize': { folders: ['rdf'], files: 1 },
  'rdfxml-streaming-parser': { folders: ['formats'], files: 2 },
  'relative-to-absolute-iri': { folders: ['engine'], files: 1 },
  'topojson-client': { folders: ['geo', 'features/maps'], files: 2 },
  yaml: { folders: ['records', 'spreadsheets', 'features/wikidata', 'commands'] },
  zod: { folders: ['records', 'spreadsheets', 'features/agents', 'features/wikidata', 'root'] },
};

const MAX_LINES = 250;
const MAX_ENTRIES = 15;
/** Whose entries are the rooms of the house themselves. */
const DRAWN = ['.', 'features'];
/** Catalogues of texts are data. */
const CATALOGUES = /^pages\/messages\//;

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

const files: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    return { path, folder: roomOf(path), text, imports: importsOf(text) };
  });

/** Each feature is a room of its own. */
function roomOf(path: string): string {
  const [first = '', second = '', ...rest] = path.split('/');
  if (second === '') return 'root';
  return first === 'features' && rest.length > 0 ? `features/${second}` : first;
}

function importsOf(text: string): SourceFile['imports'] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  const dynamic = text.matchAll(/\bimport\('([^']+)'\)/g);
  return [
    ...[...statements].map(([, type, from]) => ({ from: from ?? '', typeOnly: type !== undefined })),
    ...[...dynamic].map(([, from]) => ({ from: from ?? '', typeOnly: false })),
  ];
}

function folderOf(file: SourceFile, specifier: string): string {
  const target = relative(SRC, resolve(SRC, dirname(file.path), specifier));
  // What pages and browsers share.
  return target.startsWith('../assets/') ? 'assets' : roomOf(target);
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

function isAmong(folder: string, allowed: readonly string[]): boolean {
  return allowed.includes(folder) || (folder.startsWith('features/') && allowed.includes('features/*'));
}

/** A line for each file that breaks a rule, by what the rule finds in it. */
function offenders(faults: (file: SourceFile) => readonly string[]): string[] {
  return files.flatMap((file) => faults(file).map((fault) => `${file.path}: ${fault}`));
}

describe('the architecture', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(30);
  });

  it('imports only down the line, and no feature from another that the table does not name', () => {
    expect(
      offenders((file) =>
        file.imports
          .filter(({ from }) => from.startsWith('.'))
          .map(({ from }) => folderOf(file, from))
          .filter((folder) => folder !== file.folder && !isAmong(folder, MAY_IMPORT[file.folder] ?? [])),
      ),
    ).toEqual([]);
  });

  it('lets pages import only types of a release and of queries', () => {
    expect(
      offenders((file) =>
        file.imports
          .filter(({ from, typeOnly }) => file.folder === 'pages' && from.startsWith('.') && !typeOnly)
          .map(({ from }) => folderOf(file, from))
          .filter((folder) => ['release', 'query'].includes(folder)),
      ),
    ).toEqual([]);
  });

  it('gives every third-party package its door', () => {
    expect(
      offenders((file) =>
        file.imports
          .map(({ from }) => from)
          .filter((from) => !from.startsWith('.') && !from.startsWith('node:'))
          .map(packageOf)
          .filter((name) => !isAmong(file.folder, DOORS[name]?.folders ?? [])),
      ),
    ).toEqual([]);
    const crowded = Object.entries(DOORS).flatMap(([name, door]) => {
      const users = files.filter((file) => file.imports.some(({ from }) => packageOf(from) === name));
      return users.length > (door.files ?? users.length) ? [`${name}: ${users.map(({ path }) => path)}`] : [];
    });
    expect(crowded).toEqual([]);
  });

  it(`has no file of more than ${MAX_LINES} lines and no folder of more than ${MAX_ENTRIES} entries`, () => {
    const isLong = ({ path, text }: SourceFile) =>
      !CATALOGUES.test(path) && text.split('\n').length > MAX_LINES;
    expect(files.filter(isLong).map(({ path }) => path)).toEqual([]);
    const folders = new Set(files.map(({ path }) => dirname(path)));
    const isFull = (folder: string) =>
      !DRAWN.includes(folder) && readdirSync(join(SRC, folder)).length > MAX_ENTRIES;
    expect([...folders].filter(isFull)).toEqual([]);
  });

  it('escapes neither types nor lint', () => {
    const loophole = /@ts-(ignore|expect-error|nocheck)|biome-ignore|(:|\bas|<)\s*any\s*[;,)>\]=|}]/;
    expect(files.filter(({ text }) => loophole.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('gives a type a name that no other exported type has', () => {
    const declared = /^export (?:abstract )?(?:class|interface|type) (\w+)/gm;
    const places = new Map<string, string[]>();
    for (const { path, text } of files) {
      for (const [, name = ''] of text.matchAll(declared))
        places.set(name, [...(places.get(name) ?? []), path]);
    }
    expect([...places].filter(([, paths]) => paths.length > 1)).toEqual([]);
  });

  it('describes what it exports', () => {
    const isBare = (line: string, before: string) =>
      /^export (async )?(function\*?|class|interface|type(?! \{)|const|abstract class) /.test(line) &&
      !/\*\/\s*$/.test(before);
    expect(
      offenders(({ text }) => {
        const lines = text.split('\n');
        return lines.filter((line, index) => isBare(line, lines[index - 1] ?? ''));
      }),
    ).toEqual([]);
  });
});

describe('the tests', () => {
  it('write temporary files only where the end of their run removes them', () => {
    expect(tmpdir()).toBe(inject('workshop'));
    const texts = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.m?[jt]sx?$/.test(name))
      .map((name) => [name, readFileSync(join(import.meta.dirname, name), 'utf8')] as const);
    expect(texts.filter(([, text]) => /['"`]\/(var\/)?tmp\b/.test(text)).map(([name]) => name)).toEqual([]);
  });
});
