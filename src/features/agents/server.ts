import { McpServer } from '@modelcontextprotocol/server';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { packageVersion } from '../../release/index.ts';
import { citationOf, manifestOf } from './facts.ts';
import { fetchFrom, type Publisher } from './publisher.ts';
import type { Tool } from './tool.ts';
import { EXAMPLE_QUERIES, RUN_SPARQL } from './tools/examples.ts';
import { LIST_INSTANCES, LIST_RESOURCES } from './tools/lists.ts';
import { SEARCH_ANY, SEARCH_NAMES } from './tools/names.ts';
import { GET_RESOURCE } from './tools/resource.ts';
import { DESCRIBE_VOCABULARY } from './tools/vocabulary.ts';
import { COMPARE_WITH_WIKIDATA } from './tools/wikidata.ts';

/** The tools for munpart's records. */
const TOOLS: readonly Tool[] = [
  SEARCH_NAMES,
  GET_RESOURCE,
  LIST_RESOURCES,
  DESCRIBE_VOCABULARY,
  EXAMPLE_QUERIES,
  RUN_SPARQL,
  COMPARE_WITH_WIKIDATA,
];

/** The tools for data of any other kind than munpart's records. */
const GENERAL_TOOLS: readonly Tool[] = [
  SEARCH_ANY,
  GET_RESOURCE,
  LIST_INSTANCES,
  DESCRIBE_VOCABULARY,
  EXAMPLE_QUERIES,
  RUN_SPARQL,
];

/** The tools for a publication, in the order in which they are listed. */
export function toolsFor(isGeneral: boolean): readonly Tool[] {
  return isGeneral ? GENERAL_TOOLS : TOOLS;
}

/** What can be read as a whole: an address below the base in one form. */
const RESOURCES = [
  { name: 'dataset', title: 'The dataset (DCAT-AP, VoID)', address: 'dataset', mimeType: 'text/turtle' },
  { name: 'vocabulary', title: 'The vocabulary (OWL, SKOS)', address: 'def', mimeType: 'text/turtle' },
  {
    name: 'manifest',
    title: 'The release in numbers',
    address: 'dumps/latest/manifest.json',
    mimeType: 'application/json',
  },
] as const;

const INSTRUCTIONS =
  'Linked data, read-only. Begin with search_names or describe_vocabulary; get_resource tells all about one thing; run_sparql counts and joins (look at example_queries first). Every answer names its release: cite it. An answer is whole, or says what was left out.';

/** A server of the Model Context Protocol (2026-07-28 and the revisions before) whose tools ask a publisher by its public addresses. */
export async function mcpServer(publisher: Publisher): Promise<McpServer> {
  const { title, description } = await citationOf(publisher);
  const isGeneral = !(await manifestOf(publisher)).classes.some(({ iri }) => iri.startsWith(PREFIXES.mp));
  const server = new McpServer(
    { name: 'munpart', title, version: packageVersion(), websiteUrl: publisher.base },
    {
      capabilities: { tools: {}, resources: {} },
      instructions: [title, description, INSTRUCTIONS].join('\n\n'),
    },
  );
  for (const tool of toolsFor(isGeneral)) tool.register(server, publisher);
  for (const { name, title: label, address, mimeType } of RESOURCES) {
    if (isGeneral && name === 'vocabulary') continue;
    const url = publisher.base + address;
    server.registerResource(name, url, { title: label, mimeType }, async () => {
      const { text } = await fetchFrom(publisher, address, { accept: mimeType });
      return { contents: [{ uri: url, mimeType, text }] };
    });
  }
  return server;
}
