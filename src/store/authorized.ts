import { createHash, randomBytes } from 'node:crypto';

/** Who asks a store that lets in only those it knows. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

type Request = Omit<RequestInit, 'body'> & { readonly body?: string };

/** `fetch` that answers a challenge by Digest (RFC 7616, MD5 and SHA-256, qop auth) or Basic (RFC 7617); without credentials it is `fetch`. Redirects are not followed. */
export function authorized(
  credentials: Credentials | undefined,
): (url: string, init: Request) => Promise<Response> {
  let known: { readonly challenge: string; count: number } | undefined;
  return async (url, init) => {
    const send = (authorization?: string) =>
      fetch(url, {
        ...init,
        redirect: 'manual',
        headers: { ...(init.headers as Record<string, string>), ...(authorization && { authorization }) },
      });
    const answer = () =>
      known &&
      credentials &&
      authorization(known.challenge, credentials, init.method ?? 'GET', url, ++known.count);
    const response = await send(answer());
    const challenge = response.headers.get('www-authenticate');
    if (response.status !== 401 || credentials === undefined || challenge === null) return response;
    await response.body?.cancel();
    known = { challenge, count: 0 };
    return send(answer());
  };
}

function authorization(
  challenge: string,
  { user, password }: Credentials,
  method: string,
  url: string,
  count: number,
) {
  if (!/\bdigest\b/i.test(challenge)) {
    return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  }
  const of = (name: string) =>
    new RegExp(`\\b${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,]+))`, 'i')
      .exec(challenge)
      ?.slice(1)
      .find(Boolean) ?? '';
  const { pathname, search } = new URL(url);
  const uri = pathname + search;
  const algorithm = of('algorithm') || 'MD5';
  const hash = (text: string) =>
    createHash(/sha-256/i.test(algorithm) ? 'sha256' : 'md5')
      .update(text)
      .digest('hex');
  const nc = count.toString(16).padStart(8, '0');
  const cnonce = randomBytes(8).toString('hex');
  const [realm, nonce, opaque] = [of('realm'), of('nonce'), of('opaque')];
  const secret = hash(`${user}:${realm}:${password}`);
  const response = hash(`${secret}:${nonce}:${nc}:${cnonce}:auth:${hash(`${method}:${uri}`)}`);
  const quoted = { username: user, realm, nonce, uri, cnonce, response, ...(opaque && { opaque }) };
  const parts = Object.entries(quoted).map(([name, value]) => `${name}="${value}"`);
  return `Digest ${[...parts, `algorithm=${algorithm}`, 'qop=auth', `nc=${nc}`].join(', ')}`;
}
