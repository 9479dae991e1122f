import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** A file server that knows nothing but names: the plainest place a site can be put. Listens on loopback. */
export async function serveFiles(directory: string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    readFile(join(directory, name)).then(
      (bytes) =>
        response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

/** All that pages link to on a site, from an address on, with what is not there and where it was named. */
export async function crawledFiles(
  site: string,
  start = site,
): Promise<{ readonly seen: number; readonly lost: readonly string[] }> {
  const named = new Map([[start, 'the beginning']]);
  const lost: string[] = [];
  for (const [address, page] of named) {
    const response = await fetch(address);
    if (!response.ok) lost.push(`${page}: ${address}`);
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    const body = await response.text();
    for (const [, link = ''] of (isPage ? body : '').matchAll(/\s(?:href|src)="([^"]+)"/g)) {
      const target = new URL(link.replaceAll('&amp;', '&'), address).href.replace(/#.*/, '');
      if (target.startsWith(site) && !named.has(target)) named.set(target, address);
    }
  }
  return { seen: named.size, lost };
}
