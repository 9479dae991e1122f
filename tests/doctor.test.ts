import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examine } from '../src/doctor/index.ts';
import { openHttpServer } from '../src/http/serving/server.ts';
import { type Published, publishRecords } from './http/publication.ts';

/** An answer on its way through the proxy. */
interface Passing {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What a proxy does to an answer. */
type Lie = (
  passing: Passing,
  asked: { method: string; path: string; headers: IncomingHttpHeaders; body: string },
) => void;

const HONEST: Lie = () => {};
let published: Published;
let server: Server;
let proxy: Server;
let lie = HONEST;

beforeAll(async () => {
  published = await publishRecords();
  server = openHttpServer(published.app, { queryTimeout: 10_000, maxResultBytes: 10_000_000 }).server;
  proxy = createServer((request, response) => {
    void pass(request).then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
  });
  for (const one of [server, proxy]) {
    one.listen(0, '127.0.0.1');
    await once(one, 'listening');
  }
}, 60_000);
afterAll(async () => {
  for (const one of [server, proxy]) {
    one.close();
    one.closeAllConnections();
  }
  await published.close();
});

function urlOf(one: Server): string {
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
}

async function pass(request: IncomingMessage): Promise<Passing> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { method = 'GET', url = '/', headers } = request;
  const { host: _, connection: __, 'content-length': ___, ...kept } = headers;
  const response = await fetch(urlOf(server) + url, {
    method,
    headers: kept as Record<string, string>,
    redirect: 'manual',
    ...(body !== '' && { body }),
  });
  const passing = {
    status: response.status,
    headers: Object.fromEntries(
      [...response.headers].filter(([name]) => !['connection', 'transfer-encoding'].includes(name)),
    ),
    body: Buffer.from(await response.arrayBuffer()),
  };
  lie(passing, { method, path: url, headers, body });
  // Only a lie about the length itself may leave it wrong.
  if (method !== 'HEAD' && passing.status === 200)
    passing.headers['content-length'] = String(passing.body.length);
  return passing;
}

async function report(told: Lie): Promise<{ text: string; broken: string[]; passed: number }> {
  lie = told;
  const lines: string[] = [];
  const { passed, broken } = await examine(urlOf(proxy), (line) => lines.push(line));
  const faults = lines.filter((line) => line.startsWith('  ✗'));
  expect(faults).toHaveLength(broken);
  return { text: lines.join('\n'), broken: faults, passed };
}

test('a healthy publisher keeps all it promises', async () => {
  const { text, broken, passed } = await report(HONEST);
  expect(broken).toEqual([]);
  expect(passed).toBeGreaterThan(60);
  expect(text).toMatch(/ publishes https:\/\/towns\.example\/\n/);
  expect(text).toMatch(/\d+ promises kept, 0 broken$/);
  expect(text).toMatch(/· 40[1-4] of 405 points, excellent: findability 100, accessibility 100/);
  // The lists of the portal do not know Parquet.
  const missing = text.split('\n').filter((line) => line.includes('is missing of'));
  expect(missing.filter((line) => !line.includes('.parquet>'))).toEqual([]);
}, 60_000);

describe('a lie is found:', () => {
  const change = (from: string | RegExp, to: string) => (passing: Passing) => {
    passing.body = Buffer.from(passing.body.toString('utf8').replace(from, to));
  };
  const isDescription = (path: string) => path === '/dataset';

  /** Lies that do not hide each other are told together: an examination takes its time. */
  const lies: readonly (readonly (readonly [string, Lie, RegExp])[])[] = [
    [
      [
        'a missing Vary',
        (passing, { path }) => {
          if (path.startsWith('/doc/')) delete passing.headers.vary;
        },
        /Vary does not name Accept/,
      ],
      [
        'a wrong count',
        (passing, { path }) => isDescription(path) && change(/(void#triples> ")/, '$11')(passing),
        /void:triples|propertyPartition/,
      ],
      [
        'a sitemap of pages that are gone',
        (passing, { path }) =>
          path === '/sitemap.xml' && change(/<loc>[^<]+/, '<loc>https://towns.example/gone')(passing),
        /sitemap lead to pages: .*gone answers with status 404/,
      ],
      [
        'a part of another file',
        (passing) => {
          if (passing.status === 206) passing.body = Buffer.from('0123456789');
        },
        /a dump can be had in parts: bytes 10 to 19/,
      ],
      [
        'a format that is not there',
        (passing, { headers }) => {
          if (headers.accept === 'text/tab-separated-values') passing.headers['content-type'] = 'text/csv';
        },
        /SPARQL_Results_TSV: it gives text\/csv/,
      ],
    ],
    [
      [
        'a redirect that is a page',
        (passing, { path }) => {
          if (path.startsWith('/id/')) passing.status = 200;
        },
        /status 200 instead of 303/,
      ],
      [
        'a class that is not described',
        (passing, { path }) => isDescription(path) && change(/^.*void#class> .*\n/m, '')(passing),
        /void:classPartition.*is not described/,
      ],
      [
        'a truncated dump',
        (passing, { path, method }) => {
          if (path.endsWith('munpart.ttl') && method === 'GET') passing.body = passing.body.subarray(0, -9);
        },
        /munpart\.ttl: \d+ bytes instead of/,
      ],
      [
        'a syntax that is not there',
        (passing, { headers, path }) =>
          path === '/sparql' && headers.accept === 'application/rdf+xml' && change('<', '')(passing),
        /RDF_XML: .* that is none/,
      ],
      [
        'an update that is taken',
        (passing, { body }) => {
          if (body.startsWith('INSERT')) passing.status = 200;
        },
        /update is refused: .* status 200/,
      ],
    ],
    [
      [
        'a weak validator',
        (passing, { path }) => {
          if (path.startsWith('/doc/')) passing.headers.etag = `W/${passing.headers.etag}`;
        },
        /no strong ETag/,
      ],
      [
        'a changed dump',
        (passing, { path }) => path.endsWith('/partnerships.csv') && change('Radom', 'Modar')(passing),
        /partnerships\.csv: its SHA-256/,
      ],
      [
        'another address',
        (passing, { path, method }) =>
          path === '/sparql' &&
          method === 'GET' &&
          change(/towns\.example\/sparql>/g, 'towns.example/SPARQL>')(passing),
        /its address is/,
      ],
      [
        'a default for what there is not',
        (passing) => {
          if (passing.status === 406) passing.status = 200;
        },
        /instead of 406/,
      ],
      [
        'a HEAD that is not GET',
        (passing, { path, method }) => {
          if (method === 'HEAD' && path === '/') passing.headers['content-length'] = '1';
        },
        /HEAD is GET without a body: \/: content-length/,
      ],
    ],
    [
      [
        'a validator that is not kept',
        (passing, { headers }) => {
          if (headers['if-none-match'] !== undefined) passing.status = 200;
        },
        /instead of 304/,
      ],
      [
        'a service that is called',
        (passing, { body }) => {
          if (body.includes('SERVICE')) passing.status = 200;
        },
        /SERVICE to elsewhere is refused: .* status 200/,
      ],
      [
        'answers for one page only',
        (passing) => {
          delete passing.headers['access-control-allow-origin'];
        },
        /Access-Control-Allow-Origin is absent/,
      ],
      [
        'an example without rows',
        (passing, { path, method }) => {
          if (path === '/queries/countries.rq' && method === 'GET')
            passing.body = Buffer.from('SELECT * { FILTER(false) }');
        },
        /countries: it returns nothing/,
      ],
    ],
    [
      [
        'a document about something else',
        (passing, { path }) =>
          path.startsWith('/doc/') && change(/towns\.example\/id/g, 'towns.example/ID')(passing),
        /says nothing of/,
      ],
      [
        'a file that HEAD does not find',
        (passing, { path, method }) => {
          if (method === 'HEAD' && path.endsWith('/munpart.trig')) passing.status = 404;
        },
        /the addresses of its own files answer HEAD: .*munpart\.trig: 404/,
      ],
      [
        'a hidden description',
        (passing, { path }) => {
          if (path === '/.well-known/void') passing.status = 404;
        },
        /\.well-known\/void/,
      ],
    ],
    [
      [
        'no description at all',
        (passing, { path }) => {
          if (isDescription(path)) passing.status = 500;
        },
        /dataset answers with status 500/,
      ],
    ],
  ];

  describe.each(lies.map((together) => ({ together })))('one of $together.length', ({ together }) => {
    let broken: readonly string[];
    beforeAll(async () => {
      ({ broken } = await report((passing, asked) => {
        for (const [, told] of together) told(passing, asked);
      }));
    }, 60_000);

    test.each(together)('%s', (_, __, expected) => {
      expect(broken.join('\n')).toMatch(expected);
    });
  });
});

test('nobody there is a broken promise too', async () => {
  const lines: string[] = [];
  const { broken } = await examine('http://127.0.0.1:48999/', (line) => lines.push(line));
  expect(broken).toBe(1);
  expect(lines.join('\n')).toContain('has no whole answer');
});
