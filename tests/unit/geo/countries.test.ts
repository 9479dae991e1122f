import { expect, it } from 'vitest';
import { isInCountry } from '../../../src/geo/countries.ts';

const COTTBUS = { lat: 51.76, long: 14.33 };
const SAVANNAH = { lat: 32.08, long: -81.09 };
const IZMIR = { lat: 38.42, long: 27.14 };

it.each([
  ['in German', COTTBUS, { de: 'Deutschland' }, true],
  ['in Ukrainian', IZMIR, { uk: 'Польща' }, false],
  ['that only people in a hurry use', SAVANNAH, { en: 'The States' }, undefined],
  ['in English', SAVANNAH, { en: 'United States' }, true],
  ['of which one language is known to spell it otherwise', IZMIR, { en: 'Turkey', lv: 'Turcija' }, true],
  ['of no country', COTTBUS, { en: 'Ruritania' }, undefined],
  ['of a private language', COTTBUS, { 'x-home': 'Deutschland' }, undefined],
])('a country is known by its name %s', (_, point, names, expected) => {
  expect(isInCountry(point, names)).toBe(expected);
});
