import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Context } from 'hono';
import { CACHE, COMMON } from '../../http/fields.ts';
import { parseJson, readText } from '../../http/limits/body.ts';
import { field, LIMITS } from '../../http/limits/limits.ts';
import { Problem } from '../../http/problem.ts';
import type { Site } from '../../http/serving/publication.ts';
import type { Publisher } from './publisher.ts';
import { mcpServer } from './server.ts';

const JSON_TYPE = 'application/json';
const LOCAL = ['localhost', '127.0.0.1', '[::1]'];
/** Read by the package of the protocol, so that they are bounded before. */
const FIELDS = ['mcp-protocol-version', 'mcp-method', 'mcp-name', 'mcp-session-id', 'last-event-id'] as const;

/** `POST /mcp`: one message of the Model Context Protocol over Streamable HTTP, without sessions; the tools ask this site itself, on the account of who asks here. */
export async function mcp(c: Context, site: Site): Promise<Response> {
  checkOrigin(c, site);
  for (const name of FIELDS) field(c, name);
  const type = field(c, 'content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== JSON_TYPE) {
    throw new Problem('unsupported-media-type', `The body must be ${JSON_TYPE}.`, {
      fields: { 'accept-post': JSON_TYPE },
    });
  }
  const message = parseJson(await readText(c.req.raw, LIMITS.body.mcp));
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    throw new Problem(
      'malformed',
      'The body must be one message of JSON-RPC 2.0, an object: batches are not taken.',
    );
  }
  const publisher = publisherOf(c, site);
  const handler = createMcpHandler(() => mcpServer(publisher), {
    // Nothing changes within a release: there is nothing to listen to, and no connection to hold.
    maxSubscriptions: 0,
    onerror: () => {},
  });
  const response = await handler.fetch(readable(c), { parsedBody: message });
  return withCommonHeaders(response);
}

/** The request as the package reads it: it wants both types named, and a client that names one can read what comes. */
function readable(c: Context): Request {
  const { url, headers: sent, signal } = c.req.raw;
  const headers = new Headers(sent);
  headers.set('accept', `${JSON_TYPE}, text/event-stream`);
  return new Request(url, { method: 'POST', headers, signal });
}

async function withCommonHeaders(response: Response): Promise<Response> {
  const headers = { ...COMMON, ...Object.fromEntries(response.headers), 'cache-control': CACHE.none };
  return new Response(response.body, { status: response.status, headers });
}

/** A page of somebody else may not use a reader's browser to ask a server that only this browser reaches (DNS rebinding); programs send no Origin. */
function checkOrigin(c: Context, { base }: Site): void {
  const origin = field(c, 'origin');
  if (origin === undefined) return;
  const host = URL.canParse(origin) ? new URL(origin).hostname : '';
  if (host === new URL(base).hostname || LOCAL.includes(host)) return;
  throw new Problem('refused', 'Pages of other sites may not use this address; programs may.');
}

/** This site, asked without a network in the name of who asks. */
function publisherOf(c: Context, { base, operations }: Site): Publisher {
  const forwarded = field(c, 'x-forwarded-for');
  return {
    base,
    fetch: (url, init) => {
      const headers = new Headers(init.headers);
      if (forwarded !== undefined) headers.set('x-forwarded-for', forwarded);
      const { signal } = c.req.raw;
      return operations.dispatch(new Request(url, { ...init, headers, signal }), c.env);
    },
  };
}
