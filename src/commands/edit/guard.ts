import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { negotiateLanguage } from '../../http/negotiate.ts';
import { LANGUAGES, messagesIn } from '../../pages/messages/messages.ts';

/** The names under which a browser reaches this machine's own loopback address. */
const HOSTS = ['127.0.0.1', 'localhost'];

/** No script at all; forms go nowhere else, no other page may frame this one, and no address of it is told to others. */
const FIELDS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // With no-referrer a browser would not say of its own forms whence they come.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
} as const;

/** Lets through what the officer's own browser asks at the address that was printed: a name of this machine (or another name could be made to lead here), from no other page, with the token. `port` is known once the server listens. */
export function guard(token: string, port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const hosts = HOSTS.map((host) => `${host}:${port()}`);
    const origins = hosts.map((host) => `http://${host}`);
    const isOwn = hosts.includes(c.req.header('host') ?? '') && isSameOrigin(c, origins);
    if (!isOwn || !isToken(c.req.path.split('/')[1] ?? '', token)) return refused(c);
    await next();
    for (const [name, value] of Object.entries(FIELDS)) c.header(name, value);
    return undefined;
  };
}

/** Where the browser says whence a request comes, it must come from these pages; one that changes something must say it. */
function isSameOrigin(c: Context, origins: readonly string[]): boolean {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  if (origin !== undefined && !origins.includes(origin)) return false;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return ['GET', 'HEAD'].includes(c.req.method) || origin !== undefined;
}

/** Compared in the same time however much of it is right. */
function isToken(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

function refused(c: Context): Response {
  const language = negotiateLanguage(c.req.header('accept-language')?.slice(0, 2000), LANGUAGES);
  return c.text(`${messagesIn(language).edit.refused}\n`, 403, { ...FIELDS, 'content-language': language });
}
