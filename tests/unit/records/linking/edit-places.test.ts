import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addLinks, type PlaceLink } from '../../../../src/features/wikidata/review.ts';

const linkedBy = {
  method: 'reconciliation',
  service: 'https://service.example/api',
  date: '2026-11-21',
  reviewer: 'officer',
} as const;
const link = (slug: string, wikidata: string): PlaceLink => ({ slug, wikidata, linkedBy });
const ADDED =
  'linkedBy: { method: reconciliation, service: https://service.example/api, date: 2026-11-21, reviewer: officer }';

describe('links in places.yaml', () => {
  it('are two new lines, and all else stays as it was', async () => {
    const text = await readFile('data/places.yaml', 'utf8');
    const open = Object.entries(parse(text) as Record<string, { wikidata?: string }>)
      .filter(([, place]) => place.wikidata === undefined)
      .map(([slug], index) => link(slug, `Q${index + 1}`));
    expect(open.length).toBeGreaterThan(1);
    const edited = addLinks(text, open);
    const added = edited.split('\n').filter((line) => /^ {2}(wikidata: Q\d|linkedBy: )/.test(line));
    expect(added.length).toBeGreaterThan(open.length);
    const remaining = open.reduce(
      (rest, { wikidata }) => rest.replace(`  wikidata: ${wikidata}\n  ${ADDED}\n`, ''),
      edited,
    );
    expect(remaining).toBe(text);
    const expected = parse(text);
    for (const { slug, wikidata } of open) expected[slug] = { ...expected[slug], wikidata, linkedBy };
    expect(parse(edited)).toEqual(expected);
  });

  it.each([
    [
      'a comment in the line',
      'a:\n  country: POL  # why\n  level: city\n',
      `a:\n  country: POL  # why\n  wikidata: Q1\n  ${ADDED}\n  level: city\n`,
    ],
    [
      'no line end',
      'a:\n    level: city\n    country: POL',
      `a:\n    level: city\n    country: POL\n    wikidata: Q1\n    ${ADDED}\n`,
    ],
    [
      'no country yet',
      'a:\n  level: city\n# end\n',
      `a:\n  level: city\n  wikidata: Q1\n  ${ADDED}\n# end\n`,
    ],
    [
      'a record in one line',
      'a: { country: POL } # why\nb: { x: 1 }\n',
      `a: { country: POL, wikidata: Q1, ${ADDED} } # why\nb: { x: 1 }\n`,
    ],
  ])('keep %s', (_, text, expected) => {
    expect(addLinks(text, [link('a', 'Q1')])).toBe(expected);
  });

  it.each([
    ['a: { wikidata: Q2 }\n', 'has an item for a already'],
    ['b: { x: 1 }\n', 'has no record a'],
  ])('are refused in %j', (text, message) => {
    expect(() => addLinks(text, [link('a', 'Q1')])).toThrow(message);
  });
});
