import { beforeEach, describe, expect, it } from 'vitest';
import { RateLimiter } from '../../../../src/http/limits/rate-limiter.ts';
import { Problem } from '../../../../src/http/problem.ts';

let now = 0;
beforeEach(() => {
  now = 0;
});

/** Seconds after which the client may ask again, or 0 where it may now. */
function wait(allowances: RateLimiter, client = 'a'): number {
  try {
    allowances.enter(client)();
    return 0;
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    const { kind, details } = error as Problem;
    expect(kind).toBe('too-many');
    return Number(details.fields?.['retry-after']);
  }
}

describe('the places of a client', () => {
  it('are given back, once each', () => {
    const allowances = new RateLimiter({ clientQueries: 2 });
    const [first] = [allowances.enter('a'), allowances.enter('a')];
    expect(wait(allowances)).toBe(1);
    expect(wait(allowances, 'b')).toBe(0);
    first?.();
    first?.();
    allowances.enter('a');
    expect(wait(allowances)).toBe(1);
  });
});

describe('the budget of a client', () => {
  /** 6 s a minute: one tenth of a second a second. */
  const open = () => new RateLimiter({ clientBudget: 6_000 }, () => now);

  it.each([
    ['nothing', [], 0],
    ['less than the burst', [11_999], 0],
    ['the burst', [12_000], 1],
    ['more', [12_000, 1_000], 11],
    ['ten seconds more in one query', [22_000], 101],
  ])('after %s lets it wait as long as it takes to have some left', (_, charges, seconds) => {
    const allowances = open();
    for (const time of charges) allowances.charge('a', time);
    expect(wait(allowances)).toBe(seconds);
    expect(wait(allowances, 'b')).toBe(0);
    now += seconds * 1000;
    expect(wait(allowances)).toBe(0);
  });

  it('comes back to the burst and no further', () => {
    const allowances = open();
    allowances.charge('a', 5_000);
    now += 3_600_000;
    allowances.charge('a', 12_000);
    expect(wait(allowances)).toBe(1);
  });
});

it('sets no limits where none are given', () => {
  const allowances = new RateLimiter({});
  for (let count = 0; count < 1_000; count++) allowances.enter('a');
  allowances.charge('a', 1e9);
  expect(wait(allowances)).toBe(0);
});
