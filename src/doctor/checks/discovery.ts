import { PREFIXES } from '../../rdf/namespaces.ts';
import { type Check, expectThat, finding } from '../check.ts';
import { expectStatus, type RemoteSite, textOf } from '../site.ts';

const MAX_SAMPLES = 12;

/** What programs find on their own: the sitemap leads to pages, large files can be had in parts. */
export const DISCOVERY: Check = {
  title: 'For programs',
  async *run(site) {
    yield finding('robots.txt names the sitemap', async () => {
      const reply = await site.ask('robots.txt');
      expectStatus('robots.txt', reply, 200);
      expectThat(textOf(reply).includes(`Sitemap: ${site.namespace}sitemap.xml`), 'it does not');
    });
    yield finding('addresses of the sitemap lead to pages', () => sitemap(site));
    yield finding('a dump can be had in parts', () => parts(site));
  },
};

async function sitemap(site: RemoteSite): Promise<void> {
  const reply = await site.ask('sitemap.xml');
  expectStatus('sitemap.xml', reply, 200);
  const addresses = [...textOf(reply).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
  expectThat(addresses.length > 0, 'it is empty');
  const step = Math.ceil(addresses.length / MAX_SAMPLES);
  for (const address of addresses.filter((_, index) => index % step === 0)) {
    const written = address.replaceAll('&amp;', '&');
    const first = await site.ask(written, { accept: 'text/html' });
    const document = first.status === 303 ? first.headers.get('location') : null;
    expectStatus(address, document === null ? first : await site.ask(document, { accept: 'text/html' }), 200);
  }
}

async function parts(site: RemoteSite): Promise<void> {
  const download = site.description.find(({ predicate }) => predicate.value === `${PREFIXES.dcat}downloadURL`)
    ?.object.value;
  expectThat(download !== undefined, 'the description lists no file');
  const address = download ?? '';
  const whole = await site.ask(address);
  expectStatus(address, whole, 200);
  const etag = whole.headers.get('etag') ?? '';
  const part = await site.ask(address, { headers: { range: 'bytes=10-19', 'if-range': etag } });
  expectStatus(`${address} in part`, part, 206);
  expectThat(
    Buffer.from(whole.bytes.subarray(10, 20)).equals(Buffer.from(part.bytes)),
    `bytes 10 to 19 of ${address} are others than those of the whole`,
  );
  const other = await site.ask(address, { headers: { range: 'bytes=10-19', 'if-range': '"another"' } });
  expectStatus(`${address} after a change`, other, 200);
}
