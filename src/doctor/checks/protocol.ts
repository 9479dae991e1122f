import { ROUTES } from '../../features/index.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { type Check, expectThat, expectVary, finding } from '../check.ts';
import { expectStatus, type RemoteSite, type Reply, textOf } from '../site.ts';

const ASK = 'ASK { ?s ?p ?o }';
const NOTHING = 'application/x-nothing';
const JSON_RESULTS = 'application/sparql-results+json';
/** What may differ between two answers to the same question. */
const INCIDENTAL = [
  'date',
  'connection',
  'keep-alive',
  'x-request-id',
  'server-timing',
  'transfer-encoding',
  'age',
];

/** HTTP as it is meant: HEAD, CORS, and clear refusals. */
export const PROTOCOL: Check = {
  title: 'HTTP',
  async *run(site) {
    for (const { path, accept } of ROUTES.flatMap(({ probe }) => probe ?? [])) {
      yield finding(`HEAD is GET without a body: /${path}`, () => sameHead(site, path, accept));
      yield finding(`any page may read: /${path}`, async () => expectShared(await site.request(path)));
    }
    yield finding('any page may ask queries', () => preflight(site));
    yield finding('/.well-known/void leads to the description', () => wellKnown(site));
    yield finding('406 for what there is not', async () => {
      for (const address of ['dataset', 'sparql', `sparql?query=${encodeURIComponent(ASK)}`]) {
        const reply = await site.request(address, { accept: NOTHING });
        expectStatus(address, reply, 406);
        expectVary(reply.headers, 'Accept');
      }
    });
    for (const [text, options, statuses] of REFUSALS) {
      yield finding(text, async () => {
        expectStatus('sparql', await site.request('sparql', { method: 'POST', ...options }), ...statuses);
      });
    }
  },
};

const query = (body: string) => ({
  body,
  accept: JSON_RESULTS,
  headers: { 'content-type': 'application/sparql-query' },
});
const update = 'INSERT DATA { <urn:x-munpart:a> <urn:x-munpart:b> 1 }';
const REFUSALS = [
  ['a malformed query is 400', query('ASK { ?s'), [400]],
  [
    'an update is refused',
    { body: update, headers: { 'content-type': 'application/sparql-update' } },
    [400, 403, 405],
  ],
  [
    'an update in a form is refused',
    {
      body: new URLSearchParams({ update }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    [400, 403, 405],
  ],
  ['SERVICE to elsewhere is refused', query('ASK { SERVICE <http://munpart.invalid/> { ?s ?p ?o } }'), [403]],
  [
    'SERVICE to elsewhere is refused even if SILENT',
    query('ASK { SERVICE SILENT <http://munpart.invalid/> { ?s ?p ?o } }'),
    [403],
  ],
  ['SERVICE to anywhere is refused', query('ASK { ?s ?p ?u SERVICE ?u { ?a ?b ?c } }'), [403]],
] as const;

async function sameHead(site: RemoteSite, address: string, accept = '*/*'): Promise<void> {
  const get = await site.request(address, { accept });
  expectStatus(`/${address}`, get, 200);
  const head = await site.request(address, { accept, method: 'HEAD' });
  expectStatus(`HEAD /${address}`, head, 200);
  const names = new Set([...get.headers.keys(), ...head.headers.keys()]);
  for (const name of names) {
    if (INCIDENTAL.includes(name)) continue;
    const [one, other] = [get.headers.get(name), head.headers.get(name)];
    expectThat(one === other, `${name} is "${one}" for GET and "${other}" for HEAD`);
  }
}

function expectShared({ headers }: Reply): void {
  const allowed = headers.get('access-control-allow-origin');
  expectThat(allowed === '*', `Access-Control-Allow-Origin is ${allowed ?? 'absent'}`);
}

async function preflight(site: RemoteSite): Promise<void> {
  const reply = await site.request('sparql', {
    method: 'OPTIONS',
    headers: {
      origin: 'https://page.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  expectStatus('OPTIONS sparql', reply, 200, 204);
  expectShared(reply);
  const methods = reply.headers.get('access-control-allow-methods') ?? '';
  expectThat(/\bPOST\b/.test(methods), `POST is not among the methods: ${methods}`);
}

async function wellKnown(site: RemoteSite): Promise<void> {
  const reply = await site.request('.well-known/void', { accept: 'text/turtle' });
  expectStatus('.well-known/void', reply, 200, 301, 302, 303, 307, 308);
  if (reply.status === 200) return;
  const target = reply.headers.get('location') ?? '';
  expectStatus(target, await site.request(target, { accept: 'text/turtle' }), 200);
}

const MAX_SAMPLES = 12;

/** What programs find on their own: the sitemap leads to pages, large files can be had in parts. */
export const DISCOVERY: Check = {
  title: 'For programs',
  async *run(site) {
    yield finding('robots.txt names the sitemap', async () => {
      const reply = await site.request('robots.txt');
      expectStatus('robots.txt', reply, 200);
      expectThat(textOf(reply).includes(`Sitemap: ${site.namespace}sitemap.xml`), 'it does not');
    });
    yield finding('addresses of the sitemap lead to pages', () => sitemap(site));
    yield finding('a dump can be had in parts', () => parts(site));
  },
};

async function sitemap(site: RemoteSite): Promise<void> {
  const reply = await site.request('sitemap.xml');
  expectStatus('sitemap.xml', reply, 200);
  const addresses = [...textOf(reply).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
  expectThat(addresses.length > 0, 'it is empty');
  const step = Math.ceil(addresses.length / MAX_SAMPLES);
  for (const address of addresses.filter((_, index) => index % step === 0)) {
    const written = address.replaceAll('&amp;', '&');
    const first = await site.request(written, { accept: 'text/html' });
    const document = first.status === 303 ? first.headers.get('location') : null;
    expectStatus(
      address,
      document === null ? first : await site.request(document, { accept: 'text/html' }),
      200,
    );
  }
}

async function parts(site: RemoteSite): Promise<void> {
  const download = site.description.find(({ predicate }) => predicate.value === `${PREFIXES.dcat}downloadURL`)
    ?.object.value;
  expectThat(download !== undefined, 'the description lists no file');
  const address = download ?? '';
  const whole = await site.request(address);
  expectStatus(address, whole, 200);
  const etag = whole.headers.get('etag') ?? '';
  const part = await site.request(address, { headers: { range: 'bytes=10-19', 'if-range': etag } });
  expectStatus(`${address} in part`, part, 206);
  expectThat(
    Buffer.from(whole.bytes.subarray(10, 20)).equals(Buffer.from(part.bytes)),
    `bytes 10 to 19 of ${address} are others than those of the whole`,
  );
  const other = await site.request(address, { headers: { range: 'bytes=10-19', 'if-range': '"another"' } });
  expectStatus(`${address} after a change`, other, 200);
}
