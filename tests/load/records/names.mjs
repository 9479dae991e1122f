const CONSONANTS = ['b', 'd', 'g', 'k', 'l', 'm', 'n', 'r', 's', 't', 'v', 'z'];
const SYLLABLES = CONSONANTS.flatMap((consonant) => ['a', 'o'].map((vowel) => consonant + vowel));
const LENGTH = 4;
const NAMES = SYLLABLES.length ** LENGTH;
/** Has no divisor in common with the number of names, so that each number has a name of its own. */
const STEP = 131_071;

/** Members of the EU: code in the EU's country table → code of ISO 3166-1, language of the names. */
export const COUNTRIES = {
  AUT: 'AT de',
  BEL: 'BE nl',
  BGR: 'BG bg',
  CZE: 'CZ cs',
  DEU: 'DE de',
  DNK: 'DK da',
  ESP: 'ES es',
  EST: 'EE et',
  FIN: 'FI fi',
  FRA: 'FR fr',
  GRC: 'GR el',
  HRV: 'HR hr',
  HUN: 'HU hu',
  IRL: 'IE ga',
  ITA: 'IT it',
  LTU: 'LT lt',
  LVA: 'LV lv',
  NLD: 'NL nl',
  POL: 'PL pl',
  PRT: 'PT pt',
  ROU: 'RO ro',
  SVK: 'SK sk',
  SVN: 'SI sl',
  SWE: 'SE sv',
};

/** The name of the town of this number, which no other number has. */
export function townName(number) {
  let rest = (number * STEP + 50_021) % NAMES;
  let name = '';
  for (let count = 0; count < LENGTH; count++) {
    name += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The last part of the town's IRI. */
export function townSlug(number) {
  return townName(number).toLowerCase();
}
