import { describe, expect, test } from 'vitest';
import { readOperation } from '../../../src/features/sparql/protocol.ts';

const FORM = 'application/x-www-form-urlencoded';
const DIRECT = 'application/sparql-query';

function request(method: string, parameters: string, contentType?: string, body?: string | Uint8Array) {
  return readOperation({
    method,
    parameters: new URLSearchParams(parameters),
    contentType,
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  });
}

describe('a query', () => {
  test.each([
    ['GET', ['GET', 'query=ASK%20%7B%7D']],
    ['HEAD', ['HEAD', 'query=ASK+%7B%7D']],
    ['GET with fields nobody knows', ['GET', 'query=ASK+%7B%7D&context=%7B%7D&version=1.2&__proto__=1']],
    ['POST form', ['POST', '', FORM, 'query=ASK+%7B%7D']],
    ['POST form with a charset', ['POST', '', `${FORM}; charset=UTF-8`, 'query=ASK+%7B%7D']],
    ['POST direct', ['POST', '', DIRECT, 'ASK {}']],
    ['POST direct in UTF-8', ['POST', '', `Application/SPARQL-Query;charset="utf-8"`, 'ASK {}']],
    ['QUERY direct', ['QUERY', '', DIRECT, 'ASK {}']],
    ['QUERY form', ['QUERY', '', FORM, 'query=ASK+%7B%7D']],
  ] as const)('by %s', (_, [method, parameters, type, body]) => {
    expect(request(method, parameters, type, body)).toEqual({ kind: 'query', query: 'ASK {}' });
  });

  test.each([
    ['GET', ['GET', 'query=Q&default-graph-uri=a:d&named-graph-uri=a:n&named-graph-uri=a:m']],
    [
      'POST form',
      ['POST', '', FORM, 'query=Q&default-graph-uri=a:d&named-graph-uri=a:n&named-graph-uri=a:m'],
    ],
    ['POST direct', ['POST', 'default-graph-uri=a:d&named-graph-uri=a:n&named-graph-uri=a:m', DIRECT, 'Q']],
    [
      'POST form, graphs in the URL',
      ['POST', 'default-graph-uri=a:d&named-graph-uri=a:n&named-graph-uri=a:m', FORM, 'query=Q'],
    ],
  ] as const)('with a dataset by %s', (_, [method, parameters, type, body]) => {
    expect(request(method, parameters, type, body)).toEqual({
      kind: 'query',
      query: 'Q',
      dataset: { defaultGraphs: ['a:d'], namedGraphs: ['a:n', 'a:m'] },
    });
  });

  test('keeps every character of its text', () => {
    const query = 'ASK { ?s ?p "ā + & = % 😀" }\r\n';
    expect(request('POST', '', DIRECT, query)).toMatchObject({ query });
    expect(request('POST', '', FORM, new URLSearchParams({ query }).toString())).toMatchObject({ query });
  });
});

test.each(['', 'format=html&lang=lv'])('GET ?%s asks for the service description', (parameters) => {
  expect(request('GET', parameters)).toEqual({ kind: 'description' });
});

describe('a problem', () => {
  test.each([
    [400, 'two queries', ['GET', 'query=ASK+%7B%7D&query=ASK+%7B%7D']],
    [400, 'two queries in a form', ['POST', '', FORM, 'query=Q&query=Q']],
    [400, 'one query in the URL, one in the form', ['POST', 'query=Q', FORM, 'query=Q']],
    [400, 'one query in the URL, one in the body', ['POST', 'query=Q', DIRECT, 'Q']],
    [400, 'a dataset without a query', ['GET', 'default-graph-uri=a:d']],
    [400, 'a form without a query', ['POST', '', FORM, 'default-graph-uri=a:d']],
    [400, 'an empty form', ['POST', '', FORM, '']],
    [400, 'a relative graph', ['GET', 'query=Q&default-graph-uri=etc/passwd']],
    [400, 'a graph that is no IRI', ['GET', 'query=Q&named-graph-uri=a:%3E%20b']],
    [400, 'a body that is not UTF-8', ['POST', '', DIRECT, new Uint8Array([0x41, 0xff])]],
    [403, 'an update in a form', ['POST', '', FORM, 'update=DROP+ALL']],
    [403, 'an update by GET', ['GET', 'update=DROP+ALL']],
    [403, 'a direct update', ['POST', '', 'application/sparql-update', 'DROP ALL']],
    [403, 'a query and an update', ['POST', '', FORM, 'query=Q&update=DROP+ALL']],
    [405, 'PUT', ['PUT', 'query=Q', DIRECT, 'Q']],
    [405, 'DELETE', ['DELETE', '']],
    [415, 'a form body without its media type', ['POST', '', undefined, 'query=Q']],
    [415, 'a query body without its media type', ['POST', '', undefined, 'ASK {}']],
    [415, 'plain text', ['POST', '', 'text/plain', 'ASK {}']],
    [415, 'multipart', ['POST', '', 'multipart/form-data; boundary=x', '--x--']],
    [415, 'POST with nothing but a URL', ['POST', 'query=Q']],
    [415, 'UTF-16', ['POST', '', `${DIRECT}; charset=UTF-16`, 'ASK {}']],
    [415, 'UTF-16 in a form', ['POST', '', `${FORM};charset=utf-16`, 'query=Q']],
  ] as const)('%i: %s', (status, _, [method, parameters, type, body]) => {
    expect(request(method, parameters, type, body)).toMatchObject({ kind: 'problem', status });
  });

  test('415: a compressed body', () => {
    const body = new TextEncoder().encode('ASK {}');
    const parts = { method: 'POST', parameters: new URLSearchParams(), contentType: DIRECT, body };
    expect(readOperation({ ...parts, contentEncoding: 'gzip' })).toMatchObject({ status: 415 });
    expect(readOperation({ ...parts, contentEncoding: 'identity' })).toMatchObject({ kind: 'query' });
  });
});
