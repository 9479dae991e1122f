import { describe, expect, test } from 'vitest';
import { ENGINES, JSON_RESULTS, startEngine } from './engine-fixture.ts';

describe.each(Object.keys(ENGINES))('%s keeps answering', (name) => {
  const { answer, ask } = startEngine(name);
  const product = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';

  test('after the deadline of a cross product', async () => {
    const started = performance.now();
    await expect(answer(product, JSON_RESULTS, { deadline: 300 })).rejects.toMatchObject({
      kind: 'timeout',
    });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(await ask('ASK {}')).toBe(true);
  });

  test('after nobody waits any more', async () => {
    const gone = new AbortController();
    const asked = answer(product, JSON_RESULTS, { signal: gone.signal });
    setTimeout(() => gone.abort(), 100);
    await expect(asked).rejects.toMatchObject({ kind: 'aborted' });
    expect(await ask('ASK {}')).toBe(true);
    await expect(answer('ASK {}', JSON_RESULTS, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      kind: 'aborted',
    });
  });

  test.each([
    ['a string doubled', `SELECT ?x27 { BIND("0123456789abcdef" AS ?x0) ${doublings(30)} }`],
    ['a product sorted', 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i'],
  ])('after a memory bomb: %s', async (_, query) => {
    await expect(answer(query)).rejects.toMatchObject({ kind: expect.stringMatching(/too-large|timeout/) });
    expect(await ask('ASK {}')).toBe(true);
  });

  test('after groups nested past the stack', async () => {
    await expect(answer(`ASK ${'{'.repeat(20_000)}${'}'.repeat(20_000)}`)).rejects.toMatchObject({
      kind: expect.stringMatching(/too-large|malformed/),
    });
    expect(await ask('ASK {}')).toBe(true);
  });

  test('after a regular expression made to backtrack', async () => {
    const query = `ASK { FILTER(REGEX("${'a'.repeat(34)}!", "^(a+)+$")) }`;
    await answer(query, JSON_RESULTS, { deadline: 1000 }).catch(() => undefined);
    expect(await ask('ASK {}')).toBe(true);
  });
});

/** BINDs that each double the string of the one before. */
function doublings(times: number): string {
  return Array.from({ length: times }, (_, i) => `BIND(CONCAT(?x${i}, ?x${i}) AS ?x${i + 1})`).join(' ');
}
