import { describe, expect, it } from 'vitest';
import {
  parseRejections,
  parseReview,
  printRejections,
  printReview,
  type ReviewEntry,
} from '../../../../src/features/wikidata/review.ts';

const ENTRY: ReviewEntry = {
  place: 'naro-fominsk',
  name: 'Naro-Fominsk: "district" # no comment',
  service: 'https://service.example/api',
  asked: '2026-11-21',
  candidates: [
    {
      id: 'Q1',
      name: 'Наро-Фоминск',
      score: 99.5,
      reasons: ['country: RUS, as here', '- yes: no'],
      decision: null,
    },
    { id: 'Q2', name: 'null', score: 1, reasons: [], decision: 'reject' },
  ],
};

describe('a review file', () => {
  it('is read as it was written', () => {
    const entries = [ENTRY, { ...ENTRY, place: 'raska', candidates: [] }];
    expect(parseReview(printReview(entries), 'review.yaml')).toEqual(entries);
    expect(parseReview(printReview([]), 'review.yaml')).toEqual([]);
  });

  it('leaves room for a decision', () => {
    const text = printReview([ENTRY]);
    expect(text).toContain('      decision:\n');
    const decided = text.replace('decision:\n', 'decision: confirm\n');
    expect(parseReview(decided, 'review.yaml')[0]?.candidates[0]?.decision).toBe('confirm');
  });

  it.each([
    ['- place: x\n  candidates: [', /^r\.yaml: /],
    ['- place: x\n', /^r\.yaml: \[0\]\.name: /],
    [
      printReview([ENTRY]).replace('decision:\n', 'decision: maybe\n'),
      /^r\.yaml: \[0\]\.candidates\[0\]\.decision: /,
    ],
    [printReview([ENTRY]).replace('id: Q1', 'id: Q1>'), /expected a Wikidata item/],
  ])('that is not sound is refused by its place (%#)', (text, message) => {
    expect(() => parseReview(text, 'r.yaml')).toThrow(message);
  });
});

describe('rejections', () => {
  it.each([[{}], [{ raska: { Q1: '2026-11-21', Q2: '2026-11-20' }, 'naro-fominsk': { Q3: '2026-11-21' } }]])(
    'are read as they were written: %j',
    (all) => {
      expect(parseRejections(printRejections(all), 'rejected.yaml')).toEqual(all);
    },
  );
});
