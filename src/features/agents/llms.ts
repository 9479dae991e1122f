import type { Context } from 'hono';
import { link } from '../../http/fields.ts';
import type { Representation, Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import type { Route } from '../../http/route.ts';
import { seenStatements } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import { messagesIn } from '../../pages/messages/messages.ts';
import { citationOf } from './facts.ts';
import { fetchJson, type Publisher } from './publisher.ts';
import { toolsFor } from './server.ts';
import type { ExampleSummary } from './tools/examples.ts';

const TEXT: Representation = { name: 'txt', label: 'Text', mediaType: 'text/plain', extension: 'txt' };
const QUERIES = 5;

/** `/llms.txt`: what this is and where to begin, for language models (llmstxt.org), from the list of routes. */
export function llms(c: Context, site: Site, routes: readonly Route[]): Response | Promise<Response> {
  const { base, operations } = site;
  const publisher: Publisher = {
    base,
    fetch: (url, init) => operations.dispatch(new Request(url, init), c.env),
  };
  const resource: Resource = {
    address: 'llms.txt',
    representations: [TEXT],
    links: [link(`${base}openapi.json`, 'service-desc', 'application/json')],
    write: async () =>
      textOf(
        publisher,
        routes.filter((route) => isListed(route, site)),
        site,
      ),
  };
  return respond(c, site, resource, TEXT);
}

/** A site of plain files has neither what only a server can answer nor what the browser answers in its place. */
function isListed({ isOffered, inStaticSite, path }: Route, site: Site): boolean {
  const isStatic = site.settings.queriesInBrowser === true;
  if (isStatic && (inStaticSite === 'never' || path === '/sparql')) return false;
  return isOffered?.(site) ?? true;
}

async function textOf(publisher: Publisher, routes: readonly Route[], site: Site): Promise<string> {
  const { base } = publisher;
  const [citation, { queries }] = await Promise.all([
    citationOf(publisher),
    fetchJson<{ readonly queries: readonly ExampleSummary[] }>(publisher, 'queries.json'),
  ]);
  const { title, description, licence, text, dataset, release } = citation;
  const has = (path: string) => routes.some((route) => route.path === path);
  const messages = messagesIn('en');
  const seen = seenStatements(site);
  const { groups } = messages.api;
  const tools = toolsFor(site.general).map(({ name, title: label }) => `- \`${name}\`: ${label}`);
  const examples = queries
    .slice(0, QUERIES)
    .flatMap((one) => [
      `### [${one.title}](${one.url})`,
      '',
      one.description,
      '',
      '```sparql',
      one.query.trim(),
      '```',
      '',
    ]);
  const addresses = Object.entries(groups).flatMap(([group, label]) => [
    `### ${label}`,
    '',
    ...routes.filter((route) => route.group === group).map((route) => addressLine(route, base)),
    '',
  ]);
  return `${[
    `# ${title}`,
    '',
    `> ${description ?? title}`,
    '',
    `Linked open data (RDF), read-only, no key. Every IRI leads to its document; every page is also data by \`Accept\` or suffix (.ttl, .jsonld, .json, .csv). ${licence === undefined ? '' : `Licence: ${licence}`}`,
    '',
    `How to cite: ${text}`,
    '',
    '## Where to begin',
    '',
    ...(has('/mcp')
      ? [
          `- [Model Context Protocol](${base}mcp): \`POST ${base}mcp\`, Streamable HTTP, no sessions; or \`munpart mcp ${base}\` on stdio`,
        ]
      : []),
    ...(has('/sparql')
      ? [
          `- [SPARQL endpoint](${base}sparql): SPARQL 1.1 Protocol, \`${base}sparql?query=…\`; limits at ${base}api#limits${seen === undefined ? '' : `. ${messages.sparql.seen(seen, site.publication.release.manifest.triples)}`}`,
        ]
      : []),
    ...(has('/search') ? [`- [Search](${base}search.json?q=): names in any language and spelling`] : []),
    `- [Dumps](${base}dumps/latest/): the whole in every RDF syntax, and tables as CSV and Parquet`,
    `- [The dataset](${dataset}): DCAT-AP and VoID; [this release](${release})`,
    `- [OpenAPI](${base}openapi.json): every address`,
    '',
    ...(has('/mcp') ? ['## Tools of the MCP server', '', ...tools, ''] : []),
    '## Example queries',
    '',
    ...examples,
    `All: [${messages.queries.title}](${base}queries)`,
    '',
    '## Addresses',
    '',
    ...addresses,
  ].join('\n')}`;

  function addressLine(route: Route, root: string): string {
    const path = route.path.slice(1);
    const methods = (route.methods ?? ['GET']).join(', ');
    const types = route.forms.map(({ mediaType }) => mediaType).join(', ');
    return `- [${route.title(messages)}](${root}${path}): ${methods}${types === '' ? '' : `; ${types}`}`;
  }
}
