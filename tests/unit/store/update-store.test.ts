import { Store } from 'oxigraph';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openGraphStore, StoreError, versionOf } from '../../../src/store/index.ts';
import { answerWith, Endpoint } from '../query/endpoint.ts';

const CREDENTIALS = { user: 'loader', password: 'pässword' };
const BASE = 'http://x/';
const endpoint = new Endpoint();
let store: Store;

beforeAll(() => endpoint.listen());
afterAll(() => endpoint.close());
beforeEach(() => {
  store = new Store();
  endpoint.received.length = 0;
  endpoint.reaction = (response, body, request) => {
    const expected = Buffer.from(`${CREDENTIALS.user}:${CREDENTIALS.password}`).toString('base64');
    if (request.headers.authorization !== `Basic ${expected}`) {
      answerWith(401, { 'www-authenticate': 'Basic realm="x"' })(response, body, request);
    } else if (request.headers['content-type'] !== 'application/sparql-update') {
      answerWith(415, {})(response, body, request);
    } else {
      store.update(body);
      answerWith(204, {})(response, body, request);
    }
  };
});

function contents(): string[] {
  return store.dump({ format: 'application/n-quads' }).split('\n').filter(Boolean).sort();
}

async function bring(id: string, graphs: readonly string[]): Promise<void> {
  const opened = await openGraphStore(endpoint.url, CREDENTIALS);
  const version = versionOf(
    BASE,
    id,
    graphs.map((name) => BASE + name),
  );
  await opened.add(version.defaultGraph, [`<${BASE}s> <${BASE}p> "${id}" .`]);
  for (const named of version.named) await opened.stage(named, [`<${BASE}s> <${BASE}q> "${id}" .`]);
  await opened.publish(version);
}

describe('a store that takes SPARQL Update', () => {
  test('has the first version, and says where it is', async () => {
    await bring('1', ['a']);
    expect(contents()).toEqual([
      '<http://x/dataset> <http://www.w3.org/ns/dcat#hasCurrentVersion> <http://x/release/1> <http://x/release/current> .',
      '<http://x/release/1> <http://www.w3.org/ns/sparql-service-description#defaultGraph> <http://x/release/1#default> <http://x/release/current> .',
      '<http://x/release/1> <http://www.w3.org/ns/sparql-service-description#namedGraph> <http://x/a> <http://x/release/current> .',
      '<http://x/s> <http://x/p> "1" <http://x/release/1#default> .',
      '<http://x/s> <http://x/q> "1" <http://x/a> .',
    ]);
  });

  test('is not changed by the same version again', async () => {
    await bring('1', ['a', 'b']);
    await bring('2', ['a']);
    const before = contents();
    await bring('2', ['a']);
    expect(contents()).toEqual(before);
  });

  test('keeps the version before and drops what is older, graphs that went too', async () => {
    await bring('1', ['a', 'b']);
    await bring('2', ['a', 'b']);
    await bring('3', ['b']);
    const data = contents().filter((line) => line.includes('<http://x/s>'));
    expect(data).toEqual([
      '<http://x/s> <http://x/p> "2" <http://x/release/2#default> .',
      '<http://x/s> <http://x/p> "3" <http://x/release/3#default> .',
      '<http://x/s> <http://x/q> "3" <http://x/b> .',
    ]);
    expect(contents().join('\n')).toMatch(/previousVersion> <http:\/\/x\/release\/2>/);
    expect(contents().join('\n')).not.toContain('release/1');
  });

  test('is switched by one request', async () => {
    await bring('1', ['a', 'b']);
    const switches = endpoint.received.filter(({ body }) => /MOVE|hasCurrentVersion> <http/.test(body));
    expect(switches).toHaveLength(1);
  });
});

test('blank nodes come as one pattern, not as data', async () => {
  const opened = await openGraphStore(endpoint.url, CREDENTIALS);
  await opened.add(`${BASE}g`, [`<${BASE}s> <${BASE}p> _:b .`, `_:b <${BASE}q> "_:c ." .`]);
  expect(endpoint.received.at(-1)?.body).toMatch(/^INSERT \{/);
  await opened.add(`${BASE}g`, [`<${BASE}s> <${BASE}q> "_:c ." .`]);
  expect(endpoint.received.at(-1)?.body).toMatch(/^INSERT DATA \{/);
  expect(contents()).toHaveLength(3);
});

test.each([
  ['without the right password', endpoint, { ...CREDENTIALS, password: 'x' }, /--user/],
  ['where nothing is taken', new Endpoint(), undefined, /cannot be reached|neither/],
])('no store %s', async (_, where, credentials, message) => {
  const address = where === endpoint ? endpoint.url : 'http://127.0.0.1:48999/';
  const opened = openGraphStore(address, credentials);
  await expect(opened).rejects.toThrow(StoreError);
  await expect(openGraphStore(address, credentials)).rejects.toThrow(message);
});
