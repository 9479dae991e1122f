import { QueryError } from '../port.ts';

/** What a query may ask of services in all: calls, and bytes of their answers after decompression. */
const LIMITS = { calls: 128, bytes: 16_777_216 } as const;
/** The share of a query's time that services may take, so that a slow one is named before the query is stopped. */
const SHARE = 0.75;
const RESULTS = 'application/sparql-results+json';
/** Enough of a service description to be taken for an endpoint: asking for the real one would be one more call that can fail. */
const DESCRIPTION = '<> <http://www.w3.org/ns/sparql-service-description#endpoint> <>.';

/** The calls that a query makes of other endpoints: the only way out, open to allowed ones alone, each within the query's limits. */
export class ServiceCalls {
  readonly #allowed: ReadonlyMap<string, string>;
  readonly #userAgent: string;
  readonly #faults = new Map<string, QueryError>();
  #exceeded: QueryError | undefined;
  #end = 0;
  #calls = 0;
  #bytes = 0;

  constructor(services: readonly string[], userAgent: string) {
    this.#allowed = new Map(services.map((service) => [addressOf(service), service]));
    this.#userAgent = userAgent;
  }

  /** A new query begins, which has so many milliseconds. */
  begin(deadline: number): void {
    this.#end = performance.now() + deadline * SHARE;
    this.#faults.clear();
    this.#exceeded = undefined;
    this.#calls = 0;
    this.#bytes = 0;
  }

  /** Throws a QueryError `refused` where the query names a service that is not allowed, or one known only at run time. */
  check({ termType, value }: { readonly termType: string; readonly value: string }): void {
    if (termType === 'NamedNode' && [...this.#allowed.values()].includes(value)) return;
    const called = termType === 'NamedNode' ? `SERVICE <${value}>` : 'SERVICE with a variable';
    throw new QueryError('refused', `${called} is not allowed`);
  }

  /** Why there can be no answer: a limit was passed, or a service failed that the query cannot do without (no SILENT). */
  fault(needed: ReadonlySet<string>): QueryError | undefined {
    return this.#exceeded ?? [...this.#faults].find(([service]) => needed.has(service))?.[1];
  }

  /** What an engine is given for `fetch`: whole answers in SPARQL JSON, or a rejection; nothing else is contacted. */
  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const service = this.#allowed.get(url.origin + url.pathname);
    if (service === undefined) throw new QueryError('refused', `${url.origin} is not allowed to be called`);
    const isProbe = (init.method ?? 'GET') === 'GET' && !url.searchParams.has('query');
    if (isProbe) return new Response(DESCRIPTION, { headers: { 'content-type': 'text/turtle' } });
    // Nobody is asked again who has failed this query.
    const known = this.#faults.get(service);
    if (known !== undefined) throw known;
    if (++this.#calls > LIMITS.calls) throw this.#exceed(`calls services more than ${LIMITS.calls} times`);
    try {
      return new Response(await this.#call(url, init), { headers: { 'content-type': RESULTS } });
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      const fault = new QueryError('service', `<${service}> ${reason}`, { cause: error });
      this.#faults.set(service, fault);
      throw fault;
    }
  };

  async #call(url: URL, { method = 'GET', body = null }: RequestInit): Promise<Uint8Array<ArrayBuffer>> {
    const left = Math.ceil(this.#end - performance.now());
    if (left <= 0) throw new ServiceFault('did not answer in time');
    const response = await fetch(url, {
      method,
      body,
      headers: {
        accept: RESULTS,
        'user-agent': this.#userAgent,
        ...(body !== null && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(left),
    });
    const type = response.headers.get('content-type')?.split(';')[0]?.trim();
    if (!response.ok) throw new ServiceFault(`answered with status ${response.status}`);
    if (type !== RESULTS && type !== 'application/json')
      throw new ServiceFault(`answered in ${type}, not in ${RESULTS}`);
    const bytes = await this.#read(response);
    checkWhole(bytes, response.headers);
    return bytes;
  }

  async #read(response: Response): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body ?? []) {
      this.#bytes += chunk.byteLength;
      if (this.#bytes > LIMITS.bytes)
        throw this.#exceed(`is sent more than ${LIMITS.bytes} bytes by services`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  /** Our own limits are no failure of a service: SILENT does not pass over them. */
  #exceed(what: string): QueryError {
    this.#exceeded = new QueryError(
      'too-large',
      `the query ${what}; make its SERVICE patterns more selective`,
    );
    return this.#exceeded;
  }
}

class ServiceFault extends Error {}

function addressOf(service: string): string {
  const { origin, pathname } = new URL(service);
  return origin + pathname;
}

/** What to say of a service; undefined where the error is none of its. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof ServiceFault) return error.message;
  if (error instanceof Error && error.name === 'TimeoutError') return 'did not answer in time';
  if (error instanceof SyntaxError) return 'answered with something that is no SPARQL result';
  // The standard's own error for whatever goes wrong with a connection.
  return error instanceof TypeError ? 'could not be reached' : undefined;
}

/** Virtuoso sends a part of an answer with status 200, and tells in the header (`X-SQL-State`, `X-SPARQL-MaxRows`). */
function checkWhole(bytes: Uint8Array, headers: Headers): void {
  const { boolean, results } = JSON.parse(new TextDecoder('utf-8').decode(bytes)) as {
    readonly boolean?: unknown;
    readonly results?: { readonly bindings?: unknown };
  };
  const bindings = results?.bindings;
  if (typeof boolean !== 'boolean' && !Array.isArray(bindings)) throw new SyntaxError('no SPARQL result');
  const max = Number(headers.get('x-sparql-maxrows') ?? Number.POSITIVE_INFINITY);
  const cut = headers.get('x-sql-state') === 'S1TAT' || (Array.isArray(bindings) && bindings.length >= max);
  if (cut) throw new ServiceFault('answered with a part of its results only');
}
