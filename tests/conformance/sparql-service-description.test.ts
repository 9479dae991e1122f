import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { FORMATS } from '../../src/formats/index.ts';
import { TURTLE } from '../../src/formats/turtle/turtle.ts';
import { publish, type ReleasePublisher } from '../../src/serve.ts';
import { schemaFaults } from './sparql/description-schema.ts';
import { readManifest } from './sparql/manifest.ts';
import { itConforms } from './sparql/outcome.ts';

const ENDPOINT = 'http://www.w3.org/ns/sparql-service-description#endpoint';
const data = fileURLToPath(new URL('../http/fixture.trig', import.meta.url));
const log = {
  issues: () => {},
  published: () => {},
  failed: (error: Error) => {
    throw error;
  },
};

let releases: string;
let publisher: ReleasePublisher;
beforeAll(async () => {
  releases = await mkdtemp(join(tmpdir(), 'munpart-w3c-'));
  publisher = await publish(readSettings(['--rdf', data, '--port', '0', '--releases', releases], {}), log);
});
afterAll(async () => {
  await publisher.close();
  await rm(releases, { recursive: true });
});

const CHECKS: Readonly<Record<string, () => Promise<void>>> = {
  'returns-rdf': async () => {
    for (const { mediaType, parse } of FORMATS) {
      const response = await get(mediaType);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')?.split(';')[0]).toBe(mediaType);
      expect((await parse(await response.text(), endpoint())).length).toBeGreaterThan(0);
    }
  },
  'has-endpoint-triple': async () => {
    const endpoints = (await description()).filter(({ predicate }) => predicate.value === ENDPOINT);
    expect(endpoints.map(({ object }) => object.value)).toEqual([endpoint()]);
  },
  'conforms-to-schema': async () => {
    expect(schemaFaults(await description())).toEqual([]);
  },
};

function endpoint(): string {
  return `${publisher.base}sparql`;
}

function get(accept: string): Promise<Response> {
  return fetch(endpoint(), { headers: { accept } });
}

async function description() {
  return TURTLE.parse(await (await get('text/turtle')).text(), endpoint());
}

const tests = await readManifest('service-description');
describe('service-description', () => {
  for (const test of tests) {
    const check = CHECKS[test.id.slice(test.id.indexOf('#') + 1)];
    if (check === undefined) throw new Error(`unknown test: ${test.id}`);
    itConforms(test, check);
  }
});
