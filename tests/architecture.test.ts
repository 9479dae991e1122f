import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Which folders a folder may import from; `root` are the files of src/ itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  rdf: [],
  formats: ['rdf'],
  records: ['rdf'],
  release: ['rdf', 'formats', 'records', 'engine'],
  engine: ['rdf'],
  query: ['rdf', 'formats', 'engine'],
  links: ['rdf', 'query'],
  store: ['rdf'],
  quality: ['rdf'],
  doctor: ['rdf', 'formats', 'query', 'quality'],
  pages: ['rdf', 'formats', 'release', 'assets'],
  http: ['rdf', 'formats', 'release', 'query', 'links', 'quality', 'pages'],
  site: [],
  commands: ['rdf', 'records', 'release', 'query', 'links', 'http', 'store', 'site', 'root'],
  root: ['records', 'release', 'query', 'links', 'http', 'store', 'doctor', 'commands'],
};

/** Where a third-party package may be imported: folders, or the number of files that are its door. */
const DOORS: Record<string, { readonly folders: readonly string[]; readonly files?: number }> = {
  '@comunica/query-sparql': { folders: ['query'], files: 1 },
  '@hono/node-server': { folders: ['root', 'http'], files: 1 },
  '@rdfjs/types': { folders: ['rdf'], files: 2 },
  '@traqula/algebra-sparql-1-1': { folders: ['engine'], files: 1 },
  '@traqula/algebra-transformations-1-1': { folders: ['engine'] },
  '@traqula/core': { folders: ['engine'], files: 1 },
  '@traqula/parser-sparql-1-1': { folders: ['query', 'engine'], files: 2 },
  '@zazuko/yasqe': { folders: ['http'], files: 1 },
  'd3-geo': { folders: ['pages'], files: 2 },
  geojson: { folders: ['pages'], files: 1 },
  'csv-parse': { folders: ['records'], files: 1 },
  hono: { folders: ['http', 'pages'] },
  jsonld: { folders: ['formats'], files: 1 },
  'lru-cache': { folders: ['query', 'http'] },
  n3: { folders: ['rdf', 'formats'] },
  oxigraph: { folders: ['query'], files: 1 },
  'prom-client': { folders: ['http'], files: 1 },
  'rdf-canonize': { folders: ['rdf'], files: 1 },
  'rdf-validate-shacl': { folders: ['release'], files: 1 },
  'rdfxml-streaming-parser': { folders: ['formats'], files: 1 },
  'relative-to-absolute-iri': { folders: ['engine'], files: 1 },
  'topojson-client': { folders: ['pages'], files: 1 },
  yaml: { folders: ['records'] },
  zod: { folders: ['records', 'root'] },
};

const LONGEST_FILE = 250;

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

const files: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => {
    const text = readFileSync(join(SRC, name), 'utf8');
    const [first = '', ...rest] = name.split('/');
    return { path: name, folder: rest.length > 0 ? first : 'root', text, imports: importsOf(text) };
  });

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
  if (target.startsWith('../assets/')) return 'assets';
  return target.includes('/') ? (target.split('/')[0] ?? '') : 'root';
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

describe('the architecture', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(30);
  });

  it.each(files)('$path imports only from folders to its left', (file) => {
    const allowed = MAY_IMPORT[file.folder];
    expect(allowed, `the folder ${file.folder} is not part of the design`).toBeDefined();
    const strays = file.imports
      .filter(({ from }) => from.startsWith('.'))
      .map(({ from }) => folderOf(file, from))
      .filter((folder) => folder !== file.folder && !allowed?.includes(folder));
    expect(strays).toEqual([]);
  });

  it('lets pages import only types of a release', () => {
    const values = files
      .filter((file) => file.folder === 'pages')
      .flatMap((file) => file.imports.filter(({ from }) => folderOf(file, from) === 'release'))
      .filter(({ from, typeOnly }) => from.startsWith('.') && !typeOnly);
    expect(values).toEqual([]);
  });

  it('gives every third-party package its door', () => {
    const strays = files.flatMap((file) =>
      file.imports
        .map(({ from }) => from)
        .filter((from) => !from.startsWith('.') && !from.startsWith('node:'))
        .map(packageOf)
        .filter((name) => !DOORS[name]?.folders.includes(file.folder))
        .map((name) => `${file.path} imports ${name}`),
    );
    expect(strays).toEqual([]);
  });

  it.each(Object.entries(DOORS).filter(([, door]) => door.files !== undefined))(
    '%s has no more doors than agreed',
    (name, door) => {
      const users = files.filter((file) => file.imports.some(({ from }) => packageOf(from) === name));
      expect(
        users.map((file) => file.path).length,
        users.map((file) => file.path).join(', '),
      ).toBeLessThanOrEqual(door.files ?? 0);
    },
  );

  // A catalogue is as long as what it says.
  const limited = files.filter(({ path }) => !path.startsWith('pages/messages/'));
  it.each(limited)(`$path is no longer than ${LONGEST_FILE} lines`, (file) => {
    expect(file.text.split('\n').length).toBeLessThanOrEqual(LONGEST_FILE);
  });

  it.each(files)('$path escapes neither types nor lint', (file) => {
    expect(file.text).not.toMatch(
      /@ts-(ignore|expect-error|nocheck)|biome-ignore|(:|\bas|<)\s*any\s*[;,)>\]=|}]/,
    );
  });

  it.each(files)('$path describes what it exports', (file) => {
    const lines = file.text.split('\n');
    const bare = lines.filter(
      (line, index) =>
        /^export (async )?(function\*?|class|interface|type(?! \{)|const|abstract class) /.test(line) &&
        !/\*\/\s*$/.test(lines[index - 1] ?? ''),
    );
    expect(bare).toEqual([]);
  });
});
