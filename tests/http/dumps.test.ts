import { createHash } from 'node:crypto';
import { readdir, readlink } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE, type Published, publishFiles } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishFiles('./fixture.trig');
}, 60_000);
afterAll(() => published.close());

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return published.app.request(path, { method, headers });
}

/** Brotli has no media type of its own. */
const OF_CODING = { gzip: 'application/gzip', br: 'application/octet-stream' };
const LATEST = '/dumps/latest/munpart.nq';

describe('dumps', () => {
  it('are the files that the manifest lists, byte for byte', async () => {
    const { id, files } = published.publication.release.manifest;
    const dumps = files.filter(({ name }) => name.startsWith('dumps/'));
    expect(dumps.length).toBeGreaterThan(10);
    for (const { name, bytes, sha256, coding, mediaType } of dumps) {
      const path = `/dumps/${id}/${name.slice('dumps/'.length)}`;
      const response = await get(path, { 'accept-encoding': 'identity', accept: 'image/png' });
      const body = new Uint8Array(await response.arrayBuffer());
      expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
      const digest = createHash('sha256').update(body).digest('base64');
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-length': String(bytes),
        'repr-digest': `sha-256=:${digest}:`,
        etag: `"${sha256}"`,
        'accept-ranges': 'bytes',
        'cache-control': 'public, max-age=31536000, immutable',
      });
      const type = response.headers.get('content-type')?.split(';')[0];
      expect(type).toBe(coding ? OF_CODING[coding] : mediaType);
      expect(response.headers.get('content-encoding')).toBeNull();
      const head = await get(path, {}, 'HEAD');
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(response.headers));
      expect(await head.text()).toBe('');
    }
  });

  it('are also there as the latest, for a short time', async () => {
    const response = await get(LATEST);
    const { id } = published.publication.release.manifest;
    expect(response.headers.get('cache-control')).not.toContain('immutable');
    expect(response.headers.get('content-location')).toBe(`${BASE}dumps/${id}/munpart.nq`);
    expect(await response.text()).toContain('<http://other.example/graph> .');
  });

  it('answer 304 to who has the file', async () => {
    const etag = (await get(LATEST)).headers.get('etag') ?? '';
    const response = await get(LATEST, { 'if-none-match': etag, range: 'bytes=0-1' });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['bytes=0-9', 0, 9],
    ['bytes=10-', 10, undefined],
    ['bytes=-7', -7, undefined],
    ['bytes=5-999999', 5, undefined],
  ])('give the part %s', async (range, first, last) => {
    const whole = new Uint8Array(await (await get(LATEST)).arrayBuffer());
    const response = await get(LATEST, { range });
    const part = new Uint8Array(await response.arrayBuffer());
    const start = first < 0 ? whole.length + first : first;
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(
      `bytes ${start}-${last ?? whole.length - 1}/${whole.length}`,
    );
    expect(response.headers.get('content-length')).toBe(String(part.length));
    expect(part).toEqual(whole.slice(start, last === undefined ? undefined : last + 1));
  });

  it('have no part beyond their end', async () => {
    const size = (await get(LATEST)).headers.get('content-length');
    const response = await get(LATEST, { range: 'bytes=999999-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${size}`);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([['bytes=0-1,3-4'], ['bytes=4-3'], ['pages=1-2']])('ignore the range %s', async (range) => {
    expect((await get(LATEST, { range })).status).toBe(200);
  });

  it('have no parts for HEAD, which tells what GET of the whole says', async () => {
    const head = await get(LATEST, { range: 'bytes=0-1' }, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe((await get(LATEST)).headers.get('content-length'));
  });

  it('give a part only of the bytes that If-Range names', async () => {
    const etag = (await get(LATEST)).headers.get('etag') ?? '';
    expect((await get(LATEST, { range: 'bytes=0-1', 'if-range': etag })).status).toBe(206);
    expect((await get(LATEST, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
    expect((await get(LATEST, { range: 'bytes=0-1', 'if-range': `W/${etag}` })).status).toBe(200);
  });

  it('leave no file open for an answer that nobody reads', async () => {
    expect((await get(LATEST)).status).toBe(200);
    const links = (await readdir('/proc/self/fd')).map((name) => readlink(`/proc/self/fd/${name}`));
    const open = (await Promise.allSettled(links)).map((link) => 'value' in link && link.value);
    expect(open.filter((path) => path && /munpart\.nq/.test(path))).toEqual([]);
  });

  it.each([['/dumps/latest/dataset.nq'], ['/dumps/0000/munpart.nq']])(
    'are no other files: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});
