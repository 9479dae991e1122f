import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printSnapshot } from '../src/features/wikidata/snapshot/snapshot.ts';
import { BASE, recordsReleases } from './http/publication.ts';
import { SNAPSHOT } from './links/made-up-snapshot.ts';
import { MAIN, NODE_FLAGS, Program } from './program.ts';

const DATA = fileURLToPath(new URL('../data/', import.meta.url));

let directory: string;
let server: Program;
let url: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-mcp-'));
  await writeFile(join(directory, 'snapshot.json'), printSnapshot(SNAPSHOT));
  // What has been built already is not built again.
  const built = await recordsReleases();
  for (const name of ['served', 'own'])
    await cp(built, join(directory, name), { recursive: true, verbatimSymlinks: true });
  server = new Program(['serve', '--port', '0', '--base-iri', BASE, ...settings('served')], directory);
  url = await server.url();
}, 300_000);
afterAll(async () => {
  server.process.kill();
  await server.ended;
  await rm(directory, { recursive: true });
});

const settings = (releases: string) => [
  ...['--data', DATA, '--releases', join(directory, releases)],
  ...['--snapshot', join(directory, 'snapshot.json')],
];
const ofHttp = () => new StreamableHTTPClientTransport(new URL('mcp', url));
const ofProgram = () =>
  new StdioClientTransport({
    command: process.execPath,
    args: [...NODE_FLAGS, MAIN, 'mcp', '--base-iri', BASE, ...settings('own')],
    cwd: directory,
    stderr: 'ignore',
  });
const ofBridge = () =>
  new StdioClientTransport({
    command: process.execPath,
    args: [...NODE_FLAGS, MAIN, 'mcp', url],
    cwd: directory,
    stderr: 'ignore',
  });

/** A call of every tool that finds something. */
const CALLS: Readonly<Record<string, Record<string, unknown>>> = {
  search_names: { name: 'Radom' },
  get_resource: { iri: 'Q104740' },
  list_resources: { list: 'partnerships', filters: { country: ['POL'] } },
  describe_vocabulary: {},
  example_queries: {},
  run_sparql: { query: 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' },
  compare_with_wikidata: { limit: 2 },
};

describe.each([
  ['a running server', ofHttp],
  ['the program on stdio', ofProgram],
  ['the program on stdio, of a running server', ofBridge],
] as const)('MCP from %s', (_, transport) => {
  it.each(['legacy', 'auto'] as const)(
    'lists and calls every tool, as a client of the era %s',
    async (mode) => {
      const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
      const faults: Error[] = [];
      client.onerror = (error) => faults.push(error);
      await client.connect(transport());
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(Object.keys(CALLS));
      for (const [name, input] of Object.entries(CALLS)) {
        const { isError, content, structuredContent } = await client.callTool({ name, arguments: input });
        expect([name, isError ?? false]).toEqual([name, false]);
        expect(JSON.stringify(content)).toContain('From: Municipal partnerships');
        expect(structuredContent).toMatchObject({ citation: { title: 'Municipal partnerships' } });
      }
      const { resources } = await client.listResources();
      expect(resources).toHaveLength(3);
      await client.close();
      expect(faults).toEqual([]);
    },
  );
});

describe('MCP of data that know nothing of partnerships', () => {
  const BOOKS = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<${BASE}shelf/1> a <${BASE}Book> ; rdfs:label "One"@en ; <${BASE}next> <${BASE}shelf/2> .
<${BASE}shelf/2> a <${BASE}Book> ; rdfs:label "Two"@en .`;
  const OF_BOOKS: Readonly<Record<string, Record<string, unknown>>> = {
    search_names: { name: 'One' },
    get_resource: { iri: `${BASE}shelf/1` },
    list_resources: { class: `${BASE}Book` },
    describe_vocabulary: {},
    run_sparql: { query: 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' },
  };
  let books: Program;
  let flags: readonly string[];
  let home: URL;
  beforeAll(async () => {
    const file = join(directory, 'books.ttl');
    await writeFile(file, BOOKS);
    flags = ['--rdf', file, '--base-iri', BASE];
    books = new Program(
      ['serve', '--port', '0', ...flags, '--releases', join(directory, 'books')],
      directory,
    );
    home = new URL(await books.url());
  }, 120_000);
  afterAll(async () => {
    books.process.kill();
    await books.ended;
  });

  it.each([
    ['a running server', () => new StreamableHTTPClientTransport(new URL('mcp', home))],
    [
      'the program on stdio',
      () =>
        new StdioClientTransport({
          command: process.execPath,
          args: [...NODE_FLAGS, MAIN, 'mcp', ...flags, '--releases', join(directory, 'books-own')],
          cwd: directory,
          stderr: 'ignore',
        }),
    ],
  ] as const)('from %s: each tool that there is finds something', async (_, transport) => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transport());
    const { tools } = await client.listTools();
    expect(Object.keys(OF_BOOKS).filter((name) => !tools.some((tool) => tool.name === name))).toEqual([]);
    for (const [name, input] of Object.entries(OF_BOOKS)) {
      const { isError, structuredContent } = await client.callTool({ name, arguments: input });
      expect([name, isError ?? false]).toEqual([name, false]);
      expect(structuredContent).toMatchObject({
        citation: { release: expect.stringContaining('/releases/') },
      });
    }
    await client.close();
  });
});
