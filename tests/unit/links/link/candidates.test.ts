import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { candidatesFor, type Unlinked } from '../../../../src/features/wikidata/link/candidates.ts';
import { openService } from '../../../../src/features/wikidata/link/service.ts';
import { rateLimitedFetch } from '../../../../src/features/wikidata/snapshot/rate-limited-fetch.ts';
import { reconcile } from '../../../links/reconciliation.ts';
import { QUICK } from '../../../links/side.ts';
import { answerWith, Endpoint } from '../../query/endpoint.ts';

let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = new Endpoint();
  await endpoint.listen();
});
afterEach(() => endpoint.close());

const place = (slug: string, names: readonly string[], more: Partial<Unlinked> = {}): Unlinked => ({
  slug,
  names,
  level: 'city',
  country: { code: 'POL', item: 'Q36' },
  ...more,
});
const open = () => openService(endpoint.url, rateLimitedFetch(QUICK));
const never = () => false;

describe('candidates for places', () => {
  it('come with country, type and distance, best first', async () => {
    reconcile(endpoint, {
      Q2: { name: 'Radom', score: 60, country: 'Q30', type: 'village', at: 'Point(-89.2 38.3)' },
      Q1: {
        name: 'Radom',
        score: 90,
        match: true,
        country: 'Q36',
        type: 'city',
        at: '51.4,21.15',
        description: 'city in Poland',
      },
      Q3: { name: 'Radom', score: 10 },
    });
    const [found] = await candidatesFor(
      [place('radom', ['Radom'], { coordinates: { lat: 51.4, long: 21.1 } })],
      await open(),
      never,
    );
    expect(found).toEqual({
      slug: 'radom',
      candidates: [
        {
          id: 'Q1',
          name: 'Radom',
          score: 90,
          reasons: [
            'the service holds it to be the same',
            'country: POL, as here',
            'type: city; here: city',
            'distance: 3.5 km',
            'described as: city in Poland',
          ],
        },
        {
          id: 'Q2',
          name: 'Radom',
          score: 30,
          reasons: [
            'country: country Q30, not known to be POL',
            'type: village; here: city',
            'distance: 7969 km',
          ],
        },
        { id: 'Q3', name: 'Radom', score: 5, reasons: [] },
      ],
    });
  });

  it('are looked for by the next name where one gives nothing, and asked for in batches', async () => {
    reconcile(endpoint, { Q7: { name: 'Xinying', score: 50 } });
    const found = await candidatesFor(
      [place('xinying', ['Sinjina', 'Xinying', 'never asked']), place('nowhere', ['Nowhere'])],
      await open(),
      never,
    );
    expect(found.map(({ candidates }) => candidates.map(({ id }) => id))).toEqual([['Q7'], []]);
    const asked = endpoint.received.map(({ body }) => new URLSearchParams(body).get('queries') ?? '');
    expect(asked.filter((text) => text !== '').map((text) => Object.keys(JSON.parse(text)))).toEqual([
      ['q0', 'q1'],
      ['q0'],
    ]);
    expect(asked.join()).toContain('"properties":[{"pid":"P17","v":{"id":"Q36"}}]');
  });

  it('that were rejected are not proposed again', async () => {
    reconcile(endpoint, { Q1: { name: 'Radom', score: 90 }, Q2: { name: 'Radom', score: 60 } });
    const [found] = await candidatesFor(
      [place('radom', ['Radom'])],
      await open(),
      (slug, id) => slug === 'radom' && id === 'Q1',
    );
    expect(found?.candidates.map(({ id }) => id)).toEqual(['Q2']);
  });

  it('have no reasons where the service extends no data', async () => {
    reconcile(endpoint, { Q1: { name: 'Radom', score: 90, country: 'Q36' } }, { extend: undefined });
    const [found] = await candidatesFor([place('radom', ['Radom'])], await open(), never);
    expect(found?.candidates).toEqual([{ id: 'Q1', name: 'Radom', score: 90, reasons: [] }]);
  });
});

describe('a service is refused', () => {
  it.each([
    ['that is none', '<html>', /is no reconciliation$/],
    ['that is something else', '{"name":"x"}', /is no reconciliation service$/],
    [
      'whose identifiers are not those of Wikidata',
      '{"identifierSpace":"https://towns.example/id/"}',
      /identifies things by https:\/\/towns\.example\/id\/, not by items of Wikidata$/,
    ],
    [
      'that speaks another version',
      '{"identifierSpace":"http://www.wikidata.org/entity/","versions":["1.0"]}',
      /speaks version 1\.0 of the protocol, not 0\.2$/,
    ],
  ])('%s', async (_, body, message) => {
    endpoint.reaction = answerWith(200, {}, body);
    await expect(open()).rejects.toThrow(message);
  });

  it('that leaves a query unanswered', async () => {
    reconcile(endpoint, {});
    const service = await open();
    endpoint.reaction = answerWith(200, {}, '{"q0":{"result":[]}}');
    const both = [place('a', ['A']), place('b', ['B'])];
    await expect(candidatesFor(both, service, never)).rejects.toThrow(/left a query unanswered$/);
  });

  it('that cannot be reached', async () => {
    const ask = rateLimitedFetch(QUICK);
    await expect(openService('http://127.0.0.1:1/api', ask)).rejects.toThrow(
      /^127\.0\.0\.1:1 cannot be reached: /,
    );
  });
});
