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

/** A region within each country: latitude and longitude of its middle, and how far it reaches from there in degrees. */
const INLAND = {
  AUT: [47.6, 14.3, 0.3, 1.2],
  BEL: [50.6, 4.6, 0.2, 0.6],
  BGR: [42.7, 25.2, 0.5, 1.3],
  CZE: [49.7, 15.3, 0.4, 1.3],
  DEU: [50.8, 10.0, 1.5, 1.6],
  DNK: [56.1, 9.2, 0.5, 0.5],
  ESP: [40.2, -3.8, 1.6, 1.8],
  EST: [58.7, 25.7, 0.4, 0.8],
  FIN: [62.5, 26.0, 1.4, 1.8],
  FRA: [46.9, 2.4, 1.6, 1.8],
  GRC: [39.6, 21.8, 0.4, 0.4],
  HRV: [45.6, 16.3, 0.3, 0.5],
  HUN: [47.1, 19.3, 0.5, 1.2],
  IRL: [53.3, -7.8, 0.7, 0.7],
  ITA: [45.0, 10.0, 0.4, 1.1],
  LTU: [55.3, 23.9, 0.5, 1.1],
  LVA: [56.8, 25.0, 0.3, 1.1],
  NLD: [52.2, 5.7, 0.4, 0.4],
  POL: [52.1, 19.4, 1.3, 2.2],
  PRT: [39.9, -7.9, 1.2, 0.4],
  ROU: [45.9, 25.0, 0.9, 1.8],
  SVK: [48.7, 19.5, 0.2, 1.1],
  SVN: [46.1, 14.8, 0.2, 0.6],
  SWE: [60.5, 15.2, 1.8, 1.0],
};

/** A place within a country, in degrees: elsewhere the checks would have something to say of each. */
function positionIn(country, next) {
  const [lat, long, height, width] = INLAND[country];
  return [lat + (2 * next() - 1) * height, long + (2 * next() - 1) * width].map((degrees) =>
    degrees.toFixed(5),
  );
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
    const [lat, long] = positionIn(country, next);
    yield `${townSlug(number)}:\n`;
    yield `  name: { en: ${name}, lv: ${name}${native} }\n`;
    yield `  level: ${oneOf(LEVELS, next)}\n  country: ${country}\n`;
    yield `  coordinates: { lat: ${lat}, long: ${long} }\n`;
    if (next() < 0.7) yield `  wikidata: Q${900_000_000 + number}\n`;
  }
}
