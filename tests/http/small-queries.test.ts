import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import type { Application } from '../../src/http/app.ts';
import { SmallQueries } from '../../src/query/pool/small-queries.ts';
import type { QueryEngine } from '../../src/query/port.ts';
import { type Published, publishFiles } from './publication.ts';

const ABOUT = 'SELECT ?o { <http://other.example/river> <http://other.example/terms#crosses> ?o }';

let published: Published;
beforeAll(async () => {
  published = await publishFiles('./fixture.trig');
}, 60_000);
afterAll(() => published.close());

/** The application with another engine for the queries of the public, and at most 20 ms of it for a client at first. */
function appWith(sparql: QueryEngine): Application {
  const publication = { ...published.publication, sparql };
  return createApp({
    publication: () => publication,
    settings: {
      ...{ queryTimeout: 10_000, maxResultBytes: 1_000_000, resultCacheBytes: 1_000_000 },
      ...{ clientBudget: 10, trustProxy: 1 },
    },
  });
}

const ask = (app: Application, query: string, client: string) =>
  app.request(`/sparql?query=${encodeURIComponent(query)}`, { headers: { 'x-forwarded-for': client } });

it('answers a small question without the engine behind, once', async () => {
  const { documents } = published.publication;
  const index = documents.reader?.index;
  if (index === undefined) throw new Error('there is no index');
  const expected = await (await ask(appWith(documents), ABOUT, '203.0.113.1')).text();
  const others: QueryEngine = {
    execute: () => Promise.reject(new Error('nobody is asked')),
    close: () => Promise.resolve(),
  };
  const app = appWith(new SmallQueries(index, others));
  const first = await ask(app, ABOUT, '203.0.113.2');
  expect(await first.text()).toBe(expected);
  expect(first.headers.get('server-timing')).toContain('desc="columnar"');
  const again = await ask(app, ABOUT, '203.0.113.3');
  expect(await again.text()).toBe(expected);
  expect(again.headers.get('server-timing')).toContain('cache;desc="hit"');
});

it('counts what it takes to find that a question is not small', async () => {
  const { documents } = published.publication;
  const app = appWith({
    executeSmall: () => {
      const end = performance.now() + 30;
      while (performance.now() < end);
      return undefined;
    },
    execute: (request) => documents.execute(request),
    close: () => documents.close(),
  });
  expect((await ask(app, ABOUT, '203.0.113.4')).status).toBe(200);
  expect((await ask(app, ABOUT, '203.0.113.4')).status).toBe(429);
  expect((await ask(app, ABOUT, '203.0.113.5')).status).toBe(200);
});
