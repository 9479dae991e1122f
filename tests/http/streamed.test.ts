import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import { ROUTES } from '../../src/features/index.ts';
import { csvLines, jsonLines, listAsCsv } from '../../src/features/lists/list-files.ts';
import { labelsOf, membersOf, withValues } from '../../src/features/lists/listing.ts';
import { LISTS, type List } from '../../src/features/lists/lists.ts';
import { valuesByColumn } from '../../src/features/lists/values-by-column.ts';
import { CSV } from '../../src/http/representation.ts';
import { respond } from '../../src/http/respond.ts';
import type { Route } from '../../src/http/route.ts';
import { openOperations } from '../../src/http/serving/operations.ts';
import { openSite, type Site } from '../../src/http/serving/publication.ts';
import { type Published, publishRecords } from './publication.ts';

const SETTINGS = { queryTimeout: 10_000, maxResultBytes: 10_000_000 };
const PARTS = Array.from({ length: 200 }, (_, number) => `${number},${'ā'.repeat(100)}\r\n`);

let published: Published;
let site: Site;
beforeAll(async () => {
  published = await publishRecords();
  site = openSite(published.publication, SETTINGS, openOperations({}));
}, 60_000);
afterAll(() => published.close());

describe('a file that is sent while it is written', () => {
  let begun = 0;
  const large: Route = {
    path: '/large.csv',
    group: 'lists',
    title: () => 'A large file',
    forms: [],
    handler: (c, own) =>
      respond(
        c,
        own,
        {
          address: 'large',
          representations: [CSV],
          links: [],
          async *stream() {
            begun++;
            yield* PARTS;
          },
          write: () => Promise.reject(new Error('it is not written at once')),
        },
        CSV,
      ),
  };
  const ask = (headers: Record<string, string> = {}, method = 'GET') =>
    createApp({
      publication: () => published.publication,
      settings: SETTINGS,
      routes: [...ROUTES, large],
    }).request('/large.csv', { method, headers });

  it('has all of it, plain and compressed, and no length', async () => {
    const plain = await ask();
    expect(plain.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(plain.headers.has('content-length')).toBe(false);
    expect(await plain.text()).toBe(PARTS.join(''));
    const zipped = await ask({ 'accept-encoding': 'gzip' });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString()).toBe(PARTS.join(''));
    expect(zipped.headers.get('etag')).not.toBe(plain.headers.get('etag'));
  });

  it('is not written for whom has it, nor for HEAD', async () => {
    const etag = (await ask()).headers.get('etag') ?? '';
    const before = begun;
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);
    const head = await ask({}, 'HEAD');
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    expect(begun).toBe(before);
  });
});

describe('the lines of a list', () => {
  const partnerships = LISTS.find(({ name }) => name === 'partnerships') as List;

  it('are the same whether values are read by member or by column', async () => {
    for (const list of LISTS.filter(({ name }) => site.lists.includes(name))) {
      const members = await membersOf(site, list);
      const byMember = await withValues(site, list, members, 'en', true);
      const byColumn = await valuesByColumn(site, list, labelsOf);
      const same = byMember.map((member) => ({ ...member, values: byColumn.get(member.iri) ?? new Map() }));
      expect(listAsCsv(list, same, 'en'), list.name).toBe(listAsCsv(list, byMember, 'en'));
    }
  });

  it('are those of the file as a whole', async () => {
    const members = await withValues(site, partnerships, await membersOf(site, partnerships), 'en', true);
    expect([...csvLines(partnerships, members, 'en')]).toHaveLength(members.length + 1);
    const text = [...jsonLines(partnerships, members, 'en', { total: members.length, page: 1 })].join('');
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    const none = [...jsonLines(partnerships, [], 'en', { total: 0, page: 1 })].join('');
    expect(none).toBe(`${JSON.stringify({ total: 0, page: 1, items: [] }, null, 2)}\n`);
  });
});

describe('/readyz', () => {
  it('says yes once first visitors need not wait', async () => {
    let isWarm = false;
    const app = createApp({
      publication: () => published.publication,
      settings: SETTINGS,
      isWarm: () => isWarm,
    });
    expect((await app.request('/readyz')).status).toBe(503);
    expect((await app.request('/doc/place/radom.ttl')).status).toBe(200);
    isWarm = true;
    expect((await app.request('/readyz')).status).toBe(200);
  });
});
