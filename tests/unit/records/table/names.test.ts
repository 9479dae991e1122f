import { beforeAll, describe, expect, test } from 'vitest';
import { readRecords } from '../../../../src/records/index.ts';
import { type Register, registerOf, splitCountry } from '../../../../src/spreadsheets/import/names.ts';
import { countryLookup } from '../../../../src/spreadsheets/words/countries.ts';

let register: Register;
let countries: ReadonlyMap<string, string>;
beforeAll(async () => {
  const { records } = await readRecords('data');
  register = registerOf(records);
  countries = countryLookup(records);
});

describe('names', () => {
  test.each<[string, string | undefined, string]>([
    ['Radom', undefined, 'radom'],
    ['Radoma', 'POL', 'radom'],
    ['Radom (Poland)', undefined, 'radom'],
    ['Magdebourg', undefined, 'magdeburg'],
    ['BELCI', undefined, 'balti'],
    ['Haleforsa', undefined, 'hallefors'],
    ['Novu Odesa', undefined, 'nova-odessa'],
    ['Vodzislavas rajons, Polija', undefined, 'wodzislaw-district'],
    ['Panevežys (Lithuania)', undefined, 'panevezys'],
    ['Jelgava', undefined, 'jelgava'],
    ['Jelgavas novads', 'LVA', 'jelgavas-novads'],
    ['Siauliai', 'LTU', 'siauliai'],
    ['Белая', undefined, ''],
    ['Halle', undefined, ''],
    ['Halle (Saale)', 'DEU', ''],
    ['Jelgavas nov.', undefined, ''],
    ['Jelgav', undefined, ''],
    ['Alytus', 'LTU', ''],
    ['Nova Odesa', 'UKR', ''],
    ['Radom', 'DEU', ''],
    ['', undefined, ''],
    ['x'.repeat(100_000), undefined, ''],
  ])('%s in %s', (written, country, slug) => {
    const { name, country: within } = splitCountry(written, countries);
    expect(register.reconcile(name, country ?? within).slug ?? '').toBe(slug);
  });

  test.each<[string, string | undefined, string]>([
    ['Jelgavas nov.', undefined, 'jelgavas-novads'],
    ['Halle', 'DEU', 'halle-westfalen'],
    ['Alytus', 'LTU', 'alytus-district'],
    ['Nova Odesa', 'UKR', 'nova-odessa'],
    ['Dauagvpils', undefined, 'daugavpils'],
  ])('%s is asked about', (name, country, near) => {
    const found = register.reconcile(name, country);
    expect(
      found.slug === undefined && register.similarTo(name, country, found).map(({ slug }) => slug),
    ).toContain(near);
  });
});
