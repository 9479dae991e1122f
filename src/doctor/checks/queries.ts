import { type Check, expectThat, finding } from '../check.ts';
import { expectStatus, mediaTypeOf, type RemoteSite, type Reply, textOf } from '../site.ts';

const LINK = /\/queries\/([a-z0-9-]{1,100})["?]/g;

const JSON_RESULTS = 'application/sparql-results+json';
const N_TRIPLES = 'application/n-triples';

/** The example queries return rows, or statements. */
export const QUERIES: Check = {
  title: 'Example queries',
  async *run(site) {
    const page = await site.ask('queries', { accept: 'text/html' });
    const names = [...new Set([...textOf(page).matchAll(LINK)].map(([, name]) => name ?? ''))];
    yield finding('there are example queries', async () => {
      expectStatus('queries', page, 200);
      expectThat(names.length > 0, 'the page lists none');
    });
    for (const name of names) yield finding(name, () => example(site, name));
  },
};

async function example(site: RemoteSite, name: string): Promise<void> {
  const address = `queries/${name}.rq`;
  const reply = await site.ask(address);
  expectStatus(address, reply, 200);
  const result = await site.query(textOf(reply), `${JSON_RESULTS}, ${N_TRIPLES}`);
  expectStatus(address, result, 200);
  expectThat(hasResult(result), 'it returns nothing');
}

function hasResult(result: Reply): boolean {
  if (mediaTypeOf(result) === N_TRIPLES) return result.bytes.byteLength > 0;
  const { results } = JSON.parse(textOf(result)) as { results?: { bindings: readonly unknown[] } };
  return (results?.bindings.length ?? 0) > 0;
}
