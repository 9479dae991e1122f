import { describe, expect, test } from 'vitest';
import { guessColumn } from '../../../../src/spreadsheets/words/columns.ts';
import { words } from '../../../../src/spreadsheets/words/words.ts';

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
    ['End year', 'until'],
    ['End date of agreement', 'until'],
    ['Year of ending', 'until'],
    ['Contact name', 'person'],
    ['Mayor name', 'person'],
    ['Ansprechpartnerin', 'person'],
    ['Kontaktpersona', 'person'],
    ['Telefons', 'person'],
    ['Nr.', 'number'],
    ['Partnerstadt', 'partner'],
    ['Staedtepartner', 'partner'],
    ['Jahr der Gründung', 'since'],
    ['Data podpisania umowy', 'signed'],
    ['Місто-побратим', 'partner'],
    ['Sister city since', 'since'],
    ['Name (en)', 'name.en'],
    ['Name auf Deutsch', 'name.de'],
    ['description_de', 'description.de'],
    ['Notes (en)', 'note.en'],
    ['Wikidata-ID', 'wikidata'],
    ['Latitude', 'latitude'],
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
    expect(guessColumn(header).map((guess) => guess.means)).toEqual([name]);
  });

  test.each(['', '???', 'Lorem ipsum', 'x'.repeat(100_000)])('%s is not known', (header) => {
    expect(guessColumn(header)).toEqual([]);
  });

  test('no word of a language stands for two columns of it', () => {
    for (const [language, { columns }] of words().languages) {
      const meanings = new Map<string, string[]>();
      for (const [name, list = []] of Object.entries(columns)) {
        for (const word of list) meanings.set(word, [...(meanings.get(word) ?? []), name]);
      }
      const twice = [...meanings].filter(
        ([word, names]) =>
          names.length > 1 && !['sritis', 'stan', 'oblast', 'estado', 'stato'].includes(word),
      );
      expect(twice, language).toEqual([]);
    }
  });
});
