import { createHash, randomBytes } from 'node:crypto';
import {
  type GraphStore,
  type NamedGraph,
  POINTS,
  pointers,
  StoreError,
  type Version,
} from './graph-store.ts';

/** Who asks a store that lets in only those it knows. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

type Request = Omit<RequestInit, 'body'> & { readonly body?: string };

/** `fetch` that answers a challenge by Digest (RFC 7616, MD5 and SHA-256, qop auth) or Basic (RFC 7617); without credentials it is `fetch`. Redirects are not followed. */
function authorized(credentials: Credentials | undefined): (url: string, init: Request) => Promise<Response> {
  let known: { readonly challenge: string; count: number } | undefined;
  return async (url, init) => {
    const send = (authorization?: string) =>
      fetch(url, {
        ...init,
        redirect: 'manual',
        headers: { ...(init.headers as Record<string, string>), ...(authorization && { authorization }) },
      });
    const signed = () =>
      known &&
      credentials &&
      authorization(known.challenge, credentials, init.method ?? 'GET', url, ++known.count);
    const response = await send(signed());
    const challenge = response.headers.get('www-authenticate');
    if (response.status !== 401 || credentials === undefined || challenge === null) return response;
    await response.body?.cancel();
    known = { challenge, count: 0 };
    return send(signed());
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

/** One request to a store, whatever its answer; rejects with a StoreError where there is none. */
export type Send = (method: string, url: string, contentType?: string, body?: string) => Promise<Response>;

/** Milliseconds for one request: a store may index what it is sent before it answers. */
const TIMEOUT = 300_000;
const MAX_REASON_LENGTH = 300;

/** Sends requests with these credentials. */
export function sender(credentials: Credentials | undefined): Send {
  const fetchAs = authorized(credentials);
  return async (method, url, contentType, body) => {
    const headers = {
      accept: 'application/n-triples, application/sparql-results+json;q=0.9, */*;q=0.1',
      'user-agent': 'munpart',
      ...(contentType && { 'content-type': contentType }),
    };
    try {
      const signal = AbortSignal.timeout(TIMEOUT);
      return await fetchAs(url, { method, headers, signal, ...(body !== undefined && { body }) });
    } catch (cause) {
      throw new StoreError(`${new URL(url).origin} cannot be reached: ${reasonOf(cause)}`, { cause });
    }
  };
}

/** The text of an answer; rejects with a StoreError that says what the store said where the status is none of success. */
export async function expectOk(response: Response): Promise<string> {
  const text = await response.text();
  if (response.ok) return text;
  const reason = text.replace(/\s+/g, ' ').trim().slice(0, MAX_REASON_LENGTH);
  throw new StoreError(`the store answered with status ${response.status}: ${reason}`);
}

function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message : String(inner);
}

const N_TRIPLES = 'application/n-triples';

/** SPARQL 1.1 Graph Store HTTP Protocol: each graph changes as a whole, one after the other, the pointer last. */
export class HttpStore implements GraphStore {
  readonly protocol = 'Graph Store Protocol';
  readonly #address: string;
  readonly #send: Send;
  readonly #staged = new Map<string, string[]>();

  constructor(address: string, send: Send) {
    this.#address = address;
    this.#send = send;
  }

  async add(graph: string, lines: readonly string[]): Promise<void> {
    await this.#write('POST', graph, lines);
  }

  /** The protocol cannot move a graph: it waits here, for one PUT. */
  async stage({ name }: NamedGraph, lines: readonly string[]): Promise<void> {
    this.#staged.set(name, [...(this.#staged.get(name) ?? []), ...lines]);
  }

  async publish(version: Version): Promise<void> {
    const before = await this.#pointer(version.pointer);
    for (const [name, lines] of this.#staged) await this.#write('PUT', name, lines);
    this.#staged.clear();
    const former = formerVersion(before, version);
    await this.#write('PUT', version.pointer, [...pointers(version), ...former]);
    const used = new Set([...objects(former, POINTS.defaultGraph), version.defaultGraph]);
    for (const { name } of version.named) used.add(name);
    const known = [...objects(before, POINTS.namedGraph), ...objects(before, POINTS.defaultGraph)];
    for (const graph of known.filter((one) => !used.has(one))) {
      await expectOk(await this.#send('DELETE', graphUrl(this.#address, graph)));
    }
  }

  async #pointer(graph: string): Promise<string[]> {
    const response = await this.#send('GET', graphUrl(this.#address, graph));
    if (response.status === 404) return [];
    const lines = (await expectOk(response)).split('\n');
    return lines.filter((line) => line.startsWith('<')).map((line) => line.replaceAll('\t', ' '));
  }

  async #write(method: 'POST' | 'PUT', graph: string, lines: readonly string[]): Promise<void> {
    const body = `${lines.join('\n')}\n`;
    await expectOk(await this.#send(method, graphUrl(this.#address, graph), N_TRIPLES, body));
  }
}

/** The address of a graph in a store (Graph Store HTTP Protocol §4.2). */
export function graphUrl(address: string, graph: string): string {
  const url = new URL(address);
  url.searchParams.set('graph', graph);
  return url.href;
}

/** What stays of the pointer graph: the version before, unless it was this one. */
function formerVersion(before: readonly string[], { dataset, version }: Version): string[] {
  const [current] = objects(before, POINTS.current);
  const previous = current === version ? objects(before, POINTS.previous)[0] : current;
  if (previous === undefined) return [];
  const where = before.filter((line) => line.startsWith(`<${previous}> ${POINTS.defaultGraph} `));
  return [`<${dataset}> ${POINTS.previous} <${previous}> .`, ...where];
}

function objects(lines: readonly string[], property: string): string[] {
  return lines.flatMap((line) => {
    const [, predicate, object = ''] = line.split(/ +/);
    return predicate === property ? [object.slice(1, -1)] : [];
  });
}
