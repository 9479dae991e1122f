import { McpServer } from '@modelcontextprotocol/server';
import { packageVersion } from '../../release/index.ts';
import { citationOf } from './facts.ts';
import { ask, type Publisher } from './publisher.ts';
import type { Tool } from './tool.ts';
import { EXAMPLE_QUERIES, RUN_SPARQL } from './tools/examples.ts';
import { LIST_RESOURCES } from './tools/lists.ts';
import { SEARCH_NAMES } from './tools/names.ts';
import { GET_RESOURCE } from './tools/resource.ts';
import { DESCRIBE_VOCABULARY } from './tools/vocabulary.ts';
import { COMPARE_WITH_WIKIDATA } from './tools/wikidata.ts';

/** Every tool, in the order in which they are listed. */
export const TOOLS: readonly Tool[] = [
  SEARCH_NAMES,
  GET_RESOURCE,
  LIST_RESOURCES,
  DESCRIBE_VOCABULARY,
  EXAMPLE_QUERIES,
  RUN_SPARQL,
  COMPARE_WITH_WIKIDATA,
];

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
  const server = new McpServer(
    { name: 'munpart', title, version: packageVersion(), websiteUrl: publisher.base },
    {
      capabilities: { tools: {}, resources: {} },
      instructions: [title, description, INSTRUCTIONS].join('\n\n'),
    },
  );
  for (const tool of TOOLS) tool.register(server, publisher);
  for (const { name, title: label, address, mimeType } of RESOURCES) {
    const url = publisher.base + address;
    server.registerResource(name, url, { title: label, mimeType }, async () => {
      const { text } = await ask(publisher, address, { accept: mimeType });
      return { contents: [{ uri: url, mimeType, text }] };
    });
  }
  return server;
}
