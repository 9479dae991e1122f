import { ROUTES } from '../../features/index.ts';
import { type Check, expectThat, expectVary, finding } from '../check.ts';
import { expectStatus, type RemoteSite, type Reply } from '../site.ts';

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
      yield finding(`any page may read: /${path}`, async () => expectShared(await site.ask(path)));
    }
    yield finding('any page may ask queries', () => preflight(site));
    yield finding('/.well-known/void leads to the description', () => wellKnown(site));
    yield finding('406 for what there is not', async () => {
      for (const address of ['dataset', 'sparql', `sparql?query=${encodeURIComponent(ASK)}`]) {
        const reply = await site.ask(address, { accept: NOTHING });
        expectStatus(address, reply, 406);
        expectVary(reply.headers, 'Accept');
      }
    });
    for (const [text, asking, statuses] of REFUSALS) {
      yield finding(text, async () => {
        expectStatus('sparql', await site.ask('sparql', { method: 'POST', ...asking }), ...statuses);
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
  const get = await site.ask(address, { accept });
  expectStatus(`/${address}`, get, 200);
  const head = await site.ask(address, { accept, method: 'HEAD' });
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
  const reply = await site.ask('sparql', {
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
  const reply = await site.ask('.well-known/void', { accept: 'text/turtle' });
  expectStatus('.well-known/void', reply, 200, 301, 302, 303, 307, 308);
  if (reply.status === 200) return;
  const target = reply.headers.get('location') ?? '';
  expectStatus(target, await site.ask(target, { accept: 'text/turtle' }), 200);
}
