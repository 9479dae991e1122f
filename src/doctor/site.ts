import { formatOf } from '../formats/index.ts';
import type { Quad } from '../rdf/terms.ts';

/** An answer, read whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** What goes with a request. */
export interface Asking {
  readonly method?: string;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Something that is not as promised; the message is for the report. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

const TIMEOUT = 60_000;

/** A publisher as its visitors see it: its IRIs are found below the URL that the doctor was given. */
export class RemoteSite {
  /** Where it answers; ends with `/`. */
  readonly url: string;
  /** With what the addresses of its own pages begin, as it says itself. */
  readonly base: string;
  /** With what the IRIs of its data begin; `base` begins with it. */
  readonly namespace: string;
  /** Its description of the dataset: DCAT and VoID. */
  readonly description: readonly Quad[];

  constructor(url: string, base: string, description: readonly Quad[], namespace = base) {
    this.url = url;
    this.base = base;
    this.namespace = namespace;
    this.description = description;
  }

  /** The URL of an IRI or of an address below the base; throws Broken where it leads elsewhere. */
  locate(iri: string): string {
    const { href } = new URL(iri, this.base);
    if (href.startsWith(this.base)) return this.url + href.slice(this.base.length);
    if (!href.startsWith(this.namespace)) throw new Broken(`<${iri}> is not below <${this.namespace}>`);
    const prefix = this.base.slice(this.namespace.length);
    const root = this.url.endsWith(`/${prefix}`) ? this.url.slice(0, -prefix.length) : this.url;
    return root + href.slice(this.namespace.length);
  }

  /** Asks for an IRI or an address below the base; redirects are answers. */
  request(iri: string, options: Asking = {}): Promise<Reply> {
    return request(this.locate(iri), options);
  }

  /** The statements at an address; throws Broken where it does not give RDF in the media type. */
  async graph(iri: string, mediaType = 'application/n-triples'): Promise<Quad[]> {
    const reply = await this.request(iri, { accept: mediaType });
    expectStatus(iri, reply, 200);
    return parsed(iri, reply, mediaType);
  }

  /** The rows of a SELECT, as values by variable; throws Broken where there is no answer. */
  async rows(query: string): Promise<readonly Readonly<Record<string, string>>[]> {
    const reply = await this.query(query, 'application/sparql-results+json');
    expectStatus('sparql', reply, 200);
    const { results } = JSON.parse(textOf(reply)) as {
      results: { bindings: readonly Record<string, { value: string }>[] };
    };
    return results.bindings.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])),
    );
  }

  /** The answer to a query. */
  query(query: string, accept: string): Promise<Reply> {
    const headers = { 'content-type': 'application/sparql-query' };
    return this.request('sparql', { method: 'POST', accept, headers, body: query });
  }
}

/** Finds out what a publisher says of itself; throws Broken where it says nothing. */
export async function openSite(address: string): Promise<RemoteSite> {
  const given = address.endsWith('/') ? address : `${address}/`;
  const namespace = await namespaceAt(given);
  const url = await pagesBelow(given, namespace);
  const about = `${url}dataset`;
  const reply = await request(about, { accept: 'application/n-triples' });
  expectStatus(about, reply, 200);
  const description = await parsed(about, reply, 'application/n-triples');
  const endpoint = description.find(({ predicate }) => predicate.value.endsWith('void#sparqlEndpoint'));
  if (endpoint === undefined) throw new Broken(`${about} names no SPARQL endpoint`);
  const base = endpoint.object.value.replace(/sparql$/, '');
  return new RemoteSite(url, base, description, base.startsWith(namespace ?? base) ? namespace : base);
}

/** With what the IRIs of the data begin: below that is the sitemap, as robots.txt says. */
async function namespaceAt(url: string): Promise<string | undefined> {
  const reply = await request(`${url}robots.txt`, {});
  return /^Sitemap: (\S+)sitemap\.xml$/m.exec(textOf(reply))?.[1];
}

/** Where the publisher's own pages are: below a prefix, where the description of the dataset is there. */
async function pagesBelow(url: string, namespace: string | undefined): Promise<string> {
  const { status, headers } = await request(`${url}.well-known/void`, {});
  const about = headers.get('location') ?? '';
  if (namespace === undefined || status !== 303 || !about.startsWith(namespace)) return url;
  const prefix = about.slice(namespace.length).replace(/dataset$/, '');
  return prefix !== '' && url.endsWith(`/${prefix}`) ? url : url + prefix;
}

/** Throws Broken where the status is another. */
export function expectStatus(what: string, { status, bytes }: Reply, ...expected: readonly number[]): void {
  if (expected.includes(status)) return;
  const excerpt = Buffer.from(bytes).toString('utf8').replace(/\s+/g, ' ').slice(0, 120);
  throw new Broken(`${what} answers with status ${status} instead of ${expected.join(' or ')}: ${excerpt}`);
}

/** The text of an answer. */
export function textOf({ bytes }: Reply): string {
  return Buffer.from(bytes).toString('utf8');
}

/** The media type of an answer, without parameters. */
export function mediaTypeOf({ headers }: Reply): string {
  return headers.get('content-type')?.split(';')[0]?.trim() ?? 'no media type';
}

/** The statements of an answer; throws Broken where it is not what it was asked for. */
export async function parsed(what: string, reply: Reply, mediaType: string): Promise<Quad[]> {
  const type = mediaTypeOf(reply);
  if (type !== mediaType) throw new Broken(`${what} gives ${type}, not ${mediaType}`);
  try {
    return (await formatOf(mediaType)?.parse(textOf(reply), what)) ?? [];
  } catch (error) {
    throw new Broken(`${what} gives ${mediaType} that is none: ${(error as Error).message}`);
  }
}

/** Where a publisher closes an idle connection just when a request is sent on it, the request is sent once more (RFC 9110 §9.2.2). */
async function request(url: string, options: Asking): Promise<Reply> {
  const { method = 'GET' } = options;
  try {
    return await send(url, options).catch((error: unknown) => {
      if (['GET', 'HEAD'].includes(method) && isClosed(error)) return send(url, options);
      throw error;
    });
  } catch (cause) {
    throw new Broken(`${method} ${url} has no whole answer: ${causeOf(cause).message}`);
  }
}

async function send(url: string, { method = 'GET', accept, headers, body }: Asking): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers: { 'accept-encoding': 'identity', ...(accept !== undefined && { accept }), ...headers },
    ...(body !== undefined && { body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

function causeOf(error: unknown): Error {
  return error instanceof Error && error.cause instanceof Error ? error.cause : (error as Error);
}

function isClosed(error: unknown): boolean {
  const cause = causeOf(error);
  return 'code' in cause && ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(String(cause.code));
}
