import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import type { LaneStatistics, Publication } from '../../src/http/serving/running-queries.ts';
import { warm } from '../../src/http/serving/server.ts';
import { type Published, publishRecords, publishTexts } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
}, 60_000);
afterAll(() => published.close());

const LIGHT = `<https://sea.example/light> <http://www.w3.org/2003/01/geo/wgs84_pos#lat> 55.5 ;
  <http://www.w3.org/2003/01/geo/wgs84_pos#long> 12.5 .`;

const IDLE: LaneStatistics = {
  ...{ lane: 'documents', engine: 'columnar', kills: 0, restarts: 0, unavailable: false },
  ...{ alive: 1, ready: 1, busy: 0, queued: 0 },
};

/** An application that nobody has asked anything, with the questions that it asks its engine. */
function fresh(statistics: () => readonly LaneStatistics[]) {
  const questions: string[] = [];
  const { release, documents } = published.publication;
  const engine: Publication['documents'] = {
    execute: (question) => {
      questions.push(question.query);
      return documents.execute(question);
    },
    close: () => documents.close(),
  };
  const publication: Publication = { release, documents: engine, sparql: engine, statistics };
  const app = createApp({
    publication: () => publication,
    settings: { queryTimeout: 10_000, maxResultBytes: 1_000_000 },
  });
  return { app, publication, questions };
}

describe('warming up', () => {
  it('reads all that the first search, the first selection and the first page would wait for', async () => {
    const { app, publication, questions } = fresh(() => [IDLE]);
    await warm(app, publication, () => false);
    const before = questions.length;
    expect(before).toBeGreaterThan(20);
    for (const path of ['/search.json?q=Siauliai', '/?country=POL', '/assets/world.json', '/']) {
      expect((await app.request(path)).status, path).toBeLessThan(400);
    }
    const first = questions.slice(before);
    const selection = await app.request('/partnerships.json?country=POL&page=1');
    expect(selection.status).toBe(200);
    // The values of the rows of one page and what these are called, and nothing of the index.
    expect(questions.length - before - first.length).toBeLessThanOrEqual(2);
    expect(first.filter((query) => query.includes('?s rdfs:label ?o'))).toEqual([]);
  }, 30_000);

  it('waits for as long as somebody else is answered, or children load', async () => {
    const attempt = async (busy: Partial<LaneStatistics>) => {
      let lanes = [IDLE, { ...IDLE, ...busy }];
      let isOver = false;
      const { app, publication, questions } = fresh(() => lanes);
      const warming = warm(app, publication, () => isOver);
      await new Promise((resolve) => setTimeout(resolve, 1_300));
      expect(questions).toEqual([]);
      lanes = [IDLE];
      while (questions.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      isOver = true;
      await warming;
    };
    await Promise.all([{ busy: 1 }, { queued: 1 }, { alive: 2 }].map(attempt));
  }, 30_000);

  it('ends where the release is no longer served', async () => {
    const { app, publication, questions } = fresh(() => [IDLE]);
    await warm(app, publication, () => true);
    expect(questions).toEqual([]);
  });

  it.each([
    [
      'records',
      publishRecords,
      [
        ...['', 'fields/matrix', 'partnerships', 'places', 'network', 'assets/world.json'],
        ...['search.json?q=a', 'dataset', 'sitemap.xml'],
      ],
    ],
    [
      'data of another kind',
      () => publishTexts({ 'light.ttl': LIGHT }),
      ['', 'browse', 'browse/map', 'assets/world.json', 'search.json?q=a', 'dataset', 'sitemap.xml'],
    ],
  ])('asks for addresses that there are: %s', async (_, publish, expected) => {
    const { app, close } = await publish();
    expect(app.slowAddresses().toSorted()).toEqual(expected.toSorted());
    for (const address of app.slowAddresses()) {
      expect((await app.request(`/${address}`)).status, address).toBe(200);
    }
    await close();
  });
});
