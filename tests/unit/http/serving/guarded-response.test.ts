import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { guard } from '../../../../src/http/serving/failures.ts';

let close = () => {};
afterEach(() => close());

/** A server that answers as told, guarded; what was reported of it. */
async function serve(
  answer: (response: ServerResponse) => void,
): Promise<{ url: string; reported: Error[] }> {
  const reported: Error[] = [];
  const server = createServer((_, response) => {
    guard(response, (error) => reported.push(error));
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, reported };
}

test.each([
  ['a character beyond Latin-1', { link: '<http://x/Ķ>' }],
  ['a line break', { location: 'http://x/\r\nX: y' }],
  ['a name that is none', { 'a b': 'x' }],
])('%s in a header field is a 500', async (_, fields: Record<string, string>) => {
  const { url, reported } = await serve((response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...fields });
    response.write('secret');
    response.end('secret');
  });
  for (let time = 1; time <= 2; time++) {
    const response = await fetch(url);
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 500, kind: 'failed' });
    expect(reported).toHaveLength(time);
  }
});

test('an error while sending is reported', async () => {
  const { url, reported } = await serve((response) => {
    response.end('all');
    response.write('more');
  });
  expect(await (await fetch(url)).text()).toBe('all');
  expect(reported.map(({ message }) => message)).toEqual(['write after end']);
});

test.each(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'])(
  'a client that hangs up is not: %s',
  async (code) => {
    const { url, reported } = await serve((response) => {
      response.emit('error', Object.assign(new Error('gone'), { code }));
      response.end('all');
    });
    expect(await (await fetch(url)).text()).toBe('all');
    expect(reported).toEqual([]);
  },
);
