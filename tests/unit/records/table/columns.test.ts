import { describe, expect, test } from 'vitest';
import { COLUMN_NAMES, COLUMNS, guessColumn } from '../../../../src/spreadsheets/import/columns.ts';

describe('headers', () => {
  test.each([
    ['Partner', 'partner'],
    ['Sadraudzības pilsēta', 'partner'],
    ['SADRAUDZIBAS PILSETAS', 'partner'],
    ['Partneris', 'partner'],
    ['Country', 'country'],
    ['Partner country', 'country'],
    ['Partnera valsts', 'country'],
    ['Since', 'since'],
    ['Kopš', 'since'],
    ['Sadarbība kopš (gads)', 'since'],
    ['Līguma datums', 'signed'],
    ['Agreement date', 'signed'],
    ['Līguma noslēgšanas datums', 'signed'],
    ['Līguma veids', 'instrument'],
    ['Veids', 'kind'],
    ['Fields of cooperation', 'fields'],
    ['Sadarbības jomas:', 'fields'],
    ['Statuss', 'status'],
    ['Website', 'website'],
    ['Mājaslapa', 'website'],
    ['Mājas lapa', 'website'],
    ['Population (2015)', 'population'],
    ['Iedzīvotāju skaits (2015)', 'population'],
    ['Platība, km2', 'area'],
    ['Area (km²)', 'area'],
    ['Notes', 'notes'],
    ['Piezīmes', 'notes'],
  ])('%s is %s', (header, name) => {
    expect(guessColumn(header).map((guess) => guess.name)).toEqual([name]);
  });

  test.each(['Kontaktpersona', 'Contact', 'Telefons', '', 'Nr.', 'x'.repeat(100_000)])(
    '%s is not known',
    (header) => {
      expect(guessColumn(header)).toEqual([]);
    },
  );

  test('no phrase stands for two columns', () => {
    for (const name of COLUMN_NAMES) {
      for (const phrase of [...COLUMNS[name].en, ...COLUMNS[name].lv]) {
        expect(new Set(guessColumn(phrase).map((guess) => guess.name)), phrase).toEqual(new Set([name]));
      }
    }
  });
});
