import { type Check, expectThat, finding } from '../check.ts';
import { Broken, expectStatus, mediaTypeOf, type RemoteSite, textOf } from '../site.ts';

/** The tools without which an agent could do nothing; those of data with partnerships come on top. */
const TOOLS = ['search_names', 'get_resource', 'list_resources', 'describe_vocabulary', 'run_sparql'];
const SH = 'http://www.w3.org/ns/shacl#';
const VOID = 'http://rdfs.org/ns/void#';
const LDES = 'https://w3id.org/ldes#';
const CROISSANT = 'http://mlcommons.org/croissant/1.1';
const PARQUET = 'application/vnd.apache.parquet';
const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';

/** What agents, harvesters and followers begin with. */
export const MACHINES: Check = {
  title: 'Agents, harvesters, followers',
  async *run(site) {
    yield finding('MCP lists its tools', async () => {
      const { tools } = await mcp<{ tools: readonly { name: string }[] }>(site, 'tools/list', {});
      const missing = TOOLS.filter((name) => !tools.some((tool) => tool.name === name));
      expectThat(missing.length === 0, `there is no ${missing.join(', ')}`);
    });
    yield finding('MCP counts what the endpoint counts', async () => {
      const [row] = await site.rows(COUNT);
      const { structuredContent } = await mcp<{
        structuredContent: { rows: readonly { n: { value: string } }[]; citation: { release: string } };
      }>(site, 'tools/call', { name: 'run_sparql', arguments: { query: COUNT } });
      const reported = structuredContent.rows[0]?.n.value;
      expectThat(reported === row?.n, `it counts ${reported}, not ${row?.n}`);
      expectThat(
        structuredContent.citation.release.includes('/releases/'),
        'it does not say of which release',
      );
    });
    yield finding('MCP takes no batches, and no pages of others', async () => {
      const message = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
      expectStatus('a batch', await post(site, JSON.stringify([message, message])), 400);
      const origin = { origin: 'https://page.example' };
      expectStatus('another origin', await post(site, JSON.stringify(message), origin), 403);
    });
    yield finding('/llms.txt says where to begin', async () => {
      const reply = await site.request('llms.txt');
      expectStatus('llms.txt', reply, 200);
      const text = textOf(reply);
      for (const part of [`${site.base}mcp`, `${site.base}sparql`, 'How to cite:', '```sparql']) {
        expectThat(text.includes(part), `it does not have ${part}`);
      }
    });
    yield finding('the example queries are executables', async () => {
      const quads = await site.graph('queries');
      expectThat(
        quads.some(({ object }) => object.value === `${SH}SPARQLExecutable`),
        'there is none',
      );
    });
    yield finding('the partitions say which properties a class has', async () => {
      const quads = await site.graph('dataset/partitions');
      expectThat(
        quads.some(({ predicate }) => predicate.value === `${VOID}propertyPartition`),
        'there is none',
      );
    });
    yield finding('format= decides before Accept', async () => {
      const address = `sparql?format=csv&query=${encodeURIComponent(COUNT)}`;
      const reply = await site.request(address, { accept: 'application/sparql-results+json' });
      expectStatus('sparql?format=csv', reply, 200);
      expectThat(mediaTypeOf(reply) === 'text/csv', `it gives ${mediaTypeOf(reply)}`);
    });
    yield finding('the event stream names its changes and transactions', async () => {
      const quads = await site.graph('feed');
      for (const name of ['versionCreateObject', 'versionDeleteObject', 'transactionPath']) {
        const exists = quads.some(({ predicate }) => predicate.value === LDES + name);
        expectThat(exists, `it has no ldes:${name}`);
      }
    });
    yield* tables(site);
    yield* network(site);
  },
};

interface CroissantFile {
  readonly name: string;
  readonly contentUrl: string;
}

/** Only data with tables have them described, and only data with partnerships are a network: what there is is as it should be. */
async function* tables(site: RemoteSite) {
  const reply = await site.request('dataset?_profile=croissant', { accept: 'application/ld+json' });
  if (reply.status === 404) return;
  const files: CroissantFile[] = [];
  yield finding('Croissant describes the tables', async () => {
    expectStatus('dataset?_profile=croissant', reply, 200);
    const { conformsTo, distribution } = JSON.parse(textOf(reply)) as {
      readonly conformsTo: string;
      readonly distribution: readonly CroissantFile[];
    };
    expectThat(conformsTo === CROISSANT, `it conforms to ${conformsTo}`);
    files.push(...distribution);
  });
  yield finding('CSV files have metadata on the Web', async () => {
    for (const { contentUrl, name } of files.filter((one) => one.name.endsWith('.csv'))) {
      const metadata = await site.request(`${contentUrl}-metadata.json`);
      expectStatus(`${contentUrl}-metadata.json`, metadata, 200);
      const { url } = JSON.parse(textOf(metadata)) as { readonly url: string };
      expectThat(url === name, `the metadata of ${name} are of ${url}`);
    }
  });
  yield finding('Parquet files are read from their end', async () => {
    for (const { contentUrl, name } of files.filter((one) => one.name.endsWith('.parquet'))) {
      const end = await site.request(contentUrl, { headers: { range: 'bytes=-4' } });
      expectStatus(contentUrl, end, 206);
      expectThat(mediaTypeOf(end) === PARQUET, `${name} is of the media type ${mediaTypeOf(end)}`);
      expectThat(textOf(end) === 'PAR1', `${name} does not end as a Parquet file does`);
    }
  });
}

async function* network(site: RemoteSite) {
  const reply = await site.request('network.graphml');
  if (reply.status === 404) return;
  yield finding('the network has as many ties as its figures say', async () => {
    expectStatus('network.graphml', reply, 200);
    const { figures } = JSON.parse(textOf(await site.request('network.json'))) as {
      readonly figures: { readonly edges: number };
    };
    const edges = textOf(reply).split('<edge ').length - 1;
    expectThat(edges === figures.edges, `the file has ${edges}, the figures ${figures.edges}`);
  });
}

/** The result of a request of the Model Context Protocol, as a client of 2025 asks; throws Broken where there is none. */
async function mcp<T>(site: RemoteSite, method: string, params: unknown): Promise<T> {
  const reply = await post(site, JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }));
  expectStatus(`mcp ${method}`, reply, 200);
  const data = /^data: (.*)$/m.exec(textOf(reply))?.[1] ?? textOf(reply);
  const { result } = JSON.parse(data) as { readonly result?: T };
  if (result === undefined) throw new Broken(`mcp ${method} gives no result`);
  return result;
}

function post(site: RemoteSite, body: string, headers: Readonly<Record<string, string>> = {}) {
  return site.request('mcp', {
    method: 'POST',
    accept: 'application/json, text/event-stream',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}
