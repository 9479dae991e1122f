import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { SCHEMA_ORG } from '../../src/features/documents/profiles/schema-org.ts';
import { BASE, type Published, publishTexts } from './publication.ts';

/** More than twice the views that are cached. */
const DOCUMENTS = 500;
/** Values of all kinds that a site caches. */
const CACHED = 200;

const RDF_TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';
const ORGANIZATION = '<http://www.w3.org/ns/org#FormalOrganization>';
const statements = Array.from(
  { length: DOCUMENTS },
  (_, number) => `<${BASE}id/town/${number}> ${RDF_TYPE} ${ORGANIZATION} .\n`,
);

let published: Published;
beforeAll(async () => {
  published = await publishTexts({ 'towns.nt': statements.join('') });
}, 60_000);
afterAll(() => published?.close());

it('what was read of a document is collected, though its address stays known', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const read: WeakRef<object>[] = [];
  const { map } = SCHEMA_ORG;
  const mapped = vi.spyOn(SCHEMA_ORG, 'map').mockImplementation((known) => {
    read.push(new WeakRef(known.own));
    return map(known);
  });
  try {
    for (let number = 0; number < DOCUMENTS; number++) {
      const response = await published.app.request(`${BASE}doc/town/${number}`, { method: 'HEAD' });
      expect([response.status, response.headers.get('link')]).toEqual([
        200,
        expect.stringContaining('_profile=schema'),
      ]);
    }
  } finally {
    mapped.mockRestore();
    // It holds what it was called with.
    mapped.mockClear();
  }
  expect(read).toHaveLength(DOCUMENTS);
  // What was taken hold of in one turn of the event loop is not collected before the next.
  await nextTurn();
  collectGarbage();
  // Without the views that are cached and those of requests that have just ended.
  const held = read.filter((one) => one.deref() !== undefined).length;
  expect(held).toBeLessThan(CACHED + 50);
});
