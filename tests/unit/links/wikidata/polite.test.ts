import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  rateLimitedFetch,
  ServiceError,
} from '../../../../src/features/wikidata/snapshot/rate-limited-fetch.ts';
import { QUICK } from '../../../links/side.ts';
import { answerWith, Endpoint } from '../../query/endpoint.ts';

let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = new Endpoint();
  await endpoint.listen();
});
afterEach(() => endpoint.close());

/** Reacts to the first requests so, and then with a text. */
function first(...reactions: readonly ReturnType<typeof answerWith>[]): void {
  let count = 0;
  endpoint.reaction = (...all) => (reactions[count++] ?? answerWith(200, {}, 'at last'))(...all);
}

const ask = (manners = {}) => rateLimitedFetch({ ...QUICK, ...manners })(endpoint.url, 'text/plain');

describe('asking politely', () => {
  it('says who asks, and for what', async () => {
    first();
    const form = new URLSearchParams({ query: 'ASK {}' });
    expect(await rateLimitedFetch(QUICK)(endpoint.url, 'application/json', form)).toBe('at last');
    expect(endpoint.fields[0]).toMatchObject({ 'user-agent': 'munpart/test', accept: 'application/json' });
    expect(endpoint.received[0]).toMatchObject({ method: 'POST', body: 'query=ASK+%7B%7D' });
  });

  it.each([429, 500, 502, 503, 504])('asks again after a status %d', async (status) => {
    first(answerWith(status, {}, 'busy'), answerWith(status, {}, 'busy'));
    expect(await ask()).toBe('at last');
    expect(endpoint.received).toHaveLength(3);
  });

  it('waits as long as it is told', async () => {
    first(answerWith(429, { 'retry-after': '1' }));
    const begun = performance.now();
    expect(await ask()).toBe('at last');
    expect(performance.now() - begun).toBeGreaterThan(990);
  });

  it('waits until the date that it is told', async () => {
    first(answerWith(503, { 'retry-after': new Date(Date.now() + 2_500).toUTCString() }));
    const begun = performance.now();
    expect(await ask({ patience: 5_000 })).toBe('at last');
    expect(performance.now() - begun).toBeGreaterThan(1_000);
  });

  it('gives up where it would have to wait too long', async () => {
    first(answerWith(429, { 'retry-after': '3600' }, 'slow down'));
    await expect(ask()).rejects.toThrow(
      /^127\.0\.0\.1:\d+ answered with status 429: slow down; it asks to be left alone for 3600 s$/,
    );
    expect(endpoint.received).toHaveLength(1);
  });

  it('gives up in the end', async () => {
    endpoint.reaction = answerWith(503, {}, '<html><style>x</style><h1>Overloaded</h1></html>');
    await expect(ask()).rejects.toThrow(/answered with status 503: Overloaded$/);
    expect(endpoint.received).toHaveLength(QUICK.attempts);
  });

  it.each([400, 403, 404])('does not repeat what is refused with a status %d', async (status) => {
    first(answerWith(status, {}, 'no'));
    await expect(ask()).rejects.toThrow(`answered with status ${status}: no`);
    expect(endpoint.received).toHaveLength(1);
  });

  it('leaves time between requests', async () => {
    first();
    const patient = rateLimitedFetch({ ...QUICK, interval: 200 });
    const begun = performance.now();
    await patient(endpoint.url, 'text/plain');
    await patient(endpoint.url, 'text/plain');
    expect(performance.now() - begun).toBeGreaterThan(190);
  });

  it('asks again where the connection breaks', async () => {
    first((response) => void response.destroy());
    expect(await ask()).toBe('at last');
  });

  it('does not wait for ever', async () => {
    endpoint.reaction = () => {};
    await expect(ask({ timeout: 50, attempts: 1 })).rejects.toThrow(/cannot be reached: no answer in time$/);
  });

  it.each([
    ['nobody listens', 2, 'connect ECONNREFUSED 127.0.0.1:2'],
    ['fetch asks no such port', 1, 'bad port'],
  ])('says in one line that there is no way, and does not try it again: %s', async (_, port, reason) => {
    const begun = performance.now();
    const patient = rateLimitedFetch({ ...QUICK, backOff: 10_000, patience: 60_000 });
    await expect(patient(`http://127.0.0.1:${port}/`, 'text/plain')).rejects.toThrow(
      new ServiceError(`127.0.0.1:${port} cannot be reached: ${reason}`),
    );
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
