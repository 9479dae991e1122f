import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Comparison,
  compare,
  countDifferences,
  distinctLines,
} from '../../../../src/features/wikidata/compare/compare.js';
import type { LocalSide } from '../../../../src/features/wikidata/compare/local.ts';
import { batches, quickStatements, summary } from '../../../../src/features/wikidata/quickstatements.ts';
import {
  parseSnapshot,
  printSnapshot,
  type Snapshot,
} from '../../../../src/features/wikidata/snapshot/snapshot.ts';
import { CASES, HERE, ITEMS, slugOf } from '../../../links/cases.ts';
import { fetchCases, readCases } from '../../../links/side.ts';

let here: LocalSide;
let snapshot: Snapshot;
let again: Snapshot;
let comparison: Comparison;
beforeAll(async () => {
  [here, [snapshot, again]] = await Promise.all([readCases(), fetchCases()]);
  comparison = compare(here, snapshot);
}, 60_000);

const part = (slug: string) => {
  const found = comparison.parts.find(({ municipality }) => municipality.iri.endsWith(`/${slug}`));
  if (!found) throw new Error(`no part for ${slug}`);
  return found;
};
const lineOf = (item: string) =>
  part('alfa').lines.find(({ twin }) => twin.item === item || twin.iri === `${HERE}id/place/${slugOf(item)}`);

describe('the comparison of our side with an endpoint on loopback', () => {
  it.each(CASES)('$what ($item)', ({ item, difference, direction, start, end }) => {
    const line = lineOf(item);
    expect(line?.difference).toBe(difference);
    if (direction !== undefined) expect(line?.direction).toBe(direction);
    if (start !== undefined) expect(line?.dates?.start).toBe(start);
    if (end !== undefined) expect(line?.dates?.end).toBe(end);
  });

  it('has these lines, one with each other municipality, and no others', () => {
    const lines = CASES.filter(({ difference }) => difference !== undefined);
    expect(part('alfa').lines).toHaveLength(lines.length + 1);
    expect(part('alfa').lines.find(({ twin }) => twin.item === ITEMS.beta)?.difference).toBe('same');
    expect(part('beta').lines.map(({ twin, difference }) => [twin.item, difference])).toEqual([
      [ITEMS.alfa, 'same'],
    ]);
    expect(distinctLines(comparison)).toHaveLength(lines.length + 1);
  });

  it('counts every class', () => {
    const expected = { same: 1, dates: 0, 'one-way': 0, here: 0, there: 0 };
    for (const { difference } of CASES) if (difference) expected[difference as keyof typeof expected]++;
    expect(countDifferences(part('alfa').lines)).toEqual(expected);
    expect(Object.values(expected).every((count) => count > 1)).toBe(true);
  });

  it('says what it cannot compare', () => {
    expect(part('gamma')).toMatchObject({ state: 'unlinked', lines: [] });
    expect(part('alfa').unlinked.map(({ partnership }) => partnership)).toEqual([
      `${HERE}id/partnership/alfa--nowhere`,
    ]);
    const before = compare(here, { ...snapshot, items: [ITEMS.beta] });
    expect(before.parts.map(({ state }) => state)).toEqual(['not-asked', 'compared', 'unlinked']);
  });

  it('names what only the other side has', () => {
    expect(lineOf('Q3001')?.twin.labels).toEqual({ en: 'Elsewhere', lv: 'Citur' });
    expect(lineOf('Q3002')?.twin.labels).toEqual({ mul: 'Many' });
    expect(lineOf('Q3003')).toMatchObject({ relation: { kind: 'cooperation' } });
  });

  it('keeps dates, ranks and references', () => {
    expect(lineOf('Q2001')?.outward).toMatchObject([
      {
        rank: 'normal',
        start: [{ time: '1993-12-17', precision: 11 }],
        references: [{ urls: ['https://elsewhere.example/'], statedIn: ['Q55'], retrieved: ['2020-03-04'] }],
      },
    ]);
    expect(lineOf('Q3001')?.outward[0]?.start).toEqual([{ time: '1990', precision: 8 }]);
  });
});

describe('a snapshot', () => {
  it('has the same bytes for the same answer, in whatever order it came', () => {
    const moved = { ...again, statements: [...again.statements].reverse() };
    expect(printSnapshot(moved)).toBe(printSnapshot(snapshot));
  });

  it('is read as it was written, and compared without a network', () => {
    const read = parseSnapshot(printSnapshot(snapshot));
    expect(printSnapshot(read)).toBe(printSnapshot(snapshot));
    expect(compare(here, read).parts.map(({ lines }) => lines.length)).toEqual(
      comparison.parts.map(({ lines }) => lines.length),
    );
  });

  it.each([
    ['', 'it is no JSON'],
    ['[]', 'it is no snapshot of twinnings'],
    ['{"endpoint":"x"}', 'it is no snapshot of twinnings'],
  ])('%j is none', (text, message) => {
    expect(() => parseSnapshot(text)).toThrow(message);
  });
});

describe('the QuickStatements of the comparison', () => {
  const spelt = (line: string, item: string) =>
    line
      .replace(/^A /, `${ITEMS.alfa} `)
      .replace(/^T /, `${item} `)
      .replace(/ P190 A/, ` P190 ${ITEMS.alfa}`)
      .replace(/ P190 T/, ` P190 ${item}`)
      .replaceAll(' ', '\t');
  const linesOf = (item: string) => {
    const additions = batches(comparison).flatMap((batch) => batch.additions);
    return quickStatements(additions.filter(({ subject, value }) => [subject, value].includes(item)))
      .split('\n')
      .filter((line) => line !== '');
  };

  it.each(CASES)('$what ($item)', ({ item, added = [] }) => {
    expect(linesOf(item)).toEqual(added.map((line) => spelt(line, item)));
  });

  it('say when somebody looked at the page, where there is one', () => {
    const [batch] = batches(comparison);
    const text = quickStatements(batch?.additions ?? [], '2026-11-20');
    expect(text).toContain('\tS854\t"https://alfa.example/twins"\tS813\t+2026-11-20T00:00:00Z/11\n');
    expect(text).toContain(`${ITEMS.alfa}\tP190\tQ2013\n`);
  });

  it('stop at a limit, and say so', () => {
    const all = batches(comparison).flatMap(({ additions }) => additions);
    const limited = batches(comparison, 3);
    expect(limited.flatMap(({ additions }) => additions)).toEqual(all.slice(0, 3));
    expect(limited[0]?.postponed).toBe(all.length - 3);
  });

  it('are told in words', () => {
    expect(batches(comparison).flatMap(summary)).toEqual([
      'alfa: 10 statements to add, 2 starts to add to statements that have none',
      '  7 without a start, for none is known',
      '  2 without a reference URL, for the page has none',
      '  2 without any reference',
      '  14 left alone: nothing is missing there',
      '  1 left out: ended here',
      '  1 left out: suspended here',
      '  2 left out: sources disagree on the start',
      '  1 left out: another start there',
      '  1 left out: ended there',
      '  1 left out: deprecated there',
      '  1 left out: the twin has no verified item',
      'beta: 0 statements to add, 0 starts to add to statements that have none',
      'gamma: has no verified Wikidata item, nothing to add',
    ]);
  });
});
