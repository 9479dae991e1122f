import { type Check, expectThat, finding } from '../check.ts';
import { expectStatus, type Site, textOf } from '../site.ts';

const LINK = /href="[^"]*\/queries\/([a-z0-9-]+)(?:\?[^"]*)?"/g;

/** The example queries return rows. */
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

async function example(site: Site, name: string): Promise<void> {
  const address = `queries/${name}.rq`;
  const reply = await site.ask(address);
  expectStatus(address, reply, 200);
  expectThat((await site.rows(textOf(reply))).length > 0, 'it returns no row');
}
