import { expect } from 'vitest';
import type { Term } from '../../../src/rdf/terms.ts';
import type { W3cTest } from './manifest.ts';
import { readJsonResults } from './results-json.ts';
import { CNT, type Graph, HT, HTS, MF } from './w3c.ts';

/** One request of a protocol test, and what it must bring. */
export interface ProtocolExchange {
  readonly method: string;
  /** `?query=…`, or nothing. */
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly isUpdate: boolean;
  /** Patterns of the statuses that are right: `2xx`. */
  readonly statuses: readonly string[];
  readonly format?: string | undefined;
  readonly boolean?: boolean;
}

/** What the manifest calls the formats, as media types. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  boolean: ['application/sparql-results+json', 'application/sparql-results+xml'],
  tabular: [
    'application/sparql-results+json',
    'application/sparql-results+xml',
    'text/csv',
    'text/tab-separated-values',
  ],
  RDF: ['text/turtle', 'application/n-triples', 'application/rdf+xml'],
};

/** The requests of a protocol test, in their order. */
export function exchangesOf({ manifest, action }: W3cTest): ProtocolExchange[] {
  return action === undefined
    ? []
    : manifest.members(action, `${HT}requests`).map((request) => readExchange(request, manifest));
}

/** Sends the request and holds the response against what the test expects. */
export async function checkExchange(exchange: ProtocolExchange, endpoint: string): Promise<void> {
  const response = await send(exchange, endpoint);
  const content = await response.text();
  const pattern = new RegExp(`^(${exchange.statuses.join('|').replaceAll('x', '\\d')})$`);
  expect(String(response.status), content).toMatch(pattern);
  if (exchange.format === undefined) return;
  expect(FORMATS[exchange.format]).toContain(response.headers.get('content-type')?.split(';')[0]);
  if (exchange.boolean !== undefined) {
    expect(readJsonResults(content)).toEqual({ kind: 'boolean', boolean: exchange.boolean });
  }
}

/** Sends the request as the test describes it, to the endpoint in place of the test's own. */
export function send(
  { method, search, headers, body }: ProtocolExchange,
  endpoint: string,
): Promise<Response> {
  return fetch(endpoint + search, { method, headers, redirect: 'manual', ...(body && { body }) });
}

function readExchange(request: Term, manifest: Graph): ProtocolExchange {
  const response = manifest.object(request, `${HT}resp`);
  if (response === undefined) throw new Error('a request without a response');
  const [, search = ''] =
    /^\/sparql\/(\?.*)?$/.exec(manifest.value(request, `${HT}absolutePath`) ?? '') ?? [];
  const headers = headersOf(request, manifest);
  const text = bodyText(request, manifest);
  const boolean = manifest.value(response, `${MF}expectedBoolean`);
  return {
    method: manifest.value(request, `${HT}methodName`) ?? '',
    search,
    headers,
    isUpdate:
      /^\?update=|^update=/.test(search || text.text) || /sparql-update/.test(headers['content-type'] ?? ''),
    statuses: manifest
      .objects(response, `${MF}expectedStatus`)
      .map(({ value }) => value.slice(`${HTS}StatusCode`.length)),
    format: manifest.value(response, `${MF}expectedFormat`),
    ...(boolean !== undefined && { boolean: boolean === 'true' }),
    ...(text.bytes && { body: text.bytes }),
  };
}

function headersOf(request: Term, manifest: Graph): Record<string, string> {
  return Object.fromEntries(
    manifest
      .members(request, `${HT}headers`)
      .map((header) => [
        manifest.value(header, `${HT}fieldName`)?.toLowerCase() ?? '',
        manifest.value(header, `${HT}fieldValue`) ?? '',
      ]),
  );
}

/** Bytes, not text: fetch would add a Content-Type to text, and some tests are about its absence. */
function bodyText(request: Term, manifest: Graph): { text: string; bytes?: Uint8Array<ArrayBuffer> } {
  const body = manifest.object(request, `${HT}body`);
  if (body === undefined) return { text: '' };
  const text = manifest.value(body, `${CNT}chars`) ?? '';
  const isUtf16 = manifest.value(body, `${CNT}characterEncoding`) === 'UTF-16';
  return {
    text,
    bytes: new Uint8Array(Buffer.from(isUtf16 ? `\uFEFF${text}` : text, isUtf16 ? 'utf16le' : 'utf8')),
  };
}
