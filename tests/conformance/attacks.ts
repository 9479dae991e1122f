import { request } from 'node:http';

/** Something that has taken down an endpoint somewhere, and the statuses that are right for it. */
export interface Attack {
  readonly name: string;
  readonly request: (url: string) => Promise<{ status: number; text: string }>;
  readonly statuses: readonly number[];
  /** What must not be in the answer. */
  readonly never?: RegExp;
  /** What must be. */
  readonly always?: RegExp;
}

const REFUSED = [400, 403];
const STOPPED = [413, 503];
const ANSWERED = [200];

async function answerOf(response: Promise<Response>): Promise<{ status: number; text: string }> {
  const { status, headers } = await response;
  return { status, text: `${[...headers].join('\n')}\n\n${await (await response).text()}` };
}

const get =
  (query: string, more = '', headers: Record<string, string> = {}) =>
  (url: string) =>
    answerOf(fetch(`${url}sparql?query=${encodeURIComponent(query)}${more}`, { headers }));

const post =
  (body: string, type: string, headers: Record<string, string> = {}) =>
  (url: string) =>
    answerOf(
      fetch(`${url}sparql`, {
        method: 'POST',
        body,
        headers: { 'content-type': type, ...headers },
        duplex: 'half',
      } as RequestInit),
    );

const direct = (query: string) => post(query, 'application/sparql-query');
const visit =
  (path: string, headers: Record<string, string> = {}) =>
  (url: string) =>
    answerOf(fetch(url + path, { headers, redirect: 'manual' }));
const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');

/** A body of so many bytes that does not say how long it is; the answer may come, and the connection end, before all of it is sent. */
const endless = (bytes: number) => (url: string) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sending = request(`${url}sparql`, {
      method: 'POST',
      headers: { 'content-type': 'application/sparql-query' },
    });
    sending.on('response', ({ statusCode = 0 }) => {
      left = 0;
      resolve({ status: statusCode, text: '' });
    });
    sending.on('error', reject);
    const chunk = Buffer.alloc(65_536, '#');
    let left = bytes;
    const send = () => {
      left -= chunk.length;
      if (left < 0) sending.end();
      // Whoever writes as fast as it can may meet the closed connection before it reads the answer.
      else sending.write(chunk, () => setTimeout(send, 5));
    };
    send();
  });

/** Queries that want more time or memory than there is; each keeps a child busy until it is stopped. */
export const EXPENSIVE: readonly Attack[] = [
  {
    name: 'a product counted',
    request: get('SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'),
    statuses: STOPPED,
  },
  {
    name: 'a string doubled 30 times',
    request: get(
      `SELECT ?x30 { BIND("0123456789abcdef" AS ?x0) ${times(30, (i) => `BIND(CONCAT(?x${i}, ?x${i}) AS ?x${i + 1})`)} }`,
    ),
    statuses: STOPPED,
  },
  {
    name: 'a product in one string',
    request: get('SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'),
    statuses: STOPPED,
  },
  {
    name: 'a product sorted',
    request: get('SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i'),
    statuses: STOPPED,
  },
  {
    name: 'a flood of results',
    request: get('SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'),
    statuses: STOPPED,
  },
  {
    name: 'a flood for a page',
    request: get('SELECT * { ?a ?b ?c . ?d ?e ?f }', '', { accept: 'text/html' }),
    statuses: STOPPED,
  },
  {
    name: 'a chain of 40 hops',
    request: get(`SELECT (COUNT(*) AS ?n) { ${times(40, (i) => `?v${i} ?p${i} ?v${i + 1} .`)} }`),
    statuses: [...ANSWERED, ...STOPPED],
  },
  {
    name: '200 OPTIONALs',
    request: direct(`SELECT * { ?s ?p ?o ${times(200, (i) => `OPTIONAL { ?s ?p${i} ?o${i} }`)} } LIMIT 1`),
    statuses: [...ANSWERED, ...STOPPED],
  },
  {
    name: '1,000 UNIONs',
    request: direct(
      `SELECT * { { ?s ?p ?o } ${times(1_000, (i) => `UNION { ?s <http://x/${i}> ?o }`)} } LIMIT 1`,
    ),
    statuses: [...ANSWERED, ...STOPPED],
  },
  {
    name: 'a regular expression made to backtrack',
    request: get(`ASK { FILTER(REGEX("${'a'.repeat(34)}!", "^(a+)+$")) }`),
    statuses: [...ANSWERED, ...STOPPED],
  },
];

/** Requests that are answered, or refused, at once. */
export const CHEAP: readonly Attack[] = [
  { name: '5,000 groups', request: direct(`ASK ${'{'.repeat(5000)}${'}'.repeat(5000)}`), statuses: [400] },
  {
    name: '5,000 parentheses',
    request: direct(`SELECT (${'('.repeat(5000)}1${')'.repeat(5000)} AS ?x) {}`),
    statuses: [400],
  },
  { name: '20,000 blank nodes', request: direct(`ASK { ${'['.repeat(20_000)} }`), statuses: [400] },
  {
    name: '5,000 groups behind an escape',
    request: direct(`ASK { ?s ?p x:a\\#.${'{'.repeat(5000)}`),
    statuses: [400],
  },
  {
    name: '20,000 terms in a list',
    request: direct(`ASK { FILTER(1 IN (${'1,'.repeat(20_000)}1)) }`),
    statuses: [400],
  },
  { name: 'a query of 1 MiB', request: direct(`ASK {} #${'x'.repeat(1_000_000)}`), statuses: [413] },
  {
    name: 'a body of 20 MiB in chunks',
    request: endless(20 << 20),
    statuses: [413],
  },
  {
    name: 'a compressed body',
    request: post('x', 'application/sparql-query', { 'content-encoding': 'gzip' }),
    statuses: [415],
  },
  { name: 'an update', request: post('DROP ALL', 'application/sparql-update'), statuses: [403] },
  {
    name: 'an update in a form',
    request: post('update=DROP+ALL', 'application/x-www-form-urlencoded'),
    statuses: [403],
  },
  { name: 'an update as a query', request: get('INSERT DATA { <a:a> <a:b> <a:c> }'), statuses: [400] },
  { name: 'LOAD as a query', request: get('LOAD <file:///etc/passwd>'), statuses: [400], never: /root:/ },
  {
    name: 'a file as a graph',
    request: get('SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }'),
    statuses: ANSWERED,
    never: /root:/,
  },
  {
    name: 'sources for another engine',
    request: get(
      'ASK { <http://x.example/0> ?p ?o }',
      '&context=%7B%22sources%22%3A%5B%22http%3A%2F%2Fevil.example%2F%22%5D%7D',
    ),
    statuses: ANSWERED,
    always: /"boolean":\s*true/,
  },
  {
    name: 'a script in an error',
    request: get('SELECT <script>alert(1)</script>', '', { accept: 'text/html' }),
    statuses: [400],
    never: /<script>alert/,
  },
  {
    name: 'names that objects have',
    request: get('SELECT ?__proto__ ?constructor { ?__proto__ ?constructor ?toString } LIMIT 1'),
    statuses: ANSWERED,
    always: /"constructor":\s*\{/,
  },
  {
    name: 'a formula in CSV',
    request: get('SELECT ("=1+1" AS ?x) {}', '', { accept: 'text/csv' }),
    statuses: ANSWERED,
    always: /\n=1\+1\r\n/,
  },
  {
    name: 'a header in a path',
    request: visit('id/x%0d%0aset-cookie:%20a=b'),
    statuses: [400, 404],
    never: /^set-cookie,/m,
  },
  {
    name: 'another site as a path',
    request: visit('id/https://evil.example'),
    statuses: [303, 400, 404],
    never: /^location,(https?:)?\/\/evil/m,
  },
  {
    name: 'another host',
    request: visit('sparql?query=ASK%7B%7D', { 'x-forwarded-host': 'evil.example' }),
    statuses: ANSWERED,
    never: /evil/,
  },
  {
    name: 'a path out of the dumps',
    request: visit('dumps/latest/..%2f..%2f..%2f..%2fetc%2fpasswd'),
    statuses: [400, 404],
    never: /root:/,
  },
  {
    name: 'the same, twice encoded',
    request: visit('dumps/latest/%252e%252e%252f%252e%252e%252fetc%252fpasswd'),
    statuses: [400, 404],
    never: /root:/,
  },
  {
    name: 'control characters for the log',
    request: get('ASK {} # \u001b[2J\n{"forged":true}\n'),
    statuses: [400],
  },
  { name: 'a long address', request: visit('x'.repeat(100_000)), statuses: [414] },
  { name: 'long fields', request: visit('', { accept: 'x'.repeat(400_000) }), statuses: [431] },
];

/** Queries that would have the server call this address; none may. */
export function callsTo(address: string): readonly Attack[] {
  return [
    { name: 'SERVICE', request: get(`SELECT * { SERVICE <${address}> { ?s ?p ?o } }`), statuses: REFUSED },
    {
      name: 'SERVICE SILENT',
      request: get(`SELECT * { SERVICE SILENT <${address}> { ?s ?p ?o } }`),
      statuses: REFUSED,
    },
    {
      name: 'SERVICE by a variable',
      request: get(`SELECT * { VALUES ?u { <${address}> } SERVICE ?u { ?s ?p ?o } }`),
      statuses: REFUSED,
    },
    {
      name: 'SERVICE in an EXISTS',
      request: get(`ASK { FILTER EXISTS { SERVICE <${address}> { ?s ?p ?o } } }`),
      statuses: REFUSED,
    },
    { name: 'FROM', request: get(`SELECT * FROM <${address}> { ?s ?p ?o }`), statuses: ANSWERED },
    {
      name: 'default-graph-uri',
      request: get('SELECT * { ?s ?p ?o }', `&default-graph-uri=${encodeURIComponent(address)}`),
      statuses: ANSWERED,
    },
  ];
}
