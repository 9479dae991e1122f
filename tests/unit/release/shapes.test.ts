import { beforeAll, describe, expect, it } from 'vitest';
import type { Quad } from '../../../src/rdf/terms.ts';
import { type Violation, violations } from '../../../src/release/build/shapes.ts';
import { FAULTS } from '../ontology/faults.ts';
import { BASE, parse, read } from '../ontology/ontology.ts';
import { SAMPLE } from '../ontology/sample.ts';

const shapes = [...read('shapes.ttl')] as Quad[];
const vocabulary = [...read('munpart.ttl'), ...read('schemes.ttl')] as Quad[];

/** One faulty sample for each text, below a base IRI of its own. */
function graphOf(texts: readonly string[]): Quad[] {
  const samples = texts.flatMap((text, index) => [...parse(text, `${BASE}${index}/`)] as Quad[]);
  return [...samples, ...vocabulary];
}

function sorted(found: readonly Violation[]): string[] {
  return found.map((violation) => JSON.stringify(violation)).sort();
}

describe('data that is validated in pieces', () => {
  // The first faults are about partnerships, whose shapes look furthest.
  const faults = FAULTS.filter((_, index) => index < 12 || index % 6 === 0);
  const data = graphOf(faults.map(({ from, to }) => SAMPLE.replace(from, to)));
  let whole: string[];
  beforeAll(async () => {
    whole = sorted(await violations(data, shapes, { vocabulary }));
  });

  it.each([3, 20])(
    'fails in %i-th parts where it fails as a whole',
    async (parts) => {
      const atOnce = Math.ceil(data.length / parts);
      expect(whole.length).toBeGreaterThan(faults.length);
      expect(sorted(await violations(data, shapes, { vocabulary, atOnce }))).toEqual(whole);
    },
    60_000,
  );
});

describe('a fault that many records share', () => {
  it('is found in each of them', async () => {
    const wrong = SAMPLE.replace('kind:institutional', 'kind:friendship');
    const found = await violations(graphOf(Array.from({ length: 60 }, () => wrong)), shapes, { vocabulary });
    const ofKind = found.filter(({ path }) => path?.endsWith('#kind'));
    expect(new Set(ofKind.map(({ focus }) => focus)).size).toBe(60);
  });
});
