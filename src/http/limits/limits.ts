import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { isDecodable } from '../../query/parsing/tokens.ts';
import { Problem } from '../problem.ts';
import { clientOf } from './connections.ts';

/**
 * Everything of a request that the HTTP process parses, with its bound: checked before it is parsed, so that reading costs
 * no more than this however much is sent. Characters where nothing else is said. The query of `/sparql` has its own bounds,
 * `maxQueryBytes` and src/query/parsing/bounds.ts.
 */
export const LIMITS = {
  /** Of the path of an address; more is 414. */
  path: 2_000,
  /** Header fields; more is 431. What is not listed is not read. */
  fields: {
    accept: 2_048,
    'accept-datetime': 64,
    'accept-encoding': 1_024,
    'accept-language': 2_048,
    'accept-profile': 2_048,
    'content-encoding': 64,
    'content-length': 32,
    'content-type': 512,
    host: 512,
    'if-none-match': 4_096,
    'if-range': 512,
    'last-event-id': 512,
    'mcp-method': 128,
    'mcp-name': 4_096,
    'mcp-protocol-version': 64,
    'mcp-session-id': 512,
    origin: 512,
    range: 512,
    'x-forwarded-for': 2_048,
    'x-request-id': 512,
  },
  /** Parameters of one address or form, names and values of each: more or longer is 414 in an address, 413 in a form. */
  parameters: 200,
  parameterName: 100,
  parameterValue: 2_000,
  /** Parameters whose values are bounded where they are read: by the size of a query, or of a batch. */
  ownBounds: ['query', 'update', 'queries', 'extend'],
  /** Bytes of bodies; more is 413. */
  body: { sparql: 1_048_576, reconcile: 2_097_152, mcp: 524_288 },
  /** Arrays and objects of JSON open at once; more is 400. */
  jsonDepth: 32,
} as const;

/** A header field that the server reads. */
export type FieldName = keyof typeof LIMITS.fields;

/** The value of a header field; throws a Problem `fields-too-large` where it is longer than its bound. */
export function field(c: Context, name: FieldName): string | undefined {
  const value = c.req.header(name);
  if (value === undefined || value.length <= LIMITS.fields[name]) return value;
  throw new Problem(
    'fields-too-large',
    `The field ${name} may have ${LIMITS.fields[name]} characters at most.`,
  );
}

/** The same for answers to requests that may have broken a bound: what is too long says nothing. */
export function fieldOrNone(c: Context, name: FieldName): string | undefined {
  const value = c.req.header(name);
  return value === undefined || value.length <= LIMITS.fields[name] ? value : undefined;
}

/** The value of a header field of a request as Node.js gives it; null where it is longer than its bound. */
export function fieldWithin({ headers }: IncomingMessage, name: FieldName): string | undefined | null {
  const value = headers[name]?.toString();
  return value === undefined || value.length <= LIMITS.fields[name] ? value : null;
}

/** The number of bytes that a request states for its body, 0 where it states none; infinite where the field is longer than its bound. */
export function statedLength(request: Request): number {
  const value = request.headers.get('content-length') ?? '0';
  return value.length <= LIMITS.fields['content-length'] ? Number(value) : Number.POSITIVE_INFINITY;
}

/** Throws a Problem where path or parameters pass their bounds, or where the query is no UTF-8 in percent-encoding. */
export function checkAddress(c: Context): void {
  if (c.req.path.length > LIMITS.path) {
    throw new Problem('address-too-long', `A path may have ${LIMITS.path} characters at most.`);
  }
  const start = c.req.url.indexOf('?');
  if (start >= 0) readParameters(c.req.url.slice(start + 1), 'address-too-long');
}

/** The parameters of an address that was checked. */
export function parametersOf(c: Context): URLSearchParams {
  const start = c.req.url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : c.req.url.slice(start + 1));
}

/** The fields of a form (`application/x-www-form-urlencoded`); throws a Problem where there are too many, one is too long, or it is no UTF-8. */
export function formOf(text: string): URLSearchParams {
  return readParameters(text, 'too-large');
}

function readParameters(text: string, kind: 'address-too-long' | 'too-large'): URLSearchParams {
  const ownBounds: readonly string[] = LIMITS.ownBounds;
  if (countOf(text, '&') >= LIMITS.parameters) {
    throw new Problem(kind, `There may be ${LIMITS.parameters} parameters at most.`);
  }
  if (!isDecodable(text)) {
    throw new Problem('malformed', 'The parameters are not percent-encoded UTF-8.');
  }
  const parameters = new URLSearchParams(text);
  for (const [name, value] of parameters) {
    if (name.length > LIMITS.parameterName) {
      throw new Problem(kind, `The name of a parameter may have ${LIMITS.parameterName} characters at most.`);
    }
    if (value.length > LIMITS.parameterValue && !ownBounds.includes(name)) {
      throw new Problem(
        kind,
        `The parameter \`${name}\` may have ${LIMITS.parameterValue} characters at most.`,
      );
    }
  }
  return parameters;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/** What the HTTP server of Node.js hands over; absent where the application is asked directly. */
interface Bindings {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string } };
  readonly outgoing?: { readonly closed: boolean; once(event: 'close', listener: () => void): unknown };
}

/** The request and the response of the HTTP server, where one asks the application. */
export function bindingsOf(c: Context): Bindings {
  return (c.env ?? {}) as Bindings;
}

/** Who asks, behind so many trusted proxies. */
export function clientOfRequest(c: Context, proxies = 0): string {
  const remote = bindingsOf(c).incoming?.socket.remoteAddress;
  return clientOf({ remote, forwardedFor: field(c, 'x-forwarded-for') }, proxies);
}
