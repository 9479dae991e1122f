import { authorized, type Credentials } from './authorized.ts';
import { StoreError } from './graph-store.ts';

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
  const said = text.replace(/\s+/g, ' ').trim().slice(0, MAX_REASON_LENGTH);
  throw new StoreError(`the store answered with status ${response.status}: ${said}`);
}

function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message : String(inner);
}
