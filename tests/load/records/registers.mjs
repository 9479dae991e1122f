import { COUNTRIES, townName, townSlug } from './names.mjs';
import { oneOf, random } from './random.mjs';

const LEVELS = ['city', 'city', 'city', 'municipality', 'district', 'county'];

/** The registers of so many towns, in pieces of YAML by file name; those that have no records are empty. */
export function registers(towns) {
  return {
    'countries.yaml': countries(),
    'places.yaml': places(towns),
    'organisations.yaml': ['{}\n'],
    'networks.yaml': ['{}\n'],
    'projects.yaml': ['{}\n'],
    'discrepancies.yaml': ['{}\n'],
  };
}

function* countries() {
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const latvian = new Intl.DisplayNames('lv', { type: 'region' });
  for (const [code, value] of Object.entries(COUNTRIES)) {
    const [region] = value.split(' ');
    yield `${code}: { name: { en: ${english.of(region)}, lv: ${latvian.of(region)} } }\n`;
  }
}

/** Seven of ten have a Wikidata item, as places do: the others are what "missing links" asks for. */
function* places(towns) {
  const next = random(1);
  const codes = Object.keys(COUNTRIES);
  for (let number = 0; number < towns; number++) {
    const name = townName(number);
    const country = oneOf(codes, next);
    const language = COUNTRIES[country].split(' ')[1];
    const native = language === 'lv' ? '' : `, ${language}: ${name}`;
    const lat = (36 + next() * 30).toFixed(3);
    const long = (-9 + next() * 38).toFixed(3);
    yield `${townSlug(number)}:\n`;
    yield `  name: { en: ${name}, lv: ${name}${native} }\n`;
    yield `  level: ${oneOf(LEVELS, next)}\n  country: ${country}\n`;
    yield `  coordinates: { lat: ${lat}, long: ${long} }\n`;
    if (next() < 0.7) yield `  wikidata: Q${900_000_000 + number}\n`;
  }
}
