import { beforeAll, describe, expect, test } from 'vitest';
import { codeLabels } from '../../../../src/commands/import/records.ts';
import { CODES } from '../../../../src/records/index.ts';
import {
  type CodeLabel,
  lookupOf,
  readSeveral,
  type WordLookup,
} from '../../../../src/spreadsheets/words/lookup.ts';
import { nearest } from '../../../../src/text/edit-distance.ts';
import { folded } from '../../../../src/text/folding.ts';

let labels: CodeLabel[];
let fields: WordLookup;
beforeAll(async () => {
  labels = await codeLabels('https://example.org/');
  fields = lookupOf('field', labels);
});

describe('fields in one cell', () => {
  test.each<[string, string[], string[]]>([
    ['culture', ['culture'], []],
    ['Culture; Sport', ['culture', 'sport'], []],
    ['kultūra, sports un izglītība', ['culture', 'sport', 'education'], []],
    ['Izglītība\nKultūra / tūrisms', ['education', 'culture', 'tourism'], []],
    ['education and youth', ['education', 'youth'], []],
    ['Science and research', ['science'], []],
    ['kultūra, Sociālā aprūpe, palīdzība un iekļaušana, sports', ['culture', 'social', 'sport'], []],
    ['Pupil, student and teacher exchange and trade', ['educational-exchange', 'trade'], []],
    ['Ekonomiskā attīstība', ['economy'], []],
    ['veselība; medicīna', ['health'], []],
    ['KULTURA', ['culture'], []],
    ['sports/dejas, ķeramkāršanās', ['sport'], ['dejas', 'ķeramkāršanās']],
    [',;/ ', [], []],
    ['', [], []],
  ])('%j', (cell, values, unknown) => {
    expect(readSeveral(cell, fields)).toEqual({ values, unknown });
  });

  test('a hostile cell is read in good time', () => {
    const started = performance.now();
    for (const cell of [
      ' '.repeat(100_000),
      'un '.repeat(30_000),
      'a,'.repeat(50_000),
      '\n \n'.repeat(30_000),
    ]) {
      readSeveral(cell, fields);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('every code and every label of the vocabulary is understood', () => {
    for (const scheme of ['field', 'kind', 'status', 'instrument', 'level'] as const) {
      const lookup = lookupOf(scheme, labels);
      for (const code of CODES[scheme]) expect(lookup.get(folded(code)), code).toBe(code);
      const codes: readonly string[] = CODES[scheme];
      for (const label of labels.filter((each) => each.scheme === scheme && codes.includes(each.code))) {
        expect(lookup.get(folded(label.label)), label.label).toBe(label.code);
      }
    }
  });

  test.each([
    ['de', 'kulturr', 'kultur'],
    ['lv', 'kulturr', 'kultura'],
    ['fr', 'culturre', 'culture'],
  ])('a word of %s that is misspelt is nearest to a word of the same language', (language, word, near) => {
    expect(nearest(word, lookupOf('field', [], language).keys())).toBe(near);
  });
});
